import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { sumCoverage } from './aggregate.ts';
import { worstServed } from './headlines.ts';
import styles from './panels.module.css';
import type { Tiers } from './use-tiers.ts';

const MOST_ROWS = 13;

export interface WorstPanelProps {
  readonly tiers: Tiers;
  readonly className?: string;
}

/** The grids in which most households cannot walk to a station in time. */
export function WorstPanel({ tiers, className }: WorstPanelProps) {
  const { t } = useTranslation('wall');
  const { city } = tiers.inForce;
  const figures = tiers.at[tiers.limit];
  const worst = useMemo(() => worstServed(city, figures, MOST_ROWS), [city, figures]);
  return (
    <Panel
      className={className}
      title={t('worst.title')}
      aside={t('minutes', { limit: figures.settings.limitMinutes })}
    >
      {worst.length === 0 ? (
        <p className={styles.none}>{city.grids.length === 0 ? t('worst.noGrids') : t('worst.none')}</p>
      ) : (
        <table className={styles.table}>
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
            {worst.map(({ code, name, communityName, figures: grid }) => (
              <tr key={code}>
                <th scope="row" className={styles.name} title={code}>
                  {communityName} <span className={styles.quiet}>{name}</span>
                </th>
                <td className={styles.chosen}>{formatNumber(grid.gapHouseholds)}</td>
                <td className={styles.number}>{formatPercent(sumCoverage([grid]).coverageRate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
