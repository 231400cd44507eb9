import type { ReactNode } from 'react';
import { measure } from '../../../engine/metrics/measure.ts';
import { formatNumber } from '../../../ui/format.ts';
import { formatMetric, metricName } from '../../../ui/metric-words.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { staffingOf, WANTED_WORKERS_PER_10000 } from '../model/staffing.ts';
import type { WallView } from '../wall-view.ts';
import styles from './StaffPanel.module.css';
import { WallPanel } from './WallPanel.tsx';

/** Who looks after the place, as counts; what nobody tells is said to be unknown. */
export function StaffPanel({ view }: { readonly view: WallView }) {
  const { t } = useTranslation('wall');
  const staff = staffingOf(view.areas, view.area.code);
  const without = measure('gridsWithoutWorker', staff);
  const per10000 = measure('communityWorkersPer10000', staff);
  const hasUnits = view.area.level !== 'grid';
  return (
    <WallPanel area="staff" title={t('staff.title')}>
      <dl className={styles.staff}>
        <Row
          name={t('staff.gridWorkers')}
          value={formatMetric('gridWorkers', staff.gridWorkers)}
          note={
            staff.partTimeGridWorkers === null
              ? t('staff.unknown')
              : t('staff.partTime', { count: staff.partTimeGridWorkers })
          }
        />
        <Row
          name={metricName('gridsWithoutWorker')}
          value={formatMetric('gridsWithoutWorker', without)}
          state={without === null ? null : without > 0 ? 'attention' : 'fine'}
          note={without === null ? t('staff.unknown') : t('staff.ofGrids', { count: staff.gridsTold })}
        />
        {hasUnits && (
          <Row
            name={metricName('communityWorkersPer10000')}
            value={formatMetric('communityWorkersPer10000', per10000)}
            state={per10000 === null ? null : per10000 < WANTED_WORKERS_PER_10000 ? 'attention' : 'fine'}
            note={
              per10000 === null
                ? t('staff.unknown')
                : t('staff.wanted', { wanted: formatNumber(WANTED_WORKERS_PER_10000) })
            }
          />
        )}
      </dl>
    </WallPanel>
  );
}

interface RowProps {
  readonly name: string;
  readonly value: string;
  readonly note: ReactNode;
  readonly state?: 'fine' | 'attention' | null;
}

function Row({ name, value, note, state = null }: RowProps) {
  const { t: shared } = useTranslation('ui');
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>
        {state !== null && (
          <span className={styles[state]} role="img" aria-label={shared(`state.${state}`)}>
            {STATE_SIGNS[state]}
          </span>
        )}
        <strong>{value}</strong>
        <span className={styles.note}>{note}</span>
      </dd>
    </div>
  );
}
