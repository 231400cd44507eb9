/** Small cities for the tests of this room. */
import type { AdminUnit, CityData, Grid } from '../../domain/city.ts';
import { DEFAULT_BANDS, DEFAULT_STATION_CAPACITY, DEFAULT_WALK_PROFILES } from '../../domain/city.ts';
import type { LonLat, Polygon } from '../../domain/geometry.ts';
import { roundDegrees } from '../../domain/geometry.ts';

/** A rectangle with its corners on a lattice of 0.001°, counted from 120 east, 30 north. */
export function block(west: number, south: number, east: number, north: number): Polygon {
  const at = (x: number, y: number) => [roundDegrees(120 + x / 1000), roundDegrees(30 + y / 1000)];
  const ring = [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
  return { type: 'Polygon', coordinates: [ring] };
}

export function gridOf(code: string, geometry: Polygon, rest: Partial<Grid> = {}): Grid {
  const plain = {
    name: code,
    communityCode: 'A',
    kind: 'scattered_housing',
    typology: null,
    staff: {},
  } as const;
  return { code, ...plain, geometry, ...rest };
}

export function unitOf(code: string, geometry: Polygon): AdminUnit {
  return { code, name: code, level: 'community', parentCode: null, geometry, totals: {} };
}

export const EMPTY_CITY: CityData = {
  info: {
    name: '空',
    nameEn: null,
    code: '99',
    crs: 'EPSG:4490',
    source: null,
    licence: null,
    dataDate: null,
    synthetic: true,
    mapApprovalNumber: null,
    bands: DEFAULT_BANDS,
    walkProfiles: DEFAULT_WALK_PROFILES,
    stationCapacity: DEFAULT_STATION_CAPACITY,
  },
  adminUnits: [],
  grids: [],
  retiredGridCodes: [],
  compounds: [],
  gates: [],
  crossings: [],
  buildings: {
    count: 0,
    codes: [],
    lon: new Float64Array(),
    lat: new Float64Array(),
    households: new Int32Array(),
    olderHouseholds: new Int32Array(),
    compoundIndex: new Int32Array(),
    estimated: new Uint8Array(),
    kinds: [],
    footprints: null,
  },
  stations: [],
  streets: {
    count: 0,
    ids: [],
    kinds: [],
    names: [],
    access: [],
    flags: new Uint8Array(),
    offsets: new Int32Array(1),
    lon: new Float64Array(),
    lat: new Float64Array(),
  },
  exactNetwork: null,
  backdrop: [],
};

export interface SmallBuilding {
  readonly code: string;
  readonly at: LonLat;
  readonly households: number;
  readonly footprint?: Polygon;
}

export function withBuildings(city: CityData, rows: readonly SmallBuilding[]): CityData {
  return {
    ...city,
    buildings: {
      count: rows.length,
      codes: rows.map(({ code }) => code),
      lon: Float64Array.from(rows, ({ at }) => at[0]),
      lat: Float64Array.from(rows, ({ at }) => at[1]),
      households: Int32Array.from(rows, ({ households }) => households),
      olderHouseholds: new Int32Array(rows.length).fill(-1),
      compoundIndex: new Int32Array(rows.length).fill(-1),
      estimated: new Uint8Array(rows.length),
      kinds: rows.map(() => null),
      footprints: rows.map(({ footprint }) => footprint ?? null),
    },
  };
}
