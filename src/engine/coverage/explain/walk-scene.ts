/**
 * Why a home is not covered, and what would help. The question is put to the city as it is walked, and again
 * with one condition lifted: what alone brings the home within the limit stands in its way.
 *
 * `walk-scene.ts` walks from a door under some conditions, `find-reason.ts` decides which reason it is,
 * `crossing-place.ts` looks for a place over a barrier, `propose-fixes.ts` names the changes that would help.
 * Nothing here knows how a city is held or edited: whoever asks gives the scenes.
 */
import type { Station } from '../../../domain/city.ts';
import type { LonLat } from '../../../domain/geometry.ts';
import type { DistanceSearch } from '../../network/distance-search.ts';
import type { Join } from '../../network/joins.ts';
import { nearestFacilities } from '../../network/nearest-facilities.ts';
import { findRoute } from '../../network/route.ts';

/** A station that counts, where it joins the network. */
export interface PlacedStation {
  readonly station: Station;
  readonly place: Join;
}

/**
 * One way out of a building: to the network by a street at its door or through a gate of its compound, or over the yard
 * to whoever else is in it.
 */
export interface WayOut {
  readonly place: Join;
  /** Metres walked before the place is joined from where {@link line} ends. */
  readonly metres: number;
  /** From the building's point on, at least that point. */
  readonly line: readonly LonLat[];
  readonly gateCode: string | null;
}

/** The city as it is walked under some conditions. Metres are those that count: on the level, with waits. */
export interface WalkScene {
  /** On the network as it may be walked, `from` its start. */
  readonly search: DistanceSearch;
  /** By code, so that of two equally near ones the same comes first as in the count. */
  readonly stations: readonly PlacedStation[];
  waysOut(row: number): readonly WayOut[];
}

export interface Walk {
  readonly station: Station;
  readonly metres: number;
  readonly line: readonly LonLat[];
  readonly way: WayOut;
  /** Edges of the network walked, whole or in part, in order. */
  readonly edges: readonly number[];
}

/** The walks from a building to its nearest stations, nearest first, at most `count`. */
export function nearestWalks(scene: WalkScene, row: number, count: number): readonly Walk[] {
  const places = scene.stations.map(({ place }) => place);
  const shortest = new Map<number, { readonly way: WayOut; readonly metres: number }>();
  for (const way of scene.waysOut(row)) {
    for (const { facility, metres } of nearestFacilities(scene.search, way.place, places, count)) {
      const known = shortest.get(facility);
      if (known === undefined || way.metres + metres < known.metres) {
        shortest.set(facility, { way, metres: way.metres + metres });
      }
    }
  }
  return [...shortest]
    .sort(([a, one], [b, other]) => one.metres - other.metres || a - b)
    .slice(0, count)
    .map(([facility, { way, metres }]) => walkTo(scene, way, scene.stations[facility], metres));
}

export function nearestWalk(scene: WalkScene, row: number): Walk | null {
  return nearestWalks(scene, row, 1)[0] ?? null;
}

function walkTo({ search }: WalkScene, way: WayOut, { station, place }: PlacedStation, metres: number): Walk {
  const route = findRoute(search.network, way.place, place, metres - way.metres);
  if (route === null) throw new Error(`expected a way to ${station.code}, which was reached before`);
  const end = station.location === null ? [] : [station.location];
  return {
    station,
    metres,
    line: withoutRepeats([...way.line, ...route.line, ...end]),
    way,
    edges: route.edges,
  };
}

function withoutRepeats(line: readonly LonLat[]): readonly LonLat[] {
  return line.filter(([lon, lat], i) => i === 0 || lon !== line[i - 1][0] || lat !== line[i - 1][1]);
}
