import type { Overlay } from '../geometry/overlay.ts';
import type { OwnPolygon, OwnShape } from '../geometry/planar.ts';
import { polygonArea, shapeArea } from '../geometry/planar.ts';

/** Smaller than this is no finding, whatever its shape. */
export const AREA_TOLERANCE_M2 = 1;
/**
 * One unit of the seventh decimal. A border that runs through a neighbour's rounded vertex misses it by
 * up to 8 mm over any length, which is no finding either.
 */
const ROUNDING_M = 0.0112;

/**
 * The parts that are really there: at least 1 m² is left of them when the rounding of coordinates is taken
 * off all around. The database refuses to publish by the same rule. A 1 m overlap of 2 m length is there,
 * a 1 cm sliver of 1 km is not, nor does such a sliver hide a part that hangs on it.
 */
export function realParts(shape: OwnShape, overlay: Overlay): OwnPolygon[] {
  return shape.filter((part) => {
    if (polygonArea(part) < AREA_TOLERANCE_M2) return false;
    const core = overlay.shrunk([part], ROUNDING_M, { trusted: true });
    return core.ok && shapeArea(core.value) >= AREA_TOLERANCE_M2;
  });
}

/** Square metres as people read them. */
export function squareMetres(areaM2: number): string {
  return `${areaM2 < 100 ? areaM2.toFixed(1) : Math.round(areaM2)} m²`;
}
