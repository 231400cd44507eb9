/**
 * From the database to the documents of the public projection. Runs in a thread of its own: what is asked of the
 * database goes through `ask`, everything else is done here.
 */
import { z } from 'zod';
import type { PublicFacts } from '../../domain/public-city.ts';
import { projectPublicCity } from '../../engine/publishing/project-city.ts';
import { gridRow } from '../../sources/supabase/plan-rows.ts';
import { readCity } from '../../sources/supabase/read-city.ts';
import type { Question } from './projection-question.ts';

/** Documents as they are stored, and what they were made from. */
export interface Projection {
  readonly version: number;
  /** ISO instant. */
  readonly madeAt: string;
  /** Of `private.public_state()`. */
  readonly state: string;
  /** Paths and JSON texts. */
  readonly documents: readonly (readonly [path: string, text: string])[];
}

const factsRow: z.ZodType<PublicFacts> = z.object({
  settings: z.object({
    boundaries: z.boolean(),
    operatorPhone: z.string().nullable(),
    changesUntil: z.string().nullable(),
    leastHouseholds: z.int(),
    roundTo: z.int(),
  }),
  dutyPhones: z.record(z.string(), z.string()),
});

/** How often the city is read again because something came into force meanwhile. */
const READ_ATTEMPTS = 3;

/** Makes the whole projection of what is in force. Throws with one sentence when it does not stand still. */
export async function makeProjection(ask: (question: Question) => Promise<string>): Promise<Projection> {
  const answer = async (question: Question): Promise<unknown> => JSON.parse(await ask(question));
  for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt++) {
    const state = z.string().parse(await answer('public_state'));
    const { city, version } = await readCity(answer, Promise.resolve(true));
    const facts = factsRow.parse(await answer('public_facts'));
    const earlierGrids = gridRow
      .array()
      .nullable()
      .parse(await answer('grids_before_redraw'));
    if ((await answer('public_state')) !== state) continue;
    const madeAt = new Date().toISOString();
    const documents = projectPublicCity({ city, version, madeAt, earlierGrids, facts });
    return {
      version,
      madeAt,
      state,
      documents: Array.from(documents, ([path, body]) => [path, JSON.stringify(body)] as const),
    };
  }
  throw new Error('The map changed again and again while it was read.');
}
