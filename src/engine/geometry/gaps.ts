/**
 * Gap polygons: what of a grid is not covered. The covered area is prepared once; each grid is then held
 * against the few borders near it. Nearly all grids are settled by a walk along crossing borders (see
 * `cutAway`); the rest, where borders touch or share corners, go to the robust overlay, against a piece of
 * the covered area cut out around the grid. Pictures, not counts: households are counted at the door.
 */
import { ok, type Result } from '../../domain/result.ts';
import { cutAway } from './cut-away.ts';
import type { Overlay, OverlayRefusal } from './overlay.ts';
import {
  type OwnPolygon,
  type OwnRing,
  type OwnShape,
  type PlanarPolygon,
  rightHanded,
  ringBounds,
  signedRingArea,
} from './planar.ts';
import { locateInRing } from './point-in-polygon.ts';
import type { PreparedShape } from './prepared-shape.ts';

/** Gaps and covered islands smaller than this are slivers of drawing, not ground. */
export const SLIVER_M2 = 1;

/**
 * What of one grid (local metres, valid) the covered area leaves open: valid, right-handed, without
 * slivers; empty when all is covered. Refused only where the overlay refuses.
 */
export function gapOf(
  overlay: Overlay,
  grid: PlanarPolygon,
  covered: PreparedShape,
  sliverM2 = SLIVER_M2,
): Result<OwnShape, OverlayRefusal> {
  const polygon = rightHanded(grid as OwnPolygon);
  const rings = cutAway(polygon, covered);
  if (rings !== null) return ok(assemble(rings, sliverM2));
  const open = openGroundAround(polygon, covered);
  const answer =
    open === null
      ? overlay.difference([polygon], [shapeOfCovered(covered)])
      : overlay.intersection([polygon], open);
  return answer.ok ? ok(assemble(answer.value.flatMap(rightHanded), sliverM2)) : answer;
}

/** Rings with ground on their left as polygons, each hole in its shell; slivers of either kind left out. */
function assemble(rings: readonly OwnRing[], sliverM2: number): OwnShape {
  const measured = rings.map((ring) => ({ ring, area: signedRingArea(ring) }));
  const shells = measured.filter(({ area }) => area >= sliverM2).sort((a, b) => a.area - b.area);
  const polygons: OwnShape = shells.map(({ ring }) => [ring]);
  for (const { ring, area } of measured) {
    if (area > -sliverM2) continue;
    const home = shells.length === 1 ? 0 : shells.findIndex((shell) => lies(ring, shell.ring));
    if (home >= 0) polygons[home].push(ring);
  }
  return polygons;
}

/** Whether a ring that crosses no shell lies in this one, by its first vertex that is not on the border. */
function lies(ring: OwnRing, shell: OwnRing): boolean {
  for (const [x, y] of ring) {
    const location = locateInRing(x, y, shell);
    if (location !== 'border') return location === 'inside';
  }
  return false;
}

/** Ways to widen the box around a grid, in metres: one of them meets no corner of the covered area. */
const BOX_MARGINS_M = [3.17, 5.71, 9.43, 13.9, 21.3];

/** The open ground in a box around the grid, small enough for the overlay; `null` when no box will do. */
function openGroundAround(polygon: PlanarPolygon, covered: PreparedShape): OwnShape | null {
  const [minX, minY, maxX, maxY] = ringBounds(polygon[0]);
  for (const margin of BOX_MARGINS_M) {
    const [west, south, east, north] = [minX - margin, minY - margin, maxX + margin, maxY + margin];
    const box: OwnRing = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const rings = cutAway([box], covered);
    if (rings !== null) return assemble(rings, 0);
  }
  return null;
}

/** The whole covered area as a shape again: the slow way out, when no box would do. */
function shapeOfCovered(covered: PreparedShape): OwnShape {
  const rings = covered.ringBounds.map((_, r) => covered.ring(r));
  return assemble(rings, 0);
}
