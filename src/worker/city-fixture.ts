import type { BuildingTable, CityData, Station, StreetTable } from '../domain/city.ts';
import { DEFAULT_BANDS, DEFAULT_STATION_CAPACITY, DEFAULT_WALK_PROFILES } from '../domain/city.ts';
import { type LonLat, roundDegrees } from '../domain/geometry.ts';
import { latticeCommunity, seededRandom } from '../engine/topology/community-fixture.ts';

export interface CityFixtureOptions {
  readonly communities?: number;
  readonly buildings?: number;
  readonly stations?: number;
}

/**
 * A small city for tests: communities side by side, each a jittered lattice of grids with an island grid,
 * streets on a lattice of their own, buildings and stations anywhere. Same seed, same city.
 */
export function cityFixture(
  seed: number,
  { communities = 2, buildings = 400, stations = 6 }: CityFixtureOptions = {},
): CityData {
  const random = seededRandom(seed);
  const cut = Array.from({ length: communities }, (_, i) => {
    const code = `99010100100${i + 1}`;
    const fixture = latticeCommunity(random, { columns: 3, rows: 3, steps: 8, west: 113.9 + i * 0.01 });
    return { code, ...fixture };
  });
  const extent = {
    west: 113.9,
    east: 113.9 + (communities - 1) * 0.01 + 0.0072,
    south: 22.5,
    north: 22.5072,
  };
  const somewhere = (): LonLat => [
    roundDegrees(extent.west + random() * (extent.east - extent.west)),
    roundDegrees(extent.south + random() * (extent.north - extent.south)),
  ];
  return {
    info: {
      name: '测试市',
      nameEn: 'Test city',
      code: '990101',
      crs: 'EPSG:4490',
      source: null,
      licence: null,
      dataDate: '2026-03-31',
      synthetic: true,
      mapApprovalNumber: null,
      bands: DEFAULT_BANDS,
      walkProfiles: DEFAULT_WALK_PROFILES,
      stationCapacity: DEFAULT_STATION_CAPACITY,
    },
    adminUnits: cut.map(({ code, outline }) => ({
      code,
      name: `社区${code.slice(-1)}`,
      level: 'community',
      parentCode: null,
      geometry: outline,
      totals: {},
    })),
    grids: cut.flatMap(({ code, faces }) =>
      faces.map(({ polygon }, i) => ({
        code: `${code}${String(i + 1).padStart(3, '0')}`,
        name: `第${i + 1}网格`,
        communityCode: code,
        kind: 'scattered_housing' as const,
        typology: null,
        staff: {},
        geometry: polygon,
      })),
    ),
    retiredGridCodes: [],
    compounds: [],
    gates: [],
    crossings: [],
    buildings: buildingTable(Array.from({ length: buildings }, somewhere), random),
    stations: Array.from({ length: stations }, (_, i) => stationAt(`S${i + 1}`, somewhere())),
    streets: streetLattice(extent, 18),
    exactNetwork: null,
    backdrop: [],
  };
}

export function stationAt(code: string, location: LonLat): Station {
  return {
    code,
    name: `站点${code}`,
    kind: 'service_station',
    tier: 'grid',
    parentCode: null,
    floorAreaM2: null,
    services: ['事务办理'],
    openingHours: null,
    phone: null,
    address: null,
    accessibility: null,
    checkedOn: null,
    location,
  };
}

function buildingTable(places: readonly LonLat[], random: () => number): BuildingTable {
  const count = places.length;
  return {
    count,
    codes: places.map((_, i) => `B${String(i + 1).padStart(5, '0')}`),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    households: Int32Array.from({ length: count }, () => Math.floor(random() * 80)),
    olderHouseholds: new Int32Array(count).fill(-1),
    compoundIndex: new Int32Array(count).fill(-1),
    estimated: new Uint8Array(count),
    kinds: places.map(() => null),
    footprints: null,
  };
}

interface Extent {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Straight streets that meet at shared vertices. */
function streetLattice({ west, east, south, north }: Extent, lines: number): StreetTable {
  const at = (from: number, to: number, i: number) => roundDegrees(from + ((to - from) * i) / (lines - 1));
  const places: LonLat[] = [];
  const offsets = [0];
  for (let i = 0; i < lines; i++) {
    for (let j = 0; j < lines; j++) places.push([at(west, east, j), at(south, north, i)]);
    offsets.push(places.length);
  }
  for (let i = 0; i < lines; i++) {
    for (let j = 0; j < lines; j++) places.push([at(west, east, i), at(south, north, j)]);
    offsets.push(places.length);
  }
  const count = offsets.length - 1;
  return {
    count,
    ids: Array.from({ length: count }, (_, i) => `W${i}`),
    kinds: Array.from({ length: count }, () => 'residential'),
    names: Array.from({ length: count }, () => null),
    access: Array.from({ length: count }, () => null),
    flags: new Uint8Array(count),
    offsets: Int32Array.from(offsets),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
  };
}
