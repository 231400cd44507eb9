import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { storableFigures } from '../sources/supabase/plan-rows.ts';
import { readCity } from '../sources/supabase/read-city.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import type { Session } from './database/session.ts';
import { answerQuestion } from './publishing/projection-question.ts';

/**
 * Publishes the figures of the first map, counted as every publication counts them: what is published later has
 * something to be seen against. The city is counted as it was stored, without the rows that were left out.
 */
export async function publishFirstFigures(session: Pick<Session, 'query'>): Promise<void> {
  const { city } = await readCity(
    async (layer) => JSON.parse(await answerQuestion(session, layer)),
    Promise.resolve(true),
  );
  const { standard } = city.info.walkProfiles;
  const figures = await createCityEngine().open(city, { ...DEFAULT_SETTINGS, ...standard });
  await session.query(
    `select private.write_results(plan.id, plan.version, root.code, $1)
     from public.plans as plan, public.admin_units as root
     where plan.status = 'in_force' and root.parent_code is null`,
    [JSON.stringify(storableFigures(figures))],
  );
}
