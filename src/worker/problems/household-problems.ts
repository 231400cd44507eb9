/** Where the households are: grids outside the band of their kind, and homes in no grid. */
import type { Grid } from '../../domain/city.ts';
import type { GridFigures } from '../../domain/figures.ts';
import type { LonLat } from '../../domain/geometry.ts';
import type { Problem } from '../../domain/problem.ts';
import { placeIn } from '../../editing/ground/doors.ts';
import { NO_GRID } from '../../engine/topology/grid-assignment.ts';
import type { CityState } from '../city-state.ts';

/** How a grid stands against the band of its kind. */
export type BandFigures = Pick<GridFigures, 'code' | 'households' | 'band' | 'bandDeviation'>;

/** A warning with its amount for each grid outside the band of its kind. */
export function bandProblems(
  figures: readonly BandFigures[],
  grids: ReadonlyMap<string, Pick<Grid, 'geometry'>>,
): Problem[] {
  return figures
    .filter(({ bandDeviation }) => bandDeviation !== 0)
    .map(({ code, households, band, bandDeviation }): Problem => {
      const grid = grids.get(code);
      return {
        code: 'out_of_band',
        severity: 'warning',
        where: code,
        message: `${households} households, ${Math.abs(bandDeviation)} ${band} the band.`,
        subjects: [code],
        ...(grid && { at: placeIn(grid.geometry) }),
      };
    });
}

interface Unassigned {
  buildings: number;
  households: number;
  /** The building with most households, and where it stands. */
  most: number;
  at: LonLat;
}

/** One warning per community with grids in which buildings with households stand in none. */
export function unassignedProblems(
  state: CityState,
  communityAt: (lon: number, lat: number) => string | null,
): Problem[] {
  const { lon, lat, households, count } = state.city.buildings;
  const { gridOf } = state.assignment;
  const withGrids = new Set(Array.from(state.grids.values(), (grid) => grid.communityCode));
  const found = new Map<string, Unassigned>();
  for (let row = 0; row < count; row++) {
    if (gridOf[row] !== NO_GRID || households[row] === 0) continue;
    const community = communityAt(lon[row], lat[row]);
    if (community === null || !withGrids.has(community)) continue;
    const place = found.get(community) ?? { buildings: 0, households: 0, most: 0, at: [lon[row], lat[row]] };
    place.buildings++;
    place.households += households[row];
    if (households[row] > place.most) {
      place.most = households[row];
      place.at = [lon[row], lat[row]];
    }
    found.set(community, place);
  }
  return Array.from(found, ([community, { buildings, households: homes, at }]) => ({
    code: 'unassigned_building',
    severity: 'warning',
    where: community,
    message: `${buildings} buildings with ${homes} households stand in no grid.`,
    counts: { buildings, households: homes },
    subjects: [community],
    at,
  }));
}
