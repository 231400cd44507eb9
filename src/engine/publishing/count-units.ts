import type { AdminUnit, BuildingTable, CityData, Grid } from '../../domain/city.ts';
import type { CoverageModel } from '../coverage/coverage-model.ts';
import type { CountedUnit } from './suppress.ts';

/** What of a city is counted. */
export interface CountedCity extends Pick<CityData, 'adminUnits'> {
  readonly grids: readonly Pick<Grid, 'communityCode'>[];
  readonly buildings: Pick<BuildingTable, 'count' | 'households'>;
}

/** Figures of units in an order in which every parent stands before its children. */
export interface UnitTree {
  readonly units: readonly CountedUnit[];
  /** Row of a unit by its code; a unit whose parents run in a circle has none. */
  readonly rowOf: ReadonlyMap<string, number>;
}

/**
 * Counts the homes of all units: those in the grids of their communities, as coverage does. Homes of grids that name
 * a unit which has units inside it are a part of their own, without a code, so that parts add up to their whole.
 */
export function countUnits(
  { adminUnits, grids, buildings }: CountedCity,
  model: Pick<CoverageModel, 'groupOf' | 'isCovered'>,
): UnitTree {
  const own = new Map(adminUnits.map(({ code }) => [code, { households: 0, coveredHouseholds: 0 }]));
  for (let row = 0; row < buildings.count; row++) {
    const counts = own.get(grids[model.groupOf(row)]?.communityCode ?? '');
    if (counts === undefined) continue;
    const households = Math.max(0, buildings.households[row]);
    counts.households += households;
    if (model.isCovered(row)) counts.coveredHouseholds += households;
  }
  const inOrder = parentsFirst(adminUnits);
  const rowOf = new Map(inOrder.map(({ code }, row) => [code, row]));
  const units = inOrder.map(({ code, parentCode }) => ({
    parent: rowOf.get(parentCode ?? '') ?? -1,
    ...own.get(code)!,
  }));
  const parents = new Set(units.map(({ parent }) => parent));
  const ownParts = units.flatMap(({ households, coveredHouseholds }, parent) =>
    parents.has(parent) && households > 0 ? [{ parent, households, coveredHouseholds }] : [],
  );
  for (let row = units.length - 1; row >= 0; row--) {
    const above = units[units[row].parent];
    if (above === undefined) continue;
    above.households += units[row].households;
    above.coveredHouseholds += units[row].coveredHouseholds;
  }
  return { units: [...units, ...ownParts], rowOf };
}

/** Units from the top downwards. */
function parentsFirst(units: readonly AdminUnit[]): readonly AdminUnit[] {
  const codes = new Set(units.map(({ code }) => code));
  const parts = new Map<string | null, AdminUnit[]>();
  for (const unit of units) {
    const above = unit.parentCode !== null && codes.has(unit.parentCode) ? unit.parentCode : null;
    const list = parts.get(above);
    if (list === undefined) parts.set(above, [unit]);
    else list.push(unit);
  }
  const ordered = [...(parts.get(null) ?? [])];
  for (let i = 0; i < ordered.length; i++) ordered.push(...(parts.get(ordered[i].code) ?? []));
  return ordered;
}
