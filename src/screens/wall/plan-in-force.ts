import type { Plan } from '../../domain/plan.ts';

/** The plan last put in force; `null` before the first publication. */
export function planInForce(plans: readonly Plan[]): Plan | null {
  return plans
    .filter(({ status }) => status === 'in_force')
    .reduce<Plan | null>(
      (last, plan) => (last === null || plan.updatedAt > last.updatedAt ? plan : last),
      null,
    );
}
