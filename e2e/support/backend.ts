/**
 * The same server through the same API as the page, from Node: for what happens elsewhere while a page is
 * open (a second planner, an illegal plan), and for reading the map in force to compare with.
 */

import type { CityData } from '../../src/domain/city.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/coverage.ts';
import type { CityFigures } from '../../src/domain/figures.ts';
import type { Change, Plan } from '../../src/domain/plan.ts';
import type { Result } from '../../src/domain/result.ts';
import { DEMO_PASSWORD } from '../../src/server/demo-accounts.ts';
import type { CitySource } from '../../src/sources/city-source.ts';
import { EMBEDDED_PUBLISHABLE_KEY } from '../../src/sources/supabase/embedded-key.ts';
import { createSupabaseSource } from '../../src/sources/supabase/supabase-source.ts';
import { createCityEngine } from '../../src/worker/city-engine.ts';
import type { EngineApi } from '../../src/worker/protocol.ts';

export type DemoRole = 'planner' | 'reviewer' | 'leader' | 'admin';

export function emailOf(role: DemoRole): string {
  return `${role}@demo.gridcircle.cn`;
}

/** A source signed in with a demo account. Throws when the server does not know it. */
export async function signedIn(baseURL: string, role: DemoRole): Promise<CitySource> {
  const source = createSupabaseSource({
    url: baseURL,
    publishableKey: EMBEDDED_PUBLISHABLE_KEY,
    fetch: askedAgain,
  });
  const answer = await source.signIn(emailOf(role), DEMO_PASSWORD);
  if (!answer.ok) throw new Error(`${emailOf(role)} cannot sign in: ${answer.reason}`);
  return source;
}

/** While an engine counts in this process nobody hears that the server closed an idle connection: ask once more. */
const askedAgain: typeof fetch = (input, init) => fetch(input, init).catch(() => fetch(input, init));

/** The value of a step that should go through. */
export function granted<T>(answer: Result<T, string>): T {
  if (!answer.ok) throw new Error(`The backend refused: ${answer.reason} ${answer.detail ?? ''}`);
  return answer.value;
}

/** An engine on the city, under the default settings, with nothing drafted. */
export async function engineOn(city: CityData): Promise<{ engine: EngineApi; figures: CityFigures }> {
  const engine = createCityEngine();
  const figures = await engine.open(city, DEFAULT_SETTINGS);
  return { engine, figures };
}

/** A plan with this change, saved as a draft of the whole city. */
export async function draftedPlan(planner: CitySource, city: CityData, name: string, change: Change) {
  const plan = granted(await planner.createPlan(name, city.info.code));
  return granted(await planner.savePlan(plan.id, plan.revision, change));
}

/** Submits and approves a draft. */
export async function approvedPlan(planner: CitySource, reviewer: CitySource, plan: Plan): Promise<Plan> {
  granted(await planner.submitPlan(plan.id));
  return granted(await reviewer.approvePlan(plan.id, ''));
}
