import { useEffect, useState } from 'react';
import type { Plan } from '../../domain/plan.ts';
import { useServices } from '../../ui/services.tsx';
import { planInForce } from './plan-in-force.ts';

/** The plan behind a version; `null` before the first publication and where plans may not be seen. */
export function usePlanInForce(version: number | null): Plan | null {
  const { source } = useServices();
  const [plan, setPlan] = useState<Plan | null>(null);
  useEffect(() => {
    if (version === null) return;
    let current = true;
    source.listPlans().then(
      (plans) => current && setPlan(planInForce(plans)),
      // The version is shown all the same; the feed reports an absent server.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [source, version]);
  return plan;
}
