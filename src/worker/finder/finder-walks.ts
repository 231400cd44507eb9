import type { LonLat } from '../../domain/geometry.ts';
import type { PublicIndex, PublicProfile, PublicTile } from '../../domain/public-city.ts';
import type { StationRoute } from '../../domain/route.ts';
import { minutesOf } from '../../engine/coverage/walk-limit.ts';
import { DistanceSearch } from '../../engine/network/distance-search.ts';
import { waysOf } from '../../engine/network/joins.ts';
import { findRoute } from '../../engine/network/route.ts';
import { type RouteStretch, routeSteps } from '../../engine/network/route-steps.ts';
import { routeStretches } from '../../engine/network/route-stretches.ts';
import type { Snap } from '../../engine/network/snapper.ts';
import type { WalkNetwork } from '../../engine/network/walk-network.ts';
import type { WalkedStation } from '../protocol.ts';
import { FinderGround, type JoinedPlace } from './finder-ground.ts';
import type { FinderStart } from './finder-protocol.ts';

/** The shortest of the walks between two places, each of which may have several ways to the network. */
interface ShortestWalk {
  readonly out: Snap;
  readonly in: Snap;
  readonly metres: number;
}

/** The walks on the ground of some public tiles, to the stations that stand on it. */
export class FinderWalks {
  readonly #ground: FinderGround;
  readonly #speeds: PublicIndex['walkProfiles'];
  /** By code, so that of two equally near ones the same comes first as in the count of the city. */
  readonly #stations: ReadonlyMap<string, JoinedPlace>;
  readonly #searches = new WeakMap<WalkNetwork, DistanceSearch>();

  constructor(index: PublicIndex, tiles: readonly PublicTile[]) {
    this.#ground = new FinderGround(index, tiles);
    this.#speeds = index.walkProfiles;
    const stations = [...index.stations].sort((a, b) => (a.code < b.code ? -1 : 1));
    this.#stations = new Map(
      stations.flatMap(({ code, location }) => {
        const place = location && this.#ground.place(location);
        return place ? [[code, place] as const] : [];
      }),
    );
  }

  /** Walks to all stations that are reached, nearest first, of equally near ones by code. */
  walks(start: FinderStart, profile: PublicProfile): readonly WalkedStation[] {
    const from = this.#ground.startOf(start);
    if (from === null) return [];
    const shortest = this.#shortestWalks(from, this.#stations, this.#network(profile));
    return [...shortest]
      .map(([stationCode, { metres }]) => ({
        stationCode,
        walkMetres: metres,
        walkMinutes: this.#minutes(metres, profile),
      }))
      .sort((a, b) => a.walkMetres - b.walkMetres || (a.stationCode < b.stationCode ? -1 : 1));
  }

  /** The way to a station; `null` where none leads to one of this code. */
  route(start: FinderStart, stationCode: string, profile: PublicProfile): StationRoute | null {
    const from = this.#ground.startOf(start);
    const to = this.#stations.get(stationCode);
    if (from === null || to === undefined) return null;
    const network = this.#network(profile);
    const walk = this.#shortestWalks(from, new Map([[stationCode, to]]), network).get(stationCode);
    if (walk === undefined) return null;
    const route = findRoute(network, walk.out, walk.in)!;
    const [joined, left] = [route.line[0], route.line[route.line.length - 1]];
    const stretches: readonly RouteStretch[] = [
      straight(walk.out, [from.position, joined]),
      ...routeStretches(network, route.parts, this.#ground.names),
      straight(walk.in, [left, to.position]),
    ].filter(leadsSomewhere);
    return {
      walkMinutes: this.#minutes(walk.metres, profile),
      walkMetres: walk.metres,
      line: withoutRepeats(stretches.flatMap(({ line }) => line)),
      steps: routeSteps(stretches),
    };
  }

  #shortestWalks(
    from: JoinedPlace,
    to: ReadonlyMap<string, JoinedPlace>,
    network: WalkNetwork,
  ): ReadonlyMap<string, ShortestWalk> {
    const search = this.#searchOn(network);
    const shortest = new Map<string, ShortestWalk>();
    for (const out of waysOf(from.join)) {
      search.run(out);
      for (const [code, { join }] of to) {
        for (const way of waysOf(join)) {
          const metres = search.metresTo(way);
          if (metres < (shortest.get(code)?.metres ?? Number.POSITIVE_INFINITY)) {
            shortest.set(code, { out, in: way, metres });
          }
        }
      }
    }
    return shortest;
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

function straight({ accessM }: Snap, line: readonly [LonLat, LonLat]): RouteStretch {
  return { way: 'door', name: null, walkMetres: accessM, line };
}

/** A gate is worth telling though one walks no metre through it. */
function leadsSomewhere({ way, walkMetres }: RouteStretch): boolean {
  return walkMetres > 0 || way === 'gate';
}

function withoutRepeats(line: readonly LonLat[]): readonly LonLat[] {
  return line.filter(([lon, lat], i) => i === 0 || lon !== line[i - 1][0] || lat !== line[i - 1][1]);
}
