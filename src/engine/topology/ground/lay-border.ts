import { UNASSIGNED } from '../../../domain/edit.ts';
import type { LonLat } from '../../../domain/geometry.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { haversineM } from '../../geometry/haversine.ts';
import { buildPartition } from '../build-partition.ts';
import { type Arc, OUTSIDE } from '../partition.ts';
import { cutGround } from './cut-ground.ts';
import { finishEdit } from './finish-edit.ts';
import type { Ground, GroundResult, GroundRules } from './ground.ts';
import { nearestOnSegment } from './snap-to-borders.ts';

/** Positions nearer than this to a border lie on it, whatever `snapM`: the stored ones are rounded. */
const ON_BORDER_M = 0.05;

type LayRefusal = 'not_found' | 'on_community_border' | 'does_not_cut';

/**
 * The border between two positions on it (within `snapM`) runs straight. Refused: `not_found` when one is on no
 * border, `on_community_border`, `does_not_cut` when they are on two different borders (a border ends where a
 * third grid meets it), `nothing_changes` when it is straight already.
 */
export function straightenBorder(ground: Ground, from: LonLat, to: LonLat, rules: GroundRules): GroundResult {
  return layBorderAlong(ground, from, to, [], rules);
}

/**
 * The border between two positions on it runs along a path instead. Ground of the two grids between the path
 * and the old border changes sides; other grids that the path runs through keep theirs. Refused as
 * {@link straightenBorder}.
 */
export function layBorderAlong(
  ground: Ground,
  from: LonLat,
  to: LonLat,
  path: readonly LonLat[],
  rules: GroundRules,
): GroundResult {
  const found = findStretch(ground, from, to, Math.max(rules.snapM ?? 0, ON_BORDER_M));
  if (!found.ok) return found;
  const { stretch, sides } = found.value;
  const ring = [...stretch, ...path.toReversed(), stretch[0]].map((position) => [...position]);
  const cut = cutGround(ground, { areas: [{ type: 'Polygon', coordinates: [ring] }] });
  const [left, right] = sides;
  const labels = cut.owners.map((owner, i) => {
    const other = owner === left ? right : owner === right ? left : owner;
    const isFixed = rules.locked?.has(owner) || rules.locked?.has(other);
    return !isFixed && cut.isDrawn(cut.arrangement.pieces[i]) ? other : owner;
  });
  return finishEdit(cut, labels, rules, { slivers: false });
}

/** A stretch of the border between two labels, its ends where the positions given are nearest. */
interface Stretch {
  readonly stretch: readonly LonLat[];
  readonly sides: readonly [string, string];
}

/** A place on an arc: on the segment that ends at this index. */
interface ArcPlace {
  readonly arc: Arc;
  readonly segment: number;
  readonly at: LonLat;
  readonly offM: number;
}

function findStretch(ground: Ground, from: LonLat, to: LonLat, reachM: number): Result<Stretch, LayRefusal> {
  const cut = cutGround(ground, {});
  const dissolved = cut.arrangement.dissolve((piece) => cut.owners[piece.index]);
  const { arcs, faces } = buildPartition(
    [...dissolved].flatMap(([code, parts]) => parts.map((polygon) => ({ code, polygon }))),
  );
  const starts = placesNear(arcs, from, reachM);
  const ends = placesNear(arcs, to, reachM);
  if (starts.length === 0 || ends.length === 0) return refuse('not_found');
  const pairs = starts.flatMap((start) =>
    ends.filter(({ arc }) => arc === start.arc).map((end) => ({ start, end })),
  );
  const inner = pairs.filter(({ start }) => start.arc.right !== OUTSIDE);
  if (inner.length === 0) return refuse(pairs.length > 0 ? 'on_community_border' : 'does_not_cut');
  inner.sort((one, other) => one.start.offM + one.end.offM - other.start.offM - other.end.offM);
  const [{ start, end }] = inner;
  const sides = [faces[start.arc.left], faces[start.arc.right]].map((face) => face?.code ?? UNASSIGNED);
  return ok({ stretch: stretchBetween(start, end), sides: [sides[0], sides[1]] });
}

/** The nearest place on every arc that comes within reach. */
function placesNear(arcs: readonly Arc[], position: LonLat, reachM: number): ArcPlace[] {
  return arcs.flatMap((arc) => {
    let nearest: ArcPlace | null = null;
    for (let segment = 1; segment < arc.points.length; segment++) {
      const at = nearestOnSegment(position, arc.points[segment - 1], arc.points[segment]);
      const offM = haversineM(position[0], position[1], at[0], at[1]);
      if (offM <= reachM && (nearest === null || offM < nearest.offM)) nearest = { arc, segment, at, offM };
    }
    return nearest === null ? [] : [nearest];
  });
}

/** Along the arc; of a closed one (an island) the shorter way round. */
function stretchBetween(start: ArcPlace, end: ArcPlace): LonLat[] {
  const { points } = start.arc;
  const isForward =
    start.segment < end.segment ||
    (start.segment === end.segment &&
      squareOff(points[start.segment - 1], start.at) <= squareOff(points[end.segment - 1], end.at));
  if (!isForward) return stretchBetween(end, start).toReversed();
  const along = [start.at, ...points.slice(start.segment, end.segment), end.at];
  const isClosed =
    points[0][0] === points[points.length - 1][0] && points[0][1] === points[points.length - 1][1];
  if (!isClosed) return along;
  const around = [
    start.at,
    ...points.slice(0, start.segment).toReversed(),
    ...points.slice(end.segment, -1).toReversed(),
    end.at,
  ];
  return lengthOf(around) < lengthOf(along) ? around : along;
}

function squareOff(a: LonLat, b: LonLat): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
}

function lengthOf(line: readonly LonLat[]): number {
  return line.slice(1).reduce((sum, [lon, lat], i) => sum + haversineM(line[i][0], line[i][1], lon, lat), 0);
}
