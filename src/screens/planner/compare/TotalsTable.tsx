import { useTranslation } from 'react-i18next';
import type { SideTotals } from '../../../engine/metrics/compare-plans.ts';
import { formatDelta, formatNumber } from '../../../ui/format.ts';
import styles from './ComparisonTables.module.css';

const ROWS = ['grids', 'households', 'coveredHouseholds', 'unassignedHouseholds', 'outOfBand'] as const;

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
        {ROWS.map((row) => (
          <tr key={row}>
            <th scope="row">{t(`compare.total.${row}`)}</th>
            <td>{formatNumber(before[row])}</td>
            <td>{formatNumber(after[row])}</td>
            <td>{formatDelta(after[row] - before[row])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
