import type { z } from 'zod';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { SourceRefusal } from '../plan-source.ts';
import { SourceError } from '../source-error.ts';
import { refusalOf } from './refusals.ts';

/** What supabase-js answers to a call. */
export interface CallAnswer {
  readonly data: unknown;
  readonly error: { readonly code?: string; readonly message: string } | null;
  readonly status: number;
}

/** The value of a call that is expected to work; a SourceError otherwise. */
export function answered({ data, error, status }: CallAnswer): unknown {
  if (!error) return data;
  throw new SourceError(refusalOf({ error, status }) ?? 'invalid_input', error.message);
}

export function rowsOf<Row>(answer: { data: Row[] | null } & CallAnswer): Row[] {
  answered(answer);
  return answer.data ?? [];
}

/** A refusal as a value. What is no refusal throws. */
export function resultOf<T>(
  { data, error, status }: CallAnswer,
  row: z.ZodType<T>,
): Result<T, SourceRefusal> {
  if (!error) return ok(row.parse(data));
  const reason = refusalOf({ error, status });
  if (!reason) throw new SourceError('invalid_input', error.message);
  return refuse(reason, error.message);
}
