import { COORDINATE_SCALE, type LonLat, type Polygon, roundDegrees } from '../../../domain/geometry.ts';
import { canonicalPolygon } from '../../geometry/canonical-polygon.ts';
import { haversineM } from '../../geometry/haversine.ts';
import { signedRingArea } from '../../geometry/planar.ts';
import { samePosition } from '../../geometry/segment-conflict.ts';
import { storedPolygon } from '../partition.ts';
import type { Ground, GroundRules } from './ground.ts';
import { type Dissolved, rewriteCorner } from './rewrite-corner.ts';

/** How far beside a locked border a border runs that cannot end on it, in units of the stored positions. */
const BESIDE_UNITS = 3;

/** A border that ends on a locked one, between two of its vertices. */
interface LooseEnd {
  readonly at: LonLat;
  /** What comes before and after it in the ring of the locked grid, which lies on the left. */
  readonly before: LonLat;
  readonly after: LonLat;
  /** The locked grid's own vertices on either side, the nearer one first. */
  readonly ends: readonly [LonLat, LonLat];
}

/**
 * Takes out of locked borders what an edit put into them. Where a new border ends between two vertices of a
 * locked grid, no stored position lies exactly on the line, so a vertex there would bend it. Instead the new
 * border ends at the nearer of the two, or at the other one. When it would cross another border or sweep over
 * a building on its way to either, it runs along the locked border, some centimetres beside it:
 *
 *      A │ B              A  ╲ B              A │ B
 *    u───x────v   =>    u─────v       or    u═══╧────v
 *       locked           locked                locked
 *
 * Vertices that were there before, at a junction the locked grid does not know, stay in the neighbours as they
 * were. `null` when nothing works.
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
    const stored = storedPolygon(polygon);
    const own = new Set(positionsOf(stored).map(keyOf));
    let end = nextLooseEnd(current.get(code) ?? [], own, known);
    for (; end !== null; end = nextLooseEnd(current.get(code) ?? [], own, known)) {
      const settled = settleEnd(current, end, rules);
      if (settled === null) return null;
      current = settled;
    }
    current.set(code, [stored]);
  }
  return current;
}

/** The first new vertex after one of its own in the border of a locked grid. */
function nextLooseEnd(
  polygons: readonly Polygon[],
  own: ReadonlySet<string>,
  known: ReadonlySet<string>,
): LooseEnd | null {
  for (const ring of polygons.flatMap((polygon) => polygon.coordinates)) {
    const open = ring.slice(0, -1).map(([lon, lat]): LonLat => [lon, lat]);
    const isLoose = open.map((position) => !own.has(keyOf(position)) && !known.has(keyOf(position)));
    for (let i = 0; i < open.length; i++) {
      const before = open[(i + open.length - 1) % open.length];
      if (!isLoose[i] || !own.has(keyOf(before))) continue;
      let last = (i + 1) % open.length;
      while (!own.has(keyOf(open[last]))) last = (last + 1) % open.length;
      const at = open[i];
      const ends: [LonLat, LonLat] = [before, open[last]];
      if (distanceM(at, ends[1]) < distanceM(at, ends[0])) ends.reverse();
      return { at, before, after: open[(i + 1) % open.length], ends };
    }
  }
  return null;
}

function settleEnd(
  polygons: Dissolved,
  end: LooseEnd,
  rules: GroundRules,
): Map<string, readonly Polygon[]> | null {
  for (const target of end.ends) {
    const moved = rewriteCorner(polygons, end.at, () => [target]);
    if (moved === null) continue;
    const sweeps = moved.added.some(([from, to]) => {
      const other = samePosition(from, target) ? to : from;
      return sweepsBuilding(other, end.at, target, rules);
    });
    if (!sweeps) return moved.polygons;
  }
  return runBeside(polygons, end);
}

/** The new border stops short of the locked one and runs back to the vertex before, leaving a strip beside it. */
function runBeside(
  polygons: Dissolved,
  { at, before, after }: LooseEnd,
): Map<string, readonly Polygon[]> | null {
  const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
  const step = BESIDE_UNITS / COORDINATE_SCALE / Math.hypot(dx, dy);
  const beside: LonLat = [roundDegrees(at[0] + dy * step), roundDegrees(at[1] - dx * step)];
  const rewritten = rewriteCorner(polygons, at, (previous, next) => {
    const meetsBefore = samePosition(previous, before) || samePosition(next, before);
    if (samePosition(next, after)) return meetsBefore ? [] : [beside, before];
    if (samePosition(previous, after)) return meetsBefore ? [] : [before, beside];
    return [beside];
  });
  return rewritten?.polygons ?? null;
}

function sweepsBuilding(a: LonLat, b: LonLat, c: LonLat, { weigh }: GroundRules): boolean {
  const ring = [a, b, c, a].map((position) => [...position]);
  if (weigh === undefined || signedRingArea(ring) === 0) return false;
  return weigh({ type: 'Polygon', coordinates: canonicalPolygon([ring]) }).buildings > 0;
}

function distanceM(a: LonLat, b: LonLat): number {
  return haversineM(a[0], a[1], b[0], b[1]);
}

function positionsOf(polygon: Polygon): readonly number[][] {
  return polygon.coordinates.flatMap((ring) => ring.slice(0, -1));
}

function keyOf(position: readonly number[]): string {
  return `${position[0]},${position[1]}`;
}
