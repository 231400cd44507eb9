import type { Context, Handler } from 'hono';
import type { DocumentShelf } from '../publishing/document-shelf.ts';
import { encodingFor, KeptCompression, MOST_BYTES } from './compress-once.ts';

/** Where the API has them: the function `public_document` of the database. */
export const DOCUMENT = '/rest/v1/rpc/public_document';

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

/**
 * Answers what the function `public_document` of the database would, word for word, with what the API cannot: a
 * document is read and compressed once for all, and who has it already is told so by its ETag (304). Nobody needs a
 * key for what is public.
 */
export function answerDocuments(
  shelf: DocumentShelf,
  kept = new KeptCompression(MOST_BYTES, 'thorough'),
): Handler {
  return async (context) => {
    const path = context.req.query('path') ?? '';
    context.header('Access-Control-Allow-Origin', '*');
    // Once more when another projection took its place between the two questions.
    for (let attempt = 1; attempt <= 2; attempt++) {
      const madeAt = await shelf.madeAt(path);
      if (madeAt === null) break;
      const answer = await answerOf(context, shelf, kept, { path, madeAt });
      if (answer) return answer;
    }
    return context.body('null', 200, { ...JSON_TYPE, 'Cache-Control': 'no-store' });
  };
}

async function answerOf(
  context: Context,
  shelf: DocumentShelf,
  kept: KeptCompression,
  { path, madeAt }: { readonly path: string; readonly madeAt: string },
): Promise<Response | null> {
  const etag = `W/"${madeAt}"`;
  const headers = {
    ...JSON_TYPE,
    'Cache-Control': lifetime(madeAt, context.req.query('made')),
    ETag: etag,
    Vary: 'Accept-Encoding',
  };
  if (context.req.header('If-None-Match')?.includes(etag)) return context.body(null, 304, headers);
  const read = async () => {
    const text = await shelf.text(path, madeAt);
    return text === null ? null : Buffer.from(text);
  };
  const encoding = encodingFor(context);
  const body = encoding ? await kept.named(encoding, `${path} ${madeAt}`, read) : await read();
  if (body === null) return null;
  const coding: Record<string, string> = encoding ? { 'Content-Encoding': encoding } : {};
  return context.body(new Uint8Array(body), 200, { ...headers, ...coding });
}

/** As the function says it: a document of a making never changes. */
function lifetime(madeAt: string, wanted: string | undefined): string {
  if (wanted === undefined) return 'public, max-age=30';
  return wanted === madeAt ? 'public, max-age=31536000, immutable' : 'no-store';
}
