import { ok, type Result, refuse } from '../domain/result.ts';
import type { SourceRefusal } from '../sources/city-source.ts';
import { SourceError } from '../sources/source-error.ts';
import { type DeskParts, say } from './desk-parts.ts';

/** A backend that cannot be reached is a refusal like the others: the work stays on this device. */
export async function reached<T>(
  answer: Promise<Result<T, SourceRefusal>>,
): Promise<Result<T, SourceRefusal>> {
  try {
    return await answer;
  } catch (error) {
    return error instanceof SourceError ? refuse(error.reason, error.message) : refuse('offline');
  }
}

/** The value of a call that throws instead of refusing, as a result. */
export function asResult<T>(answer: Promise<T>): Promise<Result<T, SourceRefusal>> {
  return reached(answer.then((value) => ok(value)));
}

/** Keeps the reason with the draft and says it. Always false, for whoever was asked to do it. */
export function tellRefusal(parts: DeskParts, reason: SourceRefusal, detail?: string): false {
  parts.draft.setState({ refusal: reason });
  say(parts, { tone: 'broken', key: `backend.${reason}`, values: { detail: detail ?? '' } });
  return false;
}
