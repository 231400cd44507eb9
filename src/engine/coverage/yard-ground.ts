import type { LocalFrame } from '../geometry/local-frame.ts';
import { type PlanarBounds, ringBounds } from '../geometry/planar.ts';
import type { YardPlace } from '../network/joins.ts';
import type { Yard } from '../network/yard.ts';
import type { Lattice } from './contour.ts';

/** Bounds of a yard in local metres. */
export function yardBounds(yard: Yard, frame: LocalFrame): PlanarBounds {
  const [west, south, east, north] = yard.bounds;
  return ringBounds([
    frame.toLocal(west, south),
    frame.toLocal(east, south),
    frame.toLocal(east, north),
    frame.toLocal(west, north),
  ]);
}

/**
 * Raises the samples of a lattice in the yards of these places to what the straight walk from there leaves over of the
 * limit, no higher than a cell.
 */
export function raiseYards(
  { minX, minY, columns, rows, cellM, heights }: Lattice,
  places: readonly YardPlace[],
  frame: LocalFrame,
  limitM: number,
): void {
  for (const { yard, position } of places) {
    const [west, south, east, north] = yardBounds(yard, frame);
    const firstColumn = Math.max(1, Math.ceil((west - minX) / cellM));
    const lastColumn = Math.min(columns - 2, Math.floor((east - minX) / cellM));
    const firstRow = Math.max(1, Math.ceil((south - minY) / cellM));
    const lastRow = Math.min(rows - 2, Math.floor((north - minY) / cellM));
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const sample = frame.toLonLat(minX + column * cellM, minY + row * cellM);
        const spareM = Math.min(cellM, limitM - yard.metresBetween(sample, position));
        const at = row * columns + column;
        heights[at] = Math.max(heights[at], spareM);
      }
    }
  }
}
