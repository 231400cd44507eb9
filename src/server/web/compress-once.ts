/**
 * The layers of the map are the same bytes at every start of a page until something is published. They are
 * compressed once; what came out is kept under the digest of what went in. The API answers every time, so
 * that kept bytes are only reached by somebody who was given these very bytes just now, and nothing that is
 * out of date is ever sent.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';

/** The better first. */
const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** `thorough` is for what is kept so long that a tenth of a second does not matter: a fifth fewer bytes. */
export type Effort = 'quick' | 'thorough';
const BROTLI_QUALITY: Readonly<Record<Effort, number>> = { quick: 5, thorough: 10 };

function compressed(encoding: Encoding, raw: Buffer, effort: Effort): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(raw);
  return promisify(brotliCompress)(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[effort] },
  });
}

/** All layers of a prefecture take two megabytes; those of one subdistrict a fraction of it. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** Compresses what the API answers, in the encoding that the asker takes; leaves alone what is no success. */
export function compressOnce(kept = new KeptCompression()): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const encoding = encodingFor(context);
    if (encoding === null || context.res.status !== 200) return;
    const raw = Buffer.from(await context.res.arrayBuffer());
    const body = await kept.compressed(encoding, raw);
    context.res = new Response(new Uint8Array(body), context.res);
    context.res.headers.delete('Content-Length');
    context.res.headers.set('Content-Encoding', encoding);
    context.res.headers.append('Vary', 'Accept-Encoding');
  };
}

/** The best encoding that the asker takes; `null` where it takes none of ours. */
export function encodingFor(context: Context): Encoding | null {
  const found = accepts(context, {
    header: 'Accept-Encoding',
    supports: [...ENCODINGS],
    default: '',
    match: (taken) => ENCODINGS.find((known) => taken.some(({ type, q }) => type === known && q > 0)) ?? '',
  });
  return found === '' ? null : (found as Encoding);
}

/** Keeps what was asked for last, up to so many bytes in all. */
export class KeptCompression {
  readonly #mostBytes: number;
  readonly #effort: Effort;
  /** The one not asked for the longest comes first. */
  readonly #kept = new Map<string, Buffer>();
  readonly #underWay = new Map<string, Promise<Buffer | null>>();
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES, effort: Effort = 'quick') {
    this.#mostBytes = mostBytes;
    this.#effort = effort;
  }

  async compressed(encoding: Encoding, raw: Buffer): Promise<Buffer> {
    const digest = createHash('sha256').update(raw).digest('base64');
    return (await this.named(encoding, digest, async () => raw))!;
  }

  /** What has this name for good, compressed; `raw` is asked only where it is not kept. `null` when that gives none. */
  async named(encoding: Encoding, name: string, raw: () => Promise<Buffer | null>): Promise<Buffer | null> {
    const key = `${encoding} ${name}`;
    const body = this.#kept.get(key) ?? (await this.#compress(key, encoding, raw));
    if (body) this.#keep(key, body);
    return body;
  }

  /** Several that ask at once wait for one. */
  #compress(key: string, encoding: Encoding, raw: () => Promise<Buffer | null>): Promise<Buffer | null> {
    const begun = this.#underWay.get(key);
    if (begun) return begun;
    const work = raw()
      .then((found) => found && compressed(encoding, found, this.#effort))
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, work);
    return work;
  }

  #keep(key: string, body: Buffer): void {
    this.#forget(key);
    this.#kept.set(key, body);
    this.#bytes += body.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.length ?? 0;
    this.#kept.delete(key);
  }
}
