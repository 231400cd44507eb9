/**
 * Keeps the public's view of the city (`src/domain/public-city.ts`) the one of what is in force. Every so often the
 * database is asked whether anything that shows in it has moved, by whoever's hand: a publication, a setting, a
 * telephone. Then the projection is made again, beside everything else, and takes the place of the one before when it
 * is complete. A projection that fails leaves the one before where it is, with its own version and date.
 */
import { projectInThread } from './project-in-thread.ts';
import {
  type DocumentsDatabase,
  replaceDocuments,
  stateInForce,
  stateProjected,
} from './public-documents.ts';

/** Well within the minute that the public's view may be behind. */
const LOOK_AFTER_MS = 15_000;
/** A projection that failed is tried again when something moved, or after so long. */
const TRY_AGAIN_AFTER_MS = 10 * 60_000;

export interface ProjectionKeeper {
  /** Looks now, and resolves when the projection is what it can be; never rejects. One look at a time. */
  look(): Promise<void>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** Looks at once and from then on until it is stopped. Whoever keeps the database stops it before closing that. */
export function keepProjection(
  database: DocumentsDatabase,
  say: (sentence: string) => void,
): ProjectionKeeper {
  const stopped = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let failed: { readonly state: string | null; readonly at: number; readonly reason: string } | null = null;

  const makeWhatMoved = async () => {
    let state: string | null = null;
    try {
      state = await stateInForce(database);
      if (state === (await stateProjected(database))) return;
      if (failed?.state === state && Date.now() - failed.at < TRY_AGAIN_AFTER_MS) return;
      const began = performance.now();
      const made = await projectInThread(database, stopped.signal);
      if (stopped.signal.aborted || !(await replaceDocuments(database, made))) return;
      failed = null;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(
        `The public's view of map version ${made.version} is ready (${made.documents.length} documents, ${seconds} s)`,
      );
    } catch (error) {
      if (stopped.signal.aborted) return;
      const reason = (error as Error).message;
      if (failed?.reason !== reason)
        say(`The public's view could not be made, the one before stays: ${reason}`);
      failed = { state, at: Date.now(), reason };
    }
  };
  const look = async () => {
    clearTimeout(timer);
    await makeWhatMoved();
    looking = null;
    if (!stopped.signal.aborted) timer = setTimeout(lookOnce, LOOK_AFTER_MS).unref();
  };
  const lookOnce = (): Promise<void> => {
    looking ??= look();
    return looking;
  };
  lookOnce();
  return {
    look: lookOnce,
    stop: async () => {
      stopped.abort();
      clearTimeout(timer);
      await looking;
    },
  };
}
