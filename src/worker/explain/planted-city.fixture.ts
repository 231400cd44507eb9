/** Small cities in which it is known why a home is not covered: positions in metres east and north. */
import type {
  BackdropFeature,
  BuildingTable,
  CityData,
  Compound,
  Crossing,
  Gate,
  Station,
} from '../../domain/city.ts';
import type { Polygon } from '../../domain/geometry.ts';
import { at, type FixtureStreet, streetTable } from '../../engine/network/walk-fixture.ts';
import { emptyCity } from '../../sources/package/city-tables.ts';
import { stationAt } from '../city-fixture.ts';

export type Metres = readonly [eastM: number, northM: number];

export interface Planted {
  readonly streets: readonly FixtureStreet[];
  /** Each with ten households. */
  readonly homes: readonly Metres[];
  readonly stations: readonly Station[];
  readonly backdrop?: readonly BackdropFeature[];
  readonly compounds?: readonly Compound[];
  readonly gates?: readonly Gate[];
  readonly crossings?: readonly Crossing[];
}

export function plantedCity(planted: Planted): CityData {
  const { streets, homes, compounds = [], ...others } = planted;
  return {
    ...emptyCity({ name: '测试市', code: '990101', synthetic: true }),
    ...others,
    compounds,
    buildings: homesAt(homes, compounds),
    streets: streetTable(streets),
  };
}

export function street(...line: readonly Metres[]): FixtureStreet {
  return { line: line.map(([eastM, northM]) => at(eastM, northM)) };
}

export function station(code: string, place: Metres, facts: Partial<Station> = {}): Station {
  return { ...stationAt(code, at(...place)), ...facts };
}

export function barrier(kind: string, name: string | null, ...line: readonly Metres[]): BackdropFeature {
  const coordinates = line.map(([eastM, northM]) => [...at(eastM, northM)]);
  return { layer: 'barrier', kind, name, geometry: { type: 'LineString', coordinates } };
}

/** Water over a rectangle. */
export function water(
  kind: string,
  name: string | null,
  southWest: Metres,
  northEast: Metres,
): BackdropFeature {
  return { layer: 'water', kind, name, geometry: rectangle(southWest, northEast) };
}

/** A walled compound over a rectangle. */
export function compound(code: string, southWest: Metres, northEast: Metres): Compound {
  return {
    code,
    name: `${code}小区`,
    isGated: true,
    hasPropertyManagement: true,
    hasSecurity: true,
    geometry: rectangle(southWest, northEast),
  };
}

export function gate(code: string, compoundCode: string, place: Metres, facts: Partial<Gate> = {}): Gate {
  return {
    code,
    compoundCode,
    open: 'always',
    stepFree: null,
    geometry: { type: 'Point', coordinates: [...at(...place)] },
    ...facts,
  };
}

function rectangle([west, south]: Metres, [east, north]: Metres): Polygon {
  const corners: readonly Metres[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [corners.map((corner) => [...at(...corner)])] };
}

function homesAt(homes: readonly Metres[], compounds: readonly Compound[]): BuildingTable {
  const places = homes.map((home) => at(...home));
  return {
    count: homes.length,
    codes: homes.map((_, row) => `H${row + 1}`),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    households: new Int32Array(homes.length).fill(10),
    olderHouseholds: new Int32Array(homes.length).fill(-1),
    compoundIndex: Int32Array.from(places, ([lon, lat]) =>
      compounds.findIndex(({ geometry }) => holds(geometry.coordinates[0] as number[][], lon, lat)),
    ),
    estimated: new Uint8Array(homes.length),
    kinds: homes.map(() => null),
    footprints: null,
  };
}

/** Rectangles only, as {@link compound} makes them. */
function holds([southWest, , northEast]: number[][], lon: number, lat: number): boolean {
  return southWest[0] < lon && lon < northEast[0] && southWest[1] < lat && lat < northEast[1];
}
