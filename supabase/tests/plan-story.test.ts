import { describe, expect, test, vi } from 'vitest';
import { PRESENCE_SECONDS } from '../../src/domain/plan-story.ts';
import { createMemoryBackend } from '../../src/sources/memory/memory-source.ts';
import { visitors } from './contract/contract-subject.ts';
import { keepsThePlanStoryContract } from './contract/plan-story-contract.ts';
import { SUBDISTRICT_A, tinyCity } from './fixture/tiny-city.ts';
import { MEMORY_PEOPLE, onEachDatabase, useBackend } from './support/databases.ts';
import { expectValue } from './support/plans.ts';

describe('in memory', () => {
  const visitor = createMemoryBackend(tinyCity, { people: MEMORY_PEOPLE });
  keepsThePlanStoryContract(() => ({ visitor }));

  test('whoever gives no sign of life for a while is no longer there', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const people = await visitors({ visitor });
      const { id } = expectValue(await people.planner.createPlan('离开', SUBDISTRICT_A));
      const others = async () => expectValue(await people['planner-a'].touchPlan(id, null)).others.length;
      expectValue(await people.planner.touchPlan(id, null));
      vi.setSystemTime(Date.now() + (PRESENCE_SECONDS - 1) * 1000);
      expect(await others()).toBe(1);
      vi.setSystemTime(Date.now() + 1000);
      expect(await others()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  const visitor = () => opened().source();
  keepsThePlanStoryContract(() => ({ visitor }));

  test('whoever gives no sign of life for a while is no longer there, nor in the table', async () => {
    const { backend } = opened();
    const people = await visitors({ visitor });
    const { id } = expectValue(await people.planner.createPlan('离开', SUBDISTRICT_A));
    const others = async () => expectValue(await people['planner-a'].touchPlan(id, null)).others.length;
    const age = (seconds: number) =>
      backend.query(
        `update plan_presence set seen_at = seen_at - $2 * interval '1 second' where plan_id = $1`,
        [id, seconds],
      );
    expectValue(await people.planner.touchPlan(id, null));
    expect(await others()).toBe(1);
    await age(PRESENCE_SECONDS);
    expect(await others()).toBe(0);
    const rows = await backend.query('select author_name from plan_presence where plan_id = $1', [id]);
    expect(rows).toEqual([{ author_name: 'planner-a' }]);
  });

  test("nobody takes another person's window", async () => {
    const people = await visitors({ visitor });
    const { id } = expectValue(await people.planner.createPlan('窗口', SUBDISTRICT_A));
    expectValue(await people.planner.touchPlan(id, null));
    const [{ window_id }] = await opened().backend.query<{ window_id: string }>(
      'select window_id from plan_presence where plan_id = $1',
      [id],
    );
    const thief = await opened().clientAs('leader');
    await thief.rpc('touch_plan', { plan_id: id, window_id, community_code: null as never });
    const rows = await opened().backend.query('select author_name from plan_presence where plan_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ author_name: 'planner' }]);
  });
});
