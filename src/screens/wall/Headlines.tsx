import type { ReactNode } from 'react';
import { measure } from '../../engine/metrics/measure.ts';
import { formatNumber } from '../../ui/format.ts';
import { formatMetric, metricName } from '../../ui/metric-words.ts';
import { useTranslation } from '../../ui/translation.ts';
import { CoverageBar } from './CoverageBar.tsx';
import styles from './Headlines.module.css';
import { figureTable } from './model/area-figures.ts';
import { changesIn } from './model/changes.ts';
import { TIER_LIMITS, type TierLimit } from './model/ranked-areas.ts';
import type { MapStory } from './use-map-story.ts';
import type { WallView } from './wall-view.ts';

export interface HeadlinesProps {
  readonly view: WallView;
  readonly story: MapStory;
}

/** Five numbers that are read first, each with its denominator. */
export function Headlines({ view, story }: HeadlinesProps) {
  const { t } = useTranslation('wall');
  const { areas, area, figures, tiers } = view;
  const { coverage, grids, loads } = figures.of(area.code);
  const rates = Object.fromEntries(
    TIER_LIMITS.map((limit) => [
      limit,
      measure('coverageRate', figureTable(areas, tiers.at[limit]).of(area.code).coverage),
    ]),
  ) as Record<TierLimit, number | null>;
  return (
    <section aria-label={t('headline.title')} className={styles.section}>
      <dl className={styles.headlines}>
        <Headline
          label={t('headline.covered', { limit: tiers.limit })}
          value={formatMetric('coverageRate', rates[tiers.limit])}
          note={
            <>
              <CoverageBar rates={rates} />
              {t('headline.coveredOf', {
                covered: formatMetric('coveredHouseholds', coverage.coveredHouseholds),
                households: formatMetric('households', coverage.households),
              })}
            </>
          }
        />
        <Headline
          label={metricName('gapHouseholds')}
          value={formatMetric('gapHouseholds', coverage.gapHouseholds)}
          note={t('headline.gapNote', {
            unreachable: formatMetric('unreachableHouseholds', coverage.unreachableHouseholds),
            mean: formatMetric('meanMinutes', coverage.meanMinutes),
          })}
        />
        <Headline
          label={metricName('gridsOutOfBand')}
          value={formatMetric('gridsOutOfBand', measure('gridsOutOfBand', grids))}
          unit={t('headline.outOf', { count: grids.length, total: formatMetric('grids', grids.length) })}
          note={t('headline.bandNote', {
            under: formatMetric('gridsUnderBand', measure('gridsUnderBand', grids)),
            over: formatMetric('gridsOverBand', measure('gridsOverBand', grids)),
            measured: formatMetric('measuredGrids', measure('measuredGrids', grids)),
          })}
        />
        <Headline
          label={metricName('overloadedStations')}
          value={formatMetric('overloadedStations', loads.overloadedStations)}
          unit={t('headline.outOf', {
            count: loads.stations,
            total: formatMetric('stations', loads.stations),
          })}
          note={t('headline.overloadedNote', {
            households: formatMetric('householdsPerStation', loads.householdsPerStation),
          })}
        />
        <Changes view={view} story={story} />
      </dl>
    </section>
  );
}

/** What the plan in force did: grids that began and ended, others redrawn, stations. */
function Changes({ view, story: { changes, versions } }: HeadlinesProps) {
  const { t } = useTranslation('wall');
  const label = t('headline.changes');
  if (view.tiers.inForce.version === 1 || changes === null) {
    return <Headline label={label} value="–" note={t('headline.firstMap')} />;
  }
  const { begun, ended, redrawn, newStations, closedStations, changedStations } = changesIn(
    view.areas,
    view.area.code,
    changes,
  );
  return (
    <Headline
      label={label}
      value={`+${formatNumber(begun)} / −${formatNumber(ended)}`}
      note={t('headline.changesNote', {
        plan: versions.at(-1)?.planNumber ?? '',
        redrawn: formatNumber(redrawn),
        stations: formatNumber(newStations + closedStations + changedStations),
      })}
    />
  );
}

interface HeadlineProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly unit?: ReactNode;
  readonly note: ReactNode;
}

function Headline({ label, value, unit, note }: HeadlineProps) {
  return (
    <div className={styles.headline}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.value}>
          {value}
          {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        </span>
        <span className={styles.note}>{note}</span>
      </dd>
    </div>
  );
}
