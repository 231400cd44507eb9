import type { Grid, HouseholdBand } from '../../../domain/city.ts';
import type { MetricKey } from '../../../domain/metrics/registry.ts';
import { measure } from '../../../engine/metrics/measure.ts';
import { formatNumber } from '../../../ui/format.ts';
import { formatMetric, metricName, metricUnit } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { PlaceName } from '../PlaceName.tsx';
import type { WallView } from '../wall-view.ts';
import styles from './GridPanel.module.css';
import rows from './rows.module.css';
import { WallPanel } from './WallPanel.tsx';

/** One grid: what it is, whom it holds, and how they walk. */
export function GridPanel({ view }: { readonly view: WallView }) {
  const { t } = useTranslation('wall');
  const { areas, area, figures, tiers } = view;
  const grid: Grid | undefined = areas.gridsIn(area.code)[0];
  const counted = figures.grid(area.code);
  if (!grid || !counted) {
    return (
      <WallPanel area="ranking" title={<PlaceName>{area.name}</PlaceName>}>
        <p className={rows.none}>{t('grid.notCounted')}</p>
      </WallPanel>
    );
  }
  const homes = (
    key:
      | 'coverageRate'
      | 'gapHouseholds'
      | 'unreachableHouseholds'
      | 'meanMinutes'
      | 'p90Minutes'
      | 'olderHouseholds'
      | 'olderCoverageRate',
  ) => [key, measure(key, counted)] as const;
  const facts: readonly (readonly [MetricKey, number | null])[] = [
    homes('coverageRate'),
    homes('gapHouseholds'),
    homes('unreachableHouseholds'),
    homes('meanMinutes'),
    homes('p90Minutes'),
    homes('olderHouseholds'),
    homes('olderCoverageRate'),
    ['buildings', measure('buildings', counted)],
    ['areaHectares', measure('areaHectares', counted)],
  ];
  const band = areas.city.info.bands[grid.kind] ?? null;
  return (
    <WallPanel
      area="ranking"
      title={<PlaceName>{area.name}</PlaceName>}
      aside={t('minutes', { limit: tiers.limit })}
    >
      <p className={styles.what}>
        {t(`kind.${grid.kind}`)} · <span className={styles.code}>{grid.code}</span>
      </p>
      <p className={styles.households}>
        <strong>{formatMetric('households', counted.households)}</strong> {metricUnit('households')}
        {band && <span className={styles.state}>{t(`band.${counted.band}`)}</span>}
      </p>
      {band ? (
        <BandBar households={counted.households} band={band} />
      ) : (
        <p className={rows.none}>{t('band.unmeasured')}</p>
      )}
      <dl className={styles.facts}>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{metricName(key)}</dt>
            <dd>
              {formatMetric(key, value)} {value !== null && metricUnit(key)}
            </dd>
          </div>
        ))}
      </dl>
    </WallPanel>
  );
}

/** Households on a scale on which the band is marked. Said in words beside it. */
function BandBar({ households, band }: { readonly households: number; readonly band: HouseholdBand }) {
  const { t } = useTranslation('wall');
  const scale = Math.max(band.max * 1.5, households * 1.05);
  const at = (value: number) => `${((value / scale) * 100).toFixed(2)}%`;
  return (
    <div className={styles.band}>
      <div className={styles.scale} aria-hidden="true">
        <span className={styles.within} style={{ left: at(band.min), width: at(band.max - band.min) }} />
        <span className={styles.mark} style={{ left: at(households) }} />
      </div>
      <p className={styles.what}>
        {t('band.of', { min: formatNumber(band.min), max: formatNumber(band.max) })}
      </p>
    </div>
  );
}
