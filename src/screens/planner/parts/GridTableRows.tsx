import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { GridRow } from '../../../state/grid-rows.ts';
import { select } from '../../../state/view-store.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { useShowPlace } from '../map-context.tsx';
import styles from './GridTable.module.css';
import { GridTableRow } from './GridTableRow.tsx';

const ROW_HEIGHT = 28;
/** Rows drawn above and below those in sight. */
const SPARE = 8;
/** Until it has been measured. */
const USUAL_HEIGHT = 200;

export interface GridTableRowsProps {
  readonly rows: readonly GridRow[];
  /** Open comments per grid code. */
  readonly comments: ReadonlyMap<string | null, number>;
  /** The header row. */
  readonly children: ReactNode;
}

/** A window of rows over a table of any length; arrow keys move the selection, Enter shows it on the map. */
export function GridTableRows({ rows, comments, children }: GridTableRowsProps) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const show = useShowPlace();
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const selection = useDeskState('view', (view) => view.selection);
  const selected = selection?.kind === 'grid' ? selection.code : null;
  const selectedIndex = rows.findIndex(({ code }) => code === selected);
  const height = useHeight(scroller);
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

  const choose = useCallback((code: string) => select(desk.stores.view, { kind: 'grid', code }), [desk]);
  const chooseAt = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row) choose(row.code);
  };
  // Keys move the focus along with the selection, also onto rows that were not drawn before.
  useEffect(() => {
    const box = scroller.current;
    if (!box?.contains(document.activeElement) || !document.activeElement?.matches('[data-row]')) return;
    box.querySelector<HTMLElement>(`[data-row="${selectedIndex}"]`)?.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // The lock of a row has keys of its own.
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-row]')) return;
    const moves: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 8,
      PageUp: -8,
      Home: -rows.length,
      End: rows.length,
    };
    const move = moves[event.key];
    if (move !== undefined) chooseAt(selectedIndex < 0 ? 0 : selectedIndex + move);
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
        <tbody onKeyDown={onKeyDown}>
          {rows.slice(first, last).map((row, offset) => (
            <GridTableRow
              key={row.code}
              row={row}
              comments={comments.get(row.code) ?? 0}
              index={first + offset}
              selected={row.code === selected}
              reachable={
                selectedIndex < first || selectedIndex >= last ? offset === 0 : row.code === selected
              }
              onChoose={choose}
              onShow={show}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Told by the browser when it changes: to ask for it while drawing would lay the page out once more in every step. */
function useHeight(box: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(USUAL_HEIGHT);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([{ contentRect }]) => setHeight(contentRect.height));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return height;
}
