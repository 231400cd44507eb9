import { useMemo } from 'react';
import { changedCounts } from '../../../state/changed-counts.ts';
import { draftChange, type SaveStanding, saveStanding } from '../../../state/draft-store.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDeskState } from '../desk-context.tsx';
import styles from './PlanStatusLine.module.css';

const SIGN: Readonly<Record<SaveStanding, string>> = {
  untouched: '',
  saved: STATE_SIGNS.fine,
  saving: '…',
  device_only: STATE_SIGNS.attention,
  not_kept: STATE_SIGNS.broken,
  conflict: STATE_SIGNS.broken,
};

/** Which plan is on the desk, in which status, and where the work is kept. */
export function PlanStatusLine() {
  const { t } = useTranslation('planner');
  const draft = useDeskState('draft', (state) => state);
  const version = useCityPart((city) => city.version);
  const standing = saveStanding(draft);
  const name = draft.plan ? draft.plan.name : t(standing === 'untouched' ? 'plan.none' : 'plan.unnamed');
  const status = draft.plan ? t(`plan.status.${draft.plan.status}`) : t('plan.inForceVersion', { version });
  const change = draftChange(draft);
  const counts = useMemo(() => changedCounts(change), [change]);
  const changes = t('plan.changes', { ...counts });
  return (
    <div className={styles.plan}>
      <span className={styles.name} title={`${name} · ${changes}`}>
        {name}
      </span>
      <span className={styles.status}>{status}</span>
      <span className={`${styles.standing} ${styles[standing]}`} role="status">
        {t(`plan.standing.${standing}`)}
        <span aria-hidden="true"> {SIGN[standing]}</span>
      </span>
    </div>
  );
}
