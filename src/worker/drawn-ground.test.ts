import { beforeAll, describe, expect, it } from 'vitest';
import { generateCity } from '../../data/generate-city.ts';
import type { CityData, Station } from '../domain/city.ts';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import type { CoverageShape } from '../domain/figures.ts';
import { changeOf } from '../editing/change.ts';
import type { OwnShape } from '../engine/geometry/planar.ts';
import { shapeCovers } from '../engine/geometry/point-in-polygon.ts';
import { createCityEngine } from './city-engine.ts';

/** Of the households inside a drawn area at most this share may be counted otherwise. */
const MOST_WRONG = 0.005;
let city: CityData;
beforeAll(() => {
  city = generateCity('demo', 7);
}, 60_000);

describe('drawn ground of a whole city', () => {
  it.each([5, 10])(
    'holds next to no household that is not covered, and has holes (%i minutes)',
    async (limitMinutes) => {
      const engine = createCityEngine();
      await engine.open(city, { ...DEFAULT_SETTINGS, limitMinutes });
      const covered = await engine.coveredArea();
      const { inside, wrong } = counted(city, covered, await engine.buildingMinutes(), limitMinutes);
      expect(inside).toBeGreaterThan(10_000);
      expect(wrong / inside).toBeLessThanOrEqual(MOST_WRONG);
      expect(ringsOf(covered).some((rings) => rings.length > 1)).toBe(true);
    },
  );

  it('is so around each single station', async () => {
    const stations = city.stations.filter(({ location }) => location !== null).filter((_, i) => i % 25 === 0);
    const engine = createCityEngine();
    await engine.open({ ...city, stations: [stations[0]] }, DEFAULT_SETTINGS);
    let [inside, wrong] = [0, 0];
    for (let i = 0; i < stations.length; i++) {
      if (i > 0) await engine.apply(replaced(stations[i - 1], stations[i]));
      const sums = counted(
        city,
        await engine.serviceAreas([stations[i].code]),
        await engine.buildingMinutes(),
        DEFAULT_SETTINGS.limitMinutes,
      );
      inside += sums.inside;
      wrong += sums.wrong;
    }
    expect(inside).toBeGreaterThan(10_000);
    expect(wrong / inside).toBeLessThanOrEqual(MOST_WRONG);
  });
});

function counted(
  { buildings }: CityData,
  areas: readonly CoverageShape[],
  minutes: Float32Array,
  limitMinutes: number,
): { readonly inside: number; readonly wrong: number } {
  const shape = ringsOf(areas);
  let [inside, wrong] = [0, 0];
  for (let row = 0; row < buildings.count; row++) {
    if (!shapeCovers(shape, buildings.lon[row], buildings.lat[row])) continue;
    inside += buildings.households[row];
    // Minutes come in single precision.
    if (!(minutes[row] <= limitMinutes + 1e-5)) wrong += buildings.households[row];
  }
  return { inside, wrong };
}

function ringsOf(areas: readonly CoverageShape[]): OwnShape {
  return areas.flatMap(({ geometry }) => geometry.coordinates as OwnShape);
}

function replaced(before: Station, after: Station) {
  return changeOf({
    stations: { updated: {}, removed: { [before.code]: before }, added: { [after.code]: after } },
  });
}
