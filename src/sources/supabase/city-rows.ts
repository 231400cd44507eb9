/**
 * From the columns of the read functions (`city_units()`, `city_grids()` …) to domain nouns. Small answers
 * are checked by schema; the large ones by the length of their columns, because checking every one of a
 * hundred thousand cells would cost more than reading them.
 */
import { z } from 'zod';
import type {
  AdminUnit,
  BackdropFeature,
  BuildingTable,
  CityInfo,
  Compound,
  ExactNetwork,
  Gate,
  Grid,
  Station,
  StreetTable,
} from '../../domain/city.ts';
import type { Polygon } from '../../domain/geometry.ts';
import { type PackOrigin, unpackArea, unpackPolygon, unpackPositions } from './packed-coordinates.ts';

const band = z.object({ min: z.number(), max: z.number() }).nullable();
const cityInfoRow = z.object({
  info: z.object({
    name: z.string(),
    nameEn: z.string().nullable(),
    code: z.string(),
    crs: z.enum(['EPSG:4490', 'EPSG:4326']),
    source: z.string().nullable(),
    licence: z.string().nullable(),
    dataDate: z.string().nullable(),
    synthetic: z.boolean(),
    mapApprovalNumber: z.string().nullable(),
    bands: z.object({ gated_compound: band, scattered_housing: band, dedicated: band }).partial(),
    walkProfiles: z.object({ standard: z.number(), older: z.number(), brisk: z.number() }),
  }),
  version: z.number().int(),
  origin: z.tuple([z.number(), z.number()]),
  exactNetwork: z.boolean(),
});

export interface CityHeader {
  readonly info: CityInfo;
  readonly version: number;
  readonly origin: PackOrigin;
  readonly exactNetwork: boolean;
}

export function readHeader(answer: unknown): CityHeader {
  return cityInfoRow.parse(answer);
}

type PackedArea = readonly (readonly string[])[];

/** The answer as columns of one length; throws naming the layer and the column when it is not. */
function columnsOf<Columns extends object>(
  layer: string,
  answer: unknown,
  names: readonly (keyof Columns & string)[],
): { columns: Columns; count: number } {
  const columns = answer as Record<string, unknown> | null;
  const count = (columns?.[names[0]] as unknown[] | undefined)?.length ?? -1;
  for (const name of names) {
    const column = columns?.[name];
    if (!Array.isArray(column) || column.length !== count) {
      throw new Error(`Expected ${layer} with a column ${name} of ${Math.max(count, 0)} values.`);
    }
  }
  return { columns: columns as Columns, count };
}

const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => row(i));

interface UnitColumns {
  codes: string[];
  names: string[];
  levels: AdminUnit['level'][];
  parents: (string | null)[];
  totals: Record<string, number>[];
  isPolygon: boolean[];
  polygons: PackedArea[];
}

export function readUnits(answer: unknown, origin: PackOrigin): AdminUnit[] {
  const names = ['codes', 'names', 'levels', 'parents', 'totals', 'isPolygon', 'polygons'] as const;
  const { columns, count } = columnsOf<UnitColumns>('units', answer, names);
  return rows(count, (i) => ({
    code: columns.codes[i],
    name: columns.names[i],
    level: columns.levels[i],
    parentCode: columns.parents[i],
    geometry: unpackArea(columns.polygons[i], columns.isPolygon[i], origin),
    totals: columns.totals[i],
  }));
}

interface GridColumns {
  codes: string[];
  names: string[];
  communities: string[];
  kinds: Grid['kind'][];
  typologies: Grid['typology'][];
  staff: Grid['staff'][];
  polygons: PackedArea[];
}

export function readGrids(answer: unknown, origin: PackOrigin): Grid[] {
  const names = ['codes', 'names', 'communities', 'kinds', 'typologies', 'staff', 'polygons'] as const;
  const { columns, count } = columnsOf<GridColumns>('grids', answer, names);
  return rows(count, (i) => ({
    code: columns.codes[i],
    name: columns.names[i],
    communityCode: columns.communities[i],
    kind: columns.kinds[i],
    typology: columns.typologies[i],
    staff: columns.staff[i],
    geometry: unpackPolygon(columns.polygons[i], origin),
  }));
}

interface CompoundColumns {
  codes: string[];
  names: string[];
  isGated: boolean[];
  hasPropertyManagement: boolean[];
  hasSecurity: boolean[];
  isPolygon: boolean[];
  polygons: PackedArea[];
  gates: { compounds: string[]; open: string[]; points: string };
}

export function readCompounds(answer: unknown, origin: PackOrigin): { compounds: Compound[]; gates: Gate[] } {
  const names = [
    'codes',
    'names',
    'isGated',
    'hasPropertyManagement',
    'hasSecurity',
    'isPolygon',
    'polygons',
  ] as const;
  const { columns, count } = columnsOf<CompoundColumns>('compounds', answer, names);
  const { columns: gates, count: gateCount } = columnsOf<CompoundColumns['gates']>('gates', columns.gates, [
    'compounds',
    'open',
  ]);
  const points = unpackPositions(gates.points, origin);
  return {
    compounds: rows(count, (i) => ({
      code: columns.codes[i],
      name: columns.names[i],
      isGated: columns.isGated[i],
      hasPropertyManagement: columns.hasPropertyManagement[i],
      hasSecurity: columns.hasSecurity[i],
      geometry: unpackArea(columns.polygons[i], columns.isPolygon[i], origin),
    })),
    gates: rows(gateCount, (i) => ({
      compoundCode: gates.compounds[i],
      open: gates.open[i],
      geometry: { type: 'Point', coordinates: [points.lon[i], points.lat[i]] },
    })),
  };
}

interface StationColumns {
  codes: string[];
  names: string[];
  kinds: Station['kind'][];
  tiers: Station['tier'][];
  parents: (string | null)[];
  floorAreasM2: (number | null)[];
  services: string[][];
  openingHours: (string | null)[];
  phones: (string | null)[];
  addresses: (string | null)[];
  accessibility: (string | null)[];
  checkedOn: (string | null)[];
  online: string[];
  points: string;
}

export function readStations(answer: unknown, origin: PackOrigin): Station[] {
  const { columns, count } = columnsOf<StationColumns>('stations', answer, [
    'codes',
    'names',
    'kinds',
    'tiers',
    'parents',
    'floorAreasM2',
    'services',
    'openingHours',
    'phones',
    'addresses',
    'accessibility',
    'checkedOn',
  ]);
  const points = unpackPositions(columns.points, origin);
  const online = new Set(columns.online);
  let placed = 0;
  return rows(count, (i) => {
    const point = online.has(columns.codes[i]) ? -1 : placed++;
    return {
      code: columns.codes[i],
      name: columns.names[i],
      kind: columns.kinds[i],
      tier: columns.tiers[i],
      parentCode: columns.parents[i],
      floorAreaM2: columns.floorAreasM2[i],
      services: columns.services[i],
      openingHours: columns.openingHours[i],
      phone: columns.phones[i],
      address: columns.addresses[i],
      accessibility: columns.accessibility[i],
      checkedOn: columns.checkedOn[i],
      location: point < 0 ? null : [points.lon[point], points.lat[point]],
    };
  });
}

interface BuildingColumns {
  codes: string[];
  households: number[];
  older: number[];
  compounds: (string | null)[];
  estimated: number[];
  kinds: (string | null)[];
  points: string;
}

export function readBuildings(
  answer: unknown,
  origin: PackOrigin,
  compounds: readonly Compound[],
): BuildingTable {
  const names = ['codes', 'households', 'older', 'compounds', 'estimated', 'kinds'] as const;
  const { columns, count } = columnsOf<BuildingColumns>('buildings', answer, names);
  const points = unpackPositions(columns.points, origin);
  if (points.lon.length !== count) throw new Error(`Expected ${count} building points.`);
  const indexOfCompound = new Map(compounds.map((compound, index) => [compound.code, index]));
  return {
    count,
    codes: columns.codes,
    lon: points.lon,
    lat: points.lat,
    households: Int32Array.from(columns.households),
    olderHouseholds: Int32Array.from(columns.older),
    compoundIndex: Int32Array.from(columns.compounds, (code) =>
      code === null ? -1 : (indexOfCompound.get(code) ?? -1),
    ),
    estimated: Uint8Array.from(columns.estimated),
    kinds: columns.kinds,
    footprints: null,
  };
}

/** What somebody sees who may see no building. */
export const NO_BUILDINGS: BuildingTable = {
  count: 0,
  codes: [],
  lon: new Float64Array(0),
  lat: new Float64Array(0),
  households: new Int32Array(0),
  olderHouseholds: new Int32Array(0),
  compoundIndex: new Int32Array(0),
  estimated: new Uint8Array(0),
  kinds: [],
  footprints: null,
};

/** Footprints by building code. */
export function readFootprints(answer: unknown, origin: PackOrigin): Map<string, Polygon> {
  const { columns } = columnsOf<{ codes: string[]; polygons: PackedArea[] }>('footprints', answer, [
    'codes',
    'polygons',
  ]);
  return new Map(columns.codes.map((code, i) => [code, unpackPolygon(columns.polygons[i], origin)]));
}

interface StreetColumns {
  ids: string[];
  kinds: string[];
  names: (string | null)[];
  access: (string | null)[];
  flags: number[];
  lines: string[];
}

export function readStreets(answer: unknown, origin: PackOrigin): StreetTable {
  const names = ['ids', 'kinds', 'names', 'access', 'flags', 'lines'] as const;
  const { columns, count } = columnsOf<StreetColumns>('streets', answer, names);
  const lines = columns.lines.map((line) => unpackPositions(line, origin));
  const offsets = new Int32Array(count + 1);
  lines.forEach((line, i) => {
    offsets[i + 1] = offsets[i] + line.lon.length;
  });
  const lon = new Float64Array(offsets[count]);
  const lat = new Float64Array(offsets[count]);
  lines.forEach((line, i) => {
    lon.set(line.lon, offsets[i]);
    lat.set(line.lat, offsets[i]);
  });
  const { ids, kinds, names: streetNames, access } = columns;
  return {
    count,
    ids,
    kinds,
    names: streetNames,
    access,
    flags: Uint8Array.from(columns.flags),
    offsets,
    lon,
    lat,
  };
}

interface NetworkColumns {
  nodeIds: string[];
  points: string;
  from: number[];
  to: number[];
  lengthM: number[];
  oneway: number[];
}

export function readNetwork(answer: unknown, origin: PackOrigin): ExactNetwork {
  const names = ['from', 'to', 'lengthM', 'oneway'] as const;
  const { columns } = columnsOf<NetworkColumns>('network edges', answer, names);
  return {
    nodeIds: columns.nodeIds,
    ...unpackPositions(columns.points, origin),
    from: Int32Array.from(columns.from),
    to: Int32Array.from(columns.to),
    lengthM: Float64Array.from(columns.lengthM),
    oneway: Uint8Array.from(columns.oneway),
  };
}

interface BackdropColumns {
  layers: BackdropFeature['layer'][];
  kinds: string[];
  names: (string | null)[];
  geometries: GeoJSON.Geometry[];
}

export function readBackdrop(answer: unknown): BackdropFeature[] {
  const names = ['layers', 'kinds', 'names', 'geometries'] as const;
  const { columns, count } = columnsOf<BackdropColumns>('backdrop', answer, names);
  return rows(count, (i) => ({
    layer: columns.layers[i],
    kind: columns.kinds[i],
    name: columns.names[i],
    geometry: columns.geometries[i],
  }));
}
