import { useMemo } from 'react';
import type { StationCapacity } from '../../../domain/city.ts';
import { measure } from '../../../engine/metrics/measure.ts';
import { sumLoads } from '../../../engine/metrics/station-load.ts';
import type { CityRecords } from '../../../state/city-store.ts';
import type { FigureTable } from '../../../state/figures-store.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import { CapacityNote } from './CapacityNote.tsx';
import { FigureRow } from './FigureRow.tsx';

/** What the stations of the city carry together. Put it inside a `<dl>`. */
export function CapacityFigures() {
  const city = useOpenCity();
  const current = useDeskState('figures', (figures) => figures.current);
  const inForce = useDeskState('figures', (figures) => figures.inForce);
  const { stationCapacity } = city.data.info;
  const now = useMemo(
    () => loadsOf(current, city.current, stationCapacity),
    [current, city, stationCapacity],
  );
  const before = useMemo(
    () => loadsOf(inForce, city.inForce, stationCapacity),
    [inForce, city, stationCapacity],
  );
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
        note={<CapacityNote />}
      />
    </>
  );
}

/** Loads of the stations that have a place: homes can walk to no other. */
function loadsOf(table: FigureTable | null, { stations }: CityRecords, capacity: StationCapacity) {
  return sumLoads(
    [...stations.values()]
      .filter(({ location }) => location !== null)
      .map((station) => ({ ...station, reachedHouseholds: table?.stations.get(station.code) ?? 0 })),
    capacity,
  );
}
