import type { AdminUnit } from '../../domain/city.ts';
import type { UnitFigures } from '../../domain/coverage-report.ts';
import type { CoverageModel } from '../coverage/coverage-model.ts';

/**
 * Figures of every administrative unit: those of all homes in the grids of its communities, percentiles
 * included. `communities` names the community of each group of the model, `null` where there is none.
 */
export function unitFigures(
  units: readonly AdminUnit[],
  communities: readonly (string | null)[],
  model: CoverageModel,
): UnitFigures[] {
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const groupsOf = new Map<string, number[]>(units.map(({ code }) => [code, []]));
  communities.forEach((community, group) => {
    // Units whose parents run in a circle are seen once.
    const seen = new Set<AdminUnit>();
    let unit = community === null ? undefined : unitOf.get(community);
    while (unit !== undefined && !seen.has(unit)) {
      seen.add(unit);
      groupsOf.get(unit.code)!.push(group);
      unit = unit.parentCode === null ? undefined : unitOf.get(unit.parentCode);
    }
  });
  return units.map(({ code, level }) => ({ code, level, ...model.totalsOf(groupsOf.get(code)!) }));
}
