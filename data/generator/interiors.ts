/** Builds up every grid according to its use, then hands its households out to its buildings. */
import { areaOfFaces } from './cells.ts';
import { type BuiltCompound, buildCompound, compoundLand } from './compound.ts';
import type { BuildingDraft, CityDraft, GridDraft } from './draft.ts';
import type { PlanarMap } from './planar-map.ts';
import { centroidOf } from './plane.ts';
import { buildQuarter, groundOf, layLanes } from './quarter.ts';
import {
  BUSINESS,
  CAMPUS,
  HOUSING,
  INDUSTRY,
  MARKET,
  NEIGHBOURHOOD_SCHOOL,
  OLD_QUARTER,
  PARK,
  type QuarterStyle,
  VILLAGE,
} from './quarter-styles.ts';
import type { Random } from './random.ts';
import { cutBlock } from './subdivide.ts';
import type { LineBook } from './terrain.ts';
import { pondIn } from './water.ts';

interface Site {
  readonly city: CityDraft;
  readonly grid: GridDraft;
  readonly index: number;
  readonly riverHalfWidthM: number;
  readonly book: LineBook;
  readonly random: Random;
}

const QUARTERS: Readonly<Partial<Record<GridDraft['use'], QuarterStyle>>> = {
  old_quarter: OLD_QUARTER,
  housing: HOUSING,
  village: VILLAGE,
  business: BUSINESS,
  industry: INDUSTRY,
  campus: CAMPUS,
  park: PARK,
};
/** A compound's grid at least this large also holds a school, a market or a small park. */
const SHARED_GRID_M2 = 78_000;

export function buildInteriors(
  map: PlanarMap,
  grids: GridDraft[],
  riverHalfWidthM: number,
  book: LineBook,
  random: Random,
): CityDraft {
  const city: CityDraft = { map, grids, compounds: [], ways: [], buildings: [], areas: [] };
  grids.forEach((grid, index) => {
    const site: Site = { city, grid, index, riverHalfWidthM, book, random: random.fork(`grid ${index}`) };
    if (grid.use === 'compound') walled(site);
    else if (grid.use === 'riverside') lawn(site, grid.faces);
    else open(site, grid.faces, QUARTERS[grid.use]!);
  });
  const buildingsOf: BuildingDraft[][] = grids.map(() => []);
  for (const building of city.buildings) buildingsOf[building.grid].push(building);
  grids.forEach((grid, index) => {
    handOut(grid, buildingsOf[index]);
  });
  return city;
}

function walled(site: Site): void {
  const { city, grid, index, riverHalfWidthM, random } = site;
  const [block, ...slivers] = grid.faces;
  const parts =
    areaOfFaces(city.map, [block]) > SHARED_GRID_M2 && random.chance(0.7) ? cutOff(site, block) : null;
  const face = parts?.home ?? block;
  const land = compoundLand(city.map, face, riverHalfWidthM);
  let built: BuiltCompound | null = null;
  for (let attempt = 0; land && !built && attempt < 6; attempt++) {
    built = buildCompound(city.map, face, land, index, city.compounds.length, grid.households, random);
  }
  grid.faces = [face, ...slivers];
  if (!built) {
    grid.kind = 'scattered_housing';
    grid.use = 'housing';
    open(site, grid.faces, HOUSING);
  } else {
    grid.compound = city.compounds.push(built.compound) - 1;
    city.ways.push(...built.ways);
    city.buildings.push(...built.buildings);
    city.areas.push(...built.areas);
    lawn(site, slivers);
  }
  if (parts) {
    const draw = random.next();
    grid.faces.push(parts.rest);
    const lived = grid.faces;
    if (draw < 0.45) open(site, [parts.rest], NEIGHBOURHOOD_SCHOOL);
    else if (draw < 0.75) open(site, [parts.rest], MARKET);
    else lawn(site, [parts.rest]);
    grid.faces = [...new Set([...lived.filter((known) => known !== parts.rest), ...grid.faces])];
  }
}

/** Cuts a piece off a large block; the compound takes the larger part if it can be walled. */
function cutOff(site: Site, block: number): { home: number; rest: number } | null {
  const { city, book, random, riverHalfWidthM } = site;
  const rule = { minShare: 0.24, minEdgeM: 22, wiggleM: 0 };
  const parts = cutBlock(city.map, block, book.create('residential'), rule, random);
  if (!parts) return null;
  const [larger, smaller] = parts.sort((a, b) => areaOfFaces(city.map, [b]) - areaOfFaces(city.map, [a]));
  return compoundLand(city.map, larger, riverHalfWidthM)
    ? { home: larger, rest: smaller }
    : { home: smaller, rest: larger };
}

/** Lanes and houses on some blocks of the grid, which are replaced in its list by what they are cut into. */
function open(site: Site, blocks: readonly number[], style: QuarterStyle): void {
  const { city, grid, index, riverHalfWidthM, book, random } = site;
  const kept = grid.faces.filter((face) => !blocks.includes(face));
  const faces = layLanes(city.map, blocks, style, book, random);
  grid.faces = [...kept, ...faces];
  const { buildings, areas } = buildQuarter(city.map, grid, index, faces, style, riverHalfWidthM, random);
  city.buildings.push(...buildings);
  city.areas.push(...areas);
  if (grid.use === 'park') park(site, faces);
}

/** The first lawn of a park is `buildQuarter`'s forced house block; it becomes the lake side. */
function park(site: Site, faces: readonly number[]): void {
  const { city, riverHalfWidthM, random } = site;
  lawn(site, faces.slice(0, 1));
  for (const face of faces) {
    const ground = groundOf(city.map, face, riverHalfWidthM, 1);
    const pond = ground && random.chance(0.4) ? pondIn(ground, centroidOf(ground), 0.62, random) : null;
    if (pond) city.areas.push({ layer: 'water', kind: 'lake', ring: pond });
  }
}

function lawn({ city, riverHalfWidthM }: Site, faces: readonly number[]): void {
  for (const face of faces) {
    const ground = groundOf(city.map, face, riverHalfWidthM, 0.62);
    if (ground) city.areas.push({ layer: 'green', kind: 'park', ring: ground });
  }
}

/** By footprint, rounding the running total, so that the grid holds exactly its number. */
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
