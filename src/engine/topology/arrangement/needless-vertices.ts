import { turn } from './lattice.ts';
import type { NodedEdges } from './noded-edges.ts';
import type { PlanarMap } from './planar-map.ts';
import { pairKey } from './strands.ts';

/** A vertex in the run of a border, and the vertices before and after it. */
interface Passage {
  one: number;
  other: number;
}

/**
 * Vertices that a dissolved border can do without: put into a straight segment by lines that are gone, with no
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
    const [one, other] = borders;
    const { sources } = edges[other >> 1];
    if (!edges[one >> 1].sources.some((strand) => sources.includes(strand))) continue;
    passages.set(vertex, { one: start[one ^ 1], other: start[other ^ 1] });
  }
  const needless = new Set<number>();
  for (const [vertex, { one, other }] of passages) {
    if (segments.has(pairKey(one, other)) || sweepsOver(map, onBorder, needless, one, vertex, other))
      continue;
    needless.add(vertex);
    segments.add(pairKey(one, other));
    replaceEnd(passages.get(one), vertex, other);
    replaceEnd(passages.get(other), vertex, one);
  }
  return needless;
}

function replaceEnd(passage: Passage | undefined, from: number, to: number): void {
  if (passage === undefined) return;
  if (passage.one === from) passage.one = to;
  else passage.other = to;
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
