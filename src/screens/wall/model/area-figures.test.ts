import { describe, expect, it } from 'vitest';
import { totalsWith } from '../../../domain/coverage.fixture.ts';
import { DEFAULT_SETTINGS } from '../../../domain/coverage.ts';
import type { CityFigures, GridFigures } from '../../../domain/figures.ts';
import { sumCoverage } from '../../../state/coverage-sums.ts';
import { smallCity } from '../../small-city.ts';
import { figureTable } from './area-figures.ts';
import { areasOf } from './areas.ts';
import { busiestStations } from './busiest-stations.ts';
import { endsOf, rankBelow, worstServed } from './ranked-areas.ts';

const city = smallCity();
const areas = areasOf(city, []);
const [COUNTY, STREET, STONE, HERON] = city.adminUnits.map(({ code }) => code);
const [first, second, third] = city.grids.map(({ code }) => code);

function grid(
  code: string,
  households: number,
  covered: number,
  more: Partial<GridFigures> = {},
): GridFigures {
  return {
    ...totalsWith(households, { coveredHouseholds: covered }),
    code,
    areaM2: 1,
    compactness: 0.5,
    buildings: 1,
    band: 'in',
    bandDeviation: 0,
    ...more,
  };
}

function figures(grids: readonly GridFigures[], homesInNoGrid = 0): CityFigures {
  const { households, coveredHouseholds } = sumCoverage(grids);
  return {
    settings: DEFAULT_SETTINGS,
    totals: totalsWith(households + homesInNoGrid, { coveredHouseholds }),
    grids,
    stations: [{ code: city.stations[0].code, reachedHouseholds: 5000 }],
    unassignedHouseholds: homesInNoGrid,
    gapHouseholdsNearDataEdge: 0,
  };
}
const counted = [grid(first, 300, 300), grid(second, 100, 0), grid(third, 400, 380)];

describe('sums over grids', () => {
  it('weigh by household, not by grid', () => {
    expect(sumCoverage(counted.slice(0, 2))).toMatchObject({
      households: 400,
      coveredHouseholds: 300,
      gapHouseholds: 100,
      coverageRate: 0.75,
    });
  });

  it('take mean minutes over those who can walk there', () => {
    const cutOff = grid(second, 100, 0, { unreachableHouseholds: 60, meanMinutes: 20 });
    expect(sumCoverage([grid(first, 60, 60, { meanMinutes: 5 }), cutOff]).meanMinutes).toBeCloseTo(11, 12);
  });

  it('know no rate without households', () => {
    expect(sumCoverage([grid(first, 0, 0)])).toMatchObject({ coverageRate: null, meanMinutes: null });
    expect(sumCoverage([]).coverageRate).toBeNull();
  });
});

describe('figures of a place', () => {
  it('are those of the places below together; homes in no grid count at the top', () => {
    const table = figureTable(areas, figures(counted, 7));
    const parts = areas.below(STREET).map(({ code }) => table.of(code).coverage.households);
    expect(parts).toEqual([400, 400]);
    expect(table.of(STREET).coverage.households).toBe(800);
    expect(table.of(COUNTY).coverage).toMatchObject({ households: 807, gapHouseholds: 127 });
  });

  it('are summed once', () => {
    const all = figures(counted);
    expect(figureTable(areas, all)).toBe(figureTable(areas, all));
    expect(figureTable(areas, all).of(STONE)).toBe(figureTable(areas, all).of(STONE));
  });

  it('tell which stations carry too much', () => {
    const table = figureTable(areas, figures(counted));
    expect(table.of(COUNTY).loads).toMatchObject({ stations: 1, overloadedStations: 1 });
    expect(table.of(HERON).loads).toMatchObject({ stations: 0, overloadedStations: 0 });
    const busiest = busiestStations({ areas, area: areas.home, figures: table }, 5);
    expect(busiest.map(({ name, isOverloaded }) => [name, isOverloaded])).toEqual([
      ['青石社区党群服务中心', true],
    ]);
  });
});

describe('the ranking', () => {
  const none = figures(counted.map(({ code, households }) => grid(code, households, 0)));

  it('orders by the limit asked for and shows all three', () => {
    const at15 = rankBelow(areas, STREET, { 5: none, 10: none, 15: figures(counted) }, 15);
    expect(at15.map(({ name, place }) => [name, place])).toEqual([
      ['白鹭社区', 1],
      ['青石社区', 2],
    ]);
    expect(at15[0].rates).toEqual({ 5: 0, 10: 0, 15: 0.95 });
    const tied = rankBelow(areas, STREET, { 5: none, 10: none, 15: figures(counted) }, 5);
    expect(tied.map(({ place }) => place)).toEqual([1, 1]);
  });

  it('puts places without households last, without a place', () => {
    const nobody = figures([]);
    const ranked = rankBelow(areas, STREET, { 5: nobody, 10: nobody, 15: figures([counted[2]]) }, 15);
    expect(ranked.map(({ name, place }) => [name, place])).toEqual([
      ['白鹭社区', 1],
      ['青石社区', null],
    ]);
  });

  it('shows both ends when it is long, with a row for what is left out', () => {
    expect(endsOf([1, 2, 3], 3)).toEqual({ head: [1, 2, 3], left: 0, tail: [] });
    expect(endsOf([1, 2, 3, 4, 5, 6, 7], 6)).toEqual({ head: [1, 2], left: 2, tail: [5, 6, 7] });
  });

  it('lists the largest gaps first and nobody without one', () => {
    const table = figureTable(areas, figures(counted));
    const places = areas.gridsIn(COUNTY).map(({ code }) => ({ code, coverage: table.of(code).coverage }));
    expect(worstServed(places, 10).map(({ code }) => code)).toEqual([second, third]);
    expect(worstServed(places, 1)).toHaveLength(1);
  });
});
