import type { MetricKey } from '../../../domain/metrics/registry.ts';
import type { SideTotals } from '../../../engine/metrics/compare-plans.ts';
import { formatMetric, formatMetricChange } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './ComparisonTables.module.css';

const ROWS = [
  ['grids', 'grids'],
  ['households', 'households'],
  ['coveredHouseholds', 'coveredHouseholds'],
  ['unassignedHouseholds', 'unassignedHouseholds'],
  ['outOfBand', 'gridsOutOfBand'],
] as const satisfies readonly (readonly [keyof SideTotals, MetricKey])[];

export interface TotalsTableProps {
  readonly before: SideTotals;
  readonly after: SideTotals;
}

/** The sums of both sides and their differences. */
export function TotalsTable({ before, after }: TotalsTableProps) {
  const { t } = useTranslation('planner');
  return (
    <table className={styles.table}>
      <caption>{t('compare.totals')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('compare.before')}</th>
          <th scope="col">{t('compare.after')}</th>
          <th scope="col">{t('compare.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([row, metric]) => (
          <tr key={row}>
            <th scope="row">{t(`compare.total.${row}`)}</th>
            <td>{formatMetric(metric, before[row])}</td>
            <td>{formatMetric(metric, after[row])}</td>
            <td>{formatMetricChange(metric, after[row] - before[row])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
