import type { LonLat } from '../../domain/geometry.ts';
import { type Arc, OUTSIDE } from './partition.ts';
import type { PositionIndex } from './position-index.ts';
import type { BuildRing } from './t-junctions.ts';

export interface CutResult {
  readonly arcs: Arc[];
  /** Signed arc references per ring, in the order of the rings given. */
  readonly references: number[][];
  /** Arcs that a second face claims on the same side, with that face. */
  readonly claimedTwice: { readonly arc: number; readonly face: number }[];
}

/**
 * Cuts rings at the nodes, the vertices where other than two border segments meet, and keeps each
 * stretch between two nodes once (the join, cut and dedup of topojson-server). Rings must run with
 * their face on the left.
 */
export function cutArcs(rings: readonly BuildRing[], positions: PositionIndex): CutResult {
  const isNode = findNodes(rings, positions.size);
  const stride = positions.size;
  const arcs: { points: LonLat[]; left: number; right: number }[] = [];
  const arcByFirstEdge = new Map<number, number>();
  const claimedTwice: CutResult['claimedTwice'] = [];

  const referenceTo = (chain: readonly number[], face: number): number => {
    const last = chain.length - 1;
    const forward = arcByFirstEdge.get(chain[0] * stride + chain[1]);
    if (forward !== undefined) {
      claimedTwice.push({ arc: forward, face });
      return forward;
    }
    const backward = arcByFirstEdge.get(chain[last] * stride + chain[last - 1]);
    if (backward !== undefined) {
      if (arcs[backward].right === OUTSIDE) arcs[backward].right = face;
      else claimedTwice.push({ arc: backward, face });
      return ~backward;
    }
    const points = chain.map((vertex): LonLat => [positions.lon[vertex], positions.lat[vertex]]);
    arcs.push({ points, left: face, right: OUTSIDE });
    arcByFirstEdge.set(chain[0] * stride + chain[1], arcs.length - 1);
    return arcs.length - 1;
  };

  const references = rings.map((ring) =>
    chainsOf(ring.vertices, isNode, positions).map((chain) => referenceTo(chain, ring.face)),
  );
  return { arcs, references, claimedTwice };
}

/** A vertex is a node unless exactly two different segments end there. */
function findNodes(rings: readonly BuildRing[], count: number): Uint8Array {
  const neighbourA = new Int32Array(count).fill(-1);
  const neighbourB = new Int32Array(count).fill(-1);
  const isNode = new Uint8Array(count);
  const meet = (vertex: number, neighbour: number): void => {
    if (neighbourA[vertex] < 0) neighbourA[vertex] = neighbour;
    if (neighbourA[vertex] === neighbour) return;
    if (neighbourB[vertex] < 0) neighbourB[vertex] = neighbour;
    if (neighbourB[vertex] !== neighbour) isNode[vertex] = 1;
  };
  for (const { vertices } of rings) {
    for (let i = 0; i < vertices.length; i++) {
      const next = vertices[(i + 1) % vertices.length];
      meet(vertices[i], next);
      meet(next, vertices[i]);
    }
  }
  for (let vertex = 0; vertex < count; vertex++) {
    if (neighbourA[vertex] >= 0 && neighbourB[vertex] < 0) isNode[vertex] = 1;
  }
  return isNode;
}

/** The ring as runs from node to node; one closed run from its lowest vertex when it has no node. */
function chainsOf(vertices: readonly number[], isNode: Uint8Array, positions: PositionIndex): number[][] {
  const { lon, lat } = positions;
  let start = vertices.findIndex((vertex) => isNode[vertex] === 1);
  if (start < 0) {
    start = 0;
    vertices.forEach((vertex, i) => {
      const lowest = vertices[start];
      if (lon[vertex] < lon[lowest] || (lon[vertex] === lon[lowest] && lat[vertex] < lat[lowest])) start = i;
    });
  }
  const turned = [...vertices.slice(start), ...vertices.slice(0, start), vertices[start]];
  const chains: number[][] = [];
  let chain = [turned[0]];
  for (let i = 1; i < turned.length; i++) {
    chain.push(turned[i]);
    if (isNode[turned[i]] === 1 || i === turned.length - 1) {
      chains.push(chain);
      chain = [turned[i]];
    }
  }
  return chains;
}
