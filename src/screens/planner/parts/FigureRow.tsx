import type { ReactNode } from 'react';
import type { MetricKey } from '../../../domain/metrics/registry.ts';
import { NO_VALUE } from '../../../ui/format.ts';
import {
  formatMetric,
  formatMetricChange,
  isMetricChange,
  metricName,
  metricUnit,
} from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './FigureRow.module.css';

export interface FigureRowProps {
  readonly metric: MetricKey;
  /** Instead of the figure's name. */
  readonly label?: ReactNode;
  readonly now: number | null;
  /** The same figure in the map in force; `undefined` where there is none to compare with. */
  readonly before?: number | null;
  readonly note?: ReactNode;
  readonly strong?: boolean;
}

/** One figure of the inspector with its change against the map in force; a pair of a description list. */
export function FigureRow({ metric, label, now, before, note, strong }: FigureRowProps) {
  const { t } = useTranslation('planner');
  const change = now !== null && before !== undefined && before !== null ? now - before : null;
  const changed = change !== null && isMetricChange(metric, change);
  const unit = metricUnit(metric);
  return (
    <div className={styles.row}>
      <dt>{label ?? metricName(metric)}</dt>
      <dd>
        <span className={strong ? styles.strong : undefined}>{formatMetric(metric, now)}</span>
        {unit !== '' && now !== null && <span className={styles.unit}> {unit}</span>}
      </dd>
      <dd className={changed ? styles.changed : styles.delta}>
        {change === null ? (
          <span aria-hidden="true">{NO_VALUE}</span>
        ) : (
          <span title={t('figures.delta', { delta: formatMetricChange(metric, change) })}>
            ({formatMetricChange(metric, change)})
          </span>
        )}
      </dd>
      {note && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}
