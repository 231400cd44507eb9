/** What whoever makes the projection asks the database, and how it is answered: as the text of one JSON value. */
import type { ReadFunction } from '../../sources/supabase/read-city.ts';
import type { Session } from '../database/session.ts';

/** Layers of the city by the names that the page reads them by, and what is asked for the projection alone. */
export type Question = ReadFunction | 'public_facts' | 'public_state' | 'grids_before_redraw';

const SCHEMAS: Partial<Record<Question, string>> = {
  public_state: 'private',
  grids_before_redraw: 'private',
};

/** The answer as JSON text, with the rights of the session: the owner of the database sees every building. */
export async function answerQuestion(session: Pick<Session, 'query'>, question: Question): Promise<string> {
  const [row] = await session.query<{ answer: string | null }>(
    `select to_json(${SCHEMAS[question] ?? 'public'}.${question}())::text as answer`,
  );
  return row?.answer ?? 'null';
}
