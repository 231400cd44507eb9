import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coveredShare, type GridRow, householdChange } from '../../../state/grid-rows.ts';
import { select } from '../../../state/view-store.ts';
import { formatDelta, formatNumber, formatPercent } from '../../../ui/format.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { useShowPlace } from '../map-context.tsx';
import styles from './GridTable.module.css';

const ROW_HEIGHT = 28;
/** Rows drawn above and below those in sight. */
const SPARE = 8;

export interface GridTableRowsProps {
  readonly rows: readonly GridRow[];
  /** The header row. */
  readonly children: ReactNode;
}

/** A window of rows over a table of any length; arrow keys move the selection, Enter shows it on the map. */
export function GridTableRows({ rows, children }: GridTableRowsProps) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const show = useShowPlace();
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const selection = useDeskState('view', (view) => view.selection);
  const selected = selection?.kind === 'grid' ? selection.code : null;
  const selectedIndex = rows.findIndex(({ code }) => code === selected);
  const height = scroller.current?.clientHeight ?? 200;
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - SPARE);
  const last = Math.min(rows.length, Math.ceil((top + height) / ROW_HEIGHT) + SPARE);

  useEffect(() => {
    const box = scroller.current;
    if (!box || selectedIndex < 0) return;
    const rowTop = selectedIndex * ROW_HEIGHT;
    // One row is covered by the header that sticks to the top.
    if (rowTop < box.scrollTop) box.scrollTop = rowTop;
    else if (rowTop + 2 * ROW_HEIGHT > box.scrollTop + box.clientHeight) {
      box.scrollTop = rowTop + 2 * ROW_HEIGHT - box.clientHeight;
    }
  }, [selectedIndex]);

  const choose = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row) select(desk.stores.view, { kind: 'grid', code: row.code });
  };
  // Keys move the focus along with the selection, also onto rows that were not drawn before.
  useEffect(() => {
    const box = scroller.current;
    if (!box?.contains(document.activeElement) || document.activeElement?.closest('thead')) return;
    box.querySelector<HTMLElement>(`[data-row="${selectedIndex}"]`)?.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 8,
      PageUp: -8,
      Home: -rows.length,
      End: rows.length,
    };
    const move = moves[event.key];
    if (move !== undefined) choose(selectedIndex < 0 ? 0 : selectedIndex + move);
    else if (event.key === 'Enter' && selected) show(selected);
    else return;
    event.preventDefault();
  };
  const spare = { marginTop: first * ROW_HEIGHT, marginBottom: (rows.length - last) * ROW_HEIGHT };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <table
        className={styles.table}
        style={spare}
        aria-rowcount={rows.length + 1}
        aria-label={t('table.label')}
      >
        <thead>{children}</thead>
        <tbody>
          {rows.slice(first, last).map((row, offset) => (
            <Row
              key={row.code}
              row={row}
              index={first + offset}
              selected={row.code === selected}
              reachable={
                selectedIndex < first || selectedIndex >= last ? offset === 0 : row.code === selected
              }
              onChoose={() => choose(first + offset)}
              onShow={() => show(row.code)}
              onKeyDown={onKeyDown}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: GridRow;
  readonly index: number;
  readonly selected: boolean;
  /** The one row that Tab stops at. */
  readonly reachable: boolean;
  readonly onChoose: () => void;
  readonly onShow: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Row({ row, index, selected, reachable, onChoose, onShow, onKeyDown }: RowProps) {
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
      onClick={onChoose}
      onDoubleClick={onShow}
      onPointerEnter={() => view.setState({ hovered: { kind: 'grid', code: row.code } })}
      onPointerLeave={() => view.setState({ hovered: null })}
    >
      <th scope="row" className={styles.code}>
        <button
          type="button"
          className={styles.choose}
          data-row={index}
          tabIndex={reachable ? 0 : -1}
          onKeyDown={onKeyDown}
        >
          {row.code}
        </button>
        {row.problemCount > 0 && (
          <span className={styles.problem} title={t('table.problems', { count: row.problemCount })}>
            {STATE_SIGNS.attention}
          </span>
        )}
      </th>
      <td>{row.communityName}</td>
      <td>{t(`kind.${row.kind}`)}</td>
      <td className={styles.numeric}>
        {out && <span className={styles.problem}>{figures.band === 'under' ? '↓' : '↑'}</span>}
        {formatNumber(figures.households)}
      </td>
      <td className={`${styles.numeric} ${change === 0 ? styles.quiet : styles.changed}`}>
        {formatDelta(change)}
      </td>
      <td className={styles.numeric}>{formatPercent(coveredShare(figures))}</td>
      <td className={styles.numeric}>{formatNumber(figures.gapHouseholds)}</td>
      <td className={styles.numeric}>{formatNumber(figures.meanMinutes, 1)}</td>
      <td className={styles.numeric}>{formatNumber(figures.p90Minutes, 1)}</td>
      <td className={styles.numeric}>{formatNumber(figures.compactness, 2)}</td>
      <td className={styles.numeric}>{formatNumber(figures.areaM2 / 10_000, 2)}</td>
    </tr>
  );
}
