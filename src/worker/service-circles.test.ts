import { describe, expect, test } from 'vitest';
import type { AdminUnit } from '../domain/city.ts';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import type { CircleGround } from '../domain/service-circle-figures.ts';
import { CIRCLE_TIERS } from '../domain/service-circle-tier.ts';
import { createLocalFrame } from '../engine/geometry/local-frame.ts';
import { loadOverlay } from '../engine/geometry/overlay.ts';
import { createCityEngine } from './city-engine.ts';
import { cityFixture } from './city-fixture.ts';
import { circleShapes } from './service-circle-shapes.ts';

const SUBDISTRICT = '990101001';

/** Three communities side by side, none touching another, below one sub-district. */
function town(seed: number) {
  const city = cityFixture(seed, { communities: 3, stations: 5 });
  const [first] = city.adminUnits;
  const above: AdminUnit = { ...first, code: SUBDISTRICT, level: 'subdistrict', name: '街道' };
  return {
    ...city,
    adminUnits: [above, ...city.adminUnits.map((unit) => ({ ...unit, parentCode: SUBDISTRICT }))],
  };
}

describe.each([1, 2, 3])('figures of service circles (seed %i)', (seed) => {
  const city = town(seed);
  const communities = city.adminUnits.slice(1).map(({ code }) => code);
  const engine = createCityEngine();
  const opened = engine.open(city, DEFAULT_SETTINGS);
  const figuresOf = async (circles: readonly CircleGround[]) => {
    await opened;
    return engine.circleFigures(circles);
  };

  test.each(CIRCLE_TIERS)(
    'a circle of all communities of a unit is that unit under its limit (%i min)',
    async (circleTier) => {
      await opened;
      await engine.configure({ ...DEFAULT_SETTINGS, limitMinutes: circleTier });
      const { units } = await engine.coverageReport();
      const unit = units.find(({ code }) => code === SUBDISTRICT);
      await engine.configure(DEFAULT_SETTINGS);
      const [{ settings, totals }] = await figuresOf([
        { code: 'Q', circleTier, communityCodes: communities },
      ]);
      expect({ ...totals, code: SUBDISTRICT, level: 'subdistrict' }).toEqual(unit);
      expect(settings).toEqual({ ...DEFAULT_SETTINGS, limitMinutes: circleTier });
    },
  );

  test('circles that share out the communities add up, and a longer walk never covers fewer', async () => {
    const share = (circleTier: 5 | 10 | 15) =>
      figuresOf([
        { code: 'A', circleTier, communityCodes: communities.slice(0, 1) },
        { code: 'B', circleTier, communityCodes: communities.slice(1) },
        { code: 'all', circleTier, communityCodes: communities },
      ]);
    let before = 0;
    for (const tier of CIRCLE_TIERS) {
      const [a, b, all] = (await share(tier)).map(({ totals }) => totals);
      expect(a.households + b.households).toBe(all.households);
      expect(a.gapHouseholds + b.gapHouseholds).toBe(all.gapHouseholds);
      expect(all.coveredHouseholds).toBeGreaterThanOrEqual(before);
      before = all.coveredHouseholds;
    }
  });

  test('stations count where they stand, also those that the settings leave out', async () => {
    const [{ stations }] = await figuresOf([{ code: 'all', circleTier: 15, communityCodes: communities }]);
    await engine.configure({ ...DEFAULT_SETTINGS, service: '没有这项服务' });
    const [none] = await figuresOf([{ code: 'all', circleTier: 15, communityCodes: communities }]);
    expect(none.stations).toEqual(stations);
    expect(none.totals.coveredHouseholds).toBe(0);
    await engine.configure(DEFAULT_SETTINGS);
  });

  test('a circle of nothing has nobody, and unknown codes add nobody', async () => {
    const [nothing, unknown] = await figuresOf([
      { code: 'A', circleTier: 15, communityCodes: [] },
      { code: 'B', circleTier: 15, communityCodes: ['nowhere'] },
    ]);
    expect([nothing.totals.households, unknown.totals.households]).toEqual([0, 0]);
  });

  test('communities apart from each other are so many parts', async () => {
    await opened;
    const shapes = await engine.circleShapes([
      { code: 'one', circleTier: 15, communityCodes: communities.slice(0, 1) },
      { code: 'all', circleTier: 15, communityCodes: communities },
      { code: 'none', circleTier: 15, communityCodes: ['nowhere'] },
    ]);
    expect(shapes.map(({ code, parts }) => [code, parts])).toEqual([
      ['one', 1],
      ['all', 3],
      ['none', 0],
    ]);
  });
});

describe('the ground of a circle', () => {
  const METRE = 1 / 111_195;
  const unit = (code: string, corners: readonly (readonly [x: number, y: number])[]): AdminUnit => ({
    code,
    name: code,
    level: 'community',
    parentCode: null,
    totals: {},
    geometry: {
      type: 'Polygon',
      coordinates: [[...corners, corners[0]].map(([x, y]) => [x * METRE, y * METRE])],
    },
  });
  const west = unit('west', [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ]);
  // Its border to the west has a corner of its own, 8 mm off; further east there is nothing but a corner in common.
  const east = unit('east', [
    [100, 0],
    [200, 0],
    [200, 100],
    [100, 100],
    [100.008, 50],
  ]);
  const corner = unit('corner', [
    [200, 100],
    [300, 100],
    [300, 200],
    [200, 200],
  ]);

  test('is one piece where neighbours share a border, however it was rounded; a corner does not join', async () => {
    const overlay = await loadOverlay();
    const shape = (communityCodes: readonly string[]) =>
      circleShapes(
        [{ code: 'Q', circleTier: 10, communityCodes }],
        [west, east, corner],
        createLocalFrame([0, 0]),
        overlay,
      )[0];
    const joined = shape(['east', 'west']);
    expect(joined.parts).toBe(1);
    expect(joined.geometry.coordinates[0]).toHaveLength(1);
    // A degree of latitude is not quite the same length everywhere.
    expect(joined.areaM2 / 20_000).toBeCloseTo(1, 1);
    expect(shape(['corner', 'east']).parts).toBe(2);
  });
});
