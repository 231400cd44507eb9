/** Whether borders cut an area: the exact question that is nearly always answered no, and the measured one. */
import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import type { Result } from '../../domain/result.ts';
import { shapeOf } from '../geometry/local-polygons.ts';
import type { Overlay, OverlayOptions, OverlayRefusal } from '../geometry/overlay.ts';
import {
  type OwnShape,
  type PlanarRing,
  type PlanarShape,
  ringBounds,
  shapeArea,
  shapeBounds,
} from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';
import { segmentsConflict } from '../geometry/segment-conflict.ts';
import type { DegreePlane } from './degree-plane.ts';
import { boundsIndex } from './planar-city.ts';
import { AREA_TOLERANCE_M2 } from './real-parts.ts';
import { sureCut } from './sure-cut.ts';

/** A grid by its code, in the plane of a check. */
export interface CodedShape {
  readonly code: string;
  readonly shape: PlanarShape;
}

/**
 * Whether any of these borders crosses or touches the outline of an area, or lies inside it; exact, in degrees.
 * Almost no building is near a border, so this decides nearly all of them.
 */
export function borderIndex(lines: readonly PlanarRing[]): (area: Polygon | MultiPolygon) => boolean {
  const borders = lines.flatMap((line) => line.slice(1).map((b, i) => [line[i], b] as const));
  const near = boundsIndex(borders.map((ends) => ringBounds(ends)));
  return (area) => {
    const shape = shapeOf(area);
    return near(shapeBounds(shape)).some((i) => borderMeets(shape, ...borders[i]));
  };
}

/** Whether a line crosses or touches the outline of a shape, or has a piece inside it; exact. */
export function lineMeets(line: PlanarRing, shape: PlanarShape): boolean {
  const [west, south, east, north] = shapeBounds(shape);
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    const isBeside =
      (a[0] < west && b[0] < west) ||
      (a[0] > east && b[0] > east) ||
      (a[1] < south && b[1] < south) ||
      (a[1] > north && b[1] > north);
    if (!isBeside && borderMeets(shape, a, b)) return true;
  }
  return false;
}

/** The same of a straight piece. */
function borderMeets(shape: PlanarShape, a: readonly number[], b: readonly number[]): boolean {
  if (shapeCovers(shape, a[0], a[1])) return true;
  for (const polygon of shape) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        if (segmentsConflict(a, b, ring[i - 1], ring[i])) return true;
      }
    }
  }
  return false;
}

/**
 * The grids whose borders run through a sound shape: real ground of it on both sides of each. `null` when it is
 * whole. Shape and grids lie in the plane. The database refuses to publish by the same rule (`private.is_cut`).
 */
export function gridsCutting(
  shape: PlanarShape,
  grids: readonly CodedShape[],
  plane: DegreePlane,
  overlay: Overlay,
  options: OverlayOptions = {},
): string[] | null {
  const cutting = grids.filter(
    (grid) => sureCut(shape, grid.shape) ?? isMeasuredCut(shape, grid.shape, plane, overlay, options),
  );
  return cutting.length === 0 ? null : cutting.map(({ code }) => code);
}

/** The same of one grid, with the ground on both sides laid out and measured. */
export function isMeasuredCut(
  shape: PlanarShape,
  grid: PlanarShape,
  plane: DegreePlane,
  overlay: Overlay,
  options: OverlayOptions = {},
): boolean {
  const isReal = (side: Result<OwnShape, OverlayRefusal>) =>
    side.ok && isRealGround(side.value, plane, overlay);
  const inside = overlay.intersection(shape, grid, options);
  if (!inside.ok || shapeArea(shape) - shapeArea(inside.value) < AREA_TOLERANCE_M2) return false;
  return isReal(inside) && isReal(overlay.difference(shape, [grid], options));
}

/** A border along a wall may miss the wall by this much on either side: 2.5 cm. */
const BESIDE_WALL_DEGREES = 2.5e-7;

/** Whether at least 1 m² is left of this ground when what a border along a wall may miss is taken off all around. */
function isRealGround(ground: OwnShape, { metresPerDegree }: DegreePlane, overlay: Overlay): boolean {
  if (shapeArea(ground) < AREA_TOLERANCE_M2) return false;
  const [perLon, perLat] = metresPerDegree;
  const inDegrees = ground.map((part) => part.map((ring) => ring.map(([x, y]) => [x / perLon, y / perLat])));
  const core = overlay.shrunk(inDegrees, BESIDE_WALL_DEGREES, { trusted: true });
  return core.ok && shapeArea(core.value) * perLon * perLat >= AREA_TOLERANCE_M2;
}
