import type { LonLat } from '../../domain/geometry.ts';
import type { Condition } from '../../engine/coverage/explain/find-reason.ts';
import type { WalkScene } from '../../engine/coverage/explain/walk-scene.ts';
import { DistanceSearch } from '../../engine/network/distance-search.ts';
import type { CityState } from '../city-state.ts';
import type { StationConditions } from './station-conditions.ts';

/** The city of a state as it is walked with some conditions lifted, each way of walking made once. */
export function walkScenes(
  state: CityState,
  counts: StationConditions,
): (lifted: readonly Condition[]) => WalkScene {
  const search = new DistanceSearch(state.network, 'from');
  return (lifted) => ({
    search,
    stations: countedStations(state, counts, lifted),
    waysOut(row) {
      const door = doorOf(state, row);
      const place = state.snapper.snap(door);
      return place === null ? [] : [{ place, metres: 0, line: [door], gateCode: null }];
    },
  });
}

export function doorOf({ city: { buildings } }: CityState, row: number): LonLat {
  return [buildings.lon[row], buildings.lat[row]];
}

function countedStations(state: CityState, counts: StationConditions, lifted: readonly Condition[]) {
  return [...state.stations.values()]
    .filter((station) => counts(station, lifted))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((station) => {
      const place = station.location && state.snapper.snap(station.location);
      return place ? [{ station, place }] : [];
    });
}
