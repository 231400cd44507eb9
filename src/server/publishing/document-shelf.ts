import type { Session } from '../database/session.ts';
import { instantOfProjection } from './public-documents.ts';

/** How long what was found is taken for what stands. */
const SURE_FOR_MS = 1000;

/** The documents that stand, known by path without asking the database for each request. */
export class DocumentShelf {
  readonly #session: Pick<Session, 'query'>;
  readonly #now: () => number;
  #looked: { readonly at: number; readonly found: Promise<Shelf | null> } | null = null;
  #last: Shelf | null = null;

  constructor(session: Pick<Session, 'query'>, now: () => number = Date.now) {
    this.#session = session;
    this.#now = now;
  }

  /** When the document of this path was made, as `madeAt` of the index says it; `null` where there is none. */
  async madeAt(path: string): Promise<string | null> {
    const shelf = await this.#standing();
    return shelf?.paths.has(path) ? shelf.madeAt : null;
  }

  /** The JSON text of a document of that making; `null` when another has taken its place meanwhile. */
  async text(path: string, madeAt: string): Promise<string | null> {
    const [row] = await this.#session.query<{ text: string }>(
      'select body::text as text from public.public_documents where path = $1 and private.instant_text(made_at) = $2',
      [path, madeAt],
    );
    if (!row) this.#looked = null;
    return row?.text ?? null;
  }

  #standing(): Promise<Shelf | null> {
    if (!this.#looked || this.#now() - this.#looked.at >= SURE_FOR_MS) {
      const found = this.#look();
      this.#looked = { at: this.#now(), found };
      // What failed is asked again by the next.
      found.catch(() => {
        this.#looked = null;
      });
    }
    return this.#looked.found;
  }

  async #look(): Promise<Shelf | null> {
    const madeAt = await instantOfProjection(this.#session);
    if (madeAt === null) return null;
    if (this.#last?.madeAt !== madeAt) {
      const rows = await this.#session.query<{ path: string }>(
        'select path from public.public_documents where private.instant_text(made_at) = $1',
        [madeAt],
      );
      this.#last = { madeAt, paths: new Set(rows.map(({ path }) => path)) };
    }
    return this.#last;
  }
}

interface Shelf {
  readonly madeAt: string;
  readonly paths: ReadonlySet<string>;
}
