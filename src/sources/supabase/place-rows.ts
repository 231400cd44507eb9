/** From the columns of stations and buildings to domain nouns. */
import type { BuildingTable, Compound, Station } from '../../domain/city.ts';
import type { BuildingFootprint } from '../city-source.ts';
import { columnsOf, type PackedArea, rows } from './columns.ts';
import { type PackOrigin, unpackPolygon, unpackPositions } from './packed-coordinates.ts';

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

export function readFootprints(answer: unknown, origin: PackOrigin): BuildingFootprint[] {
  const names = ['codes', 'polygons'] as const;
  const { columns, count } = columnsOf<{ codes: string[]; polygons: PackedArea[] }>(
    'footprints',
    answer,
    names,
  );
  return rows(count, (i) => ({
    code: columns.codes[i],
    polygon: unpackPolygon(columns.polygons[i], origin),
  }));
}
