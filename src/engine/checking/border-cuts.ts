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
    const candidates = near(shapeBounds(shape)).map((i) => borders[i]);
    return candidates.some(
      ([a, b]) =>
        shapeCovers(shape, a[0], a[1]) ||
        shape.some((polygon) =>
          polygon.some((ring) => ring.slice(1).some((d, i) => segmentsConflict(a, b, ring[i], d))),
        ),
    );
  };
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
  const areaM2 = shapeArea(shape);
  const isReal = (side: Result<OwnShape, OverlayRefusal>) =>
    side.ok && isRealGround(side.value, plane, overlay);
  const cutting = grids.filter((grid) => {
    const inside = overlay.intersection(shape, grid.shape, options);
    if (!inside.ok || areaM2 - shapeArea(inside.value) < AREA_TOLERANCE_M2 || !isReal(inside)) return false;
    return isReal(overlay.difference(shape, [grid.shape], options));
  });
  return cutting.length === 0 ? null : cutting.map(({ code }) => code);
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
