import type { OwnPolygon, OwnShape } from '../geometry/planar.ts';
import { polygonArea, polygonPerimeter } from '../geometry/planar.ts';

/** Smaller than this is no finding, whatever its shape. */
export const AREA_TOLERANCE_M2 = 1;
/**
 * Thinner than this is a trace of rounding: coordinates have seven decimals, so a border that runs
 * through a neighbour's rounded vertex misses it by up to 8 mm over any length.
 */
export const WIDTH_TOLERANCE_M = 0.05;

/** The parts that are really there: above both tolerances. A 1 m overlap of 2 m length is, a 5 mm sliver of 1 km is not. */
export function realParts(shape: OwnShape): OwnPolygon[] {
  return shape.filter((part) => {
    const areaM2 = polygonArea(part);
    return areaM2 > AREA_TOLERANCE_M2 && (2 * areaM2) / polygonPerimeter(part) > WIDTH_TOLERANCE_M;
  });
}

/** Square metres as people read them. */
export function squareMetres(areaM2: number): string {
  return `${areaM2 < 100 ? areaM2.toFixed(1) : Math.round(areaM2)} m²`;
}
