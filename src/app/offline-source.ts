/**
 * The public source with a memory: the index comes from the network when that answers soon, so that nobody online
 * reads old hours, and from the device when it does not. Tiles and names are read once for every edition.
 */
import {
  type FactReport,
  PUBLIC_FORMAT,
  type PublicIndex,
  type PublicPath,
  type PublicPlaces,
  type PublicTile,
} from '../domain/public-city.ts';
import type { PublicSource } from '../sources/public/public-source.ts';
import { SourceError } from '../sources/source-error.ts';
import { sayOffline } from './offline.ts';
import { type Edition, editionOf, type KeptDocuments } from './offline-store.ts';

/** How long an index from the network is waited for when there is one on the device. */
export const PATIENCE_MS = 3000;

const TILE = /^tiles\/(.+)\.json$/;
const pathOf = (tile: string): PublicPath => `tiles/${tile}.json`;

/** The same source, which keeps what it reads, and reads what it kept when nothing else answers. */
export function keepOffline(source: PublicSource, kept: KeptDocuments | null): PublicSource {
  return kept === null ? source : new KeptSource(source, kept);
}

class KeptSource implements PublicSource {
  readonly takesReports: boolean;
  readonly #source: PublicSource;
  readonly #kept: KeptDocuments;
  /** What the page was given: all that it asks for further is of this edition. */
  #shown: PublicIndex | null = null;
  /** The network gives documents of another edition by now: they would not fit. */
  #isReplaced = false;

  constructor(source: PublicSource, kept: KeptDocuments) {
    this.#source = source;
    this.#kept = kept;
    this.takesReports = source.takesReports;
    globalThis.addEventListener?.('online', () => void this.#look());
    globalThis.addEventListener?.('offline', () => this.#shown && sayOffline({ offline: true }));
  }

  async index(signal?: AbortSignal): Promise<PublicIndex | null> {
    const before = await this.#newestKept();
    const asked = this.#source.index(signal);
    const soon =
      before === null ? await asked : await Promise.race([refusedAs(LATE, asked, signal), later(LATE)]);
    if (soon === LATE) {
      this.#show(before, true);
      asked.then((answer) => this.#compare(answer)).catch(() => undefined);
      return before;
    }
    this.#show(soon, false);
    if (soon !== null) void this.#keepInstead(soon);
    return soon;
  }

  async tiles(ids: readonly string[], signal?: AbortSignal): Promise<readonly PublicTile[]> {
    const shown = this.#shown;
    if (shown === null) return this.#source.tiles(ids, signal);
    const edition = editionOf(shown);
    const wanted = ids.filter((id) => shown.tiles.includes(id));
    const found = new Map<string, PublicTile>();
    for (const id of wanted) {
      const tile = (await this.#kept.read(edition, pathOf(id))) as PublicTile | undefined;
      if (tile) found.set(id, tile);
    }
    const missing = wanted.filter((id) => !found.has(id));
    const read = missing.length === 0 ? [] : await this.#source.tiles(missing, signal);
    // The index names only tiles that there are: one that is not there belongs to another edition.
    this.#expectFitting(
      read.length === missing.length && read.every(({ version }) => version === shown.version),
    );
    for (const tile of read) {
      found.set(tile.id, tile);
      await this.#kept.write(edition, pathOf(tile.id), tile);
    }
    return wanted.flatMap((id) => found.get(id) ?? []);
  }

  async places(signal?: AbortSignal): Promise<PublicPlaces> {
    const shown = this.#shown;
    if (shown === null) return this.#source.places(signal);
    const edition = editionOf(shown);
    const found = (await this.#kept.read(edition, 'places.json')) as PublicPlaces | undefined;
    if (found) return found;
    const read = await this.#source.places(signal);
    this.#expectFitting(read.version === shown.version);
    await this.#kept.write(edition, 'places.json', read);
    return read;
  }

  report(report: FactReport) {
    return this.#source.report(report);
  }

  #show(index: PublicIndex | null, offline: boolean): void {
    this.#shown = index;
    this.#isReplaced = false;
    sayOffline({ offline, madeAt: index?.madeAt ?? null, newer: false });
  }

  /** Rows of one edition's documents are not rows of another's. */
  #expectFitting(isFitting: boolean): void {
    if (isFitting && !this.#isReplaced) return;
    sayOffline({ newer: true });
    throw new SourceError('conflict', 'The operator has published anew: load the page again.');
  }

  /** Asks whether the network answers again. */
  async #look(): Promise<void> {
    if (this.#shown === null) return;
    await this.#source.index().then(
      (answer) => this.#compare(answer),
      () => undefined,
    );
  }

  /** What is shown stays as it is, under the hand of whoever reads it. */
  #compare(answer: PublicIndex | null): void {
    if (answer === null || this.#shown === null) return;
    this.#isReplaced = editionOf(answer) !== editionOf(this.#shown);
    sayOffline({ offline: false, newer: this.#isReplaced });
  }

  async #newestKept(): Promise<PublicIndex | null> {
    for (const edition of [...(await this.#kept.editions())].reverse()) {
      const index = (await this.#kept.read(edition, 'index.json')) as PublicIndex | undefined;
      if (index?.format === PUBLIC_FORMAT) return index;
    }
    return null;
  }

  /** An area that works without a network goes on doing so: its documents are read anew before the earlier ones go. */
  async #keepInstead(index: PublicIndex): Promise<void> {
    const current = editionOf(index);
    await this.#kept.write(current, 'index.json', index);
    for (const earlier of await this.#kept.editions()) {
      if (earlier === current) continue;
      await this.#readAnew(earlier).catch(() => undefined);
      await this.#kept.drop(earlier);
    }
  }

  async #readAnew(earlier: Edition): Promise<void> {
    const paths = await this.#kept.paths(earlier);
    await this.tiles(paths.flatMap((path) => TILE.exec(path)?.[1] ?? []));
    if (paths.includes('places.json')) await this.places();
  }
}

const LATE = Symbol('late');

function later<T>(value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, value));
}

/** The answer, or `value` where nothing answers; what was called off, or refused, stays so. */
function refusedAs<T, V>(value: V, asked: Promise<T>, signal: AbortSignal | undefined): Promise<T | V> {
  return asked.catch((cause) => {
    const isAnswered = cause instanceof SourceError && cause.reason !== 'offline';
    if (signal?.aborted || isAnswered) throw cause;
    return value;
  });
}
