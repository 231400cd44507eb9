import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  PUBLIC_FORMAT,
  type PublicIndex,
  type PublicPath,
  type PublicPlaces,
  type PublicTile,
} from '../domain/public-city.ts';
import type { PublicSource } from '../sources/public/public-source.ts';
import { SourceError } from '../sources/source-error.ts';
import { offlineState } from './offline.ts';
import { keepOffline, PATIENCE_MS } from './offline-source.ts';
import { editionOf, type KeptDocuments } from './offline-store.ts';

const MONDAY = '2026-11-23T01:00:00Z';
const TUESDAY = '2026-11-24T01:00:00Z';

const indexOf = (version: number, madeAt: string): PublicIndex =>
  ({ format: PUBLIC_FORMAT, version, madeAt, tiles: ['1_1', '1_2'] }) as unknown as PublicIndex;
const tileOf = (id: string, version: number) => ({ id, version }) as PublicTile;
const idsOf = (tiles: readonly PublicTile[]) => tiles.map(({ id, version }) => `${id} of ${version}`);

/** An operator's server that a test rebuilds, slows down or switches off. */
class Server implements PublicSource {
  readonly takesReports = true;
  readonly asked: string[] = [];
  made = indexOf(1, MONDAY);
  up = true;
  /** Answers when this has settled. */
  held: Promise<void> = Promise.resolve();

  async #answer<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    await this.held;
    if (!this.up) throw new SourceError('offline', 'Nothing answers.');
    return value();
  }
  index = () => this.#answer('index', () => this.made as PublicIndex | null);
  tiles = (ids: readonly string[]) =>
    this.#answer(ids.join(), () => ids.map((id) => tileOf(id, this.made.version)));
  places = () => this.#answer('places', () => ({ version: this.made.version }) as PublicPlaces);
  report = () => this.#answer('report', () => ({ ok: true, value: null }) as const);
}

function memoryDocuments(): KeptDocuments {
  const kept = new Map<string, Map<PublicPath, string>>();
  return {
    editions: async () => [...kept.keys()],
    paths: async (edition) => [...(kept.get(edition)?.keys() ?? [])],
    read: async (edition, path) => {
      const text = kept.get(edition)?.get(path);
      return text === undefined ? undefined : JSON.parse(text);
    },
    write: async (edition, path, body) => {
      kept.set(edition, (kept.get(edition) ?? new Map()).set(path, JSON.stringify(body)));
    },
    drop: async (edition) => void kept.delete(edition),
  };
}

let server: Server;
let kept: KeptDocuments;
/** A page that is opened: it remembers nothing but what is kept. */
const visit = () => keepOffline(server, kept);

beforeEach(() => {
  server = new Server();
  kept = memoryDocuments();
});
afterEach(() => vi.useRealTimers());

describe('a second visit without a network', () => {
  it('finds what the first one read, and says how old it is', async () => {
    const first = visit();
    await first.index();
    await first.tiles(['1_1']);
    await first.places();
    expect(offlineState.get()).toEqual({ offline: false, madeAt: MONDAY, newer: false });
    server.up = false;
    const second = visit();
    expect(await second.index()).toEqual(indexOf(1, MONDAY));
    expect(idsOf(await second.tiles(['1_1', 'beyond the city']))).toEqual(['1_1 of 1']);
    expect((await second.places()).version).toBe(1);
    expect(offlineState.get()).toEqual({ offline: true, madeAt: MONDAY, newer: false });
  });

  it('does not pass off a part of the ground as all of it', async () => {
    const first = visit();
    await first.index();
    await first.tiles(['1_1']);
    server.up = false;
    const second = visit();
    await second.index();
    await expect(second.tiles(['1_1', '1_2'])).rejects.toThrow('Nothing answers.');
  });
});

it('a first visit without a network is refused as the source refuses it', async () => {
  server.up = false;
  await expect(visit().index()).rejects.toThrow(SourceError);
});

it('what was called off is not answered from the device', async () => {
  await visit().index();
  server.up = false;
  await expect(visit().index(AbortSignal.abort())).rejects.toThrow(SourceError);
});

it('tiles are asked for once', async () => {
  const source = visit();
  await source.index();
  await source.tiles(['1_1']);
  await source.tiles(['1_1', '1_2']);
  expect(server.asked).toEqual(['index', '1_1', '1_2']);
});

it('a network that does not answer soon is not waited for, and heard when it does', async () => {
  await visit().index();
  vi.useFakeTimers();
  let release = () => {};
  server.held = new Promise((resolve) => {
    release = resolve;
  });
  server.made = indexOf(1, TUESDAY);
  const source = visit();
  const opened = source.index();
  await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
  expect(offlineState.get().offline).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect((await opened)?.version).toBe(1);
  expect(offlineState.get()).toEqual({ offline: true, madeAt: MONDAY, newer: false });
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(offlineState.get()).toEqual({ offline: false, madeAt: MONDAY, newer: true });
  // Also where both are of the same version of the map, and look alike.
  await expect(source.tiles(['1_2'])).rejects.toThrow('published anew');
});

describe('when the operator has made another edition', () => {
  it('the next visit shows it, and the area that worked goes on working', async () => {
    const first = visit();
    await first.index();
    await first.tiles(['1_1']);
    await first.places();
    server.made = indexOf(2, TUESDAY);
    expect((await visit().index())?.version).toBe(2);
    await vi.waitFor(async () => expect(await kept.editions()).toEqual([editionOf(server.made)]));
    server.up = false;
    const third = visit();
    expect((await third.index())?.madeAt).toBe(TUESDAY);
    expect(idsOf(await third.tiles(['1_1']))).toEqual(['1_1 of 2']);
    expect((await third.places()).version).toBe(2);
  });

  it('an open page refuses documents that do not fit its own', async () => {
    const source = visit();
    await source.index();
    server.made = indexOf(2, TUESDAY);
    await expect(source.tiles(['1_1'])).rejects.toThrow('published anew');
    expect(offlineState.get().newer).toBe(true);
    expect(await kept.read(editionOf(indexOf(1, MONDAY)), 'tiles/1_1.json')).toBeUndefined();
  });
});

it('a finder that is too old for what the operator publishes is not shown the past', async () => {
  await visit().index();
  server.index = async () => {
    throw new SourceError('conflict', 'Another format.');
  };
  await expect(visit().index()).rejects.toThrow('Another format.');
});

it('a projection that is no longer there is not shown from the device', async () => {
  await visit().index();
  server.index = async () => null;
  expect(await visit().index()).toBeNull();
});

it('what an earlier finder kept in another format is left alone', async () => {
  await kept.write('9 then', 'index.json', { ...indexOf(9, MONDAY), format: 0 });
  server.up = false;
  await expect(visit().index()).rejects.toThrow(SourceError);
});
