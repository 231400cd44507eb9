/**
 * Cuts a block in two with a street. The cut runs across the block's longer side, prefers to carry on a street that
 * already arrives from the other side (so that streets run through instead of stopping at every corner), meets the
 * edges it ends on nearly square, and bends a little where those edges are not parallel.
 */
import type { Spot } from './frame.ts';
import type { Line, PlanarMap } from './planar-map.ts';
import {
  areaOf,
  between,
  boxOf,
  crossing,
  distance,
  distanceToRing,
  isInside,
  type Ring,
  turned,
} from './plane.ts';
import type { Random } from './random.ts';

export interface CutRule {
  /** The smaller part must have at least this share of the block. */
  readonly minShare: number;
  /** No new edge on the ring shorter than this. */
  readonly minEdgeM: number;
  /** Wiggle of the street in metres: 0 for planned streets, a few metres for old lanes. */
  readonly wiggleM: number;
}

interface End {
  /** Position in the ring of the edge's first node. */
  readonly edge: number;
  readonly spot: Spot;
  /** The node to use when the end falls on one. */
  readonly node: number | null;
}

interface Cut {
  readonly from: End;
  readonly to: End;
  readonly inner: readonly Spot[];
  readonly score: number;
}

/** The two new blocks, or `null` when no acceptable cut exists. */
export function cutBlock(
  map: PlanarMap,
  face: number,
  line: Line,
  rule: CutRule,
  random: Random,
): [number, number] | null {
  // A copy: placing one end may add a node to the face's ring.
  const ring = map.ringOf(face).slice();
  const spots = map.spotsOf(ring);
  const candidates = proposeCuts(map, ring, spots, rule, random).sort((a, b) => b.score - a.score);
  for (const cut of candidates.slice(0, 12)) {
    if (!isCutSound(cut, spots, rule)) continue;
    const from = place(map, ring, cut.from);
    const to = place(map, ring, cut.to);
    return map.splitFace(face, from, to, cut.inner, line);
  }
  return null;
}

function place(map: PlanarMap, before: readonly number[], end: End): number {
  if (end.node !== null) return end.node;
  const a = before[end.edge];
  const b = before[(end.edge + 1) % before.length];
  return map.splitEdge(a, b, end.spot.x, end.spot.y);
}

function proposeCuts(
  map: PlanarMap,
  ring: readonly number[],
  spots: Ring,
  rule: CutRule,
  random: Random,
): Cut[] {
  const cuts: Cut[] = [];
  for (const [cos, sin] of directionsOf(spots)) {
    const flat = spots.map((spot) => turned(spot, cos, -sin));
    const box = boxOf(flat);
    const length = box.east - box.west;
    const width = box.north - box.south;
    const squareness = Math.min(1, length / width);
    for (let k = 0; k < 9; k++) {
      const x = box.west + length * (0.3 + 0.05 * k + random.between(-0.02, 0.02));
      const chord = chordAt(flat, x);
      if (!chord) continue;
      const [low, high] = chord.map((end) => settle(map, ring, spots, flat, end, rule));
      if (!low || !high || low.edge === high.edge) continue;
      const balance = 1 - Math.abs(k - 4) / 8;
      const score =
        balance +
        1.2 * squareness +
        bonus(map, ring, low, high) +
        bonus(map, ring, high, low) +
        random.between(0, 0.25);
      cuts.push({ from: low, to: high, inner: bend(spots, low, high, rule, random), score });
    }
  }
  return cuts;
}

/** Unit directions of the block's long axis: those of its longest sides, and the axes square to them. */
function directionsOf(spots: Ring): [number, number][] {
  const sums: { cos: number; sin: number; length: number }[] = [];
  spots.forEach((a, i) => {
    const b = spots[(i + 1) % spots.length];
    const length = distance(a, b);
    let [cos, sin] = [(b.x - a.x) / length, (b.y - a.y) / length];
    // Quarter turns, until the direction points within 45° of east.
    for (let turn = 0; turn < 4 && cos < Math.abs(sin); turn++) [cos, sin] = [-sin, cos];
    const alike = sums.find((sum) => sum.cos * cos + sum.sin * sin > 0.985 * sum.length);
    if (!alike) sums.push({ cos: cos * length, sin: sin * length, length });
    else {
      alike.cos += cos * length;
      alike.sin += sin * length;
      alike.length = Math.sqrt(alike.cos * alike.cos + alike.sin * alike.sin);
    }
  });
  return sums
    .sort((a, b) => b.length - a.length)
    .slice(0, 2)
    .flatMap(({ cos, sin, length }): [number, number][] => [
      [cos / length, sin / length],
      [-sin / length, cos / length],
    ]);
}

/** Where the upright line at x enters and leaves the block, if it does so exactly once. */
function chordAt(flat: Ring, x: number): [{ edge: number; y: number }, { edge: number; y: number }] | null {
  const hits: { edge: number; y: number }[] = [];
  for (let i = 0; i < flat.length; i++) {
    const [a, b] = [flat[i], flat[(i + 1) % flat.length]];
    if (a.x < x === b.x < x) continue;
    hits.push({ edge: i, y: a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x) });
  }
  if (hits.length !== 2) return null;
  return hits[0].y < hits[1].y ? [hits[0], hits[1]] : [hits[1], hits[0]];
}

/** Moves an end onto a street arriving from the other side, or away from a corner that is too near. */
function settle(
  map: PlanarMap,
  ring: readonly number[],
  spots: Ring,
  flat: Ring,
  hit: { edge: number; y: number },
  rule: CutRule,
): End | null {
  const next = (hit.edge + 1) % ring.length;
  const [a, b] = [spots[hit.edge], spots[next]];
  const rise = flat[next].y - flat[hit.edge].y;
  const t = Math.abs(rise) > 1e-6 ? (hit.y - flat[hit.edge].y) / rise : 0.5;
  const spot = between(a, b, Math.min(1, Math.max(0, t)));
  const reach = Math.max(rule.minEdgeM * 1.6, 0.09 * Math.sqrt(Math.abs(areaOf(spots))));
  let best: End | null = null;
  let bestDistance = reach;
  ring.forEach((node, position) => {
    const apart = distance(spots[position], spot);
    if (apart < bestDistance && isOpenEnd(map, ring, position)) {
      best = { edge: position, spot: spots[position], node };
      bestDistance = apart;
    }
  });
  if (best) return best;
  const edgeLength = distance(a, b);
  for (const [position, apart] of [
    [hit.edge, distance(a, spot)],
    [next, distance(b, spot)],
  ]) {
    if (apart > rule.minEdgeM) continue;
    if (map.neighbours[ring[position]].length === 2) {
      return { edge: position, spot: spots[position], node: ring[position] };
    }
    if (edgeLength < 2.2 * rule.minEdgeM) return null;
    const away = rule.minEdgeM / edgeLength;
    return { edge: hit.edge, spot: between(a, b, position === next ? 1 - away : away), node: null };
  }
  return { edge: hit.edge, spot, node: null };
}

/** A node where exactly one street arrives from outside the block, more or less straight on. */
function isOpenEnd(map: PlanarMap, ring: readonly number[], position: number): boolean {
  if (map.neighbours[ring[position]].length !== 3) return false;
  const node = map.nodes[ring[position]];
  const before = map.nodes[ring[(position + ring.length - 1) % ring.length]];
  const after = map.nodes[ring[(position + 1) % ring.length]];
  const turn = (after.x - node.x) * (before.x - node.x) + (after.y - node.y) * (before.y - node.y);
  return turn < -0.8 * distance(node, before) * distance(node, after);
}

function bonus(map: PlanarMap, ring: readonly number[], end: End, other: End): number {
  const a = ring[end.edge];
  const b = ring[(end.edge + 1) % ring.length];
  const kind = map.lineOf(a, b).kind;
  const barrier =
    kind === 'river' || kind === 'outline' ? -0.5 : kind === 'railway' || kind === 'expressway' ? -0.35 : 0;
  if (end.node === null || map.neighbours[end.node].length < 3) return barrier;
  const before = ring[(end.edge + ring.length - 1) % ring.length];
  const arriving = map.neighbours[end.node].find((node) => node !== b && node !== before);
  if (arriving === undefined) return barrier;
  const from = map.nodes[arriving];
  const straight =
    ((end.spot.x - from.x) * (other.spot.x - end.spot.x) +
      (end.spot.y - from.y) * (other.spot.y - end.spot.y)) /
    (distance(from, end.spot) * distance(end.spot, other.spot) || 1);
  return barrier + (straight > 0.8 ? 1.1 * straight : -1);
}

/** The inner vertices of the street: a cubic curve that leaves both ends square to their edges, or a wiggle. */
function bend(spots: Ring, from: End, to: End, rule: CutRule, random: Random): Spot[] {
  const length = distance(from.spot, to.spot);
  const pull = length * 0.3;
  const lean = 0.75;
  const start = leaving(spots, from, to, lean);
  const end = leaving(spots, to, from, lean);
  const c1 = { x: from.spot.x + start.x * pull, y: from.spot.y + start.y * pull };
  const c2 = { x: to.spot.x + end.x * pull, y: to.spot.y + end.y * pull };
  const pieces = Math.max(1, Math.round(length / (rule.wiggleM > 0 ? 32 : 60)));
  const inner: Spot[] = [];
  for (let k = 1; k < pieces; k++) {
    const t = k / pieces;
    const s = 1 - t;
    const x = s * s * s * from.spot.x + 3 * s * s * t * c1.x + 3 * s * t * t * c2.x + t * t * t * to.spot.x;
    const y = s * s * s * from.spot.y + 3 * s * s * t * c1.y + 3 * s * t * t * c2.y + t * t * t * to.spot.y;
    const wiggle = () => random.between(-rule.wiggleM, rule.wiggleM);
    inner.push({ x: x + wiggle(), y: y + wiggle() });
  }
  return inner;
}

function leaving(spots: Ring, end: End, other: End, lean: number): Spot {
  const apart = distance(end.spot, other.spot);
  const straight = { x: (other.spot.x - end.spot.x) / apart, y: (other.spot.y - end.spot.y) / apart };
  const a = spots[end.edge];
  const b = spots[(end.edge + 1) % spots.length];
  const along = distance(a, b);
  const normal = { x: -(b.y - a.y) / along, y: (b.x - a.x) / along };
  if (normal.x * straight.x + normal.y * straight.y < 0.8) return straight;
  const x = straight.x * (1 - lean) + normal.x * lean;
  const y = straight.y * (1 - lean) + normal.y * lean;
  const size = Math.sqrt(x * x + y * y);
  return { x: x / size, y: y / size };
}

function isCutSound(cut: Cut, spots: Ring, rule: CutRule): boolean {
  const path = [cut.from.spot, ...cut.inner, cut.to.spot];
  if (distance(cut.from.spot, cut.to.spot) < rule.minEdgeM) return false;
  const isClear = cut.inner.every(
    (spot) => isInside(spot, spots) && distanceToRing(spot, spots) > rule.minEdgeM * 0.5,
  );
  if (!isClear) return false;
  for (let i = 1; i < path.length; i++) {
    for (let k = 0; k < spots.length; k++) {
      const [c, d] = [spots[k], spots[(k + 1) % spots.length]];
      const at = crossing(path[i - 1], path[i], c, d);
      if (at && !isAtEnd(between(path[i - 1], path[i], at.t), cut)) return false;
    }
  }
  if (path.length === 2 && !isInside(between(path[0], path[1], 0.5), spots)) return false;
  const whole = areaOf(spots);
  const part = Math.abs(areaOf(partOf(cut, spots)));
  return part > whole * rule.minShare && part < whole * (1 - rule.minShare);
}

function isAtEnd(spot: Spot, cut: Cut): boolean {
  return distance(spot, cut.from.spot) < 0.5 || distance(spot, cut.to.spot) < 0.5;
}

function partOf(cut: Cut, spots: Ring): Spot[] {
  const part: Spot[] = [cut.to.spot];
  for (let i = (cut.to.edge + 1) % spots.length; ; i = (i + 1) % spots.length) {
    part.push(spots[i]);
    if (i === cut.from.edge) break;
  }
  return [...part, cut.from.spot, ...cut.inner];
}
