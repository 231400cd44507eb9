import { turn } from './lattice.ts';
import type { NodedEdges } from './noded-edges.ts';
import type { PlanarMap } from './planar-map.ts';
import { pairKey } from './strands.ts';

/** The border on one side of a vertex: the vertex it comes from, and the strands it runs along all the way. */
interface Approach {
  readonly from: number;
  readonly strands: readonly number[];
}

/** A vertex in the run of a border: how it is reached from either side. */
interface Passage {
  one: Approach;
  other: Approach;
}

/**
 * Vertices that a dissolved border can do without: put into a straight strand by lines that are gone, with no
 * junction left. Vertices of ground borders and of the outline stay. A vertex also stays when straightening the
 * border there would sweep over another vertex.
 */
export function findNeedlessVertices(
  map: PlanarMap,
  { edges, keptVertices }: NodedEdges,
  labels: readonly (string | null)[],
): Set<number> {
  const { start, face, outOffset, out } = map;
  const onBorder: number[] = [];
  const passages = new Map<number, Passage>();
  const segments = new Set<number>();
  for (let vertex = 0; vertex + 1 < outOffset.length; vertex++) {
    const borders: number[] = [];
    for (let place = outOffset[vertex]; place < outOffset[vertex + 1]; place++) {
      const half = out[place];
      if (labels[face[half]] !== labels[face[half ^ 1]]) borders.push(half);
    }
    if (borders.length === 0) continue;
    onBorder.push(vertex);
    for (const half of borders) segments.add(pairKey(vertex, start[half ^ 1]));
    if (borders.length !== 2 || keptVertices.has(vertex)) continue;
    const [one, other] = borders.map((half) => ({
      from: start[half ^ 1],
      strands: edges[half >> 1].sources,
    }));
    passages.set(vertex, { one, other });
  }
  const needless = new Set<number>();
  for (const [vertex, { one, other }] of passages) {
    const strands = one.strands.filter((strand) => other.strands.includes(strand));
    if (strands.length === 0 || segments.has(pairKey(one.from, other.from))) continue;
    if (sweepsOver(map, onBorder, needless, one.from, vertex, other.from)) continue;
    needless.add(vertex);
    segments.add(pairKey(one.from, other.from));
    replaceApproach(passages.get(one.from), vertex, { from: other.from, strands });
    replaceApproach(passages.get(other.from), vertex, { from: one.from, strands });
  }
  return needless;
}

function replaceApproach(passage: Passage | undefined, from: number, approach: Approach): void {
  if (passage === undefined) return;
  if (passage.one.from === from) passage.one = approach;
  else passage.other = approach;
}

/**
 * Whether a vertex of some border lies in the triangle between the border as it is and as it would be. Borders
 * do not cross, so one that reached into the triangle would have a vertex there.
 */
function sweepsOver(
  { vertices: { x, y } }: PlanarMap,
  onBorder: readonly number[],
  gone: ReadonlySet<number>,
  a: number,
  b: number,
  c: number,
): boolean {
  const west = Math.min(x[a], x[b], x[c]);
  const east = Math.max(x[a], x[b], x[c]);
  const south = Math.min(y[a], y[b], y[c]);
  const north = Math.max(y[a], y[b], y[c]);
  return onBorder.some((p) => {
    if (p === a || p === b || p === c || x[p] < west || x[p] > east || y[p] < south || y[p] > north)
      return false;
    if (gone.has(p)) return false;
    const ab = turn(x[a], y[a], x[b], y[b], x[p], y[p]);
    const bc = turn(x[b], y[b], x[c], y[c], x[p], y[p]);
    const ca = turn(x[c], y[c], x[a], y[a], x[p], y[p]);
    return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
  });
}
