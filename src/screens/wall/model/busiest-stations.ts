import type { Station } from '../../../domain/city.ts';
import { type StationLoad, stationLoad } from '../../../engine/metrics/station-load.ts';
import type { WallView } from '../wall-view.ts';

export type LoadedStation = Pick<Station, 'code' | 'name'> & StationLoad;

/** The stations of a place that reach somebody: the overloaded first, then those that reach most, then by code. */
export function busiestStations(
  { areas, area, figures }: Pick<WallView, 'areas' | 'area' | 'figures'>,
  most: number,
): readonly LoadedStation[] {
  return areas
    .stationsIn(area.code)
    .map((station) => ({
      code: station.code,
      name: station.name,
      ...stationLoad(figures.reached(station.code), station, areas.city.info.stationCapacity),
    }))
    .filter(({ reachedHouseholds }) => reachedHouseholds > 0)
    .sort(
      (a, b) =>
        Number(b.isOverloaded ?? false) - Number(a.isOverloaded ?? false) ||
        b.reachedHouseholds - a.reachedHouseholds ||
        (a.code < b.code ? -1 : 1),
    )
    .slice(0, most);
}
