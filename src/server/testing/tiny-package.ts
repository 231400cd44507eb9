import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const COMMUNITY = '990101001001';

function polygon(west: number, south: number, east: number, north: number) {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

function point(lon: number, lat: number) {
  return { type: 'Point', coordinates: [lon, lat] };
}

type Row = readonly [geometry: object, properties: object];

function collection(rows: readonly Row[]): string {
  const features = rows.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Writes a package of one community, two grids, three buildings, one street and one station. */
export async function writeTinyPackage(folder: string): Promise<void> {
  const units: Row[] = [
    [polygon(108, 34, 108.02, 34.01), { code: '990101', name: '小城', level: 'county' }],
    [
      polygon(108, 34, 108.02, 34.01),
      { code: '990101001', name: '东街', level: 'subdistrict', parentCode: '990101' },
    ],
    [
      polygon(108, 34, 108.02, 34.01),
      { code: COMMUNITY, name: '东街社区', level: 'community', parentCode: '990101001' },
    ],
  ];
  const kind = 'scattered_housing';
  const grids: Row[] = [
    [
      polygon(108, 34, 108.01, 34.01),
      { code: `${COMMUNITY}001`, name: '一格', communityCode: COMMUNITY, kind },
    ],
    [
      polygon(108.01, 34, 108.02, 34.01),
      { code: `${COMMUNITY}002`, name: '二格', communityCode: COMMUNITY, kind },
    ],
  ];
  const buildings: Row[] = [
    [point(108.004, 34.005), { code: 'B1', householdCount: 120 }],
    [point(108.008, 34.005), { code: 'B2', householdCount: 210 }],
    [point(108.016, 34.005), { code: 'B3', householdCount: 330 }],
  ];
  const streets: Row[] = [
    [
      {
        type: 'LineString',
        coordinates: [
          [108, 34.005],
          [108.02, 34.005],
        ],
      },
      { id: 'S1', kind: 'residential', name: '东街' },
    ],
  ];
  const stations: Row[] = [
    [
      point(108.006, 34.005),
      {
        code: 'T1',
        name: '东街社区党群服务站',
        kind: 'service_station',
        tier: 'community',
        services: ['consult'],
      },
    ],
  ];
  const files: Record<string, string> = {
    'city.json': JSON.stringify({ name: '小城', code: '990101', crs: 'EPSG:4490', synthetic: true }),
    'admin-units.geojson': collection(units),
    'grids.geojson': collection(grids),
    'buildings.geojson': collection(buildings),
    'streets.geojson': collection(streets),
    'stations.geojson': collection(stations),
  };
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
}
