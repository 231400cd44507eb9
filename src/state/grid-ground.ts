/** What stands on a grid's ground as a list, and who may take it over: editing without looking at the map. */
import type { Grid } from '../domain/city.ts';
import { boundsTouch, ringBounds } from '../engine/geometry/planar.ts';
import { createGridAssignment } from '../engine/topology/grid-assignment.ts';
import type { OpenCity } from './city-store.ts';

/** A compound, or a building outside every compound. */
export interface GroundItem {
  readonly kind: 'compound' | 'building';
  readonly code: string;
  /** `null` for a building: it has no name. */
  readonly name: string | null;
  /** Of this grid alone, should the compound lie in several. */
  readonly buildings: number;
  readonly households: number;
}

/** The compounds and loose buildings counted in a grid, most households first. Empty for an unknown code. */
export function groundOfGrid({ data, current }: OpenCity, gridCode: string): readonly GroundItem[] {
  const items = new Map<string, GroundItem>();
  const { buildings, compounds } = data;
  for (const row of rowsIn(data.buildings, current.grids, gridCode)) {
    const compound = compounds[buildings.compoundIndex[row]];
    const code = compound?.code ?? buildings.codes[row];
    const before = items.get(code);
    items.set(code, {
      kind: compound ? 'compound' : 'building',
      code,
      name: compound?.name ?? null,
      buildings: (before?.buildings ?? 0) + 1,
      households: (before?.households ?? 0) + buildings.households[row],
    });
  }
  return [...items.values()].sort((a, b) => b.households - a.households || (a.code < b.code ? -1 : 1));
}

/** Rows of the buildings that count in the grid, by the rule of the figures. */
function rowsIn(
  { count, lon, lat }: OpenCity['data']['buildings'],
  grids: ReadonlyMap<string, Grid>,
  gridCode: string,
): readonly number[] {
  const grid = grids.get(gridCode);
  if (!grid) return [];
  const bounds = boundsOf(grid);
  const [west, south, east, north] = bounds;
  const near: number[] = [];
  for (let row = 0; row < count; row++) {
    if (lon[row] >= west && lon[row] <= east && lat[row] >= south && lat[row] <= north) near.push(row);
  }
  const rivals = [...grids.values()].filter((other) => boundsTouch(boundsOf(other), bounds));
  const { gridOf, slotOf } = createGridAssignment(
    near.map((row) => lon[row]),
    near.map((row) => lat[row]),
    rivals.map(({ code, geometry }) => ({ code, polygon: geometry })),
  );
  const own = slotOf(gridCode);
  return near.filter((_row, index) => gridOf[index] === own);
}

function boundsOf({ geometry }: Grid) {
  return ringBounds(geometry.coordinates[0]);
}

/** Grids of the same community that share a stretch of border with the grid, in order of code. */
export function borderingGrids(grids: Iterable<Grid>, grid: Grid): readonly Grid[] {
  const own = new Set(segmentsOf(grid));
  return [...grids]
    .filter(({ code, communityCode }) => communityCode === grid.communityCode && code !== grid.code)
    .filter((other) => segmentsOf(other).some((segment) => own.has(segment)))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The segments of all rings, the same whichever way a ring runs. */
function segmentsOf({ geometry }: Grid): string[] {
  return geometry.coordinates.flatMap((ring) => {
    const corners = ring.map((at) => at.join());
    return corners.slice(1).map((corner, index) => [corners[index], corner].sort().join(' '));
  });
}
