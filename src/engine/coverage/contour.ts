import { type OwnRing, type OwnShape, signedRingArea } from '../geometry/planar.ts';

/** A surface sampled on a square lattice, row by row. */
export interface Lattice {
  readonly minX: number;
  readonly minY: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellM: number;
  /** Inside is above 0. */
  readonly heights: Float32Array;
}

/**
 * Crossings keep this share of a cell away from lattice points. Rings then never touch each other or
 * themselves, not even after rounding to a centimetre: within a cell the two corners of a saddle stay
 * apart, between cells only crossings are shared.
 */
const CLEARANCE = 0.01;

const BOTTOM = 0;
const RIGHT = 1;
const TOP = 2;
const LEFT = 3;
const NO_WAY = -1;
/**
 * Where a ring that keeps the inside on its left leaves a cell, by corners inside (1 bottom left, 2 bottom
 * right, 4 top right, 8 top left) and side of entry: `EXITS[corners * 4 + entry]`. Saddles (5, 10) are
 * given for an outside centre; see {@link exitOf}.
 */
const EXITS = exitTable({
  1: [[BOTTOM, LEFT]],
  2: [[RIGHT, BOTTOM]],
  3: [[RIGHT, LEFT]],
  4: [[TOP, RIGHT]],
  5: [
    [BOTTOM, LEFT],
    [TOP, RIGHT],
  ],
  6: [[TOP, BOTTOM]],
  7: [[TOP, LEFT]],
  8: [[LEFT, TOP]],
  9: [[BOTTOM, TOP]],
  10: [
    [RIGHT, BOTTOM],
    [LEFT, TOP],
  ],
  11: [[RIGHT, TOP]],
  12: [[LEFT, RIGHT]],
  13: [[BOTTOM, RIGHT]],
  14: [[LEFT, BOTTOM]],
});

/**
 * The area where the surface is above 0, by marching squares with linear interpolation (Lorensen and
 * Cline 1987 in the plane). Shells run counter-clockwise, holes clockwise. Beyond its edge the surface
 * counts as outside only if its outermost samples are: pad it.
 */
export function contour(lattice: Lattice): OwnShape {
  const { columns, rows, heights } = lattice;
  // Number of the ring that crosses the lattice edge to the right of each sample; 0 for none yet.
  const ringAt = new Int32Array(columns * rows);
  const shape: OwnShape = [];
  // Index in `shape` of the polygon each ring belongs to.
  const polygonOf: number[] = [];
  for (let row = 0; row < rows - 1; row++) {
    let height = heights[row * columns];
    for (let column = 0; column < columns - 1; column++) {
      const sample = row * columns + column;
      const before = height;
      height = heights[sample + 1];
      if (!(before > 0) || height > 0 || ringAt[sample] !== 0) continue;
      const ring = traceRing(lattice, column, row, ringAt, polygonOf.length + 1);
      if (signedRingArea(ring) > 0) {
        polygonOf.push(shape.length);
        shape.push([ring]);
        continue;
      }
      // The run of inside samples left of a hole's first crossing starts at its shell, or at a sibling found before.
      let left = sample - 1;
      while (ringAt[left] === 0) left--;
      const polygon = polygonOf[ringAt[left] - 1];
      polygonOf.push(polygon);
      shape[polygon].push(ring);
    }
  }
  return shape;
}

/**
 * Follows one ring from the crossing right of a sample, upwards first, and marks the crossings it makes
 * along rows. From each cell it takes the crossing by which it leaves.
 */
function traceRing(
  { minX, minY, columns, cellM, heights }: Lattice,
  startColumn: number,
  startRow: number,
  ringAt: Int32Array,
  number: number,
): OwnRing {
  const ring: OwnRing = [];
  let column = startColumn;
  let row = startRow;
  let entry = BOTTOM;
  do {
    const sample = row * columns + column;
    const bottomLeft = heights[sample];
    const bottomRight = heights[sample + 1];
    const topLeft = heights[sample + columns];
    const topRight = heights[sample + columns + 1];
    const exit = exitOf(bottomLeft, bottomRight, topRight, topLeft, entry);
    const x = minX + column * cellM;
    const y = minY + row * cellM;
    if (exit === RIGHT) {
      ring.push([x + cellM, y + crossing(bottomRight, topRight) * cellM]);
      column++;
    } else if (exit === LEFT) {
      ring.push([x, y + crossing(bottomLeft, topLeft) * cellM]);
      column--;
    } else if (exit === TOP) {
      ring.push([x + crossing(topLeft, topRight) * cellM, y + cellM]);
      ringAt[sample + columns] = number;
      row++;
    } else {
      ring.push([x + crossing(bottomLeft, bottomRight) * cellM, y]);
      ringAt[sample] = number;
      row--;
    }
    entry = (exit + 2) % 4;
  } while (column !== startColumn || row !== startRow || entry !== BOTTOM);
  ring.push(ring[0]);
  return ring;
}

function exitOf(
  bottomLeft: number,
  bottomRight: number,
  topRight: number,
  topLeft: number,
  entry: number,
): number {
  const corners =
    (bottomLeft > 0 ? 1 : 0) | (bottomRight > 0 ? 2 : 0) | (topRight > 0 ? 4 : 0) | (topLeft > 0 ? 8 : 0);
  const exit = EXITS[corners * 4 + entry];
  const isSaddle = corners === 5 || corners === 10;
  if (isSaddle && bottomLeft + bottomRight + topLeft + topRight > 0) return (exit + 2) % 4;
  return exit;
}

/** Where along a side, 0 … 1, the surface passes 0 between the heights at its ends. */
function crossing(from: number, to: number): number {
  return Math.min(1 - CLEARANCE, Math.max(CLEARANCE, from / (from - to)));
}

function exitTable(ways: Readonly<Record<number, readonly (readonly [entry: number, exit: number])[]>>) {
  const table = new Int8Array(64).fill(NO_WAY);
  for (const [corners, pairs] of Object.entries(ways)) {
    for (const [entry, exit] of pairs) table[Number(corners) * 4 + entry] = exit;
  }
  return table;
}
