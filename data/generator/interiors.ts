/** Builds up every grid according to its use, then hands its households out to its buildings. */
import { buildCompound, compoundLand } from './compound.ts';
import type { BuildingDraft, CityDraft, GridDraft } from './draft.ts';
import { insetRing } from './inset.ts';
import type { PlanarMap } from './planar-map.ts';
import {
  BUSINESS,
  buildQuarter,
  CAMPUS,
  HOUSING,
  INDUSTRY,
  layLanes,
  OLD_QUARTER,
  PARK,
  type QuarterStyle,
  VILLAGE,
} from './quarter.ts';
import type { Random } from './random.ts';
import { setbacksOf } from './roadside.ts';
import type { LineBook } from './terrain.ts';

const QUARTERS: Readonly<Partial<Record<GridDraft['use'], QuarterStyle>>> = {
  old_quarter: OLD_QUARTER,
  housing: HOUSING,
  village: VILLAGE,
  business: BUSINESS,
  industry: INDUSTRY,
  campus: CAMPUS,
  park: PARK,
};

export function buildInteriors(
  map: PlanarMap,
  grids: GridDraft[],
  riverHalfWidthM: number,
  book: LineBook,
  random: Random,
): CityDraft {
  const city: CityDraft = { map, grids, compounds: [], ways: [], buildings: [], areas: [] };
  grids.forEach((grid, index) => {
    const stream = random.fork(`grid ${index}`);
    if (grid.use === 'compound') walled(city, grid, index, riverHalfWidthM, stream);
  });
  grids.forEach((grid, index) => {
    const stream = random.fork(`quarter ${index}`);
    const style = QUARTERS[grid.use];
    if (style) layLanes(map, grid, style, book, stream);
    if (style) city.buildings.push(...buildQuarter(map, grid, index, style, riverHalfWidthM, stream));
    if (grid.use === 'park' || grid.use === 'riverside') lawn(city, grid, riverHalfWidthM);
  });
  const buildingsOf: BuildingDraft[][] = grids.map(() => []);
  for (const building of city.buildings) buildingsOf[building.grid].push(building);
  grids.forEach((grid, index) => {
    handOut(grid, buildingsOf[index]);
  });
  return city;
}

function walled(
  city: CityDraft,
  grid: GridDraft,
  index: number,
  riverHalfWidthM: number,
  random: Random,
): void {
  const land = compoundLand(city.map, grid.faces[0], riverHalfWidthM);
  const built =
    land &&
    buildCompound(city.map, grid.faces[0], land, index, city.compounds.length, grid.households, random);
  if (!built) {
    grid.use = 'housing';
    grid.kind = 'scattered_housing';
    return;
  }
  grid.compound = city.compounds.push(built.compound) - 1;
  city.ways.push(...built.ways);
  city.buildings.push(...built.buildings);
}

function lawn(city: CityDraft, grid: GridDraft, riverHalfWidthM: number): void {
  for (const face of grid.faces) {
    const insets = setbacksOf(city.map, face, riverHalfWidthM);
    const ring = insetRing(city.map.spotsOf(city.map.ringOf(face)), insets);
    if (ring) city.areas.push({ layer: 'green', kind: 'park', ring });
  }
}

/** By footprint, with the largest remainders, so that the grid holds exactly its number. */
function handOut(grid: GridDraft, buildings: readonly BuildingDraft[]): void {
  const capacity = buildings.reduce((sum, building) => sum + building.capacity, 0);
  if (capacity === 0) {
    grid.households = 0;
    return;
  }
  let given = 0;
  let wanted = 0;
  for (const building of buildings) {
    wanted += (building.capacity / capacity) * grid.households;
    building.households = Math.round(wanted) - given;
    given += building.households;
  }
}
