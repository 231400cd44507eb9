import type { SourceRefusal } from '../city-source.ts';

/** What supabase-js answers when a call failed: a PostgREST error and the HTTP status, 0 without an answer. */
export interface FailedCall {
  readonly error: { readonly code?: string; readonly message: string };
  readonly status: number;
}

/** The codes that the functions of the migrations raise, see `plan_story.sql`. */
const BY_CODE: Readonly<Record<string, SourceRefusal>> = {
  PT401: 'not_signed_in',
  PT403: 'forbidden',
  PT404: 'not_found',
  PT409: 'conflict',
  PT410: 'code_used',
  PT412: 'wrong_status',
  PT422: 'invalid_input',
  PT423: 'contested',
  PT424: 'community_taken',
  // A value that is no uuid, no number, no known word.
  '22P02': 'invalid_input',
};

/** Gateway answers when the server behind it is away. */
const AWAY = new Set([0, 502, 503, 504]);

/** The reason behind a failed call, or `null` when it is a fault of ours that nobody should paper over. */
export function refusalOf({ error, status }: FailedCall): SourceRefusal | null {
  const known = BY_CODE[error.code ?? ''];
  if (known) return known;
  if (AWAY.has(status)) return 'offline';
  if (status === 401) return 'not_signed_in';
  if (status === 403) return 'forbidden';
  return null;
}
