/**
 * The public tiles of one version, each sent for once. It is asked with a position and asks for the squares
 * around it, so that nobody learns more of the position than a square of about three kilometres.
 */
import type { LonLat } from '../../../domain/geometry.ts';
import type { PublicIndex, PublicTile } from '../../../domain/public-city.ts';
import { tileAt, tilesAround } from '../../../domain/public-tiles.ts';
import type { PublicSource } from '../../../sources/public/public-source.ts';
import { SourceError } from '../../../sources/source-error.ts';

/** Whether the map was published anew between the index and its tiles, so that both have to be asked for again. */
export function isNewer(cause: unknown): boolean {
  return cause instanceof SourceError && cause.reason === 'conflict';
}

export class TileShelf {
  readonly #under = new Map<string, Promise<PublicTile | undefined>>();
  readonly #existing: ReadonlySet<string>;

  constructor(
    private readonly source: PublicSource,
    readonly index: PublicIndex,
  ) {
    this.#existing = new Set(index.tiles);
  }

  /** The tile with a position in it, if there is one: a ninth of the ground around, and soon there. */
  async own(position: LonLat): Promise<readonly PublicTile[]> {
    return this.#tiles([tileAt(position)]);
  }

  /** The tiles there are around a position, its own first. Throws SourceError, see {@link isNewer}. */
  async around(position: LonLat): Promise<readonly PublicTile[]> {
    return this.#tiles(tilesAround(position));
  }

  async #tiles(wanted: readonly string[]): Promise<readonly PublicTile[]> {
    const ids = wanted.filter((id) => this.#existing.has(id));
    const missing = ids.filter((id) => !this.#under.has(id));
    if (missing.length > 0) this.#send(missing);
    const tiles = await Promise.all(ids.map((id) => this.#under.get(id)));
    const found = tiles.filter((tile) => tile !== undefined);
    const other = found.find(({ version }) => version !== this.index.version);
    if (other)
      throw new SourceError(
        'conflict',
        `Expected tiles of version ${this.index.version}, got ${other.version}.`,
      );
    return found;
  }

  /** One question for all that is missing; what did not come is asked for again the next time. */
  #send(ids: readonly string[]): void {
    const answer = this.source.tiles(ids);
    for (const id of ids) {
      this.#under.set(
        id,
        answer.then((tiles) => tiles.find((tile) => tile.id === id)),
      );
    }
    answer.catch(() => {
      for (const id of ids) this.#under.delete(id);
    });
  }
}

/** Which squares a position asks for, as one word: the same word, the same ground. */
export function groundKey(position: LonLat): string {
  return tilesAround(position)[0];
}
