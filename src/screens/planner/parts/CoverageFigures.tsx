import type { MetricKeyOf } from '../../../domain/metrics/registry.ts';
import { type HomeCounts, measure } from '../../../engine/metrics/measure.ts';
import { formatMetric } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState } from '../desk-context.tsx';
import { FigureRow } from './FigureRow.tsx';

interface CoverageFiguresProps {
  readonly now: HomeCounts;
  readonly before?: HomeCounts;
}

/** The rows about coverage, each with its denominator or its unit. Put it inside a `<dl>`. */
export function CoverageFigures({ now, before }: CoverageFiguresProps) {
  const { t } = useTranslation('planner');
  const minutes = useDeskState('figures', (figures) => figures.current?.settings.limitMinutes ?? 0);
  const row = (metric: MetricKeyOf<'homes'>) => ({
    metric,
    now: measure(metric, now),
    before: before && measure(metric, before),
  });
  const part = (of: MetricKeyOf<'homes'>, whole: MetricKeyOf<'homes'>) => ({
    covered: formatMetric(of, measure(of, now)),
    all: formatMetric(whole, measure(whole, now)),
  });
  const covered = part('coveredHouseholds', 'households');
  const older = part('olderCoveredHouseholds', 'olderHouseholds');
  const buildings = part('coveredBuildings', 'residentialBuildings');
  return (
    <>
      <FigureRow
        {...row('coverageRate')}
        label={t('figures.covered', { minutes })}
        note={t('figures.of', { covered: covered.covered, households: covered.all })}
      />
      {now.olderHouseholds !== null && (
        <FigureRow
          {...row('olderCoverageRate')}
          note={t('figures.of', { covered: older.covered, households: older.all })}
        />
      )}
      <FigureRow
        {...row('coveredBuildingRate')}
        note={t('coverage.ofBuildings', { covered: buildings.covered, buildings: buildings.all })}
      />
      <FigureRow {...row('gapHouseholds')} label={t('figures.gap')} />
      {now.unreachableHouseholds > 0 && <FigureRow {...row('unreachableHouseholds')} />}
      <FigureRow {...row('meanMinutes')} />
      {now.medianMinutes !== undefined && <FigureRow {...row('medianMinutes')} />}
      {now.p90Minutes !== undefined && <FigureRow {...row('p90Minutes')} />}
    </>
  );
}
