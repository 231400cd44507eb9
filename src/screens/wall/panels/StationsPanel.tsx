import { useMemo } from 'react';
import { formatMetric, metricName } from '../../../ui/metric-words.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { busiestStations } from '../model/busiest-stations.ts';
import { PlaceName } from '../PlaceName.tsx';
import { useFittingRows } from '../use-fitting-rows.ts';
import type { WallView } from '../wall-view.ts';
import styles from './rows.module.css';
import { WallPanel } from './WallPanel.tsx';

const MOST_ROWS = 30;

/** The stations that carry most, those that carry too much marked. */
export function StationsPanel({ view }: { readonly view: WallView }) {
  const { t } = useTranslation('wall');
  const [box, rows] = useFittingRows(2.5, 1.5, 8, MOST_ROWS);
  const stations = useMemo(() => busiestStations(view, MOST_ROWS), [view]);
  return (
    <WallPanel area="stations" box={box} title={t('busiest.title')} aside={metricName('reachedHouseholds')}>
      {stations.length === 0 ? (
        <p className={styles.none}>{t('busiest.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('busiest.station')}</th>
              <th scope="col" className={styles.chosen}>
                {t('busiest.households')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stations.slice(0, rows).map(({ code, name, reachedHouseholds, isOverloaded }) => (
              <tr key={code}>
                <th scope="row">
                  <span className={styles.name}>
                    <PlaceName>{name}</PlaceName>
                  </span>
                </th>
                <td className={styles.chosen}>
                  {isOverloaded && (
                    <span role="img" aria-label={t('busiest.overloaded')} className={styles.attention}>
                      {STATE_SIGNS.attention}{' '}
                    </span>
                  )}
                  {formatMetric('reachedHouseholds', reachedHouseholds)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </WallPanel>
  );
}
