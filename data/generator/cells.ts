import { dissolve } from './dissolve.ts';
import type { CellGraph } from './partition.ts';
import { type LineKind, OUTSIDE, type PlanarMap } from './planar-map.ts';
import { areaOf, centroidOf, distance } from './plane.ts';

/** How well two blocks hold together across a line: 0 across a barrier, 1 across a lane. */
const COHESION: Readonly<Record<LineKind, number>> = {
  outline: 0,
  river: 0,
  railway: 0.05,
  expressway: 0.05,
  primary: 0.3,
  secondary: 0.6,
  tertiary: 0.9,
  residential: 1,
  service: 1,
  pedestrian: 1,
  footway: 1,
  steps: 1,
  wall: 1,
};

/** A unit of grouping: a block, with the slivers that go with it. The first face is the block itself. */
export type Cell = readonly number[];

function isBarrier(kind: LineKind): boolean {
  return kind === 'river' || kind === 'railway' || kind === 'expressway' || kind === 'outline';
}

export function cellGraph(map: PlanarMap, cells: readonly Cell[], weights: readonly number[]): CellGraph {
  const cellOf = new Map<number, number>();
  cells.forEach((faces, cell) => {
    for (const face of faces) cellOf.set(face, cell);
  });
  const rings = cells.map((faces) => dissolve(map, faces)[0]);
  const edges = rings.map((ring) => ring.map((a, i) => [a, ring[(i + 1) % ring.length]] as const));
  const across = edges.map((ring) => ring.map(([a, b]) => cellOf.get(map.faceLeftOf(b, a)) ?? OUTSIDE));
  const cellsAtNode = new Map<number, number[]>();
  const meet = (node: number, cell: number) => {
    const met = cellsAtNode.get(node);
    if (!met) cellsAtNode.set(node, [cell]);
    else if (!met.includes(cell)) met.push(cell);
  };
  edges.forEach((ring, cell) => {
    ring.forEach(([a, b], i) => {
      meet(a, cell);
      if (across[cell][i] !== OUTSIDE) return;
      meet(a, OUTSIDE);
      meet(b, OUTSIDE);
    });
  });
  return {
    count: cells.length,
    weights,
    rings,
    cellsAtNode,
    centres: rings.map((ring) => centroidOf(map.spotsOf(ring))),
    across,
    cohesion: edges.map((ring) =>
      ring.map(([a, b]) => distance(map.nodes[a], map.nodes[b]) * COHESION[map.lineOf(a, b).kind]),
    ),
  };
}

/** Metres of border that two faces share, barriers counted at a tenth. */
export function sharedBorderM(map: PlanarMap, face: number, others: ReadonlySet<number>): number {
  const ring = map.ringOf(face);
  let length = 0;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length];
    if (!others.has(map.faceLeftOf(b, a))) return;
    length += distance(map.nodes[a], map.nodes[b]) * (isBarrier(map.lineOf(a, b).kind) ? 0.1 : 1);
  });
  return length;
}

export function areaOfFaces(map: PlanarMap, faces: readonly number[]): number {
  return faces.reduce((sum, face) => sum + areaOf(map.spotsOf(map.ringOf(face))), 0);
}

export function touches(map: PlanarMap, face: number, kind: LineKind): boolean {
  const ring = map.ringOf(face);
  return ring.some((a, i) => map.lineOf(a, ring[(i + 1) % ring.length]).kind === kind);
}

/** Faces that share an edge with this one. */
export function facesAround(map: PlanarMap, face: number): number[] {
  const ring = map.ringOf(face);
  const around = new Set(ring.map((a, i) => map.faceLeftOf(ring[(i + 1) % ring.length], a)));
  around.delete(OUTSIDE);
  around.delete(face);
  return [...around];
}
