import { lockAllBut, unlockAll } from '../../../state/locks.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDesk, useDeskState } from '../desk-context.tsx';
import styles from './GridTable.module.css';

/** Locks for many grids at once: all of the community but the selected one, and none at all. */
export function GridLocks() {
  const { t } = useTranslation('planner');
  const { locks } = useDesk().stores;
  const { grids } = useCityPart(({ current }) => current);
  const isAnyLocked = useDeskState('locks', ({ locked }) => locked.size > 0);
  const selection = useDeskState('view', (view) => view.selection);
  const selected = selection?.kind === 'grid' ? grids.get(selection.code) : undefined;
  return (
    <div className={styles.locks}>
      <Button
        variant="quiet"
        className={styles.act}
        title={t('locks.lockOthersHint')}
        aria-keyshortcuts="Shift+K"
        disabled={!selected}
        onClick={() => selected && lockAllBut(locks, selected, grids.values())}
      >
        {t('locks.lockOthers')}
      </Button>
      {isAnyLocked && (
        <Button variant="quiet" className={styles.act} onClick={() => unlockAll(locks)}>
          {t('locks.unlockAll')}
        </Button>
      )}
    </div>
  );
}
