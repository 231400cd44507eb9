import { useMemo } from 'react';
import { measure } from '../../../engine/metrics/measure.ts';
import { loadsOf } from '../../../state/station-loads.ts';
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
    () => loadsOf(current, city.current.stations.values(), stationCapacity),
    [current, city, stationCapacity],
  );
  const before = useMemo(
    () => loadsOf(inForce, city.inForce.stations.values(), stationCapacity),
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
