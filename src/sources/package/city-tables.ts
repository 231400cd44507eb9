/** Columns of buildings and streets from rows: what every reader of files ends with. */
import type { BuildingTable, CityData, CityInfo, StreetTable } from '../../domain/city.ts';
import { DEFAULT_BANDS, DEFAULT_STATION_CAPACITY, DEFAULT_WALK_PROFILES } from '../../domain/city.ts';
import type { LonLat, Polygon } from '../../domain/geometry.ts';

export interface BuildingRecord {
  readonly code: string;
  readonly at: LonLat;
  readonly households: number;
  /** −1 where unknown. */
  readonly olderHouseholds: number;
  /** −1 outside every compound. */
  readonly compoundIndex: number;
  readonly estimated: boolean;
  readonly kind: string | null;
  readonly footprint: Polygon | null;
}

export interface StreetRecord {
  readonly id: string;
  readonly kind: string;
  readonly name: string | null;
  readonly access: string | null;
  readonly flags: number;
  readonly line: readonly (readonly [number, number])[];
}

export function buildingTable(rows: readonly BuildingRecord[]): BuildingTable {
  return {
    count: rows.length,
    codes: rows.map((row) => row.code),
    lon: Float64Array.from(rows, (row) => row.at[0]),
    lat: Float64Array.from(rows, (row) => row.at[1]),
    households: Int32Array.from(rows, (row) => row.households),
    olderHouseholds: Int32Array.from(rows, (row) => row.olderHouseholds),
    compoundIndex: Int32Array.from(rows, (row) => row.compoundIndex),
    estimated: Uint8Array.from(rows, (row) => (row.estimated ? 1 : 0)),
    kinds: rows.map((row) => row.kind),
    footprints: rows.some((row) => row.footprint !== null) ? rows.map((row) => row.footprint) : null,
  };
}

export function streetTable(rows: readonly StreetRecord[]): StreetTable {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i] + row.line.length;
  });
  const lon = new Float64Array(offsets[rows.length]);
  const lat = new Float64Array(offsets[rows.length]);
  rows.forEach((row, i) => {
    row.line.forEach((position, j) => {
      lon[offsets[i] + j] = position[0];
      lat[offsets[i] + j] = position[1];
    });
  });
  return {
    count: rows.length,
    ids: rows.map((row) => row.id),
    kinds: rows.map((row) => row.kind),
    names: rows.map((row) => row.name),
    access: rows.map((row) => row.access),
    flags: Uint8Array.from(rows, (row) => row.flags),
    offsets,
    lon,
    lat,
  };
}

/** A city of the given name with every layer empty. */
export function emptyCity(info: Pick<CityInfo, 'name' | 'code'> & Partial<CityInfo>): CityData {
  return {
    info: {
      nameEn: null,
      crs: 'EPSG:4490',
      source: null,
      licence: null,
      dataDate: null,
      synthetic: false,
      mapApprovalNumber: null,
      bands: DEFAULT_BANDS,
      walkProfiles: DEFAULT_WALK_PROFILES,
      stationCapacity: DEFAULT_STATION_CAPACITY,
      ...info,
    },
    adminUnits: [],
    grids: [],
    retiredGridCodes: [],
    compounds: [],
    gates: [],
    crossings: [],
    buildings: buildingTable([]),
    stations: [],
    streets: streetTable([]),
    exactNetwork: null,
    backdrop: [],
  };
}
