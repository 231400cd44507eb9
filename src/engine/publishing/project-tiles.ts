import type { AdminUnit, CityData, Grid, Station, StationTier } from '../../domain/city.ts';
import type { PublicBuildings, PublicFacts, PublicGrid, PublicTile } from '../../domain/public-city.ts';
import { encodedDegrees } from '../../domain/public-columns.ts';
import { encodedShape, PICTURE_SCALE } from '../../domain/public-shapes.ts';
import type { BuildingWalks } from './building-walks.ts';
import { groundByTile, type TileRows } from './ground-by-tile.ts';
import { encodedNetwork, encodedStreets } from './tile-columns.ts';
import { encodedWalks } from './tile-walks.ts';
import { UnitFinder } from './unit-finder.ts';

/** What the tiles are made of. */
export interface TileInput {
  readonly city: CityData;
  readonly version: number;
  readonly facts: PublicFacts;
  /** Row of each building's grid, −1 in none. */
  readonly gridOf: Int32Array;
  readonly earlier: EarlierGrids | null;
  readonly walks: BuildingWalks;
}

/** The grids of the map before, and the row of each building's, −1 in none. */
export interface EarlierGrids {
  readonly grids: readonly Grid[];
  readonly gridOf: Int32Array;
}

/** Every tile that holds anything, in order of id. */
export function projectTiles(input: TileInput): readonly PublicTile[] {
  const { city, facts, gridOf } = input;
  const stationOf = stationsOfCommunities(city);
  const ground = groundByTile(city, gridOf, facts.settings.boundaries);
  return [...ground.keys()].sort().map((id) => tileOf(id, ground.get(id)!, input, stationOf));
}

function tileOf(
  id: string,
  rows: TileRows,
  input: TileInput,
  stationOf: (communityCode: string) => string | null,
): PublicTile {
  const { city, version, facts } = input;
  const publicGrid = ({ code, name, communityCode, kind, geometry }: Grid): PublicGrid => ({
    code,
    name,
    communityCode,
    kind,
    dutyPhone: facts.dutyPhones[code] ?? null,
    stationCode: stationOf(communityCode),
    geometry: facts.settings.boundaries ? geometry : null,
  });
  return {
    id,
    version,
    grids: rows.grids.map((row) => publicGrid(city.grids[row])),
    buildings: buildingsOf(rows, input),
    compounds: rows.compounds.map((row) => {
      const { code, name, isGated, geometry } = city.compounds[row];
      return { code, name, isGated, shape: encodedShape(geometry) };
    }),
    gates: rows.gates.map((row) => {
      const { code, compoundCode, open, stepFree, geometry } = city.gates[row];
      return { code, compoundCode, open, stepFree, geometry };
    }),
    crossings: rows.crossings.map((row) => {
      const { code, name, kind, line, open, stepFree, signals } = city.crossings[row];
      return { code, name, kind, line, open, stepFree, signals };
    }),
    streets: encodedStreets(city.streets, rows.streets),
    exactNetwork: city.exactNetwork === null ? null : encodedNetwork(city.exactNetwork, rows.edges),
    backdrop: rows.backdrop.map((row) => {
      const { layer, kind, name, geometry } = city.backdrop[row];
      const shape = layer === 'barrier' ? encodedShape(geometry) : encodedShape(geometry, PICTURE_SCALE);
      return { layer, kind, name, shape };
    }),
  };
}

function buildingsOf(
  { buildings: rows, grids, compounds }: TileRows,
  { city, gridOf, earlier, walks }: TileInput,
): PublicBuildings {
  const { codes, lon, lat, compoundIndex } = city.buildings;
  const [gridRow, compoundRow] = [placesIn(grids), placesIn(compounds)];
  const before = rows.map((row) => earlierGridOf(row, city, gridOf, earlier));
  const known = [...new Set(before.flatMap((grid) => grid ?? []))];
  return {
    codes: rows.map((row) => codes[row]),
    lon: encodedDegrees(rows.map((row) => lon[row])),
    lat: encodedDegrees(rows.map((row) => lat[row])),
    grid: rows.map((row) => gridRow.get(gridOf[row]) ?? -1),
    compound: rows.map((row) => compoundRow.get(compoundIndex[row]) ?? -1),
    earlier: before.map((grid) => (grid === null ? -1 : known.indexOf(grid))),
    earlierGrids: known.map(({ code, name }) => ({ code, name })),
    walks: encodedWalks(rows, walks, city.info.walkProfiles),
  };
}

/** The grid of the map before where it was another one than now. */
function earlierGridOf(
  row: number,
  city: CityData,
  gridOf: Int32Array,
  earlier: EarlierGrids | null,
): Grid | null {
  const before = earlier?.grids[earlier.gridOf[row]];
  return before === undefined || before.code === city.grids[gridOf[row]]?.code ? null : before;
}

/** Where each of these rows stands among them. */
function placesIn(rows: readonly number[]): ReadonlyMap<number, number> {
  return new Map(rows.map((row, place) => [row, place]));
}

/** The station that serves a community: the one of its tier that stands in it, else the one of the sub-district. */
function stationsOfCommunities({ adminUnits, stations }: CityData): (communityCode: string) => string | null {
  const unitOf = new Map(adminUnits.map((unit) => [unit.code, unit]));
  const inCommunity = stationsByUnit(adminUnits, stations, 'community');
  const inSubdistrict = stationsByUnit(adminUnits, stations, 'subdistrict');
  return (communityCode) =>
    inCommunity.get(communityCode) ?? inSubdistrict.get(unitOf.get(communityCode)?.parentCode ?? '') ?? null;
}

/** The station of a tier in each unit of the same level; of several the one with the lowest code. */
function stationsByUnit(
  units: readonly AdminUnit[],
  stations: readonly Station[],
  level: StationTier & AdminUnit['level'],
): ReadonlyMap<string, string> {
  const finder = new UnitFinder(units, level);
  const found = new Map<string, string>();
  for (const { code, tier, location } of stations) {
    const unit = tier === level && location !== null ? finder.at(location) : null;
    if (unit === null) continue;
    const other = found.get(unit);
    if (other === undefined || code < other) found.set(unit, code);
  }
  return found;
}
