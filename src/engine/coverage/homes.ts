import type { LocalFrame } from '../geometry/local-frame.ts';
import type { PlanarBounds } from '../geometry/planar.ts';
import type { Demand } from './demand.ts';

/** Least side of the squares by which homes are found. */
const SQUARE_M = 100;
/** Homes far apart get larger squares, so that there are not many more squares than homes. */
const SQUARES_PER_HOME = 4;

/** The buildings in which households live, in local metres, square by square of a lattice: found by where they stand. */
export class Homes {
  /** Building of each home. */
  readonly row: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly #squares: Squares;

  constructor({ households, lon, lat }: Pick<Demand, 'households' | 'lon' | 'lat'>, frame: LocalFrame) {
    const rows = Int32Array.from(households.keys()).filter((row) => households[row] > 0);
    const degrees = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]);
    const { x, y } = frame.columnsToLocal(degrees(lon), degrees(lat));
    this.#squares = squaresOf(x, y);
    const order = orderBySquare(this.#squares, x, y);
    this.row = Int32Array.from(order, (home) => rows[home]);
    this.x = Float64Array.from(order, (home) => x[home]);
    this.y = Float64Array.from(order, (home) => y[home]);
  }

  /** Homes that stand within `marginM` of the bounds, its edge included. */
  near([minX, minY, maxX, maxY]: PlanarBounds, marginM: number): readonly number[] {
    const { x, y } = this;
    const { originX, originY, sideM, columns, rows, offsets } = this.#squares;
    const [west, south, east, north] = [minX - marginM, minY - marginM, maxX + marginM, maxY + marginM];
    const firstColumn = Math.max(0, Math.floor((west - originX) / sideM));
    const lastColumn = Math.min(columns - 1, Math.floor((east - originX) / sideM));
    const firstRow = Math.max(0, Math.floor((south - originY) / sideM));
    const lastRow = Math.min(rows - 1, Math.floor((north - originY) / sideM));
    const near: number[] = [];
    if (firstColumn > lastColumn) return near;
    for (let row = firstRow; row <= lastRow; row++) {
      const end = offsets[row * columns + lastColumn + 1];
      for (let home = offsets[row * columns + firstColumn]; home < end; home++) {
        if (x[home] >= west && x[home] <= east && y[home] >= south && y[home] <= north) near.push(home);
      }
    }
    return near;
  }
}

/** A lattice of squares, row by row: the homes of square s are those numbered `offsets[s]` … `offsets[s + 1] - 1`. */
interface Squares {
  readonly originX: number;
  readonly originY: number;
  readonly sideM: number;
  readonly columns: number;
  readonly rows: number;
  readonly offsets: Int32Array;
}

function squaresOf(x: Float64Array, y: Float64Array): Squares {
  const count = x.length;
  if (count === 0) {
    return { originX: 0, originY: 0, sideM: SQUARE_M, columns: 0, rows: 0, offsets: new Int32Array(1) };
  }
  const least = (values: Float64Array) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b));
  const [originX, originY] = [least(x), least(y)];
  const [widthM, heightM] = [most(x) - originX, most(y) - originY];
  const longestM = Math.max(widthM, heightM);
  // A city in a line has few squares across, so its length alone must not make too many either.
  const sideM = Math.max(
    SQUARE_M,
    Math.sqrt((widthM * heightM) / (SQUARES_PER_HOME * count)),
    longestM / (SQUARES_PER_HOME * count),
  );
  const columns = Math.floor(widthM / sideM) + 1;
  const rows = Math.floor(heightM / sideM) + 1;
  const offsets = new Int32Array(columns * rows + 1);
  return { originX, originY, sideM, columns, rows, offsets };
}

/** The homes in the order of their squares; counts them into the squares' offsets. */
function orderBySquare(
  { originX, originY, sideM, columns, offsets }: Squares,
  x: Float64Array,
  y: Float64Array,
): Int32Array {
  const squareOf = Int32Array.from(
    x,
    (_, home) => Math.floor((y[home] - originY) / sideM) * columns + Math.floor((x[home] - originX) / sideM),
  );
  for (const square of squareOf) offsets[square + 1]++;
  for (let square = 1; square < offsets.length; square++) offsets[square] += offsets[square - 1];
  const free = offsets.slice();
  const order = new Int32Array(x.length);
  squareOf.forEach((square, home) => {
    order[free[square]++] = home;
  });
  return order;
}
