import { streetPlaceOf, waysOf } from '../../engine/network/joins.ts';
import type { CityState } from '../city-state.ts';

/**
 * Metres along streets and through gates from a home to the nearest station that counts, by the plainest search there
 * is: a set instead of buckets, edge lists instead of arcs. The doors and what is open are the engine's.
 */
export class PlainWalks {
  readonly #state: CityState;
  readonly #neighbours: (readonly [node: number, metres: number])[][];
  readonly #stations: ReadonlyMap<number, number>;

  constructor(state: CityState) {
    this.#state = state;
    const { nodeCount, edgeCount, edgeFrom, edgeTo, edgeLengthM, edgeDirection } = state.network;
    this.#neighbours = Array.from({ length: nodeCount }, () => []);
    for (let edge = 0; edge < edgeCount; edge++) {
      const [from, to, metres] = [edgeFrom[edge], edgeTo[edge], edgeLengthM[edge]];
      if (edgeDirection[edge] & 1) this.#neighbours[from].push([to, metres]);
      if (edgeDirection[edge] & 2) this.#neighbours[to].push([from, metres]);
    }
    const nearest = new Map<number, number>();
    for (const { position } of state.countedFacilities()) {
      for (const way of waysOf(state.snapper.snap(position)!)) {
        for (const [node, metres] of this.#beside(way)) {
          nearest.set(node, Math.min(metres, nearest.get(node) ?? Number.POSITIVE_INFINITY));
        }
      }
    }
    this.#stations = nearest;
  }

  metresFrom(row: number): number {
    const join = this.#state.walks.doors.joins[row];
    const starts = join === null ? [] : waysOf(join).flatMap((way) => this.#beside(way));
    const best = new Map<number, number>();
    const open = new Set(starts.map(([node]) => node));
    for (const [node, metres] of starts) best.set(node, Math.min(metres, best.get(node) ?? metres));
    let found = this.#alongTheStreet(row);
    while (open.size > 0) {
      const node = [...open].reduce((near, other) => (best.get(other)! < best.get(near)! ? other : near));
      const metres = best.get(node)!;
      open.delete(node);
      if (metres >= found) return found;
      found = Math.min(found, metres + (this.#stations.get(node) ?? Number.POSITIVE_INFINITY));
      for (const [other, lengthM] of this.#neighbours[node]) {
        if (metres + lengthM >= (best.get(other) ?? Number.POSITIVE_INFINITY)) continue;
        best.set(other, metres + lengthM);
        open.add(other);
      }
    }
    return found;
  }

  /** To a station on the same stretch of street, straight along it. */
  #alongTheStreet(row: number): number {
    const door = streetPlaceOf(this.#state.walks.doors.joins[row]);
    if (door === null || door.edge < 0) return Number.POSITIVE_INFINITY;
    const { edgeLengthM, edgeDirection } = this.#state.network;
    const walks = this.#state.countedFacilities().map(({ position }) => {
      const place = streetPlaceOf(this.#state.snapper.snap(position));
      if (place?.edge !== door.edge || edgeDirection[door.edge] !== 3) return Number.POSITIVE_INFINITY;
      return door.accessM + Math.abs(door.fraction - place.fraction) * edgeLengthM[door.edge] + place.accessM;
    });
    return Math.min(...walks);
  }

  #beside({
    node,
    edge,
    fraction,
    accessM,
  }: {
    readonly node: number;
    readonly edge: number;
    readonly fraction: number;
    readonly accessM: number;
  }): (readonly [number, number])[] {
    if (node >= 0) return [[node, accessM]];
    const { edgeFrom, edgeTo, edgeLengthM, edgeDirection } = this.#state.network;
    if (edgeDirection[edge] !== 3) return [];
    return [
      [edgeFrom[edge], accessM + fraction * edgeLengthM[edge]],
      [edgeTo[edge], accessM + (1 - fraction) * edgeLengthM[edge]],
    ];
  }
}
