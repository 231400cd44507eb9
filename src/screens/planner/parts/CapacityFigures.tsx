import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { measure } from '../../../engine/metrics/measure.ts';
import { sumLoads, WANTED_FLOOR_M2_PER_100_HOUSEHOLDS } from '../../../engine/metrics/station-load.ts';
import type { CityRecords } from '../../../state/city-store.ts';
import type { FigureTable } from '../../../state/figures-store.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import { FigureRow } from './FigureRow.tsx';

/** What the stations of the city carry together. Put it inside a `<dl>`. */
export function CapacityFigures() {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const current = useDeskState('figures', (figures) => figures.current);
  const inForce = useDeskState('figures', (figures) => figures.inForce);
  const now = useMemo(() => loadsOf(current, city.current), [current, city]);
  const before = useMemo(() => loadsOf(inForce, city.inForce), [inForce, city]);
  if (now.stations === 0) return null;
  return (
    <>
      <FigureRow
        metric="householdsPerStation"
        now={measure('householdsPerStation', now)}
        before={measure('householdsPerStation', before)}
      />
      <FigureRow
        metric="floorM2Per100HouseholdsOfAll"
        now={measure('floorM2Per100HouseholdsOfAll', now)}
        before={measure('floorM2Per100HouseholdsOfAll', before)}
      />
      <FigureRow
        metric="overloadedStations"
        now={measure('overloadedStations', now)}
        before={measure('overloadedStations', before)}
        note={t('coverage.overloadedNote', { wanted: formatNumber(WANTED_FLOOR_M2_PER_100_HOUSEHOLDS) })}
      />
    </>
  );
}

/** Loads of the stations that have a place: homes can walk to no other. */
function loadsOf(table: FigureTable | null, { stations }: CityRecords) {
  return sumLoads(
    [...stations.values()]
      .filter(({ location }) => location !== null)
      .map(({ code, floorAreaM2 }) => ({ reachedHouseholds: table?.stations.get(code) ?? 0, floorAreaM2 })),
  );
}
