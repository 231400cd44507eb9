import { describe, expect, it } from 'vitest';
import { totalsWith } from '../../domain/coverage.fixture.ts';
import type { GridFigures } from '../../domain/figures.ts';
import { sumCoverage } from '../../state/coverage-sums.ts';
import { shortGridName } from '../grid-name.ts';
import { smallCity } from '../small-city.ts';
import { gridsByUnit, rankedLevel } from './aggregate.ts';
import { countBands, countTiers, planInForce, worstCommunities, worstGrids } from './headlines.ts';
import { endsOf, rankUnits } from './ranking.ts';

const city = smallCity();
const [first, second, third] = city.grids.map(({ code }) => code);

function figures(
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
const grids = [figures(first, 300, 300), figures(second, 100, 0), figures(third, 400, 380)];

describe('sums over grids', () => {
  it('weigh by household, not by grid', () => {
    const sum = sumCoverage(grids.slice(0, 2));
    expect(sum).toMatchObject({
      households: 400,
      coveredHouseholds: 300,
      gapHouseholds: 100,
      coverageRate: 0.75,
    });
  });

  it('take mean minutes over those who can walk there', () => {
    const cutOff = figures(second, 100, 0, { unreachableHouseholds: 60, meanMinutes: 20 });
    expect(sumCoverage([figures(first, 60, 60, { meanMinutes: 5 }), cutOff]).meanMinutes).toBeCloseTo(11, 12);
  });

  it('know no rate without households', () => {
    expect(sumCoverage([figures(first, 0, 0)])).toMatchObject({ coverageRate: null, meanMinutes: null });
    expect(sumCoverage([]).coverageRate).toBeNull();
  });

  it('of all units of a level add up to the sum of all grids', () => {
    for (const level of ['county', 'subdistrict', 'community'] as const) {
      const parts = [...gridsByUnit(city, level, grids).values()].map(sumCoverage);
      const total = parts.reduce((sum, { households }) => sum + households, 0);
      expect(total, level).toBe(sumCoverage(grids).households);
    }
  });

  it('leave grids out whose unit is unknown, and units that loop do not hang', () => {
    const [top, ...rest] = city.adminUnits;
    const looping = {
      ...city,
      adminUnits: [{ ...top, level: 'prefecture' as const, parentCode: top.code }, ...rest],
    };
    expect([...gridsByUnit(looping, 'county', [...grids, figures('nowhere', 9, 9)]).values()]).toEqual([]);
  });
});

describe('the ranking', () => {
  it('compares the highest level that has something to compare', () => {
    expect(rankedLevel(city)).toBe('community');
    expect(rankedLevel({ ...city, adminUnits: city.adminUnits.slice(0, 1) })).toBeNull();
  });

  it('orders by the limit asked for and shows all three', () => {
    const none = grids.map((grid) => figures(grid.code, grid.households, 0));
    const at15 = rankUnits(city, 'community', { 5: none, 10: none, 15: grids }, 15);
    expect(at15.map(({ name, place }) => [name, place])).toEqual([
      ['白鹭社区', 1],
      ['青石社区', 2],
    ]);
    expect(at15[0].rates).toEqual({ 5: 0, 10: 0, 15: 0.95 });
    const tied = rankUnits(city, 'community', { 5: none, 10: none, 15: grids }, 5);
    expect(tied.map(({ place }) => place)).toEqual([1, 1]);
  });

  it('puts units without households last, without a place', () => {
    const ranked = rankUnits(city, 'community', { 5: [], 10: [], 15: [grids[2]] }, 15);
    expect(ranked.map(({ name, place }) => [name, place])).toEqual([
      ['白鹭社区', 1],
      ['青石社区', null],
    ]);
  });

  it('shows both ends when it is long', () => {
    expect(endsOf([1, 2, 3], 3)).toEqual({ head: [1, 2, 3], left: 0, tail: [] });
    expect(endsOf([1, 2, 3, 4, 5, 6, 7], 5)).toEqual({ head: [1, 2], left: 2, tail: [5, 6, 7] });
  });
});

describe('the name of a grid beside its community', () => {
  it('does not say the community twice', () => {
    expect(shortGridName('青石社区第02网格', '青石社区')).toBe('第02网格');
    expect(shortGridName('第02网格', '青石社区')).toBe('第02网格');
    expect(shortGridName('青石社区', '青石社区')).toBe('青石社区');
    expect(shortGridName('网格', '')).toBe('网格');
  });
});

describe('headlines', () => {
  it('count only grids that have a band', () => {
    const bands = (['under', 'in', 'over', 'over', 'unmeasured'] as const).map((band) =>
      figures('x', 1, 1, { band }),
    );
    expect(countBands(bands)).toEqual({ measured: 4, under: 1, over: 2 });
  });

  it('count stations by tier, online ones too', () => {
    expect(countTiers(city.stations).map(({ tier, count }) => `${tier} ${count}`)).toEqual([
      'district 1',
      'subdistrict 0',
      'community 1',
      'grid 0',
    ]);
  });

  it('list the largest gaps first and nobody without one', () => {
    const gaps = (worst: ReturnType<typeof worstGrids>) =>
      worst.map(({ within, name, coverage }) => [within, name, coverage.gapHouseholds]);
    expect(gaps(worstGrids(city, grids, 10))).toEqual([
      ['青石社区', '第02网格', 100],
      ['白鹭社区', '第01网格', 20],
    ]);
    expect(worstGrids(city, grids, 1)).toHaveLength(1);
    expect(gaps(worstCommunities(city, grids, 10))).toEqual([
      ['青石街道', '青石社区', 100],
      ['青石街道', '白鹭社区', 20],
    ]);
    expect(worstCommunities(city, [grids[0]], 10)).toEqual([]);
  });

  it('name the plan put in force last', () => {
    const plan = (id: string, status: 'in_force' | 'draft', updatedAt: string) => ({
      id,
      number: id,
      name: id,
      status,
      unitCode: '',
      revision: 1,
      baseVersion: 1,
      version: null,
      createdAt: '',
      updatedAt,
      createdBy: null,
      reviewNote: null,
    });
    const plans = [
      plan('a', 'in_force', '2026-03'),
      plan('b', 'in_force', '2026-05'),
      plan('c', 'draft', '2026-06'),
    ];
    expect(planInForce(plans)?.id).toBe('b');
    expect(planInForce([])).toBeNull();
  });
});
