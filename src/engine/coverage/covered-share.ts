import type { PlanarBounds, PlanarPolygon } from '../geometry/planar.ts';
import type { StreetParts } from '../network/street-parts.ts';
import { ReachRaster } from './reach-raster.ts';
import { farM, REACH_HALF_WIDTH_M } from './reach-surface.ts';
import type { StreetPlane } from './street-plane.ts';

/** Half the cell of the drawn surface: gaps between two streets' margins are often narrower than 10 m. */
const CELL_M = 5;

/**
 * Share 0 … 1 of a polygon within 30 m of the street parts. Rows of cells fill the polygon's height
 * exactly, and of the cells in a row each counts by how much of it lies inside: covered, uncovered, or in
 * part where the margin's edge passes.
 */
export function coveredShare(
  polygon: PlanarPolygon,
  [minX, minY, maxX, maxY]: PlanarBounds,
  plane: StreetPlane,
  parts: StreetParts,
): number {
  const rows = Math.max(1, Math.ceil((maxY - minY) / CELL_M));
  const cellM = Math.max((maxY - minY) / rows, CELL_M / 2);
  const columns = Math.max(1, Math.ceil((maxX - minX) / cellM));
  const firstRowY = (minY + maxY - (rows - 1) * cellM) / 2;
  const raster = new ReachRaster([minX + cellM / 2, firstRowY], [columns, rows], cellM, farM(cellM));
  plane.forEachSegment(parts, (fromX, fromY, toX, toY) => raster.stamp(fromX, fromY, toX, toY));
  let inside = 0;
  let covered = 0;
  for (let row = 0; row < rows; row++) {
    const crossings = crossingsAt(polygon, raster.minY + row * cellM);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = (crossings[i] - minX) / cellM;
      const to = (crossings[i + 1] - minX) / cellM;
      inside += to - from;
      for (let column = Math.floor(from); column < Math.min(to, columns); column++) {
        const width = Math.min(to, column + 1) - Math.max(from, column);
        covered += width * cellCovered(raster.squaredM[row * columns + column], cellM);
      }
    }
  }
  return inside > 0 ? covered / inside : 0;
}

/** Share of a cell on the near side of the margin's edge, which passes it roughly straight. */
function cellCovered(squaredM: number, cellM: number): number {
  const share = 0.5 + (REACH_HALF_WIDTH_M - Math.sqrt(squaredM)) / cellM;
  return Math.min(1, Math.max(0, share));
}

/** Where the rings cross a horizontal line, from west to east; between each pair lies the inside. */
function crossingsAt(polygon: PlanarPolygon, y: number): number[] {
  const crossings: number[] = [];
  for (const ring of polygon) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [fromX, fromY] = ring[i];
      const [toX, toY] = ring[i + 1];
      if (fromY > y !== toY > y) crossings.push(fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX));
    }
  }
  return crossings.sort((a, b) => a - b);
}
