import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../domain/coverage.ts';
import type { PublishedVersion } from '../../../domain/publication.ts';
import { smallCity } from '../../small-city.ts';
import { areasOf } from './areas.ts';
import { changesIn } from './changes.ts';
import { staffingOf } from './staffing.ts';
import { rateAxis, trendOf } from './trend.ts';

const city = smallCity();
const [COUNTY, STREET, STONE, HERON] = city.adminUnits.map(({ code }) => code);
const [first, second, third] = city.grids.map(({ code }) => code);

describe('staff', () => {
  const staffed = {
    ...city,
    adminUnits: city.adminUnits.map((unit) =>
      unit.code === STONE || unit.code === HERON
        ? { ...unit, totals: { residentPopulation: 5000, communityWorkers: unit.code === STONE ? 10 : 6 } }
        : unit,
    ),
    grids: city.grids.map((grid, i) => ({
      ...grid,
      staff: [{ gridHeads: 1, gridWorkers: 2 }, { gridWorkers: 0, partTimeGridWorkers: 0 }, { gridHeads: 1 }][
        i
      ],
    })),
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
