import { SourceError } from '../source-error.ts';

/** Asks a web server. Throws SourceError when none answers; what the asker called off rejects with its reason. */
export async function askServer(ask: typeof fetch, address: string, init?: RequestInit): Promise<Response> {
  try {
    const answer = await ask(address, init);
    init?.signal?.throwIfAborted();
    return answer;
  } catch (error) {
    init?.signal?.throwIfAborted();
    throw new SourceError('offline', (error as Error).message);
  }
}

/**
 * The JSON of an answer; `null` where there is no such document: status 404, or the page that some servers send for
 * every address they do not know.
 */
export async function documentOf(answer: Response, signal?: AbortSignal): Promise<unknown> {
  const isPage = answer.headers.get('content-type')?.includes('html');
  if (answer.status === 404 || (answer.ok && isPage)) return null;
  if (!answer.ok) throw new SourceError('offline', `The server answered ${answer.status}.`);
  try {
    return await answer.json();
  } catch (error) {
    signal?.throwIfAborted();
    throw new SourceError('offline', (error as Error).message);
  }
}

/**
 * How a document may come from the browser's own cache: the index, which names the making of all others, only when the
 * server says that it is the same still. Many web servers say nothing of how long a file holds, and browsers then guess.
 */
export function cacheOf(madeAt: string | null): RequestCache {
  return madeAt === null ? 'no-cache' : 'default';
}
