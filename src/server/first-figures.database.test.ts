import { expect, test } from 'vitest';
import { CITY, tinyCity } from '../../supabase/tests/fixture/tiny-city.ts';
import { onEachDatabase, useBackend } from '../../supabase/tests/support/databases.ts';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import { publishFirstFigures } from './first-figures.ts';

onEachDatabase((kind) => {
  const opened = useBackend(kind, async (test) => {
    await test.settle();
    await publishFirstFigures(test.backend);
  });

  test('the first map is published with the figures of every place in it', async () => {
    const leader = await opened().sourceAs('leader');
    const engine = createCityEngine();
    const { totals, grids } = await engine.open(tinyCity, DEFAULT_SETTINGS);
    const { units } = await engine.coverageReport();
    for (const { code, households, coveredHouseholds } of units) {
      const [first, ...later] = await leader
        .publishedVersions(code)
        .then((told) => (told.ok ? told.value : []));
      expect([code, later]).toEqual([code, []]);
      expect(first).toMatchObject({ version: 1, figures: { households, coveredHouseholds } });
      expect(first.loads).not.toBeNull();
    }
    const whole = await leader.publishedVersions(CITY);
    const { gapHouseholds, unreachableHouseholds, meanMinutes, p90Minutes } = totals;
    expect(whole).toMatchObject({
      value: [{ figures: { gapHouseholds, unreachableHouseholds, meanMinutes, p90Minutes } }],
    });
    const told = await opened().backend.query<{ code: string; covered: number }>(
      'select grid_code as code, covered_households as covered from published_results where grid_code is not null',
    );
    expect(Object.fromEntries(told.map(({ code, covered }) => [code, covered]))).toEqual(
      Object.fromEntries(grids.map(({ code, coveredHouseholds }) => [code, coveredHouseholds])),
    );
  });
});
