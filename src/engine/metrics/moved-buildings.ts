/** Which buildings stand in another grid than before, and how many households that is between each two grids. */
import type { BuildingTable, Grid } from '../../domain/city.ts';
import { UNASSIGNED } from '../../domain/edit.ts';
import { createGridAssignment, NO_GRID } from '../topology/grid-assignment.ts';

export type ComparedBuildings = Pick<BuildingTable, 'count' | 'codes' | 'lon' | 'lat' | 'households'>;

export interface MovedBuilding {
  readonly building: string;
  readonly row: number;
  readonly households: number;
  /** Grid code, `UNASSIGNED` for ground in none. */
  readonly from: string;
  readonly to: string;
}

export interface GridFlow {
  readonly from: string;
  readonly to: string;
  readonly buildings: number;
  readonly households: number;
}

/** Grid code per building row on both sides; the second side is reached from the first by what differs. */
export function gridOfEachBuilding(
  { lon, lat }: ComparedBuildings,
  before: readonly Grid[],
  after: readonly Grid[],
): { readonly gridsBefore: readonly string[]; readonly gridsAfter: readonly string[] } {
  const assignment = createGridAssignment(
    lon,
    lat,
    before.map(({ code, geometry }) => ({ code, polygon: geometry })),
  );
  const codesNow = () =>
    Array.from(assignment.gridOf, (slot) => (slot === NO_GRID ? UNASSIGNED : assignment.codes[slot]));
  const gridsBefore = codesNow();
  const known = new Map(before.map((grid) => [grid.code, grid.geometry]));
  const kept = new Set(after.map(({ code }) => code));
  assignment.update([
    ...before.filter(({ code }) => !kept.has(code)).map(({ code }) => ({ code, polygon: null })),
    ...after
      .filter(({ code, geometry }) => known.get(code) !== geometry)
      .map(({ code, geometry }) => ({ code, polygon: geometry })),
  ]);
  return { gridsBefore, gridsAfter: codesNow() };
}

/** Buildings whose grid differs, in order of row. */
export function movedBuildings(
  { count, codes, households }: ComparedBuildings,
  before: readonly string[],
  after: readonly string[],
): MovedBuilding[] {
  const moved: MovedBuilding[] = [];
  for (let row = 0; row < count; row++) {
    if (before[row] === after[row]) continue;
    moved.push({
      building: codes[row],
      row,
      households: households[row],
      from: before[row],
      to: after[row],
    });
  }
  return moved;
}

/** Moved households summed per pair of grids, most first. */
export function flowsOf(moved: readonly MovedBuilding[]): GridFlow[] {
  const flows = new Map<string, GridFlow>();
  for (const { from, to, households } of moved) {
    const key = `${from}|${to}`;
    const flow = flows.get(key) ?? { from, to, buildings: 0, households: 0 };
    flows.set(key, { ...flow, buildings: flow.buildings + 1, households: flow.households + households });
  }
  return [...flows.values()].sort(
    (a, b) => b.households - a.households || (`${a.from}|${a.to}` < `${b.from}|${b.to}` ? -1 : 1),
  );
}

/** Households per grid that stand in it on both sides. */
export function stayedHouseholds(
  { count, households }: ComparedBuildings,
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<string, number> {
  const stayed = new Map<string, number>();
  for (let row = 0; row < count; row++) {
    if (before[row] !== after[row]) continue;
    stayed.set(before[row], (stayed.get(before[row]) ?? 0) + households[row]);
  }
  return stayed;
}
