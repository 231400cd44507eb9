/** Whether borders cut an area: the exact question that is nearly always answered no, and the measured one. */
import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { shapeOf } from '../geometry/local-polygons.ts';
import type { Overlay, OverlayOptions } from '../geometry/overlay.ts';
import { type PlanarRing, type PlanarShape, ringBounds, shapeArea, shapeBounds } from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';
import { segmentsConflict } from '../geometry/segment-conflict.ts';
import { boundsIndex } from './planar-city.ts';
import { AREA_TOLERANCE_M2, realParts } from './real-parts.ts';

/** A grid by its code, in local metres. */
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
 * The grids a sound shape (local metres) has ground in when a border cuts it: two grids or more, or one grid
 * and ground in none; `null` when it is whole.
 */
export function gridsCutting(
  shape: PlanarShape,
  grids: readonly CodedShape[],
  overlay: Overlay,
  options: OverlayOptions = {},
): string[] | null {
  const holding: CodedShape[] = [];
  let heldM2 = 0;
  for (const grid of grids) {
    const shared = overlay.intersection(shape, grid.shape, options);
    if (!shared.ok) continue;
    heldM2 += shapeArea(shared.value);
    if (realParts(shared.value, overlay).length > 0) holding.push(grid);
  }
  const codes = holding.map(({ code }) => code);
  if (codes.length >= 2) return codes;
  if (codes.length === 0 || shapeArea(shape) - heldM2 <= AREA_TOLERANCE_M2) return null;
  const beyond = overlay.difference(shape, [holding[0].shape], options);
  return beyond.ok && realParts(beyond.value, overlay).length > 0 ? codes : null;
}
