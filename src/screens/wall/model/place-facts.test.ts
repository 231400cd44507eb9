import { describe, expect, it } from 'vitest';
import type { CityData, Grid } from '../../../domain/city.ts';
import { DEFAULT_SETTINGS } from '../../../domain/coverage.ts';
import type { PublishedVersion } from '../../../domain/publication.ts';
import { comparePlans } from '../../../engine/metrics/compare-plans.ts';
import { smallCity } from '../../small-city.ts';
import type { BeforeAfter } from '../before-after/use-before-after.ts';
import { differencesIn } from './area-differences.ts';
import { areasOf } from './areas.ts';
import { changesIn } from './changes.ts';
import { staffingOf } from './staffing.ts';
import { rateAxis, trendOf } from './trend.ts';

const city = smallCity();
const [COUNTY, STREET, STONE, HERON] = city.adminUnits.map(({ code }) => code);
const [first, second, third] = city.grids.map(({ code }) => code);

describe('staff', () => {
  const staff: readonly Grid['staff'][] = [
    { gridHeads: 1, gridWorkers: 2 },
    { gridWorkers: 0, partTimeGridWorkers: 0 },
    { gridHeads: 1 },
  ];
  const staffed: CityData = {
    ...city,
    adminUnits: city.adminUnits.map((unit) =>
      unit.code === STONE || unit.code === HERON
        ? { ...unit, totals: { residentPopulation: 5000, communityWorkers: unit.code === STONE ? 10 : 6 } }
        : unit,
    ),
    grids: city.grids.map((grid, i) => ({ ...grid, staff: staff[i] })),
  };

  it('is summed over grids that tell it, and over units where the unit itself does not', () => {
    expect(staffingOf(areasOf(staffed, []), COUNTY)).toEqual({
      gridsTold: 2,
      gridWorkers: 2,
      partTimeGridWorkers: 0,
      gridsWithout: 1,
      communityWorkers: 16,
      residentPopulation: 10_000,
    });
  });

  it('is unknown where nobody tells, never none', () => {
    expect(staffingOf(areasOf(staffed, []), HERON)).toMatchObject({ gridWorkers: null, gridsWithout: null });
    const half = { ...staffed, adminUnits: staffed.adminUnits.slice(0, 3).concat(city.adminUnits[3]) };
    expect(staffingOf(areasOf(half, []), STREET).communityWorkers).toBeNull();
  });
});

describe('what a plan changed', () => {
  const areas = areasOf(city, []);
  const changes = {
    grids: [
      { kind: 'changed', from: first, to: first, communityCode: STONE },
      { kind: 'split', from: first, to: second, communityCode: STONE },
      { kind: 'merged', from: 'gone', to: first, communityCode: STONE },
      { kind: 'kept', from: third, to: third, communityCode: HERON },
    ],
    stations: [
      { kind: 'new', code: city.stations[0].code },
      { kind: 'retired', code: 'closed' },
    ],
  } as const;

  it('counts grids that began, that ended, and others redrawn, in the place one stands at', () => {
    expect(changesIn(areas, COUNTY, changes)).toMatchObject({ begun: 1, ended: 1, redrawn: 1 });
    expect(changesIn(areas, HERON, changes)).toMatchObject({
      begun: 0,
      ended: 0,
      redrawn: 0,
      newStations: 0,
    });
    expect(changesIn(areas, second, changes)).toMatchObject({ begun: 1, ended: 1, redrawn: 0 });
    expect(changesIn(areas, STONE, changes)).toMatchObject({ newStations: 1, closedStations: 1 });
  });
});

describe('the trend', () => {
  const version = (number: number, covered: number | null): PublishedVersion => ({
    version: number,
    planNumber: `2026-00${number}`,
    inForceAt: null,
    figures:
      covered === null
        ? null
        : {
            households: 100,
            coveredHouseholds: covered,
            gapHouseholds: 100 - covered,
            unreachableHouseholds: 0,
            meanMinutes: null,
            p90Minutes: null,
            settings: DEFAULT_SETTINGS,
          },
    loads: null,
  });

  it('has a point for every version, told or not', () => {
    expect(trendOf([version(1, null), version(2, 90)]).map(({ rate }) => rate)).toEqual([null, 0.9]);
  });

  it('stands on an axis that holds every rate and makes no mountain of a tenth', () => {
    for (const rates of [[0.961, 0.962], [0, 1], [1], [0], [0.5, 0.91, 0.7]]) {
      const { from, to } = rateAxis(rates);
      expect(from).toBeLessThanOrEqual(Math.min(...rates));
      expect(to).toBeGreaterThanOrEqual(Math.max(...rates));
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(1);
      expect(to - from).toBeGreaterThanOrEqual(0.02);
    }
  });
});

describe('before and after', () => {
  const [A, B] = city.grids;
  const doors = [A, A, B, city.grids[2]].map(({ geometry }) => geometry.coordinates[0][0]);
  const buildings = {
    ...city.buildings,
    count: 4,
    codes: ['1', '2', '3', '4'],
    lon: Float64Array.from(doors, ([lon], i) => lon + 0.001 + i * 1e-5),
    lat: Float64Array.from(doors, ([, lat]) => lat + 0.001),
    households: Int32Array.from([10, 20, 30, 40]),
  };
  const areas = areasOf(city, []);
  const sides = (grids: readonly Grid[], covered: readonly boolean[], stations = city.stations) => ({
    records: { grids, stations, gates: [], crossings: [] },
    covered,
  });
  const compare = (before: ReturnType<typeof sides>, after: ReturnType<typeof sides>): BeforeAfter => ({
    version: 1,
    coveredBefore: before.covered,
    coveredAfter: after.covered,
    compared: {
      settings: DEFAULT_SETTINGS,
      before: before.records,
      after: after.records,
      comparison: comparePlans(
        buildings,
        { grids: before.records.grids, covered: before.covered },
        { grids: after.records.grids, covered: after.covered },
        city.info.bands,
      ),
    },
  });

  it('tells coverage gained and lost apart, place by place', () => {
    const result = compare(
      sides(city.grids, [true, false, false, true], []),
      sides(city.grids, [false, true, true, true]),
    );
    const at = (code: string) => differencesIn(areas, code, buildings, result);
    expect(at(COUNTY)).toMatchObject({
      coveredBefore: 50,
      coveredAfter: 90,
      coverageGained: 50,
      coverageLost: 10,
    });
    expect(at(STONE)).toMatchObject({ coveredBefore: 10, coveredAfter: 50, newStations: 1 });
    expect(at(HERON)).toMatchObject({ coverageGained: 0, coverageLost: 0, newStations: 0 });
    expect(at(first)).toMatchObject({ coverageGained: 20, coverageLost: 10, movedHouseholds: 0 });
    for (const count of ['coverageGained', 'coverageLost', 'coveredBefore', 'coveredAfter'] as const) {
      expect(at(STONE)[count] + at(HERON)[count], count).toBe(at(COUNTY)[count]);
    }
  });

  it('counts grids and households that are elsewhere now, and the other way round the same', () => {
    const merged = [{ ...A, geometry: city.adminUnits[2].geometry as Grid['geometry'] }, city.grids[2]];
    const covered = [true, true, true, true];
    const forth = compare(sides(city.grids, covered), sides(merged, covered));
    const back = compare(sides(merged, covered), sides(city.grids, covered));
    expect(differencesIn(areas, STONE, buildings, forth)).toMatchObject({
      begun: 0,
      ended: 1,
      redrawn: 1,
      movedHouseholds: 30,
    });
    expect(differencesIn(areas, STONE, buildings, back)).toMatchObject({
      begun: 1,
      ended: 0,
      movedHouseholds: 30,
    });
    expect(differencesIn(areas, HERON, buildings, forth)).toMatchObject({ ended: 0, movedHouseholds: 0 });
  });
});
