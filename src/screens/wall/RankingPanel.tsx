import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent, NO_VALUE } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { rankedLevel } from './aggregate.ts';
import { CoverageBar } from './CoverageBar.tsx';
import styles from './panels.module.css';
import { endsOf, type RankedUnit, rankUnits, TIER_LIMITS } from './ranking.ts';
import type { Tiers } from './use-tiers.ts';

const MOST_ROWS = 13;

export interface RankingPanelProps {
  readonly tiers: Tiers;
  readonly className?: string;
}

/** Units by coverage, with all three circles side by side. */
export function RankingPanel({ tiers, className }: RankingPanelProps) {
  const { t } = useTranslation('wall');
  const ranked = useMemo(() => {
    const { city } = tiers.inForce;
    const level = rankedLevel(city);
    if (level === null || city.grids.length === 0) return [];
    const gridsAt = { 5: tiers.at[5].grids, 10: tiers.at[10].grids, 15: tiers.at[15].grids };
    return rankUnits(city, level, gridsAt, tiers.limit);
  }, [tiers]);
  const { head, left, tail } = endsOf(ranked, MOST_ROWS);
  return (
    <Panel className={className} title={t('ranking.title')} aside={t('minutes', { limit: tiers.limit })}>
      {ranked.length === 0 ? (
        <p className={styles.none}>
          {tiers.inForce.city.grids.length === 0 ? t('worst.noGrids') : t('ranking.none')}
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.place}>
                {t('ranking.place')}
              </th>
              <th scope="col">{t('ranking.unit')}</th>
              {TIER_LIMITS.map((limit) => (
                <th key={limit} scope="col" className={limit === tiers.limit ? styles.chosen : styles.number}>
                  {t('ranking.at', { limit })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {head.map((unit) => (
              <Row key={unit.code} unit={unit} chosen={tiers.limit} />
            ))}
            {left > 0 && (
              <tr>
                <td colSpan={5} className={styles.left}>
                  {t('ranking.left', { count: left })}
                </td>
              </tr>
            )}
            {tail.map((unit) => (
              <Row key={unit.code} unit={unit} chosen={tiers.limit} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Row({ unit, chosen }: { readonly unit: RankedUnit; readonly chosen: number }) {
  const { t } = useTranslation('wall');
  return (
    <tr>
      <td className={styles.place}>{unit.place ?? NO_VALUE}</td>
      <th scope="row" className={styles.name}>
        <span title={t('ranking.households', { count: formatNumber(unit.coverage.households) })}>
          {unit.name}
        </span>
        <CoverageBar rates={unit.rates} />
      </th>
      {TIER_LIMITS.map((limit) => (
        <td key={limit} className={limit === chosen ? styles.chosen : styles.number}>
          {formatPercent(unit.rates[limit])}
        </td>
      ))}
    </tr>
  );
}
