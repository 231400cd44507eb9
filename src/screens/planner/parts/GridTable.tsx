/** The table of grids below the map: sortable, by keyboard, in step with the map. Only rows in sight are drawn. */
import { useEffect, useMemo, useState } from 'react';
import { openComments } from '../../../state/comment-store.ts';
import { gridRows, type SortKey, sortRows } from '../../../state/grid-rows.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { TableExport } from '../export/TableExport.tsx';
import { Icon } from '../Icon.tsx';
import { GridLocks } from './GridLocks.tsx';
import styles from './GridTable.module.css';
import { GridTableRows } from './GridTableRows.tsx';

export const COLUMNS: readonly { readonly key: SortKey; readonly numeric: boolean }[] = [
  { key: 'code', numeric: false },
  { key: 'community', numeric: false },
  { key: 'kind', numeric: false },
  { key: 'households', numeric: true },
  { key: 'change', numeric: true },
  { key: 'coverage', numeric: true },
  { key: 'gap', numeric: true },
  { key: 'mean', numeric: true },
  { key: 'p90', numeric: true },
  { key: 'compactness', numeric: true },
  { key: 'area', numeric: true },
];

export function GridTable() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const city = useOpenCity();
  const current = useDeskState('figures', (figures) => figures.current);
  const inForce = useDeskState('figures', (figures) => figures.inForce);
  const step = useDeskState('figures', (figures) => figures.step);
  const problems = useDeskState('problems', ({ found }) => found);
  const scope = useDeskState('view', (view) => view.scope);
  const onlyProblems = useDeskState('view', (view) => view.onlyProblems);
  const [sort, setSort] = useState<{ key: SortKey; descending: boolean }>({ key: 'code', descending: false });
  const [collapsed, setCollapsed] = useState(false);

  const problemCounts = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { where } of problems) {
      for (const code of where.split(/[\s,;|]+/)) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    return counts;
  }, [problems]);
  const rows = useMemo(
    () =>
      current && inForce ? gridRows(city, current, inForce, problemCounts, { scope, onlyProblems }) : [],
    [city, current, inForce, problemCounts, scope, onlyProblems],
  );
  const comments = useOpenComments();
  const sorted = useMemo(() => sortRows(rows, sort.key, sort.descending), [rows, sort]);
  const sortBy = (key: SortKey, numeric: boolean) =>
    setSort((now) => ({ key, descending: now.key === key ? !now.descending : numeric }));

  return (
    <section
      id="grid-table"
      className={styles.section}
      aria-label={t('table.label')}
      tabIndex={-1}
      data-step={step}
    >
      <header className={styles.header}>
        <h2 className={styles.title}>{t('table.label')}</h2>
        <span className={styles.count}>{t('table.count', { count: sorted.length })}</span>
        <label className={styles.filter}>
          <input
            type="checkbox"
            checked={onlyProblems}
            onChange={(event) => desk.stores.view.setState({ onlyProblems: event.target.checked })}
          />
          {t('table.onlyProblems')}
        </label>
        <GridLocks />
        <TableExport />
        <button
          type="button"
          className={styles.collapse}
          aria-expanded={!collapsed}
          aria-label={t(collapsed ? 'table.expand' : 'table.collapse')}
          onClick={() => setCollapsed(!collapsed)}
        >
          <span className={collapsed ? styles.up : undefined}>
            <Icon name="chevron" />
          </span>
        </button>
      </header>
      {!collapsed && sorted.length === 0 && (
        <p className={styles.empty} role="status">
          {t(current === null ? 'table.counting' : onlyProblems ? 'table.emptyProblems' : 'table.empty')}
        </p>
      )}
      {!collapsed && sorted.length > 0 && (
        <GridTableRows rows={sorted} comments={comments}>
          <tr>
            {COLUMNS.map(({ key, numeric }) => (
              <th
                key={key}
                scope="col"
                className={numeric ? styles.numeric : undefined}
                aria-sort={sort.key === key ? (sort.descending ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" className={styles.sort} onClick={() => sortBy(key, numeric)}>
                  {t(`table.${key}`)}
                  <span aria-hidden="true" className={styles.arrow}>
                    {sort.key === key ? (sort.descending ? '▾' : '▴') : ''}
                  </span>
                </button>
              </th>
            ))}
            <th scope="col" className={styles.lock}>
              {t('locks.column')}
            </th>
          </tr>
        </GridTableRows>
      )}
    </section>
  );
}

/** Open comments per grid of the plan on the desk, asked for when another plan is opened. */
function useOpenComments(): ReadonlyMap<string | null, number> {
  const { discussion } = useDesk();
  const planId = useDeskState('draft', ({ plan }) => plan?.id ?? null);
  const comments = useDeskState('comments', (state) => state.comments);
  useEffect(() => {
    if (planId !== null) void discussion.refreshComments();
  }, [planId, discussion]);
  return useMemo(() => openComments(comments), [comments]);
}
