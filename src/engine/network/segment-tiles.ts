/**
 * Line segments in square tiles of a flat plane, so that those near a place are found without looking at
 * the others. A segment goes by its first vertex and runs to the vertex after it.
 */
export class SegmentTiles {
  readonly tileM: number;
  readonly columns: number;
  readonly rows: number;
  /** Those of tile t are `vertices[offsets[t]]` … `vertices[offsets[t + 1] - 1]`, in the order given. */
  readonly offsets: Int32Array;
  readonly vertices: Int32Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #minX: number;
  readonly #minY: number;

  /** `x` and `y` are vertices in metres, `firsts` the first vertices of the segments. */
  constructor(x: Float64Array, y: Float64Array, firsts: Int32Array) {
    this.#x = x;
    this.#y = y;
    const [minX, maxX] = extent(x);
    const [minY, maxY] = extent(y);
    this.#minX = minX;
    this.#minY = minY;
    // About two segments to a tile; never so small that a long line would fill thousands.
    const width = Math.max(maxX - minX, 1);
    const height = Math.max(maxY - minY, 1);
    this.tileM = Math.max(
      20,
      Math.sqrt((2 * width * height) / Math.max(1, firsts.length)),
      Math.max(width, height) / 4096,
    );
    this.columns = firsts.length > 0 ? Math.floor(width / this.tileM) + 1 : 0;
    this.rows = firsts.length > 0 ? Math.floor(height / this.tileM) + 1 : 0;
    this.offsets = new Int32Array(this.columns * this.rows + 1);
    for (const vertex of firsts) this.#forEachTileOf(vertex, (tile) => this.offsets[tile + 1]++);
    for (let tile = 0; tile < this.columns * this.rows; tile++) {
      this.offsets[tile + 1] += this.offsets[tile];
    }
    const free = this.offsets.slice();
    this.vertices = new Int32Array(free[free.length - 1]);
    for (const vertex of firsts) {
      this.#forEachTileOf(vertex, (tile) => {
        this.vertices[free[tile]++] = vertex;
      });
    }
  }

  /** Column of tiles of a position; outside 0 … `columns − 1` beyond the segments' extent. */
  columnOf(x: number): number {
    return Math.floor((x - this.#minX) / this.tileM);
  }

  rowOf(y: number): number {
    return Math.floor((y - this.#minY) / this.tileM);
  }

  /** Visits the segments of all tiles that the bounds touch, some of them more than once, until `visit` says true. */
  someNear(
    minX: number,
    minY: number,
    maxX: number,
    maxY: number,
    visit: (vertex: number) => boolean,
  ): boolean {
    const lastRow = Math.min(this.rows - 1, this.rowOf(maxY));
    const firstColumn = Math.max(0, this.columnOf(minX));
    const lastColumn = Math.min(this.columns - 1, this.columnOf(maxX));
    for (let row = Math.max(0, this.rowOf(minY)); row <= lastRow; row++) {
      const from = this.offsets[row * this.columns + firstColumn];
      const to = lastColumn < firstColumn ? from : this.offsets[row * this.columns + lastColumn + 1];
      for (let entry = from; entry < to; entry++) if (visit(this.vertices[entry])) return true;
    }
    return false;
  }

  /** Every tile the segment passes through, row by row. */
  #forEachTileOf(vertex: number, visit: (tile: number) => void): void {
    const { tileM } = this;
    const x0 = (this.#x[vertex] - this.#minX) / tileM;
    const y0 = (this.#y[vertex] - this.#minY) / tileM;
    const x1 = (this.#x[vertex + 1] - this.#minX) / tileM;
    const y1 = (this.#y[vertex + 1] - this.#minY) / tileM;
    const [lowX, lowY, highX, highY] = y0 <= y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
    const slope = highY > lowY ? (highX - lowX) / (highY - lowY) : 0;
    const lastRow = Math.min(this.rows - 1, Math.floor(highY));
    for (let row = Math.floor(lowY); row <= lastRow; row++) {
      const enterX = row <= lowY ? lowX : lowX + (row - lowY) * slope;
      const leaveX = row + 1 >= highY ? highX : lowX + (row + 1 - lowY) * slope;
      const lastColumn = Math.min(this.columns - 1, Math.floor(Math.max(enterX, leaveX)));
      for (let column = Math.floor(Math.min(enterX, leaveX)); column <= lastColumn; column++) {
        visit(row * this.columns + column);
      }
    }
  }
}

function extent(values: Float64Array): readonly [min: number, max: number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? [min, max] : [0, 0];
}
