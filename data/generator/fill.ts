/**
 * Houses in rows facing south, as almost everywhere in Chinese cities: the block is turned so that its rows run
 * level, each row is a band across it, and along the band footprints stand wherever they fit entirely.
 */
import type { Spot } from './frame.ts';
import { boxOf, distance, distanceToRing, isInside, type Ring, turned } from './plane.ts';
import type { Random } from './random.ts';

export interface RowStyle {
  /** North–south size of a building and of the clear ground between two rows. */
  readonly depthM: readonly [number, number];
  readonly clearM: readonly [number, number];
  /** East–west size of a building and of the gap to the next. */
  readonly widthM: readonly [number, number];
  readonly gapM: readonly [number, number];
  /** How far a building may step out of its row, nearest first; less than half the clear ground. */
  readonly nudgesM: readonly number[];
  /** Free ground along the block's edge. */
  readonly marginM: number;
}

export interface Axis {
  readonly cos: number;
  readonly sin: number;
}

/** The direction of the rows: the block side nearest to east–west, turned at most about 20° from it. */
export function rowAxis(ring: Ring): Axis {
  let best = { cos: 1, sin: 0, length: 0 };
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length];
    const length = distance(a, b);
    for (const [x, y] of [
      [b.x - a.x, b.y - a.y],
      [b.y - a.y, a.x - b.x],
    ]) {
      const sign = x < 0 ? -1 : 1;
      const [cos, sin] = [(sign * x) / length, (sign * y) / length];
      if (cos > 0.94 && length > best.length) best = { cos, sin, length };
    }
  });
  return best;
}

/** A rectangle in the turned plane that lies in the ring with the margin kept, back in the drawing plane. */
export function fitted(
  ring: Ring,
  axis: Axis,
  west: number,
  south: number,
  east: number,
  north: number,
  marginM: number,
): Spot[] | null {
  const corners = [
    { x: west, y: south },
    { x: east, y: south },
    { x: east, y: north },
    { x: west, y: north },
  ].map((corner) => turned(corner, axis.cos, axis.sin));
  const isFree = corners.every((corner) => isInside(corner, ring) && distanceToRing(corner, ring) >= marginM);
  if (!isFree) return null;
  const reach = marginM * 0.7;
  const holdsNoCorner = ring.every((spot) => {
    const { x, y } = turned(spot, axis.cos, -axis.sin);
    return x < west - reach || x > east + reach || y < south - reach || y > north + reach;
  });
  return holdsNoCorner ? corners : null;
}

/** Footprints in rows over the whole block, spread evenly from its south edge to its north edge. */
export function fillRows(ring: Ring, style: RowStyle, random: Random, axis: Axis = rowAxis(ring)): Spot[][] {
  const box = boxOf(ring.map((spot) => turned(spot, axis.cos, -axis.sin)));
  const height = box.north - box.south - 2 * style.marginM;
  const [depth, clear] = [random.between(...style.depthM), random.between(...style.clearM)];
  const rows = Math.max(1, Math.floor((height + clear) / (depth + clear)));
  const pitch = rows > 1 ? (height - depth) / (rows - 1) : 0;
  const first = box.south + style.marginM + (rows > 1 ? 0 : Math.max(0, (height - depth) / 2));
  return Array.from({ length: rows }, (_, row) =>
    fillRow(
      ring,
      style,
      random,
      axis,
      first + row * pitch,
      depth - random.between(0, 1.2),
      box.west,
      box.east,
    ),
  ).flat();
}

export function fillRow(
  ring: Ring,
  style: RowStyle,
  random: Random,
  axis: Axis,
  south: number,
  depth: number,
  westLimit: number,
  eastLimit: number,
): Spot[][] {
  const footprints: Spot[][] = [];
  let west = westLimit + style.marginM;
  while (west < eastLimit) {
    const width = random.between(...style.widthM);
    if (west + width > eastLimit) break;
    const corners = nudged(ring, style, axis, west, south, west + width, south + depth);
    if (corners) footprints.push(corners);
    west += corners ? width + random.between(...style.gapM) : 2.5;
  }
  return footprints;
}

/** The footprint, stepped a little out of its row where the block's edge runs aslant. */
function nudged(
  ring: Ring,
  style: RowStyle,
  axis: Axis,
  west: number,
  south: number,
  east: number,
  north: number,
): Spot[] | null {
  for (const step of style.nudgesM) {
    const corners = fitted(ring, axis, west, south + step, east, north + step, style.marginM);
    if (corners) return corners;
  }
  return null;
}
