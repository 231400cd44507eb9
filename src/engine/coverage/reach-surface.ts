/**
 * Drawn areas. Streets have no width, so a service area is drawn as the ground within 30 m of the street
 * parts reached: a surface of distances on a 10 m lattice and its contour. It is a picture. Whether a home
 * is covered is told by its own walk (`coverage-model.ts`), which may be a long leg from the street.
 */
import type { OwnShape, PlanarBounds } from '../geometry/planar.ts';
import type { StreetParts } from '../network/street-parts.ts';
import { contour } from './contour.ts';
import { ReachRaster } from './reach-raster.ts';
import type { StreetPlane } from './street-plane.ts';

export const REACH_HALF_WIDTH_M = 30;
const CELL_M = 10;

/** The ground within 30 m of the street parts, in local metres: valid polygons, shells counter-clockwise. */
export function surfaceOfParts(plane: StreetPlane, parts: StreetParts): OwnShape {
  return parts.count === 0 ? [] : surfaceWithin(plane, parts, plane.boundsOf(parts));
}

/**
 * The same, for the part of the picture inside the bounds only: exact there, and closed off somewhere
 * between the bounds and 50 m outside them. Parts further away may be left out.
 */
export function surfaceWithin(plane: StreetPlane, parts: StreetParts, bounds: PlanarBounds): OwnShape {
  const raster = ReachRaster.over(padded(bounds, REACH_HALF_WIDTH_M + 2 * CELL_M), CELL_M, farM(CELL_M));
  plane.forEachSegment(parts, (fromX, fromY, toX, toY) => raster.stamp(fromX, fromY, toX, toY));
  return contour({ ...frameOf(raster), heights: heightsOf(raster) });
}

/** How far a raster must know distances for its contour at the half-width to be exact. */
export function farM(cellM: number): number {
  return REACH_HALF_WIDTH_M + 1.5 * cellM;
}

function frameOf({ minX, minY, columns, rows, cellM }: ReachRaster) {
  return { minX, minY, columns, rows, cellM };
}

/** Metres inside the half-width, negative outside; the outermost samples are outside, so that every ring closes. */
function heightsOf(raster: ReachRaster): Float32Array {
  const { columns, rows, squaredM } = raster;
  const heights = new Float32Array(squaredM.length);
  for (let sample = 0; sample < heights.length; sample++) {
    heights[sample] = REACH_HALF_WIDTH_M - Math.sqrt(squaredM[sample]);
  }
  const outsideM = REACH_HALF_WIDTH_M - raster.farM;
  heights.fill(outsideM, 0, columns);
  heights.fill(outsideM, (rows - 1) * columns);
  for (let row = 0; row < rows; row++) {
    heights[row * columns] = outsideM;
    heights[(row + 1) * columns - 1] = outsideM;
  }
  return heights;
}

export function padded([minX, minY, maxX, maxY]: PlanarBounds, marginM: number): PlanarBounds {
  return [minX - marginM, minY - marginM, maxX + marginM, maxY + marginM];
}
