/**
 * The keyboard's way to a vertex: `]` and `[` walk along the selected grid's border from one vertex that
 * can move to the next, `+` asks for a new vertex half way to the one that follows.
 */
import type { Grid } from '../../domain/city.ts';
import { type LonLat, roundDegrees } from '../../domain/geometry.ts';
import type { BorderVertex } from '../borders.ts';

/** The movable vertex before (−1) or after (+1) `chosen` along the grid's outer ring; `null` when none can move. */
export function vertexAlong(
  grid: Grid,
  vertices: readonly BorderVertex[],
  chosen: LonLat | null,
  step: 1 | -1,
): BorderVertex | null {
  const byPlace = new Map(vertices.map((vertex) => [vertex.at.join(), vertex]));
  const ring = grid.geometry.coordinates[0].slice(0, -1);
  const start = chosen ? ring.findIndex(([lon, lat]) => lon === chosen[0] && lat === chosen[1]) : -1;
  const from = start < 0 && step < 0 ? 0 : start;
  for (let walked = 1; walked <= ring.length; walked++) {
    const vertex = byPlace.get(ring[(from + step * walked + 2 * ring.length) % ring.length].join());
    if (vertex && !vertex.fixed) return vertex;
  }
  return null;
}

/** The segment of the grid's outer ring that begins at `chosen`, and its middle; `null` when the ring does not pass there. */
export function halfWayOn(
  grid: Grid,
  chosen: LonLat,
): { readonly segment: readonly [LonLat, LonLat]; readonly at: LonLat } | null {
  const ring = grid.geometry.coordinates[0] as unknown as readonly LonLat[];
  const index = ring.findIndex(([lon, lat]) => lon === chosen[0] && lat === chosen[1]);
  if (index < 0) return null;
  const [a, b] = [ring[index], ring[index + 1]];
  return { segment: [a, b], at: [roundDegrees((a[0] + b[0]) / 2), roundDegrees((a[1] + b[1]) / 2)] };
}
