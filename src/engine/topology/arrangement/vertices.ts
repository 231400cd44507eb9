import { passesPixel } from './hot-pixel.ts';

/** Lattice points by number; the same point has one number. */
export class Vertices {
  readonly x: number[] = [];
  readonly y: number[] = [];
  private readonly numbers = new Map<number, number>();

  get size(): number {
    return this.x.length;
  }

  add(x: number, y: number): number {
    const key = x * 2 ** 26 + y;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.x.push(x) - 1;
    this.y.push(y);
    this.numbers.set(key, number);
    return number;
  }
}

/** Indexes of whole numbers below 2²⁶ from the lowest to the highest; equal ones in their order. */
export function sortedIndexes(values: ArrayLike<number>): Uint32Array {
  // One number that holds both is sorted without a comparator, several times as fast.
  const keys = new Float64Array(values.length);
  for (let index = 0; index < values.length; index++) keys[index] = values[index] * 2 ** 26 + index;
  keys.sort();
  const indexes = new Uint32Array(values.length);
  for (let place = 0; place < keys.length; place++) indexes[place] = keys[place] % 2 ** 26;
  return indexes;
}

/** The vertices of a moment from west to east, to find those a segment passes. */
export class VerticesByEast {
  private readonly numbers: Uint32Array;
  private readonly east: Float64Array;

  constructor(private readonly vertices: Vertices) {
    const { x } = vertices;
    this.numbers = sortedIndexes(x);
    this.east = new Float64Array(this.numbers.length);
    for (let i = 0; i < this.east.length; i++) this.east[i] = x[this.numbers[i]];
  }

  /** Vertices between the ends a and b whose pixels the segment passes, in the order of passing. */
  passedBetween(a: number, b: number): number[] {
    const { x, y } = this.vertices;
    const [ax, ay, bx, by] = [x[a], y[a], x[b], y[b]];
    const east = Math.max(ax, bx);
    const [south, north] = [Math.min(ay, by), Math.max(ay, by)];
    const passed: number[] = [];
    for (let i = this.firstAtOrEastOf(Math.min(ax, bx)); i < this.numbers.length; i++) {
      if (this.east[i] > east) break;
      const p = this.numbers[i];
      if (y[p] < south || y[p] > north || p === a || p === b) continue;
      if (passesPixel(ax, ay, bx, by, x[p], y[p])) passed.push(p);
    }
    if (passed.length < 2) return passed;
    // No two pixels on one line have middles abreast of each other, so this order is the order of passing.
    const along = (p: number): number => (x[p] - ax) * (bx - ax) + (y[p] - ay) * (by - ay);
    return passed.sort((p, q) => along(p) - along(q));
  }

  private firstAtOrEastOf(x: number): number {
    let low = 0;
    let high = this.east.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.east[middle] < x) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
