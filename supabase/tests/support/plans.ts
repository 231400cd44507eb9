import type { CityData, Grid, Station } from '../../../src/domain/city.ts';
import { totalsWith } from '../../../src/domain/coverage.fixture.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/coverage.ts';
import type { CityFigures } from '../../../src/domain/figures.ts';
import type { Polygon } from '../../../src/domain/geometry.ts';
import type { Change, Plan, RecordChange } from '../../../src/domain/plan.ts';
import type { Result } from '../../../src/domain/result.ts';
import { polygonCovers } from '../../../src/engine/geometry/point-in-polygon.ts';
import type { CitySource } from '../../../src/sources/city-source.ts';
import { tinyCity } from '../fixture/tiny-city.ts';

const NOTHING: RecordChange<never> = { added: {}, updated: {}, removed: {} };

/** A change of grids: a new shape, a whole new grid, or `null` for one that ends. Codes not in force are added. */
export function gridChange(
  shapes: Readonly<Record<string, Polygon | Grid | null>>,
  city: CityData = tinyCity,
): Change {
  const added: Record<string, Grid> = {};
  const updated: Record<string, [Grid, Grid]> = {};
  const removed: Record<string, Grid> = {};
  for (const [code, shape] of Object.entries(shapes)) {
    const before = city.grids.find((grid) => grid.code === code);
    if (shape === null) removed[code] = before!;
    else if (before) updated[code] = [before, 'code' in shape ? shape : { ...before, geometry: shape }];
    else added[code] = shape as Grid;
  }
  return { grids: { added, updated, removed }, stations: NOTHING };
}

export function stationChange(code: string, fields: Partial<Station>, city: CityData = tinyCity): Change {
  const before = city.stations.find((station) => station.code === code)!;
  return {
    grids: NOTHING,
    stations: { ...NOTHING, updated: { [code]: [before, { ...before, ...fields }] } },
  };
}

/** Figures for grids as they would be after the change, households counted at the door. */
export function figuresFor(change: Change, city: CityData = tinyCity): CityFigures {
  const after = new Map(city.grids.map((grid) => [grid.code, grid]));
  for (const code of Object.keys(change.grids.removed)) after.delete(code);
  for (const [code, grid] of Object.entries(change.grids.added)) after.set(code, grid);
  for (const [code, [, to]] of Object.entries(change.grids.updated)) after.set(code, to);
  const grids = [...after.values()].map((grid) => {
    const households = householdsIn(grid);
    return {
      ...totalsWith(households, households > 0 ? { meanMinutes: 3.5, p90Minutes: 6 } : {}),
      code: grid.code,
      areaM2: 1,
      compactness: 0.5,
      buildings: 2,
      band: 'in' as const,
      bandDeviation: 0,
    };
  });
  const households = grids.reduce((sum, grid) => sum + grid.households, 0);
  return {
    settings: DEFAULT_SETTINGS,
    totals: totalsWith(households, { meanMinutes: 3.5, p90Minutes: 6 }),
    grids,
    stations: [],
    unassignedHouseholds: 0,
    gapHouseholdsNearDataEdge: 0,
  };
}

function householdsIn({ geometry }: Grid): number {
  const { count, lon, lat, households } = tinyCity.buildings;
  let sum = 0;
  for (let row = 0; row < count; row++) {
    if (polygonCovers(geometry.coordinates, lon[row], lat[row])) sum += households[row];
  }
  return sum;
}

/** The value of a result that should be one. */
export function expectValue<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`Expected a value, was refused: ${result.reason} ${result.detail ?? ''}`);
  return result.value;
}

/** Takes a change to an approved plan. */
export async function approvedPlan(
  planner: CitySource,
  reviewer: CitySource,
  unitCode: string,
  change: Change,
): Promise<Plan> {
  const plan = expectValue(await planner.createPlan('调整方案', unitCode));
  expectValue(await planner.savePlan(plan.id, plan.revision, change));
  expectValue(await planner.submitPlan(plan.id));
  return expectValue(await reviewer.approvePlan(plan.id, '同意'));
}
