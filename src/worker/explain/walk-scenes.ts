import type { LonLat } from '../../domain/geometry.ts';
import type { Condition } from '../../engine/coverage/explain/find-reason.ts';
import type { WalkScene, WayOut } from '../../engine/coverage/explain/walk-scene.ts';
import { ANY_PASSAGE } from '../../engine/coverage/open-passages.ts';
import { DistanceSearch } from '../../engine/network/distance-search.ts';
import { isGateWay, waysOf, yardPlaceOf } from '../../engine/network/joins.ts';
import { rememberedSnap } from '../../engine/network/remembered-snaps.ts';
import type { WalkNetwork } from '../../engine/network/walk-network.ts';
import type { CityState } from '../city-state.ts';
import type { StationConditions } from './station-conditions.ts';

/** The city of a state as it is walked with some conditions lifted. Of the state as it is: not to be kept over edits. */
export function walkScenes(
  state: CityState,
  counts: StationConditions,
): (lifted: readonly Condition[]) => WalkScene {
  const { joins } = state.walks.doors;
  const gateCodes = [...state.gates.keys()];
  return remembered((lifted) => ({
    search: searchOn(networkWithout(state, lifted)),
    stations: countedStations(state, counts, lifted),
    waysOut(row): readonly WayOut[] {
      const join = joins[row];
      const door = doorOf(state, row);
      if (join === null) return [];
      const ways = waysOf(join).map((way): WayOut => {
        if (!isGateWay(way)) return { place: way, metres: 0, line: [door], gateCode: null };
        const { accessM, gate, lon, lat } = way;
        const line: LonLat[] = [door, [lon, lat]];
        return { place: { ...way, accessM: 0 }, metres: accessM, line, gateCode: gateCodes[gate] };
      });
      const yard = yardPlaceOf(join);
      if (yard === null) return ways;
      return [...ways, { place: { ways: [], yard }, metres: 0, line: [door], gateCode: null }];
    },
  }));
}

/** A scene asked for again is the same: finding all stations' places on the network takes time. */
function remembered(
  sceneWithout: (lifted: readonly Condition[]) => WalkScene,
): (lifted: readonly Condition[]) => WalkScene {
  const scenes = new Map<string, WalkScene>();
  return (lifted) => {
    const key = lifted.join();
    const scene = scenes.get(key) ?? sceneWithout(lifted);
    scenes.set(key, scene);
    return scene;
  };
}

/** The network as it is walked with these conditions lifted. */
export function networkWithout(state: CityState, lifted: readonly Condition[]): WalkNetwork {
  const { settings } = state;
  const profile = lifted.includes('steps') ? { ...settings, stepFree: false, stepsFactor: 1 } : settings;
  return state.networkFor(profile, lifted.includes('gates') ? ANY_PASSAGE : undefined);
}

export function doorOf({ city: { buildings } }: CityState, row: number): LonLat {
  return [buildings.lon[row], buildings.lat[row]];
}

const searches = new WeakMap<WalkNetwork, DistanceSearch>();

function searchOn(network: WalkNetwork): DistanceSearch {
  const search = searches.get(network) ?? new DistanceSearch(network, 'from');
  searches.set(network, search);
  return search;
}

function countedStations(state: CityState, counts: StationConditions, lifted: readonly Condition[]) {
  return [...state.stations.values()]
    .filter((station) => counts(station, lifted))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((station) => {
      const place = station.location && rememberedSnap(state.snapper, station.location);
      return place ? [{ station, place }] : [];
    });
}
