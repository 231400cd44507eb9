/** What is wrong with the borders of one community: between its grids, and through what stands there. */
import type { Grid } from '../../domain/city.ts';
import type { LonLat, Polygon } from '../../domain/geometry.ts';
import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { placeIn } from '../../editing/ground/doors.ts';
import type { Cut } from '../../editing/warnings/kept-whole.ts';
import { polygonFault } from '../../engine/checking/polygon-fault.ts';
import { polygonsOf } from '../../engine/geometry/local-polygons.ts';
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

/** A community without any grid, in a city that has grids elsewhere. */
export function bareCommunityProblem(code: string, outline: Polygon | null): Problem {
  return {
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
