import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import type { WorstServed } from './headlines.ts';
import styles from './panels.module.css';

export interface WorstPanelProps {
  readonly of: 'grid' | 'community';
  readonly worst: readonly WorstServed[];
  readonly limitMinutes: number;
  /** The city has no grids to say anything about. */
  readonly withoutGrids: boolean;
  readonly className?: string;
}

/** Where most households cannot walk to a station in time. */
export function WorstPanel({ of, worst, limitMinutes, withoutGrids, className }: WorstPanelProps) {
  const { t } = useTranslation('wall');
  return (
    <Panel
      className={className}
      title={of === 'grid' ? t('worst.grids') : t('worst.communities')}
      aside={t('minutes', { limit: limitMinutes })}
    >
      {worst.length === 0 ? (
        <p className={styles.none}>{withoutGrids ? t('worst.noGrids') : t('worst.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t(`worst.${of}`)}</th>
              <th scope="col" className={styles.chosen}>
                {t('worst.gap')}
              </th>
              <th scope="col" className={styles.number}>
                {t('worst.rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {worst.map(({ code, name, within, coverage }) => (
              <tr key={code}>
                <th scope="row" className={styles.name} title={code}>
                  {of === 'grid' && `${within} `}
                  <span className={of === 'grid' ? styles.quiet : undefined}>{name}</span>
                </th>
                <td className={styles.chosen}>{formatNumber(coverage.gapHouseholds)}</td>
                <td className={styles.number}>{formatPercent(coverage.coverageRate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
