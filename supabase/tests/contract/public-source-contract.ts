import { expect, test } from 'vitest';
import type { PublicDocuments, PublicIndex } from '../../../src/domain/public-city.ts';
import { tileAt, tilesAround } from '../../../src/domain/public-tiles.ts';
import type { PublicSource } from '../../../src/sources/public/public-source.ts';
import { at } from '../fixture/tiny-city.ts';

export interface PublicSubject {
  /** Puts documents in the place of those before. */
  publish(documents: PublicDocuments): Promise<void>;
  source(): PublicSource;
  /** What was asked of the network since it was last asked for; nothing where there is none. */
  takeAddresses(): readonly string[];
}

/** What every source of the public's view answers, of a city whose projection is `documents`. */
export function keepsThePublicSourceContract(subject: () => PublicSubject, documents: PublicDocuments): void {
  const home = at(2, 5);

  test('where nothing was projected yet there is no index, no tile and no place', async () => {
    const source = subject().source();
    expect(await source.index()).toBeNull();
    expect(await source.tiles(tilesAround(home))).toEqual([]);
    expect((await source.places()).compounds).toEqual([]);
  });

  let isPublished = false;
  const projected = async (): Promise<PublicSource> => {
    if (!isPublished) await subject().publish(documents);
    isPublished = true;
    subject().takeAddresses();
    return subject().source();
  };

  test('index and places are what was projected', async () => {
    const source = await projected();
    expect(await source.index()).toEqual(documents.get('index.json'));
    expect(await source.places()).toEqual(documents.get('places.json'));
  });

  test('tiles come in the order asked for, and only those there are', async () => {
    const { tiles } = documents.get('index.json') as PublicIndex;
    const wanted = ['0_0', ...[...tiles].reverse(), '9_9'];
    const found = await (await projected()).tiles(wanted);
    expect(found).toEqual([...tiles].reverse().map((id) => documents.get(`tiles/${id}.json`)));
    expect(found.length).toBeGreaterThan(0);
  });

  test('what is asked for says no more of a place than its tile, and each tile is asked for on its own', async () => {
    const source = await projected();
    await source.index();
    await source.tiles(tilesAround(home));
    await source.places();
    const asked = subject()
      .takeAddresses()
      .map((address) => new URL(address));
    const named = asked.map(({ pathname, searchParams }) => searchParams.get('path') ?? pathname.slice(1));
    if (named.length === 0) return;
    expect(named).toEqual(['index.json', `tiles/${tileAt(home)}.json`, 'places.json']);
    // All but the index under the instant of its making, so that they may be kept for good.
    const { madeAt } = documents.get('index.json') as PublicIndex;
    expect(asked.map(({ searchParams }) => searchParams.get('made'))).toEqual([null, madeAt, madeAt]);
  });

  test('what is called off is not answered', async () => {
    const source = await projected();
    await expect(source.index(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
}
