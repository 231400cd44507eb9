import { type CSSProperties, useMemo } from 'react';
import { sumCoverage } from '../../../state/coverage-sums.ts';
import { formatMetric } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { worstServed } from '../model/ranked-areas.ts';
import { PlaceName, placeName } from '../PlaceName.tsx';
import { useFittingRows } from '../use-fitting-rows.ts';
import type { WallView } from '../wall-view.ts';
import { GoRow } from './GoRow.tsx';
import styles from './rows.module.css';
import { WallPanel } from './WallPanel.tsx';

const MOST_ROWS = 30;

/** The grids in which most households cannot walk to a station in time. */
export function WorstPanel({ view }: { readonly view: WallView }) {
  const { t } = useTranslation('wall');
  const { areas, area, figures, tiers } = view;
  // Of a grid, those that it stands among.
  const around = area.level === 'grid' ? (areas.pathTo(area.code).at(-2) ?? area) : area;
  const [box, rows] = useFittingRows(2.5, 1.5, 10, MOST_ROWS);
  const grids = areas.gridsIn(around.code);
  const worst = useMemo(
    () =>
      worstServed(
        areas.gridsIn(around.code).flatMap((grid) => {
          const counted = figures.grid(grid.code);
          return counted ? [{ ...grid, coverage: sumCoverage([counted]) }] : [];
        }),
        MOST_ROWS,
      ),
    [areas, around, figures],
  );
  return (
    <WallPanel
      area="worst"
      box={box}
      title={t('worst.grids')}
      aside={
        <>
          <PlaceName>{placeName(around, areas.city.info)}</PlaceName> · {t('minutes', { limit: tiers.limit })}
        </>
      }
    >
      {worst.length === 0 ? (
        <p className={styles.none}>{grids.length === 0 ? t('worst.noGrids') : t('worst.none')}</p>
      ) : (
        <table
          className={`${styles.table} ${styles.filling}`}
          style={{ '--rows': Math.min(rows, worst.length) } as CSSProperties}
        >
          <thead>
            <tr>
              <th scope="col">{t('worst.grid')}</th>
              <th scope="col" className={styles.chosen}>
                {t('worst.gap')}
              </th>
              <th scope="col" className={styles.number}>
                {t('worst.rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {worst.slice(0, rows).map(({ code, communityCode, coverage }) => (
              <tr key={code}>
                <th scope="row">
                  <GoRow
                    within={areas.unit(communityCode)?.name}
                    name={areas.find(code)?.name ?? code}
                    onGo={() => view.goTo(code)}
                  />
                </th>
                <td className={styles.chosen}>{formatMetric('gapHouseholds', coverage.gapHouseholds)}</td>
                <td className={styles.number}>{formatMetric('coverageRate', coverage.coverageRate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </WallPanel>
  );
}
