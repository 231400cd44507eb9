import type { GridComparison, GridStanding } from '../../../engine/metrics/compare-plans.ts';
import { NO_VALUE } from '../../../ui/format.ts';
import { formatMetric, formatMetricChange } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart } from '../desk-context.tsx';
import styles from './ComparisonTables.module.css';

export interface GridRowsProps {
  readonly grids: readonly GridComparison[];
  readonly shown: string | null;
  onShow(code: string): void;
}

/** One row per grid that is not as it was: its households and homes covered, what it gained and lost. */
export function GridRows({ grids, shown, onShow }: GridRowsProps) {
  const { t } = useTranslation('planner');
  if (grids.length === 0) return <p className={styles.none}>{t('compare.noGrids')}</p>;
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>{t('compare.grids', { count: grids.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.code')}</th>
          <th scope="col" className={styles.words}>
            {t('table.community')}
          </th>
          <th scope="col" className={styles.words}>
            {t('compare.lineage')}
          </th>
          <th scope="col">{t('compare.householdsBefore')}</th>
          <th scope="col">{t('compare.householdsAfter')}</th>
          <th scope="col">{t('compare.gained')}</th>
          <th scope="col">{t('compare.lost')}</th>
          <th scope="col">{t('compare.coveredBefore')}</th>
          <th scope="col">{t('compare.coveredAfter')}</th>
          <th scope="col" className={styles.words}>
            {t('compare.band')}
          </th>
        </tr>
      </thead>
      <tbody>
        {grids.map((row) => (
          <GridRow key={row.code} row={row} isShown={row.code === shown} onShow={onShow} />
        ))}
      </tbody>
    </table>
  );
}

interface GridRowProps {
  readonly row: GridComparison;
  readonly isShown: boolean;
  onShow(code: string): void;
}

function GridRow({ row, isShown, onShow }: GridRowProps) {
  const { t } = useTranslation('planner');
  const index = useCityPart((city) => city.index);
  const { code, communityCode, lineage, before, after, gained, lost } = row;
  return (
    <tr className={isShown ? styles.shown : undefined}>
      <th scope="row">
        <button type="button" className={styles.code} aria-pressed={isShown} onClick={() => onShow(code)}>
          {code}
        </button>
      </th>
      <td className={styles.words}>{index.units.get(communityCode)?.name ?? communityCode}</td>
      <td className={styles.words}>{t(`lineage.${lineage}`)}</td>
      <td>{countOf(before, 'households')}</td>
      <td>{countOf(after, 'households')}</td>
      <td>{formatMetricChange('households', gained)}</td>
      <td>{formatMetricChange('households', -lost)}</td>
      <td>{countOf(before, 'coveredHouseholds')}</td>
      <td>{countOf(after, 'coveredHouseholds')}</td>
      <td className={styles.words}>
        {[before, after].map((side) => (side ? t(`compare.bandState.${side.band}`) : NO_VALUE)).join(' → ')}
      </td>
    </tr>
  );
}

function countOf(side: GridStanding | null, figure: 'households' | 'coveredHouseholds'): string {
  return formatMetric(figure, side?.[figure] ?? null);
}
