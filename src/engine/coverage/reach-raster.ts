import type { PlanarBounds } from '../geometry/planar.ts';

/**
 * A surface of distances to street parts, sampled at the points of a square lattice: sample (column, row)
 * lies at (`minX + column · cellM`, `minY + row · cellM`). Only distances up to `farM` are kept exactly;
 * everything further reads as `farM`.
 */
export class ReachRaster {
  readonly minX: number;
  readonly minY: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellM: number;
  readonly farM: number;
  /** Squared metres per sample, row by row. */
  readonly squaredM: Float32Array;

  constructor(
    origin: readonly [minX: number, minY: number],
    size: readonly [columns: number, rows: number],
    cellM: number,
    farM: number,
  ) {
    [this.minX, this.minY] = origin;
    [this.columns, this.rows] = size;
    this.cellM = cellM;
    this.farM = farM;
    this.squaredM = new Float32Array(this.columns * this.rows).fill(farM * farM);
  }

  /** A raster that covers the bounds; its samples lie at whole multiples of `cellM`, so that neighbouring rasters agree. */
  static over([minX, minY, maxX, maxY]: PlanarBounds, cellM: number, farM: number): ReachRaster {
    const west = Math.floor(minX / cellM);
    const south = Math.floor(minY / cellM);
    const columns = Math.ceil(maxX / cellM) - west + 1;
    const rows = Math.ceil(maxY / cellM) - south + 1;
    return new ReachRaster([west * cellM, south * cellM], [columns, rows], cellM, farM);
  }

  /** Lowers every sample within `farM` of the segment to its distance from it. */
  stamp(fromX: number, fromY: number, toX: number, toY: number): void {
    const { cellM, columns, farM, squaredM } = this;
    const startX = fromX - this.minX;
    const startY = fromY - this.minY;
    const dx = toX - fromX;
    const dy = toY - fromY;
    const perLengthSquared = 1 / (dx * dx + dy * dy || 1);
    const firstColumn = Math.max(0, Math.ceil((startX + Math.min(0, dx) - farM) / cellM));
    const lastColumn = Math.min(columns - 1, Math.floor((startX + Math.max(0, dx) + farM) / cellM));
    const firstRow = Math.max(0, Math.ceil((startY + Math.min(0, dy) - farM) / cellM));
    const lastRow = Math.min(this.rows - 1, Math.floor((startY + Math.max(0, dy) + farM) / cellM));
    for (let row = firstRow; row <= lastRow; row++) {
      const y = row * cellM - startY;
      let sample = row * columns + firstColumn;
      for (let column = firstColumn; column <= lastColumn; column++, sample++) {
        const x = column * cellM - startX;
        let t = (x * dx + y * dy) * perLengthSquared;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        const offX = x - t * dx;
        const offY = y - t * dy;
        const squared = offX * offX + offY * offY;
        if (squared < squaredM[sample]) squaredM[sample] = squared;
      }
    }
  }
}
