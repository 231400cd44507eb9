/** A city for tests of the reading screens: two communities of one sub-district, three grids, two stations. */
import {
  type CityData,
  DEFAULT_BANDS,
  DEFAULT_STATION_CAPACITY,
  DEFAULT_WALK_PROFILES,
  type Station,
} from '../domain/city.ts';
import type { Polygon } from '../domain/geometry.ts';

/** A square of `side` degrees with its south-west corner at the position. */
export function square(lon: number, lat: number, side: number): Polygon {
  const [east, north] = [lon + side, lat + side];
  const ring = [
    [lon, lat],
    [east, lat],
    [east, north],
    [lon, north],
    [lon, lat],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

const CENTRE: Station = {
  code: '990101001001S01',
  name: '青石社区党群服务中心',
  kind: 'service_centre',
  tier: 'community',
  parentCode: null,
  floorAreaM2: 620,
  services: ['事务办理'],
  openingHours: 'Mo-Fr 09:00-17:30',
  phone: null,
  address: null,
  accessibility: null,
  checkedOn: '2026-03-12',
  location: [120.105, 30.205],
};

export function smallCity(): CityData {
  const grid = { kind: 'scattered_housing', typology: null, staff: {} } as const;
  const none = { count: 0, lon: new Float64Array(0), lat: new Float64Array(0) };
  return {
    info: {
      name: '云汀区',
      nameEn: 'Yunting District',
      code: '990101000000',
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
    adminUnits: [
      unit('990101000000', '云汀区', 'county', null, square(120.1, 30.2, 0.02)),
      unit('990101001000', '青石街道', 'subdistrict', '990101000000', square(120.1, 30.2, 0.02)),
      unit('990101001001', '青石社区', 'community', '990101001000', square(120.1, 30.2, 0.01)),
      unit('990101001002', '白鹭社区', 'community', '990101001000', square(120.11, 30.2, 0.01)),
    ],
    grids: [
      {
        ...grid,
        code: '990101001001001',
        name: '第01网格',
        communityCode: '990101001001',
        geometry: square(120.1, 30.2, 0.005),
      },
      {
        ...grid,
        code: '990101001001002',
        name: '第02网格',
        communityCode: '990101001001',
        geometry: square(120.105, 30.2, 0.005),
      },
      {
        ...grid,
        code: '990101001002001',
        name: '第01网格',
        communityCode: '990101001002',
        geometry: square(120.11, 30.2, 0.01),
      },
    ],
    retiredGridCodes: [],
    compounds: [
      {
        code: 'C1',
        name: '翠湖花园',
        isGated: true,
        hasPropertyManagement: true,
        hasSecurity: true,
        geometry: square(120.101, 30.201, 0.002),
      },
    ],
    gates: [],
    crossings: [],
    buildings: {
      ...none,
      codes: [],
      households: new Int32Array(0),
      olderHouseholds: new Int32Array(0),
      compoundIndex: new Int32Array(0),
      estimated: new Uint8Array(0),
      kinds: [],
      footprints: null,
    },
    stations: [CENTRE, { ...CENTRE, code: 'online', name: '线上平台', tier: 'district', location: null }],
    streets: {
      ...none,
      ids: [],
      kinds: [],
      names: [],
      access: [],
      flags: new Uint8Array(0),
      offsets: new Int32Array(1),
    },
    exactNetwork: null,
    backdrop: [],
  };
}

function unit(
  code: string,
  name: string,
  level: CityData['adminUnits'][number]['level'],
  parentCode: string | null,
  geometry: Polygon,
): CityData['adminUnits'][number] {
  return { code, name, level, parentCode, geometry, totals: {} };
}
