/** Where the households are: buildings in no grid, and grids outside the band of their kind. */
import type { CityData, HouseholdBand } from '../../domain/city.ts';
import type { Problem } from '../../domain/problem.ts';
import { shapeBounds } from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';
import { createGridAssignment } from '../topology/grid-assignment.ts';
import { warning } from './check-report.ts';
import type { PlanarCity } from './planar-city.ts';
import { boundsIndex } from './planar-city.ts';

export interface HouseholdFindings {
  readonly problems: readonly Problem[];
  /** Households that stand in no grid. */
  readonly unassigned: number;
}

/**
 * Each building counts in the grid that covers its point. A building with households in no grid is
 * reported unless it stands in a community that has no grids yet, or on ground of a grid row left out.
 */
export function findHouseholdProblems(city: CityData, planar: PlanarCity): HouseholdFindings {
  const { buildings } = city;
  const problems: Problem[] = [];
  const sound = planar.grids.map(({ grid }) => grid);
  const shapes = sound.map(({ code, geometry }) => ({ code, polygon: geometry }));
  const { gridOf } = createGridAssignment(buildings.lon, buildings.lat, shapes);
  const held = new Map<string, number>(sound.map(({ code }) => [code, 0]));
  const gridded = new Set(planar.grids.map(({ grid }) => grid.communityCode));
  const bare = planar.communities.filter(({ code }) => !gridded.has(code)).map(({ shape }) => shape);
  const excused = [...bare, ...planar.setAside];
  const excusedNear = boundsIndex(excused.map(shapeBounds));
  let unassigned = 0;
  for (let i = 0; i < buildings.count; i++) {
    const households = buildings.households[i];
    if (households === 0) continue;
    if (gridOf[i] >= 0) {
      const { code } = sound[gridOf[i]];
      held.set(code, held.get(code)! + households);
      continue;
    }
    unassigned += households;
    const [x, y] = planar.plane.toLocal(buildings.lon[i], buildings.lat[i]);
    const isExcused = excusedNear([x, y, x, y]).some((e) => shapeCovers(excused[e], x, y));
    if (planar.grids.length === 0 || isExcused) continue;
    const code = buildings.codes[i];
    const message = `building ${code} with ${households} households stands in no grid.`;
    problems.push(warning('unassigned_building', code, message));
  }
  if (buildings.count > 0) problems.push(...outOfBand(city, held));
  return { problems, unassigned };
}

function outOfBand(city: CityData, held: ReadonlyMap<string, number>): Problem[] {
  return city.grids.flatMap(({ code, kind }) => {
    const band = city.info.bands[kind];
    const households = held.get(code);
    if (!band || households === undefined) return [];
    const amount = deviation(households, band);
    if (amount === 0) return [];
    const where = `${Math.abs(amount)} ${amount < 0 ? 'below' : 'above'} the band ${band.min}–${band.max}`;
    return [warning('out_of_band', code, `grid ${code} (${kind}) has ${households} households, ${where}.`)];
  });
}

/** Households outside the band, both ends inclusive: negative below, positive above. */
function deviation(households: number, { min, max }: HouseholdBand): number {
  if (households < min) return households - min;
  return households > max ? households - max : 0;
}
