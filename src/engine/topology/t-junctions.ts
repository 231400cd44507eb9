import { COORDINATE_SCALE } from '../../domain/geometry.ts';
import type { PositionIndex } from './position-index.ts';

/** A ring of a face under construction: vertex numbers, open (the last is not the first again). */
export interface BuildRing {
  readonly face: number;
  vertices: number[];
}

/** A segment and the box within reach of it. */
interface OpenEdge {
  readonly ring: BuildRing;
  readonly from: number;
  readonly to: number;
  readonly minLon: number;
  readonly maxLon: number;
  readonly minLat: number;
  readonly maxLat: number;
}

/** One unit of the stored coordinates, about a centimetre: as near as rounding can bring a vertex to a line. */
const REACH_DEGREES = 1 / COORDINATE_SCALE;

/**
 * Closes T-junctions: where a vertex of one face lies on, or within a unit of, a border segment of a
 * neighbour that has no vertex there, the vertex is put into the neighbour's ring. Changes `rings`;
 * returns the indexes of the faces that got a vertex.
 *
 *      B1 │ B2             B1 │ B2
 *     ────v────     =>    ────v────      v becomes a vertex of A as well
 *         A                   A
 */
export function closeTJunctions(rings: readonly BuildRing[], positions: PositionIndex): Set<number> {
  const openEdges = findOpenEdges(rings, positions);
  const openAt = groupByEnds(openEdges);
  const candidates = [...new Set(openEdges.flatMap((edge) => [edge.from, edge.to]))];
  candidates.sort((a, b) => positions.lon[a] - positions.lon[b]);
  const insertions = new Map<OpenEdge, number[]>();
  for (const edge of openEdges) {
    for (let i = firstAtOrEast(candidates, edge.minLon, positions); i < candidates.length; i++) {
      const vertex = candidates[i];
      if (positions.lon[vertex] > edge.maxLon) break;
      if (positions.lat[vertex] < edge.minLat || positions.lat[vertex] > edge.maxLat) continue;
      if (!liesAlong(vertex, edge, positions) || edge.ring.vertices.includes(vertex)) continue;
      if (!openAt.get(vertex)?.some((other) => runsAgainst(other, edge, positions))) continue;
      insertions.set(edge, [...(insertions.get(edge) ?? []), vertex]);
    }
  }
  for (const [edge, vertices] of insertions) insertVertices(edge, vertices, positions);
  return new Set([...insertions.keys()].map((edge) => edge.ring.face));
}

/** Segments that no neighbour runs along in the other direction: the outline, and borders not yet shared. */
function findOpenEdges(rings: readonly BuildRing[], positions: PositionIndex): OpenEdge[] {
  const stride = positions.size;
  const directed = new Set<number>();
  for (const { vertices } of rings) {
    vertices.forEach((from, i) => {
      directed.add(from * stride + vertices[(i + 1) % vertices.length]);
    });
  }
  const open: OpenEdge[] = [];
  for (const ring of rings) {
    ring.vertices.forEach((from, i) => {
      const to = ring.vertices[(i + 1) % ring.vertices.length];
      if (directed.has(to * stride + from)) return;
      const { lon, lat } = positions;
      const minLon = Math.min(lon[from], lon[to]) - REACH_DEGREES;
      const maxLon = Math.max(lon[from], lon[to]) + REACH_DEGREES;
      const minLat = Math.min(lat[from], lat[to]) - REACH_DEGREES;
      const maxLat = Math.max(lat[from], lat[to]) + REACH_DEGREES;
      open.push({ ring, from, to, minLon, maxLon, minLat, maxLat });
    });
  }
  return open;
}

function groupByEnds(edges: readonly OpenEdge[]): Map<number, OpenEdge[]> {
  const groups = new Map<number, OpenEdge[]>();
  for (const edge of edges) {
    for (const end of [edge.from, edge.to]) groups.set(end, [...(groups.get(end) ?? []), edge]);
  }
  return groups;
}

/**
 * Whether two edges run along each other in opposite directions, as the two sides of one border do. A vertex of
 * the outline may lie within a unit of the next edge of the same outline, which is no junction.
 */
function runsAgainst(one: OpenEdge, other: OpenEdge, positions: PositionIndex): boolean {
  const { lon, lat } = positions;
  const dLon = lon[one.to] - lon[one.from];
  const dLat = lat[one.to] - lat[one.from];
  if (dLon * (lon[other.to] - lon[other.from]) + dLat * (lat[other.to] - lat[other.from]) >= 0) return false;
  return (
    [one.from, one.to].every((end) => isAbreast(end, other, positions)) ||
    [other.from, other.to].some((end) => end !== one.from && end !== one.to && liesAlong(end, one, positions))
  );
}

/** Whether the vertex is an end of the edge or lies along it. */
function isAbreast(vertex: number, edge: OpenEdge, positions: PositionIndex): boolean {
  return vertex === edge.from || vertex === edge.to || liesAlong(vertex, edge, positions);
}

function firstAtOrEast(sorted: readonly number[], lon: number, positions: PositionIndex): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions.lon[sorted[middle]] < lon) low = middle + 1;
    else high = middle;
  }
  return low;
}

function liesAlong(vertex: number, edge: OpenEdge, positions: PositionIndex): boolean {
  const along = positionAlong(vertex, edge, positions);
  if (along <= 0 || along >= 1) return false;
  const { lon, lat } = positions;
  const offLon = lon[edge.from] + along * (lon[edge.to] - lon[edge.from]) - lon[vertex];
  const offLat = lat[edge.from] + along * (lat[edge.to] - lat[edge.from]) - lat[vertex];
  return Math.hypot(offLon, offLat) <= REACH_DEGREES;
}

/** 0 at the edge's start, 1 at its end: the foot of the perpendicular from the vertex. */
function positionAlong(vertex: number, edge: OpenEdge, { lon, lat }: PositionIndex): number {
  const dLon = lon[edge.to] - lon[edge.from];
  const dLat = lat[edge.to] - lat[edge.from];
  const dot = (lon[vertex] - lon[edge.from]) * dLon + (lat[vertex] - lat[edge.from]) * dLat;
  return dot / (dLon * dLon + dLat * dLat);
}

function insertVertices(edge: OpenEdge, vertices: number[], positions: PositionIndex): void {
  vertices.sort((a, b) => positionAlong(a, edge, positions) - positionAlong(b, edge, positions));
  const at = edge.ring.vertices.findIndex(
    (from, i, all) => from === edge.from && all[(i + 1) % all.length] === edge.to,
  );
  edge.ring.vertices = edge.ring.vertices.toSpliced(at + 1, 0, ...vertices);
}
