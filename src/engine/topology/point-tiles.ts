import type { PlanarBounds } from '../geometry/planar.ts';

const POINTS_PER_TILE = 6;

/** Points sorted into square tiles, so that those in a box are found by looking at its tiles only. */
export class PointTiles {
  private readonly start: Int32Array;
  private readonly pointOf: Int32Array;
  private readonly tilesPerUnitX: number;
  private readonly tilesPerUnitY: number;
  private readonly minX: number;
  private readonly minY: number;
  private readonly side: number;

  constructor(
    private readonly x: ArrayLike<number>,
    private readonly y: ArrayLike<number>,
  ) {
    const [minX, minY, maxX, maxY] = boundsOf(x, y);
    this.minX = minX;
    this.minY = minY;
    this.side = Math.max(1, Math.ceil(Math.sqrt(x.length / POINTS_PER_TILE)));
    this.tilesPerUnitX = maxX > minX ? this.side / (maxX - minX) : 0;
    this.tilesPerUnitY = maxY > minY ? this.side / (maxY - minY) : 0;
    this.start = new Int32Array(this.side * this.side + 1);
    const tile = new Int32Array(x.length);
    for (let i = 0; i < x.length; i++) {
      tile[i] = this.row(y[i]) * this.side + this.column(x[i]);
      this.start[tile[i] + 1]++;
    }
    for (let t = 0; t < this.start.length - 1; t++) this.start[t + 1] += this.start[t];
    const next = this.start.slice();
    this.pointOf = new Int32Array(x.length);
    for (let i = 0; i < x.length; i++) this.pointOf[next[tile[i]]++] = i;
  }

  /** Calls back with every point in the box, its borders included. */
  forEachIn([minX, minY, maxX, maxY]: PlanarBounds, visit: (point: number) => void): void {
    const { x, y, start, pointOf, side } = this;
    if (!(minX <= maxX)) return;
    const lastColumn = this.column(maxX);
    const lastRow = this.row(maxY);
    const firstColumn = this.column(minX);
    for (let row = this.row(minY); row <= lastRow; row++) {
      const end = start[row * side + lastColumn + 1];
      for (let k = start[row * side + firstColumn]; k < end; k++) {
        const point = pointOf[k];
        const px = x[point];
        const py = y[point];
        if (px >= minX && px <= maxX && py >= minY && py <= maxY) visit(point);
      }
    }
  }

  private column(x: number): number {
    return clampTile((x - this.minX) * this.tilesPerUnitX, this.side);
  }

  private row(y: number): number {
    return clampTile((y - this.minY) * this.tilesPerUnitY, this.side);
  }
}

function clampTile(position: number, count: number): number {
  return position >= count ? count - 1 : position > 0 ? Math.floor(position) : 0;
}

function boundsOf(x: ArrayLike<number>, y: ArrayLike<number>): PlanarBounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    if (x[i] < minX) minX = x[i];
    if (x[i] > maxX) maxX = x[i];
    if (y[i] < minY) minY = y[i];
    if (y[i] > maxY) maxY = y[i];
  }
  return [minX, minY, maxX, maxY];
}
