/** What is wrong with the borders of one community: between its grids, and through what stands there. */
import type { Grid } from '../../domain/city.ts';
import type { LonLat, Polygon } from '../../domain/geometry.ts';
import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { placeIn } from '../../editing/ground/doors.ts';
import type { Cut } from '../../editing/warnings/kept-whole.ts';
import { polygonFault } from '../../engine/checking/polygon-fault.ts';
import { AREA_TOLERANCE_M2 } from '../../engine/checking/real-parts.ts';
import { createLocalFrame } from '../../engine/geometry/local-frame.ts';
import { polygonsOf, shapeToLocal } from '../../engine/geometry/local-polygons.ts';
import { shapeArea } from '../../engine/geometry/planar.ts';
import type { Partition, PartitionProblem } from '../../engine/topology/partition.ts';

/** Overlaps, gaps, grids beyond the outline and unsound ones, read off the partition: no polygon arithmetic. */
export function borderProblems(partition: Partition | null, grids: readonly Grid[]): Problem[] {
  return (partition?.problems ?? []).map((problem) => {
    const code = codeOf(problem, grids);
    const at: LonLat = problem.at;
    return {
      code,
      severity: 'error',
      where: problem.faces.join(' '),
      message: `${code} at ${at[0]}, ${at[1]}.`,
      subjects: problem.faces,
      at,
    };
  });
}

function codeOf({ code, faces }: PartitionProblem, grids: readonly Grid[]): ProblemCode {
  if (code === 'outside_outline') return 'outside_community';
  if (code !== 'not_simple') return code;
  const grid = grids.find((one) => one.code === faces[0]);
  return grid && polygonFault(grid.geometry)?.kind === 'pinched' ? 'disconnected' : 'invalid_geometry';
}

/** The gaps of a community are new when its grids hold less ground than those of the map in force. */
export function withOpenedGround(
  problems: readonly Problem[],
  inForce: readonly Grid[],
  now: readonly Grid[],
): readonly Problem[] {
  if (!problems.some(({ code }) => code === 'gap')) return problems;
  const [first] = inForce;
  if (first === undefined) return problems;
  const frame = createLocalFrame(first.geometry.coordinates[0][0] as unknown as LonLat);
  const heldM2 = (grids: readonly Grid[]) =>
    grids.reduce((sum, { geometry }) => sum + shapeArea(shapeToLocal(frame, geometry)), 0);
  if (heldM2(inForce) - heldM2(now) < AREA_TOLERANCE_M2) return problems;
  return problems.map((problem) => (problem.code === 'gap' ? { ...problem, isNew: true } : problem));
}

/** A community without any grid, in a city that has grids elsewhere; `isNew` when the draft took them all. */
export function bareCommunityProblem(code: string, outline: Polygon | null, isNew: boolean): Problem {
  return {
    ...(isNew && { isNew }),
    code: 'gap',
    severity: 'warning',
    where: code,
    message: `community ${code} has no grids yet.`,
    subjects: [code],
    ...(outline && { at: placeIn(outline) }),
  };
}

export function cutProblem({ thing: { kind, code, geometry }, grids }: Cut): Problem {
  const [ground] = polygonsOf(geometry);
  return {
    code: kind === 'building' ? 'cuts_building' : 'cuts_compound',
    severity: 'error',
    where: code,
    message: `${kind} ${code} is cut by the border of grid ${grids.join(' and ')}.`,
    subjects: [code, ...grids],
    at: placeIn(ground),
  };
}
