import type { CityData, Grid, Station } from '../../domain/city.ts';
import { STREET_FLAGS } from '../../domain/city.ts';
import type { Polygon } from '../../domain/geometry.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import { buildingTable, emptyCity, streetTable } from './city-tables.ts';

/** A rectangle with its corners on a lattice of 0.001°, counted from 120.0 / 30.0. */
export function block(west: number, south: number, east: number, north: number): Polygon {
  const at = (x: number, y: number) => [roundDegrees(120 + x / 1000), roundDegrees(30 + y / 1000)];
  const ring = [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
  return { type: 'Polygon', coordinates: [ring] };
}

export function tinyGrid(code: string, geometry: Polygon, rest: Partial<Grid> = {}): Grid {
  return {
    code,
    name: `网格${code.slice(-3)}`,
    communityCode: '990101001001',
    kind: 'scattered_housing',
    typology: null,
    staff: { gridWorkers: 1 },
    geometry,
    ...rest,
  };
}

export function tinyStation(code: string, rest: Partial<Station> = {}): Station {
  return {
    code,
    name: '党群服务站',
    kind: 'service_station',
    tier: 'community',
    parentCode: null,
    floorAreaM2: 320.5,
    services: ['事务办理', '图书阅览'],
    openingHours: 'Mo-Su 09:00-18:00',
    phone: null,
    address: '团结路1号',
    accessibility: null,
    checkedOn: '2026-03-01',
    location: [120.005, 30.005],
    ...rest,
  };
}

/**
 * One community of 10 × 10 lattice steps (about 1 km) in two clean grids, a compound with a gate, two
 * streets that cross in the middle, two buildings of 350 households, one station at the crossing.
 */
export function tinyCity(): CityData {
  const community = block(0, 0, 10, 10);
  return {
    ...emptyCity({ name: '小城', code: '990101', synthetic: true, dataDate: '2026-01-31' }),
    adminUnits: [
      {
        code: '990101001',
        name: '东街道',
        level: 'subdistrict',
        parentCode: null,
        geometry: community,
        totals: {},
      },
      {
        code: '990101001001',
        name: '和平社区',
        level: 'community',
        parentCode: '990101001',
        geometry: community,
        totals: { residentPopulation: 2100, communityWorkers: 4 },
      },
    ],
    grids: [
      tinyGrid('990101001001001', block(0, 0, 5, 10)),
      tinyGrid('990101001001002', block(5, 0, 10, 10)),
    ],
    compounds: [
      {
        code: 'C1',
        name: '阳光小区',
        isGated: true,
        hasPropertyManagement: true,
        hasSecurity: false,
        geometry: block(6, 6, 9, 9),
      },
    ],
    gates: [
      {
        code: 'C1-G1',
        compoundCode: 'C1',
        open: 'always',
        stepFree: true,
        geometry: { type: 'Point', coordinates: [120.006, 30.007] },
      },
    ],
    crossings: [
      {
        code: 'K1',
        name: '铁路地道',
        kind: 'underpass',
        line: [
          [120.002, 30.0005],
          [120.002, 30.0015],
        ],
        open: 'Mo-Su 06:00-22:00',
        stepFree: false,
        signals: false,
      },
    ],
    buildings: buildingTable([
      {
        code: 'B1',
        at: [120.002, 30.003],
        households: 350,
        olderHouseholds: 40,
        compoundIndex: -1,
        estimated: false,
        kind: 'apartments',
        footprint: null,
      },
      {
        code: 'B2',
        at: [120.0075, 30.0075],
        households: 350,
        olderHouseholds: -1,
        compoundIndex: 0,
        estimated: true,
        kind: null,
        footprint: block(7, 7, 8, 8),
      },
    ]),
    stations: [tinyStation('S1')],
    streets: streetTable([
      {
        id: 'w1',
        kind: 'residential',
        name: '团结路',
        access: null,
        flags: 0,
        line: [
          [120, 30.005],
          [120.005, 30.005],
          [120.01, 30.005],
        ],
      },
      {
        id: 'w2',
        kind: 'steps',
        name: null,
        access: 'yes',
        flags: STREET_FLAGS.steps | STREET_FLAGS.bridge | STREET_FLAGS.signals | STREET_FLAGS.notStepFree,
        line: [
          [120.005, 30],
          [120.005, 30.005],
          [120.005, 30.01],
        ],
      },
    ]),
    backdrop: [
      { layer: 'water', kind: 'river', name: '清河', geometry: block(0, 0, 1, 1) },
      {
        layer: 'green',
        kind: 'park',
        name: null,
        geometry: { type: 'Point', coordinates: [120.001, 30.002] },
      },
      {
        layer: 'barrier',
        kind: 'railway',
        name: null,
        geometry: {
          type: 'LineString',
          coordinates: [
            [120, 30.001],
            [120.01, 30.001],
          ],
        },
      },
    ],
  };
}
