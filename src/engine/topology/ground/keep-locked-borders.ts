import type { LonLat, Polygon } from '../../../domain/geometry.ts';
import { canonicalPolygon } from '../../geometry/canonical-polygon.ts';
import { MEAN_EARTH_RADIUS_M } from '../../geometry/haversine.ts';
import { signedRingArea } from '../../geometry/planar.ts';
import { findRingConflict } from '../../geometry/ring-conflicts.ts';
import { samePosition, segmentsConflict } from '../../geometry/segment-conflict.ts';
import { storedPolygon } from '../partition.ts';
import type { Ground, GroundRules } from './ground.ts';

type Dissolved = ReadonlyMap<string, readonly Polygon[]>;

/** A border that ends on a locked one, between two of its vertices. */
interface LooseEnd {
  readonly at: LonLat;
  /** The vertices of the locked border on either side, the nearer one first. */
  readonly ends: readonly [LonLat, LonLat];
}

/**
 * Takes out of locked borders what an edit put into them. Where a new border ends between two vertices of a
 * locked grid, no stored position lies exactly on the line, so a vertex there would bend it. Instead the new
 * border ends at one of the two:
 *
 *      A │ B              A  ╲ B        the nearer end v, or the farther one u when the border would
 *    u───x────v   =>    u─────v         cross another on its way or sweep over a building
 *       locked           locked
 *
 * `null` when neither works. Vertices that were there before, at a junction the locked grid does not know, stay
 * in the neighbours as they were.
 */
export function keepLockedBorders(
  ground: Ground,
  dissolved: Dissolved,
  rules: GroundRules,
): Dissolved | null {
  const locked = ground.grids.filter(({ code }) => rules.locked?.has(code));
  if (locked.length === 0) return dissolved;
  const known = new Set(ground.grids.flatMap(({ polygon }) => positionsOf(polygon).map(keyOf)));
  let current = new Map(dissolved);
  for (const { code, polygon } of locked) {
    const own = new Set(positionsOf(storedPolygon(polygon)).map(keyOf));
    for (const end of looseEnds(current.get(code) ?? [], own, known)) {
      const settled = end.ends
        .map((target) => moveEnd(current, end, target, rules))
        .find((polygons) => polygons !== null);
      if (settled === undefined || settled === null) return null;
      current = settled;
    }
    current.set(code, [storedPolygon(polygon)]);
  }
  return current;
}

/** New vertices in the border of a locked grid, with its own vertices on either side. */
function looseEnds(
  polygons: readonly Polygon[],
  own: ReadonlySet<string>,
  known: ReadonlySet<string>,
): LooseEnd[] {
  const ends: LooseEnd[] = [];
  for (const ring of polygons.flatMap((polygon) => polygon.coordinates)) {
    const open = ring.slice(0, -1).map(([lon, lat]): LonLat => [lon, lat]);
    const isOwn = open.map((position) => own.has(keyOf(position)));
    open.forEach((at, i) => {
      if (isOwn[i] || known.has(keyOf(at))) return;
      const one = nextOwn(open, isOwn, i, -1);
      const other = nextOwn(open, isOwn, i, 1);
      ends.push({ at, ends: distanceM(at, one) <= distanceM(at, other) ? [one, other] : [other, one] });
    });
  }
  return ends;
}

function nextOwn(ring: readonly LonLat[], isOwn: readonly boolean[], from: number, step: 1 | -1): LonLat {
  for (let i = 1; i <= ring.length; i++) {
    const at = (from + step * i + ring.length * 2) % ring.length;
    if (isOwn[at]) return ring[at];
  }
  throw new Error('Expected a locked grid to keep vertices of its own.');
}

/** Moves a position in all polygons that have it. `null` when a border would then cross another or a building. */
function moveEnd(polygons: Dissolved, { at, ends }: LooseEnd, target: LonLat, rules: GroundRules) {
  const moved = new Map<string, readonly Polygon[]>();
  const segments: [LonLat, LonLat][] = [];
  for (const [label, parts] of polygons) {
    const rewritten: Polygon[] = [];
    for (const part of parts) {
      if (!positionsOf(part).some((position) => samePosition(position, at))) {
        rewritten.push(part);
        continue;
      }
      const rings = part.coordinates.map((ring) => replaceInRing(ring, at, target));
      if (rings.some((ring, i) => ring.length < 4 || signedRingArea(ring) > 0 !== (i === 0))) return null;
      if (findRingConflict(rings) !== null) return null;
      segments.push(...newSegments(part.coordinates, at, target, ends));
      rewritten.push({ type: 'Polygon', coordinates: canonicalPolygon(rings) });
    }
    moved.set(label, rewritten);
  }
  for (const [from, to] of segments) {
    if (crossesAny(moved, from, to) || sweepsBuilding(from, at, to, rules)) return null;
  }
  return moved;
}

function replaceInRing(ring: readonly number[][], at: LonLat, target: LonLat): number[][] {
  const open = ring.slice(0, -1).map((position) => (samePosition(position, at) ? [...target] : position));
  const kept = open.filter((position, i) => !samePosition(position, open[(i + 1) % open.length]));
  return [...kept, kept[0]];
}

/** The segments that a border gets by ending at the target, apart from those along the locked border. */
function newSegments(
  rings: readonly (readonly number[][])[],
  at: LonLat,
  target: LonLat,
  ends: LooseEnd['ends'],
): [LonLat, LonLat][] {
  return rings.flatMap((ring) => {
    const open = ring.slice(0, -1);
    return open.flatMap((position, i) => {
      if (!samePosition(position, at)) return [];
      const beside = [open[(i + open.length - 1) % open.length], open[(i + 1) % open.length]];
      return beside
        .filter((one) => !ends.some((end) => samePosition(end, one)) && !samePosition(one, target))
        .map(([lon, lat]): [LonLat, LonLat] => [[lon, lat], target]);
    });
  });
}

function crossesAny(polygons: Dissolved, from: LonLat, to: LonLat): boolean {
  for (const parts of polygons.values()) {
    for (const ring of parts.flatMap((part) => part.coordinates)) {
      for (let i = 1; i < ring.length; i++) {
        const isItself =
          (samePosition(ring[i - 1], from) && samePosition(ring[i], to)) ||
          (samePosition(ring[i - 1], to) && samePosition(ring[i], from));
        if (!isItself && segmentsConflict(from, to, ring[i - 1], ring[i])) return true;
      }
    }
  }
  return false;
}

function sweepsBuilding(a: LonLat, b: LonLat, c: LonLat, { weigh }: GroundRules): boolean {
  if (weigh === undefined) return false;
  const ring = [a, b, c, a].map((position) => [...position]);
  if (signedRingArea(ring) === 0) return false;
  return weigh({ type: 'Polygon', coordinates: canonicalPolygon([ring]) }).buildings > 0;
}

/** On a plane that touches the sphere there: to tell the nearer of two ends. */
function distanceM(a: LonLat, b: LonLat): number {
  const metresPerDegree = (MEAN_EARTH_RADIUS_M * Math.PI) / 180;
  const eastM = (b[0] - a[0]) * metresPerDegree * Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot(eastM, (b[1] - a[1]) * metresPerDegree);
}

function positionsOf(polygon: Polygon): readonly number[][] {
  return polygon.coordinates.flatMap((ring) => ring.slice(0, -1));
}

function keyOf(position: readonly number[]): string {
  return `${position[0]},${position[1]}`;
}
