import { describe, expect, test } from 'vitest';
import { createMemoryBackend } from '../../src/sources/memory/memory-source.ts';
import { keepsThePlanWideningContract } from './contract/plan-widening-contract.ts';
import { CITY, SUBDISTRICT_A, tinyCity } from './fixture/tiny-city.ts';
import { MEMORY_PEOPLE, onEachDatabase, useBackend } from './support/databases.ts';
import { expectValue, gridChange } from './support/plans.ts';

describe('in memory', () => {
  const visitor = createMemoryBackend(tinyCity, { people: MEMORY_PEOPLE });
  keepsThePlanWideningContract(() => ({ visitor }));
});

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  keepsThePlanWideningContract(() => ({ visitor: () => opened().source() }));

  test('the audit log has who widened which plan, and from what', async () => {
    const planner = await opened().sourceAs('planner');
    const { id } = expectValue(await planner.createPlan('留痕', SUBDISTRICT_A));
    expectValue(await planner.savePlan(id, 1, gridChange({}), [], CITY));
    expectValue(await planner.savePlan(id, 2, gridChange({}), [], CITY));
    const rows = await opened().backend.query(
      `select split_part(email, '@', 1) as actor, action, unit_code, detail
       from audit_log join auth.users as u on u.id = actor where plan_id = $1 order by audit_log.id`,
      [id],
    );
    expect(rows).toEqual([
      { actor: 'planner', action: 'create_plan', unit_code: SUBDISTRICT_A, detail: {} },
      { actor: 'planner', action: 'widen_plan', unit_code: CITY, detail: { from: SUBDISTRICT_A } },
      { actor: 'planner', action: 'save_plan', unit_code: CITY, detail: { revision: 2 } },
      { actor: 'planner', action: 'save_plan', unit_code: CITY, detail: { revision: 3 } },
    ]);
  });

  test('nobody reaches the widening but through a save', async () => {
    const [{ open }] = await opened().backend.query<{ open: boolean }>(
      `select bool_or(has_function_privilege(role, 'private.widen_plan(public.plans, text)', 'execute')) as open
       from unnest(array['anon', 'authenticated', 'service_role']) as role`,
    );
    expect(open).toBe(false);
    const anonymous = await opened().clientAs('anon');
    const asked = { plan_id: crypto.randomUUID(), expected_revision: 1, change: {}, unit_code: CITY };
    expect((await anonymous.rpc('save_plan', asked)).status).toBe(401);
  });
});
