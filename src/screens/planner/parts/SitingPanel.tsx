import { useEffect, useRef } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { amountWords } from '../siting-words.ts';
import { SitingAnswerView } from './SitingAnswerView.tsx';
import { SitingForm } from './SitingForm.tsx';
import styles from './SitingPanel.module.css';

/** Where more stations help most: the question, how far the search is, and its answer. */
export function SitingPanel() {
  const { t } = useTranslation('planner');
  const { outcome, isStale, progress } = useDeskState('siting', (siting) => siting);
  const isRunning = progress !== null;
  const below = useRef<HTMLDivElement>(null);
  // The form fills the panel: what comes of it stands below.
  useEffect(() => {
    if (isRunning || outcome !== null) below.current?.scrollIntoView({ block: 'start' });
  }, [isRunning, outcome]);
  return (
    <section aria-label={t('siting.label')} aria-busy={isRunning} className={styles.panel}>
      <SitingForm />
      <div ref={below} className={styles.below}>
        {isRunning && <Searching />}
        {isStale && outcome !== null && (
          <p className={styles.stale} role="status">
            {t('siting.stale')}
          </p>
        )}
        {outcome?.kind === 'failed' && <p role="alert">{t('siting.failed')}</p>}
        {outcome?.kind === 'refused' && (
          <p className={styles.refused} role="alert" data-reason={outcome.reason}>
            {t(`siting.refused.${outcome.reason}`)}
          </p>
        )}
        {outcome?.kind === 'answered' && <SitingAnswerView answer={outcome.answer} />}
      </div>
    </section>
  );
}

/** The best value and the bound so far, and the way to stop. */
function Searching() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const progress = useDeskState('siting', (siting) => siting.progress);
  const objective = useDeskState('siting', ({ form }) => form.objective);
  const words = (amount: number) => amountWords(t, objective, amount);
  const { value = null, bound = null } = progress ?? {};
  return (
    <div className={styles.searching}>
      <p role="status">{t('siting.asking')}</p>
      {value !== null && (
        <p className={styles.quiet}>
          {bound === null
            ? t('siting.bestSoFar', { value: words(value) })
            : t('siting.soFar', { value: words(value), bound: words(bound) })}
        </p>
      )}
      <Button variant="quiet" className={styles.small} onClick={() => void desk.siting.cancel()}>
        {t('siting.cancel')}
      </Button>
    </div>
  );
}
