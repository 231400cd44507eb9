import { useMemo } from 'react';
import { measure } from '../../../engine/metrics/measure.ts';
import { withPercentiles } from '../../../engine/metrics/percentiles.ts';
import { scopeSums } from '../../../state/grid-rows.ts';
import { LoadingState } from '../../../ui/LoadingState.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import { CapacityFigures } from './CapacityFigures.tsx';
import { CompassFigures } from './CompassFigures.tsx';
import { CoverageFigures } from './CoverageFigures.tsx';
import { FigureRow } from './FigureRow.tsx';
import { InspectorFrame } from './Inspector.tsx';

/** The whole city, or the sums of the unit in scope. */
export function ScopeInspector() {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const scope = useDeskState('view', (view) => view.scope);
  const current = useDeskState('figures', (figures) => figures.current);
  const inForce = useDeskState('figures', (figures) => figures.inForce);
  const report = useDeskState('figures', (figures) => figures.report);
  const step = useDeskState('figures', (figures) => figures.reportStep);
  const provisional = useDeskState('gesture', ({ gesture }) => gesture?.effect?.totals);
  const now = useMemo(() => current && scopeSums(city, current, scope), [city, current, scope]);
  const before = useMemo(() => inForce && scopeSums(city, inForce, scope), [city, inForce, scope]);
  if (!current || !inForce || !now || !before) return <LoadingState label={t('table.counting')} />;
  const unit = scope === null ? undefined : city.index.units.get(scope);
  const percentiles = report?.units.find(({ code }) => code === scope);
  // The report may lag behind the sums for a moment.
  const totals = unit ? withPercentiles(now, percentiles) : (provisional ?? current.totals);
  const totalsBefore = unit ? before : inForce.totals;
  return (
    <InspectorFrame
      eyebrow={t('scope.label')}
      title={unit?.name ?? city.data.info.name}
      subtitle={unit?.code ?? city.data.info.code}
      step={step}
    >
      <dl>
        <FigureRow
          metric="households"
          now={measure('households', totals)}
          before={measure('households', totalsBefore)}
          strong
        />
        <CoverageFigures now={totals} before={totalsBefore} />
        {!unit && <CapacityFigures />}
        {!unit && report?.compass && (
          <CompassFigures compass={report.compass} circleHouseholds={report.compass.circleHouseholds} />
        )}
        <FigureRow metric="grids" now={now.grids} before={before.grids} />
        <FigureRow metric="gridsOutOfBand" now={now.outOfBand} before={before.outOfBand} />
        {!unit && current.unassignedHouseholds > 0 && (
          <FigureRow
            metric="unassignedHouseholds"
            now={measure('unassignedHouseholds', current)}
            before={measure('unassignedHouseholds', inForce)}
          />
        )}
      </dl>
    </InspectorFrame>
  );
}
