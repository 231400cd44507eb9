import { memo } from 'react';
import { measure } from '../../../engine/metrics/measure.ts';
import { type GridRow, householdChange } from '../../../state/grid-rows.ts';
import { formatMetric, formatMetricChange } from '../../../ui/metric-words.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk } from '../desk-context.tsx';
import styles from './GridTable.module.css';
import { LockToggle } from './LockToggle.tsx';

/** The figures behind the households and their change, in the order of the columns. */
const FIGURES = [
  'coverageRate',
  'gapHouseholds',
  'meanMinutes',
  'p90Minutes',
  'compactness',
  'areaHectares',
] as const;

export interface GridTableRowProps {
  readonly row: GridRow;
  /** Open comments on the grid. */
  readonly comments: number;
  readonly index: number;
  readonly selected: boolean;
  /** The one row that Tab stops at. */
  readonly reachable: boolean;
  readonly onChoose: (code: string) => void;
  readonly onShow: (code: string) => void;
}

/** A grid as a row: its figures, what is wrong or said about it, and its lock. Drawn anew only when one of them changes. */
export const GridTableRow = memo(Row, (before, now) => {
  const { row: rowBefore, ...restBefore } = before;
  const { row: rowNow, ...restNow } = now;
  return sameValues(restBefore, restNow) && sameValues(rowBefore, rowNow);
});

/** Every step makes the rows anew; the figures in those of grids that it did not touch are the same ones. */
function sameValues<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => Object.is(a[key], b[key]));
}

function Row(props: GridTableRowProps) {
  const { row, comments, index, selected, reachable, onChoose, onShow } = props;
  const { t } = useTranslation('planner');
  const { view } = useDesk().stores;
  const { figures } = row;
  const change = householdChange(row);
  const out = figures.band === 'under' || figures.band === 'over';
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={selected}
      className={selected ? styles.selected : undefined}
      onClick={() => onChoose(row.code)}
      onDoubleClick={() => onShow(row.code)}
      onPointerEnter={() => view.setState({ hovered: { kind: 'grid', code: row.code } })}
      onPointerLeave={() => view.setState({ hovered: null })}
    >
      <th scope="row" className={styles.code}>
        <button type="button" className={styles.choose} data-row={index} tabIndex={reachable ? 0 : -1}>
          {row.code}
        </button>
        {row.problemCount > 0 && (
          <span className={styles.problem} title={t('table.problems', { count: row.problemCount })}>
            {STATE_SIGNS.attention}
          </span>
        )}
        {comments > 0 && (
          <span
            className={styles.comments}
            role="img"
            aria-label={t('tableMarks.comments', { count: comments })}
            title={t('tableMarks.comments', { count: comments })}
          >
            {comments}
          </span>
        )}
      </th>
      <td>{row.communityName}</td>
      <td>{t(`kind.${row.kind}`)}</td>
      <td className={styles.numeric}>
        {out && <span className={styles.problem}>{figures.band === 'under' ? '↓' : '↑'}</span>}
        {formatMetric('households', measure('households', figures))}
      </td>
      <td className={`${styles.numeric} ${change === 0 ? styles.quiet : styles.changed}`}>
        {formatMetricChange('households', change)}
      </td>
      {FIGURES.map((metric) => (
        <td key={metric} className={styles.numeric}>
          {formatMetric(metric, measure(metric, figures))}
        </td>
      ))}
      <td className={styles.lock}>
        <LockToggle gridCode={row.code} compact tabIndex={reachable ? 0 : -1} />
      </td>
    </tr>
  );
}
