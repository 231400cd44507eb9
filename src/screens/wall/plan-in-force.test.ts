import { expect, it } from 'vitest';
import { planInForce } from './plan-in-force.ts';

it('names the plan put in force last', () => {
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
