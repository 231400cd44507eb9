import type { LonLat } from '../../domain/geometry.ts';
import type { PublicIndex, PublicProfile, PublicTile } from '../../domain/public-city.ts';
import type { StationRoute } from '../../domain/route.ts';
import { minutesOf } from '../../engine/coverage/walk-limit.ts';
import { haversineM } from '../../engine/geometry/haversine.ts';
import { DistanceSearch } from '../../engine/network/distance-search.ts';
import { findRoute, type WalkRoute } from '../../engine/network/route.ts';
import { type RouteStretch, routeSteps } from '../../engine/network/route-steps.ts';
import { routeStretches } from '../../engine/network/route-stretches.ts';
import type { WalkNetwork } from '../../engine/network/walk-network.ts';
import { FinderGround, type JoinedPlace } from './finder-ground.ts';
import type { FinderStart, WalkedStation } from './finder-protocol.ts';

/** The walks on the ground of some public tiles, to the stations that stand on it. */
export class FinderWalks {
  readonly #ground: FinderGround;
  readonly #speeds: PublicIndex['walkProfiles'];
  /** By code, so that of two equally near ones the same comes first as in the count of the city. */
  readonly #stations: ReadonlyMap<string, JoinedPlace>;
  /** Where stations stand of which the ground does not tell how they are reached. */
  readonly #unplaced: readonly LonLat[];
  readonly #searches = new WeakMap<WalkNetwork, DistanceSearch>();

  constructor(index: PublicIndex, tiles: readonly PublicTile[]) {
    this.#ground = new FinderGround(index, tiles);
    this.#speeds = index.walkProfiles;
    const standing = [...index.stations]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .flatMap(({ code, location }) => (location === null ? [] : [{ code, location }]));
    const placed = standing.map(({ code, location }) => [code, this.#ground.place(location)] as const);
    this.#stations = new Map(placed.flatMap(([code, place]) => (place === null ? [] : [[code, place]])));
    this.#unplaced = standing.flatMap(({ code, location }) => (this.#stations.has(code) ? [] : [location]));
  }

  /** Walks to all stations that are reached, nearest first, of equally near ones by code. */
  walks(start: FinderStart, profile: PublicProfile): readonly WalkedStation[] {
    const from = this.#ground.startOf(start);
    if (from === null) return [];
    const search = this.#searchOn(this.#network(profile));
    search.run(from.join);
    return [...this.#stations]
      .map(([stationCode, { join }]) => ({ stationCode, walkMetres: search.metresTo(join) }))
      .filter(({ walkMetres }) => walkMetres < Number.POSITIVE_INFINITY)
      .map((walk) => ({ ...walk, walkMinutes: this.#minutes(walk.walkMetres, profile) }))
      .sort((a, b) => a.walkMetres - b.walkMetres || (a.stationCode < b.stationCode ? -1 : 1));
  }

  /** Those of the walks that the whole city would tell alike, with none as short beside them. */
  sureWalks(start: FinderStart, profile: PublicProfile): readonly WalkedStation[] {
    const from = this.#ground.startOf(start)?.position;
    if (from === undefined) return [];
    const toUnplacedM = this.#unplaced.map(([lon, lat]) => haversineM(from[0], from[1], lon, lat));
    const sureM = Math.min(this.#ground.sureWithinM(from), ...toUnplacedM);
    return this.walks(start, profile).filter(({ walkMetres }) => walkMetres < sureM);
  }

  /** The way to a station; `null` where none leads to one of this code. */
  route(start: FinderStart, stationCode: string, profile: PublicProfile): StationRoute | null {
    const from = this.#ground.startOf(start);
    const to = this.#stations.get(stationCode);
    if (from === null || to === undefined) return null;
    const network = this.#network(profile);
    const route = findRoute(network, from.join, to.join);
    if (route === null) return null;
    const stretches = this.#stretches(network, route, from, to);
    return {
      walkMinutes: this.#minutes(route.metres, profile),
      walkMetres: route.metres,
      line: withoutRepeats(stretches.flatMap(({ line }) => line)),
      steps: routeSteps(stretches),
    };
  }

  /** A way from door to door; over a yard it is one straight stretch. */
  #stretches(
    network: WalkNetwork,
    { joined, left, line, metres, parts }: WalkRoute,
    from: JoinedPlace,
    to: JoinedPlace,
  ): readonly RouteStretch[] {
    if (joined === null || left === null) return [straight(metres, [from.position, to.position])];
    return [
      straight(joined.accessM, [from.position, line[0]]),
      ...routeStretches(network, parts, this.#ground.names),
      straight(left.accessM, [line[line.length - 1], to.position]),
    ].filter(leadsSomewhere);
  }

  /** The network of whoever walks by a profile, at any hour. */
  #network(profile: PublicProfile): WalkNetwork {
    return this.#ground.views.view({ ...this.#speeds[profile], isOpen: this.#ground.isOpen });
  }

  #searchOn(network: WalkNetwork): DistanceSearch {
    const search = this.#searches.get(network) ?? new DistanceSearch(network, 'from');
    this.#searches.set(network, search);
    return search;
  }

  #minutes(metres: number, profile: PublicProfile): number {
    return minutesOf(metres, this.#speeds[profile].speedKmh);
  }
}

function straight(walkMetres: number, line: readonly [LonLat, LonLat]): RouteStretch {
  return { way: 'door', name: null, walkMetres, line };
}

/** A gate is worth telling though one walks no metre through it. */
function leadsSomewhere({ way, walkMetres }: RouteStretch): boolean {
  return walkMetres > 0 || way === 'gate';
}

function withoutRepeats(line: readonly LonLat[]): readonly LonLat[] {
  return line.filter(([lon, lat], i) => i === 0 || lon !== line[i - 1][0] || lat !== line[i - 1][1]);
}
