import type { GridFigures } from '../domain/figures.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { EditableMap } from '../editing/commands.ts';
import { NO_GRID } from '../engine/topology/grid-assignment.ts';
import type { PartitionProblemCode } from '../engine/topology/partition.ts';
import type { CityState } from './city-state.ts';
import { locateCommunities } from './community-locator.ts';

const CODES: Record<PartitionProblemCode, ProblemCode> = {
  overlap: 'overlap',
  gap: 'gap',
  outside_outline: 'outside_community',
  not_simple: 'invalid_geometry',
};

/** What is wrong with a community's borders now: read off its partition, no polygon arithmetic. */
export function borderProblems(map: EditableMap, communityCode: string): Problem[] {
  const problems = map.partitionOf(communityCode)?.problems ?? [];
  return problems.map(({ code, faces, at }) => ({
    code: CODES[code],
    severity: 'error',
    where: faces.join(' '),
    message: `${CODES[code]} at ${at[0]}, ${at[1]}.`,
  }));
}

/** A warning with its amount for each grid outside the band of its kind. */
export function bandProblems(grids: readonly GridFigures[]): Problem[] {
  return grids
    .filter(({ bandDeviation }) => bandDeviation !== 0)
    .map(({ code, households, band, bandDeviation }) => ({
      code: 'out_of_band',
      severity: 'warning',
      where: code,
      message: `${households} households, ${Math.abs(bandDeviation)} ${band} the band.`,
    }));
}

/** One warning per community with grids in which buildings with households stand in none. */
export function unassignedProblems(state: CityState): Problem[] {
  const { buildings } = state.city;
  const { gridOf } = state.assignment;
  const communityAt = locateCommunities(state.city.adminUnits);
  const withGrids = new Set(Array.from(state.grids.values(), (grid) => grid.communityCode));
  const counts = new Map<string, { buildings: number; households: number }>();
  for (let row = 0; row < buildings.count; row++) {
    if (gridOf[row] !== NO_GRID || buildings.households[row] === 0) continue;
    const community = communityAt(buildings.lon[row], buildings.lat[row]);
    if (community === null || !withGrids.has(community)) continue;
    const count = counts.get(community) ?? { buildings: 0, households: 0 };
    count.buildings++;
    count.households += buildings.households[row];
    counts.set(community, count);
  }
  return Array.from(counts, ([community, count]) => ({
    code: 'unassigned_building',
    severity: 'warning',
    where: community,
    message: `${count.buildings} buildings with ${count.households} households stand in no grid.`,
    counts: count,
  }));
}
