import type { Position } from 'geojson';
import type { MultiPolygon, Polygon } from '../../src/domain/geometry.ts';

type Shape = Polygon | MultiPolygon;

export function outerRings(shape: Shape): Position[][] {
  return shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
}

/**
 * What keeps the children from tiling their parent exactly, as sentences; empty when they do. Every directed edge of
 * a child must have its twin on another child or lie on the parent's outline, which must be used up exactly once.
 * With simple rings in one winding this leaves neither gap nor overlap.
 */
export function tilingFaults(parent: Shape, children: readonly Shape[]): string[] {
  const faults: string[] = [];
  const open = new Set<string>();
  for (const child of children) {
    for (const [a, b] of edgesOf(child)) {
      if (open.has(`${a} ${b}`)) faults.push(`edge ${a} to ${b} belongs to two areas`);
      open.add(`${a} ${b}`);
    }
  }
  for (const edge of [...open]) {
    const [a, b] = edge.split(' ');
    if (open.has(`${b} ${a}`)) {
      open.delete(edge);
      open.delete(`${b} ${a}`);
    }
  }
  for (const [a, b] of edgesOf(parent)) {
    if (!open.delete(`${a} ${b}`)) faults.push(`outline edge ${a} to ${b} belongs to no area`);
  }
  for (const edge of open) faults.push(`edge ${edge} has neither twin nor outline`);
  return faults;
}

function edgesOf(shape: Shape): [string, string][] {
  return outerRings(shape).flatMap((ring) =>
    ring.slice(1).map((b, i): [string, string] => [ring[i].join(), b.join()]),
  );
}

/** True for a closed counter-clockwise ring that nowhere meets itself. */
export function isSimpleRing(ring: readonly Position[]): boolean {
  const last = ring.length - 1;
  const isClosed = ring[0][0] === ring[last][0] && ring[0][1] === ring[last][1];
  if (!isClosed || new Set(ring.map((at) => at.join())).size !== last || signedArea(ring) <= 0) return false;
  for (let i = 0; i < last; i++) {
    for (let k = i + 2; k < last; k++) {
      const isNeighbour = i === 0 && k === last - 1;
      if (!isNeighbour && meet(ring[i], ring[i + 1], ring[k], ring[k + 1])) return false;
    }
  }
  return true;
}

export function signedArea(ring: readonly Position[]): number {
  const [ox, oy] = ring[0];
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    doubled += (ring[i - 1][0] - ox) * (ring[i][1] - oy) - (ring[i][0] - ox) * (ring[i - 1][1] - oy);
  }
  return doubled / 2;
}

/** True when the segments share a point. */
export function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  const apart =
    Math.max(a[0], b[0]) < Math.min(c[0], d[0]) ||
    Math.max(c[0], d[0]) < Math.min(a[0], b[0]) ||
    Math.max(a[1], b[1]) < Math.min(c[1], d[1]) ||
    Math.max(c[1], d[1]) < Math.min(a[1], b[1]);
  return !apart && side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

function side(a: Position, b: Position, c: Position): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

export function contains(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}
