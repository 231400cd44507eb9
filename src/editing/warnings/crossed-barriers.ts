import type { EditWarning } from '../../domain/edit.ts';
import type { LonLat, Polygon } from '../../domain/geometry.ts';
import { shapeOf } from '../../engine/geometry/local-polygons.ts';
import { boundsTouch, ringBounds, shapeBounds } from '../../engine/geometry/planar.ts';
import { PreparedPolygon } from '../../engine/geometry/prepared-polygon.ts';
import { arrange } from '../../engine/topology/arrangement/arrange.ts';
import type { Community, Door } from '../ground/community.ts';
import { doorsIn, householdsBehind, placeIn } from '../ground/doors.ts';
import type { GroundOutcome } from './ground-outcome.ts';

/** Homes of one grid on one side of a river, railway or expressway. */
interface Side {
  readonly households: number;
  readonly at: LonLat;
}

/**
 * Grids with homes on both sides of a barrier that had all on one side before, with the homes beyond it; sides that a
 * crossing or a bridge joins inside the grid are one. A part that is cut off anyway is told as that.
 */
export function barrierWarnings({ community, touched, before, after }: GroundOutcome): EditWarning[] {
  return [...touched].flatMap((code): EditWarning[] => {
    const sides = (after.get(code) ?? []).map((part) => inhabitedSides(part, community));
    const [first, ...beyond] = sides.find(({ length }) => length > 1) ?? [];
    const was = before.get(code);
    if (first === undefined || (was && inhabitedSides(was, community).length > beyond.length)) return [];
    const households = beyond.reduce((sum, side) => sum + side.households, 0);
    return [
      { code: 'crosses_barrier', blocking: false, subject: code, at: beyond[0].at, households, repairs: [] },
    ];
  });
}

/** The sides with households that barriers leave of a connected part, the fullest first; a way across makes two sides one. */
function inhabitedSides(part: Polygon, community: Community): Side[] {
  const { barriers, doors, outline } = community;
  const bounds = shapeBounds([part.coordinates]);
  const lines = barriers.lines.filter((line) => boundsTouch(ringBounds(line), bounds));
  const waters = barriers.waters.filter((water) => boundsTouch(shapeBounds(shapeOf(water)), bounds));
  if (lines.length + waters.length === 0) return [];
  const arrangement = arrange({
    layers: [
      { areas: [{ label: 'grid', polygon: part }] },
      { areas: waters.map((polygon) => ({ label: 'water', polygon })) },
    ],
    outline,
    cuts: lines,
  });
  const pieces = arrangement.dissolve(({ index, labels: [grid, water] }) =>
    grid === null || water !== null ? null : String(index),
  );
  return joined([...pieces.values()].flat(), community)
    .map((polygons) => sideOf(polygons, doors))
    .filter(({ households }) => households > 0)
    .sort(fullestFirst);
}

/** All households of some pieces, with a place in the fullest. */
function sideOf(pieces: readonly Polygon[], doors: readonly Door[]): Side {
  const sides = pieces.map(
    (piece): Side => ({ households: householdsBehind(doorsIn(piece, doors)), at: placeIn(piece) }),
  );
  const [{ at }] = sides.sort(fullestFirst);
  return { households: sides.reduce((sum, { households }) => sum + households, 0), at };
}

/** The pieces by what can be reached on foot without leaving them: a way across joins those that it leads to. */
function joined(pieces: readonly Polygon[], community: Community): Polygon[][] {
  if (pieces.length < 2) return pieces.map((piece) => [piece]);
  const prepared = new Map(pieces.map((piece) => [piece, new PreparedPolygon(piece.coordinates)]));
  let sides = pieces.map((piece) => [piece]);
  for (const way of community.waysAcross()) {
    const leadsTo = (piece: Polygon) => way.some(([lon, lat]) => prepared.get(piece)?.covers(lon, lat));
    const met = sides.filter((side) => side.some(leadsTo));
    if (met.length > 1) sides = [...sides.filter((side) => !met.includes(side)), met.flat()];
  }
  return sides;
}

function fullestFirst(a: Side, b: Side): number {
  return b.households - a.households;
}
