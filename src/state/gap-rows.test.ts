import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { tinyCity, tinyStation } from '../sources/package/tiny-city.fixture.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import { openCity } from './city-store.ts';
import { figureTable } from './figures-store.ts';
import { clustersWithin, communityGapsWithin, gridGapsWithin, overloadedStations } from './gap-rows.ts';

const SUBDISTRICT = '990101001';
const COMMUNITY = '990101001001';
const ELSEWHERE = '990101009';

async function reported(limitMinutes: number, stations = tinyCity().stations) {
  const data = { ...tinyCity(), stations };
  const engine = createCityEngine();
  const table = figureTable(await engine.open(data, { ...DEFAULT_SETTINGS, limitMinutes }));
  return { city: openCity(data, 1), table, report: await engine.coverageReport() };
}

describe('the list of gaps', () => {
  it('holds in every ranking the households that are not covered', async () => {
    const { city, table, report } = await reported(2);
    const sum = (gaps: readonly { readonly gapHouseholds: number }[]) =>
      gaps.reduce((total, gap) => total + gap.gapHouseholds, 0);
    const { gapHouseholds } = table.totals;
    expect(gapHouseholds).toBe(700);
    for (const scope of [null, SUBDISTRICT, COMMUNITY]) {
      expect(sum(clustersWithin(report, city, scope))).toBe(gapHouseholds);
      expect(sum(gridGapsWithin(report, city, scope))).toBe(gapHouseholds);
      expect(sum(communityGapsWithin(report, city, scope))).toBe(gapHouseholds);
    }
  });

  it('is empty outside the scope, and where all is covered', async () => {
    const { city, report } = await reported(2);
    expect(clustersWithin(report, city, ELSEWHERE)).toEqual([]);
    expect(gridGapsWithin(report, city, ELSEWHERE)).toEqual([]);
    expect(communityGapsWithin(report, city, ELSEWHERE)).toEqual([]);
    const covered = await reported(30);
    expect(communityGapsWithin(covered.report, covered.city, null)).toEqual([]);
  });

  it('names the stations with too little floor for those they reach', async () => {
    const stations = [tinyStation('S1', { floorAreaM2: 60 })];
    const { city, table } = await reported(30, stations);
    expect(overloadedStations(table, city)).toMatchObject([
      { code: 'S1', reachedHouseholds: 700, floorM2Per100Households: 6000 / 700 },
    ]);
    const roomy = await reported(30);
    expect(overloadedStations(roomy.table, roomy.city)).toEqual([]);
  });

  it('names the stations above the ceiling that the city sets for their tier', async () => {
    const { city, table } = await reported(30);
    const [{ code, tier }] = city.data.stations;
    const reached = table.stations.get(code)!;
    const ceiling = (most: number) => {
      const stationCapacity = { floorM2Per100Households: 0, mostHouseholds: { [tier]: most } };
      const data = { ...city.data, info: { ...city.data.info, stationCapacity } };
      return overloadedStations(table, { ...city, data }).map((load) => load.code);
    };
    expect(reached).toBeGreaterThan(0);
    expect(ceiling(reached)).not.toContain(code);
    expect(ceiling(reached - 1)).toContain(code);
  });
});
