import { beforeAll, expect, test } from 'vitest';
import type { CityFigures } from '../../src/domain/figures.ts';
import type { Change } from '../../src/domain/plan.ts';
import type { CitySource } from '../../src/sources/city-source.ts';
import {
  A1,
  A2,
  A3,
  B1,
  B2,
  CITY,
  COMMUNITY_A,
  COMMUNITY_B,
  SUBDISTRICT_A,
  SUBDISTRICT_B,
  strip,
} from './fixture/tiny-city.ts';
import { onEachDatabase, useBackend } from './support/databases.ts';
import { approvedPlan, figuresFor, gridChange } from './support/plans.ts';

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  let planner: CitySource;
  let reviewer: CitySource;
  beforeAll(async () => {
    planner = await opened().sourceAs('planner');
    reviewer = await opened().sourceAs('reviewer');
  });

  /** Publishes with the figures of those grids only. */
  async function publish(
    shapes: Parameters<typeof gridChange>[0],
    sent: readonly string[],
    settings: Partial<CityFigures['settings']> = {},
  ): Promise<void> {
    const { city, version } = await reviewer.loadCity();
    const change: Change = gridChange(shapes, city);
    const all = figuresFor(change, city);
    const plan = await approvedPlan(planner, reviewer, CITY, change);
    const figures = {
      ...all,
      settings: { ...all.settings, ...settings },
      grids: all.grids.filter(({ code }) => sent.includes(code)),
    };
    expect(await reviewer.publishPlan(plan.id, figures, version)).toMatchObject({ ok: true });
  }

  /** What stands: since which version, and households, by grid or unit. */
  async function standing(): Promise<Record<string, [since: number, households: number]>> {
    const rows = await opened().backend.query<{ code: string; since: number; households: number }>(
      `select coalesce(grid_code, unit_code) as code, from_version as since, households
       from published_results where to_version is null`,
    );
    return Object.fromEntries(rows.map(({ code, since, households }) => [code, [since, households]]));
  }

  test('a publication writes the figures that differ, and sums of units that hold', async () => {
    await publish({ [A1]: strip(0, 3.2), [A2]: strip(3.2, 6) }, [A1, A2, A3, B1, B2]);
    const first = await standing();
    expect(first).toEqual({
      [A1]: [2, 350],
      [A2]: [2, 360],
      [A3]: [2, 371],
      [B1]: [2, 360],
      [B2]: [2, 390],
      [COMMUNITY_A]: [2, 1081],
      [SUBDISTRICT_A]: [2, 1081],
      [COMMUNITY_B]: [2, 750],
      [SUBDISTRICT_B]: [2, 750],
      [CITY]: [2, 1831],
    });

    // Only the community that changed is sent; the other one keeps what stands.
    await publish({ [B1]: strip(10, 17), [B2]: strip(17, 20) }, [B1, B2]);
    expect(await standing()).toEqual({
      ...first,
      [B1]: [3, 660],
      [B2]: [3, 90],
      [COMMUNITY_B]: [3, 750],
      [SUBDISTRICT_B]: [3, 750],
      [CITY]: [3, 1831],
    });
  });

  test('a grid that ended has figures no more', async () => {
    await publish({ [A2]: null, [A1]: strip(0, 6) }, [A1, A3]);
    expect(await standing()).toMatchObject({ [A1]: [4, 710], [A3]: [2, 371], [COMMUNITY_A]: [4, 1081] });
    expect(Object.keys(await standing())).not.toContain(A2);
  });

  test('figures under other settings are not added up with those that stand', async () => {
    await publish({ [B1]: strip(10, 13), [B2]: strip(13, 20) }, [B1, B2], { limitMinutes: 10 });
    const after = await standing();
    expect(after[SUBDISTRICT_B]).toEqual([5, 750]);
    await publish({ [A1]: strip(0, 5.5), [A3]: strip(5.5, 10) }, [A1, A3], { limitMinutes: 5 });
    const rows = await opened().backend.query(
      `select distinct unit_code, settings ->> 'limitMinutes' as minutes from published_results
       where to_version is null order by 1, 2`,
    );
    expect(rows).toEqual([
      { unit_code: CITY, minutes: '5' },
      { unit_code: SUBDISTRICT_A, minutes: '5' },
      { unit_code: COMMUNITY_A, minutes: '5' },
      { unit_code: SUBDISTRICT_B, minutes: '10' },
      { unit_code: COMMUNITY_B, minutes: '10' },
    ]);
  });

  test('figures of every earlier map can still be read', async () => {
    const at = async (version: number) =>
      opened().backend.query(
        `select grid_code, households from published_results
         where grid_code is not null and from_version <= $1 and (to_version is null or to_version > $1) order by 1`,
        [version],
      );
    expect(await at(2)).toEqual([
      { grid_code: A1, households: 350 },
      { grid_code: A2, households: 360 },
      { grid_code: A3, households: 371 },
      { grid_code: B1, households: 360 },
      { grid_code: B2, households: 390 },
    ]);
    expect((await at(4)).map((row) => Object.values(row as object))).toEqual([
      [A1, 710],
      [A3, 371],
      [B1, 660],
      [B2, 90],
    ]);
  });
});
