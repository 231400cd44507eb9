import { useMemo } from 'react';
import type { Problem } from '../../../domain/problem.ts';
import { problemEntries } from '../../../state/problem-list.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import { EntryButton, entryWords } from '../parts/ProblemEntry.tsx';
import listStyles from '../parts/ProblemList.module.css';
import { useLookAt } from '../problem-entries.ts';
import styles from './Dialog.module.css';

export interface PublishRefusedDialogProps {
  readonly problems: readonly Problem[];
  readonly onClose: () => void;
}

/** Why PostGIS refused the plan; each reason leads to its place on the map, its own words are kept behind it. */
export function PublishRefusedDialog({ problems, onClose }: PublishRefusedDialogProps) {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const figures = useDeskState('figures', ({ current }) => current);
  const entries = useMemo(() => problemEntries(problems, city, figures), [problems, city, figures]);
  const lookAt = useLookAt();
  return (
    <Dialog title={t('dialog.refusedTitle')} onClose={onClose}>
      <p className={styles.body}>{t('dialog.refusedBody', { count: problems.length })}</p>
      <ul className={listStyles.list}>
        {entries.map((entry) => (
          <li key={entry.key}>
            <EntryButton
              entry={entry}
              words={entryWords(entry, city, figures, t)}
              onLook={() => {
                lookAt(entry);
                onClose();
              }}
            />
            <details className={listStyles.databaseWords}>
              <summary>{t('problems.databaseWords')}</summary>
              <p lang="en">{entry.problems.map(({ message }) => message).join(' ')}</p>
            </details>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button variant="primary" onClick={onClose}>
          {t('dialog.close')}
        </Button>
      </div>
    </Dialog>
  );
}
