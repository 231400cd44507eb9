import type { LonLat, Polygon } from '../../../domain/geometry.ts';
import { canonicalPolygon } from '../../geometry/canonical-polygon.ts';
import { polygonArea, signedRingArea } from '../../geometry/planar.ts';
import type { Lattice } from './lattice.ts';
import { findNeedlessVertices } from './needless-vertices.ts';
import type { NodedEdges } from './noded-edges.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * The polygons of joined faces by label, parts from large to small; `labels` names each face, `null` for none.
 * Edges with the same label on both sides disappear, and so do vertices that only they needed.
 */
export function dissolveFaces(
  map: PlanarMap,
  noded: NodedEdges,
  lattice: Lattice,
  labels: readonly (string | null)[],
): Map<string, Polygon[]> {
  const needless = findNeedlessVertices(map, noded, labels);
  const parts = partsOfFaces(map, labels);
  const ringsOfPart = new Map<number, LonLat[][]>();
  for (const { part, vertices } of traceRings(map, parts)) {
    const kept = vertices.filter((vertex) => !needless.has(vertex));
    const ring = [...kept, kept[0]].map((vertex) =>
      lattice.toLonLat(map.vertices.x[vertex], map.vertices.y[vertex]),
    );
    const rings = ringsOfPart.get(part);
    if (rings === undefined) ringsOfPart.set(part, [ring]);
    else rings.push(ring);
  }
  const polygons = new Map<string, Polygon[]>();
  for (const [part, rings] of ringsOfPart) {
    const label = labels[part];
    if (label === null) continue;
    // The one ring that runs counter-clockwise is the shell.
    rings.sort((one, other) => Math.sign(signedRingArea(other)) - Math.sign(signedRingArea(one)));
    const polygon: Polygon = { type: 'Polygon', coordinates: canonicalPolygon(rings) };
    const sameLabel = polygons.get(label);
    if (sameLabel === undefined) polygons.set(label, [polygon]);
    else sameLabel.push(polygon);
  }
  for (const sameLabel of polygons.values()) {
    sameLabel.sort((one, other) => polygonArea(other.coordinates) - polygonArea(one.coordinates));
  }
  return polygons;
}

/** For every face the lowest face it is joined with: by edges, through faces of its label. −1 without a label. */
function partsOfFaces({ start, face, faceCount }: PlanarMap, labels: readonly (string | null)[]): Int32Array {
  const parent = Int32Array.from({ length: faceCount }, (_, one) => one);
  const rootOf = (one: number): number => {
    let root = one;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  };
  for (let half = 0; half < start.length; half += 2) {
    const [left, right] = [face[half], face[half + 1]];
    if (labels[left] === null || labels[left] !== labels[right]) continue;
    const [one, other] = [rootOf(left), rootOf(right)];
    parent[Math.max(one, other)] = Math.min(one, other);
  }
  return parent.map((_, one) => (labels[one] === null ? -1 : rootOf(one)));
}

/**
 * The borders of the parts as rings with the part on the left. Where a part meets itself in a single vertex,
 * a ring turns through the ground beyond, never through the part: every ring is simple, and ground that is
 * all but enclosed becomes a hole that touches the shell (OGC Simple Features 6.1.11).
 */
function traceRings(map: PlanarMap, parts: Int32Array): { part: number; vertices: number[] }[] {
  const { start, face, out, outOffset, outPlace } = map;
  const seen = new Uint8Array(start.length);
  const rings: { part: number; vertices: number[] }[] = [];
  const isBorder = (half: number): boolean =>
    parts[face[half]] >= 0 && parts[face[half]] !== parts[face[half ^ 1]];
  for (let first = 0; first < start.length; first++) {
    if (seen[first] || !isBorder(first)) continue;
    const part = parts[face[first]];
    const vertices: number[] = [];
    let half = first;
    do {
      seen[half] = 1;
      vertices.push(start[half]);
      half = nextOnBorder(half, part);
    } while (half !== first);
    rings.push({ part, vertices });
  }
  return rings;

  /** Turns at the end of a half edge from its twin counter-clockwise, through what is not the part. */
  function nextOnBorder(half: number, part: number): number {
    const vertex = start[half ^ 1];
    let place = outPlace[half ^ 1];
    do {
      place = place + 1 === outOffset[vertex + 1] ? outOffset[vertex] : place + 1;
    } while (parts[face[out[place]]] !== part);
    return out[place];
  }
}
