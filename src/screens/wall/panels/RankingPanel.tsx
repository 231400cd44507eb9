import { type CSSProperties, useMemo } from 'react';
import { NO_VALUE } from '../../../ui/format.ts';
import { formatMetric } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { CoverageBar } from '../CoverageBar.tsx';
import { endsOf, type RankedArea, rankBelow, TIER_LIMITS } from '../model/ranked-areas.ts';
import { useFittingRows } from '../use-fitting-rows.ts';
import type { WallView } from '../wall-view.ts';
import { GoRow, PointedRow } from './GoRow.tsx';
import styles from './rows.module.css';
import { WallPanel } from './WallPanel.tsx';

const MOST_ROWS = 40;

export interface RankingPanelProps {
  readonly view: WallView;
  /** Code of the place that keys point at. */
  readonly pointed: string | null;
}

/** The places below by coverage, with all three circles side by side. */
export function RankingPanel({ view, pointed }: RankingPanelProps) {
  const { t } = useTranslation('wall');
  const { areas, area, tiers } = view;
  const [box, rows] = useFittingRows(2.5, 1.5, 12, MOST_ROWS);
  const ranked = useMemo(() => rankBelow(areas, area.code, tiers.at, tiers.limit), [areas, area, tiers]);
  const { head, left, tail } = useMemo(() => around(ranked, rows, pointed), [ranked, rows, pointed]);
  const row = (place: RankedArea) => (
    <PointedRow key={place.code} pointed={place.code === pointed}>
      <td className={styles.place}>{place.place ?? NO_VALUE}</td>
      <th scope="row">
        <GoRow name={place.name} onGo={() => view.goTo(place.code)} />
      </th>
      <td className={styles.bar}>
        <CoverageBar rates={place.rates} />
      </td>
      {TIER_LIMITS.map((limit) => (
        <td key={limit} className={cellClass(limit === tiers.limit)}>
          {formatMetric('coverageRate', place.rates[limit])}
        </td>
      ))}
    </PointedRow>
  );
  return (
    <WallPanel
      area="ranking"
      box={box}
      title={t(`ranking.of.${ranked[0]?.level ?? 'none'}`)}
      aside={t('minutes', { limit: tiers.limit })}
    >
      {ranked.length === 0 ? (
        <p className={styles.none}>{t('ranking.none')}</p>
      ) : (
        <table
          className={`${styles.table} ${styles.filling}`}
          style={{ '--rows': ranked.length } as CSSProperties}
        >
          <thead>
            <tr>
              <th scope="col" className={styles.place}>
                {t('ranking.place')}
              </th>
              <th scope="col">{t('ranking.unit')}</th>
              <td className={styles.bar} />
              {TIER_LIMITS.map((limit) => (
                <th key={limit} scope="col" className={cellClass(limit === tiers.limit)}>
                  {t('ranking.at', { limit })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {head.map(row)}
            {left > 0 && (
              <tr>
                <td colSpan={6} className={styles.left}>
                  {t('ranking.left', { count: left })}
                </td>
              </tr>
            )}
            {tail.map(row)}
          </tbody>
        </table>
      )}
    </WallPanel>
  );
}

function cellClass(isChosen: boolean): string {
  return isChosen ? styles.chosen : `${styles.number} ${styles.other}`;
}

/** The best and the worst; around the row that keys point at, where it would be left out. */
function around(ranked: readonly RankedArea[], rows: number, pointed: string | null) {
  const ends = endsOf(ranked, rows);
  const at = ranked.findIndex(({ code }) => code === pointed);
  if (ends.left === 0 || at < ends.head.length || at >= ends.head.length + ends.left) return ends;
  const from = Math.min(Math.max(at - Math.floor(rows / 2), 0), ranked.length - rows);
  return { head: ranked.slice(from, from + rows), left: 0, tail: [] };
}
