import type { StreetTable } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { samePosition } from '../geometry/segment-conflict.ts';
import { findRoute } from '../network/route.ts';
import { createSnapper, type RuledSnapper } from '../network/snapper.ts';
import { buildWalkNetwork } from '../network/street-network.ts';
import type { WalkNetwork } from '../network/walk-network.ts';
import type { StreetLine } from './local-streets.ts';

/** A border is laid along a street only where it runs this close to the position named. */
const REACH_M = 60;

/** Finds ways along the streets of one community, for borders to follow. */
export class StreetPaths {
  readonly #network: WalkNetwork;
  readonly #snapper: RuledSnapper;

  constructor(lines: readonly StreetLine[]) {
    this.#network = buildWalkNetwork(asOpenStreets(lines));
    this.#snapper = createSnapper(this.#network);
  }

  /**
   * The shortest way along streets from one position to another, both included; `null` where none joins them or
   * no street runs within 60 m of one of them.
   */
  between(from: LonLat, to: LonLat): readonly LonLat[] | null {
    const start = this.#snapper.snap(from);
    const end = this.#snapper.snap(to);
    if (start === null || end === null || Math.max(start.accessM, end.accessM) > REACH_M) return null;
    const route = findRoute(this.#network, start, end);
    if (route === null) return null;
    const line = [from, ...route.line, to];
    return line.filter((position, i) => i === 0 || !samePosition(position, line[i - 1]));
  }
}

/** The same lines as streets that everyone may use. */
function asOpenStreets(lines: readonly StreetLine[]): StreetTable {
  const points = lines.flatMap((line) => line.points);
  const offsets = [0];
  for (const line of lines) offsets.push(offsets[offsets.length - 1] + line.points.length);
  return {
    count: lines.length,
    ids: lines.map((_, i) => String(i)),
    kinds: lines.map(() => 'road'),
    names: lines.map(() => null),
    access: lines.map(() => null),
    flags: new Uint8Array(lines.length),
    offsets: Int32Array.from(offsets),
    lon: Float64Array.from(points, ([lon]) => lon),
    lat: Float64Array.from(points, ([, lat]) => lat),
  };
}
