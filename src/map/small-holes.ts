/** Takes small holes out of a drawn area: a picture for the outline, never a count. */
import type { MultiPolygon } from 'geojson';

const METRES_PER_DEGREE = 111_195;
/** Holes smaller than this are left out: about a street block. */
export const SMALL_HOLE_M2 = 60_000;

export function withoutSmallHoles(area: MultiPolygon, smallestM2 = SMALL_HOLE_M2): MultiPolygon {
  const coordinates = area.coordinates.map(([outer, ...holes]) => [
    outer,
    ...holes.filter((hole) => ringAreaM2(hole) >= smallestM2),
  ]);
  return { type: 'MultiPolygon', coordinates };
}

/** Area by the shoelace formula on a plane through the ring: within a percent, enough to tell a yard from a park. */
function ringAreaM2(ring: readonly (readonly number[])[]): number {
  let twice = 0;
  const [originLon, originLat] = ring[0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = [ring[i][0] - originLon, ring[i][1] - originLat];
    const [bx, by] = [ring[i + 1][0] - originLon, ring[i + 1][1] - originLat];
    twice += ax * by - bx * ay;
  }
  const squeeze = Math.cos((originLat * Math.PI) / 180);
  return (Math.abs(twice) / 2) * METRES_PER_DEGREE ** 2 * squeeze;
}
