import type { Position } from 'geojson';
import type { Polygon } from '../../domain/geometry.ts';

/**
 * A neighbour's new corner is put into a border as a vertex of its own, rounded to the stored seven decimals:
 * the border bends by less than this, in degrees (about 3 cm), and holds the same ground.
 */
const BEND_DEGREES = 3e-7;

/** True when two polygons hold the same ground but for vertices that lie on each other's borders. */
export function sameGround(a: Polygon, b: Polygon): boolean {
  if (a === b) return true;
  if (a.coordinates.length !== b.coordinates.length) return false;
  return runsAlong(a, b) && runsAlong(b, a);
}

/** Whether every vertex of the first lies on the border of the second. */
function runsAlong(first: Polygon, second: Polygon): boolean {
  return first.coordinates.every((ring) =>
    ring.every((vertex) => second.coordinates.some((border) => liesOn(vertex, border))),
  );
}

function liesOn([x, y]: Position, border: readonly Position[]): boolean {
  for (let i = 1; i < border.length; i++) {
    const [x0, y0] = border[i - 1];
    const [dx, dy] = [border[i][0] - x0, border[i][1] - y0];
    const length2 = dx * dx + dy * dy;
    const along = length2 === 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length2;
    const nearest = Math.min(1, Math.max(0, along));
    if (Math.hypot(x - x0 - nearest * dx, y - y0 - nearest * dy) < BEND_DEGREES) return true;
  }
  return false;
}
