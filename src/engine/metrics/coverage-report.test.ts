import { describe, expect, it } from 'vitest';
import type { AdminUnit, BuildingTable, Grid } from '../../domain/city.ts';
import { DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import { CircleAssignment } from '../coverage/circle-assignment.ts';
import { CoverageModel } from '../coverage/coverage-model.ts';
import { WalkAssignment } from '../coverage/walk-assignment.ts';
import { haversineM } from '../geometry/haversine.ts';
import { createLocalFrame } from '../geometry/local-frame.ts';
import { createSnapper } from '../network/snapper.ts';
import { buildWalkNetwork } from '../network/street-network.ts';
import { at, randomPosition, randomStreets, seededRandom } from '../network/walk-fixture.ts';
import { coverageReport } from './coverage-report.ts';

const COLUMNS = 14;
const ROWS = 12;
const HOMES = 300;
const SETTINGS = { ...DEFAULT_SETTINGS, limitMinutes: 4 };

describe.each([1, 2, 3])('the report on coverage (seed %i)', (seed) => {
  const { report, model, buildings, adminUnits, stations } = countedTown(seed);
  const gapRows = rowsWhere((row) => buildings.households[row] > 0 && !model.isCovered(row));

  it('adds the units of every level up to all homes in grids', () => {
    const inGrids = model.totalsOf(Array.from({ length: 8 }, (_, group) => group));
    for (const level of ['county', 'subdistrict', 'community'] as const) {
      const units = report.units.filter((unit) => unit.level === level);
      for (const key of COUNTED) {
        expect(
          units.reduce((sum, unit) => sum + (unit[key] ?? 0), 0),
          `${level} ${key}`,
        ).toBe(inGrids[key]);
      }
    }
    const [county] = report.units;
    expect({ ...county, code: null, level: null }).toEqual({ ...inGrids, code: null, level: null });
    expect(report.units.map(({ code }) => code)).toEqual(adminUnits.map(({ code }) => code));
  });

  it('puts every gap household into one cluster, and those of grids into the list of grids', () => {
    const households = sumOf(gapRows, buildings.households);
    expect(households).toBeGreaterThan(0);
    expect(report.gapClusters.reduce((sum, gap) => sum + gap.gapHouseholds, 0)).toBe(households);
    expect(report.gapClusters.reduce((sum, gap) => sum + gap.buildings, 0)).toBe(gapRows.length);
    for (const gap of report.gapGrids) {
      const rows = gapRows.filter((row) => `G${model.groupOf(row)}` === gap.code);
      expect(gap.gapHouseholds).toBe(sumOf(rows, buildings.households));
      expect(gap.gapHouseholds).toBe(model.groupTotals(Number(gap.code.slice(1))).gapHouseholds);
    }
    const inGrids = gapRows.filter((row) => model.groupOf(row) >= 0);
    expect(report.gapGrids.reduce((sum, gap) => sum + gap.buildings, 0)).toBe(inGrids.length);
  });

  it('ranks gaps by households', () => {
    for (const gaps of [report.gapClusters, report.gapGrids]) {
      const counts = gaps.map(({ gapHouseholds }) => gapHouseholds);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
    }
  });

  it('names of each gap the station of most of its households, and how much further they walk', () => {
    for (const gap of report.gapGrids) {
      const rows = gapRows.filter((row) => `G${model.groupOf(row)}` === gap.code);
      const walkers = rows.filter((row) => Number.isFinite(model.metresOf(row)));
      const walked = walkers.reduce((sum, row) => sum + model.metresOf(row) * buildings.households[row], 0);
      const mean = (walked / sumOf(walkers, buildings.households)) * (60 / 4000);
      if (walkers.length === 0) expect(gap.extraMinutes).toBeNull();
      else expect(gap.extraMinutes).toBeCloseTo(mean - SETTINGS.limitMinutes, 9);
      const of = (code: string | null) =>
        sumOf(
          rows.filter((row) => model.stationOf(row) === code),
          buildings.households,
        );
      for (const { code } of stations) expect(of(gap.stationCode)).toBeGreaterThanOrEqual(of(code));
    }
  });

  it('compares with the compass as a count by circles does', () => {
    const byCircle = new CoverageModel(
      demandOf(buildings),
      SETTINGS,
      (precedes) => new CircleAssignment(demandOf(buildings), precedes),
    );
    byCircle.setFacilities(stations);
    const promised = rowsWhere((row) => byCircle.isCovered(row));
    const broken = promised.filter((row) => !model.isCovered(row));
    const { compass } = report;
    expect(compass!.circleHouseholds).toBe(sumOf(promised, buildings.households));
    expect(compass!.notKeptHouseholds).toBe(sumOf(broken, buildings.households));
    for (const { code, notKeptHouseholds } of compass!.stations) {
      const own = broken.filter((row) => byCircle.stationOf(row) === code);
      expect(notKeptHouseholds).toBe(sumOf(own, buildings.households));
    }
    expect(compass!.stations.reduce((sum, { notKeptHouseholds }) => sum + notKeptHouseholds, 0)).toBe(
      compass!.notKeptHouseholds,
    );
  });

  it('finds no walk shorter than straight, and the index between the extremes of single homes', () => {
    const ratios = rowsWhere(
      (row) => Number.isFinite(model.metresOf(row)) && buildings.households[row] > 0,
    ).map((row) => {
      const { position } = stations.find(({ code }) => code === model.stationOf(row))!;
      return (
        model.metresOf(row) / haversineM(buildings.lon[row], buildings.lat[row], position[0], position[1])
      );
    });
    expect(Math.min(...ratios)).toBeGreaterThan(1 - 1e-9);
    expect(report.compass!.detourIndex!).toBeGreaterThan(Math.min(...ratios));
    expect(report.compass!.detourIndex!).toBeLessThan(Math.max(...ratios));
  });
});

it('has nothing to compare where the compass itself counts, and no gaps where all is covered', () => {
  const { report } = countedTown(4, { method: 'circle', limitMinutes: 60 });
  expect(report.compass).toBeNull();
  expect(report.gapClusters).toEqual([]);
  expect(report.gapGrids).toEqual([]);
});

const COUNTED = [
  'households',
  'coveredHouseholds',
  'gapHouseholds',
  'unreachableHouseholds',
  'olderHouseholds',
  'olderCoveredHouseholds',
  'residentialBuildings',
  'coveredBuildings',
] as const;

/** Homes over random streets in eight grids, in four communities of two sub-districts of one county. */
function countedTown(seed: number, more: Partial<typeof SETTINGS> = {}) {
  const settings = { ...SETTINGS, ...more };
  const random = seededRandom(seed);
  const network = buildWalkNetwork(randomStreets(COLUMNS, ROWS, random));
  const snapper = createSnapper(network);
  const buildings = randomHomes(random);
  const adminUnits = [
    unit('C', 'county', null),
    ...['S0', 'S1'].map((code) => unit(code, 'subdistrict', 'C')),
    ...['M0', 'M1', 'M2', 'M3'].map((code, i) => unit(code, 'community', `S${i % 2}`)),
  ];
  const grids = Array.from({ length: 8 }, (_, i) => gridOf(`G${i}`, `M${i % 4}`));
  const demand = {
    ...demandOf(buildings),
    group: Int32Array.from({ length: HOMES }, () => Math.floor(random() * 9) - 1),
  };
  const model = new CoverageModel(demand, settings, (precedes) =>
    settings.method === 'circle'
      ? new CircleAssignment(demand, precedes)
      : new WalkAssignment(network, snapper, demand, precedes),
  );
  const stations = Array.from({ length: 7 }, (_, i) => ({
    code: `P${i}`,
    position: randomPosition(COLUMNS, ROWS, random),
  }));
  model.setFacilities(stations);
  const frame = createLocalFrame(at(700, 600));
  const report = coverageReport({ settings, adminUnits, buildings, model, grids, stations, frame });
  return { report, model, buildings, adminUnits, stations };
}

function randomHomes(random: () => number): BuildingTable {
  const places = Array.from({ length: HOMES }, () => randomPosition(COLUMNS, ROWS, random));
  const households = Int32Array.from(places, () => Math.floor(random() * 12));
  return {
    count: HOMES,
    codes: places.map((_, row) => `B${row}`),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    households,
    olderHouseholds: households.map((count) => (random() < 0.2 ? -1 : Math.floor(random() * (count + 1)))),
    compoundIndex: new Int32Array(HOMES).fill(-1),
    estimated: new Uint8Array(HOMES),
    kinds: places.map(() => null),
    footprints: null,
  };
}

function gridOf(code: string, communityCode: string): Grid {
  const geometry = { type: 'Polygon' as const, coordinates: [] };
  return { code, name: code, communityCode, kind: 'scattered_housing', typology: null, staff: {}, geometry };
}

function unit(code: string, level: AdminUnit['level'], parentCode: string | null): AdminUnit {
  const geometry = { type: 'Polygon' as const, coordinates: [] };
  return { code, name: code, level, parentCode, geometry, totals: {} };
}

function demandOf(buildings: BuildingTable) {
  return { ...buildings, group: new Int32Array(HOMES).fill(-1), groupCount: 8 };
}

function rowsWhere(test: (row: number) => boolean): number[] {
  return Array.from({ length: HOMES }, (_, row) => row).filter(test);
}

function sumOf(rows: readonly number[], column: Int32Array): number {
  return rows.reduce((sum, row) => sum + column[row], 0);
}
