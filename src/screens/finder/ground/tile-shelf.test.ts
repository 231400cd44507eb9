import { expect, it } from 'vitest';
import type { PublicTile } from '../../../domain/public-city.ts';
import { tilesAround } from '../../../domain/public-tiles.ts';
import type { PublicSource } from '../../../sources/public/public-source.ts';
import { STREET, townIndex, townTile } from '../public-town.fixture.ts';
import { isNewer, TileShelf } from './tile-shelf.ts';

const [own, other] = tilesAround(STREET);
const index = { ...townIndex(), tiles: [own, other] };

function shelfOver(answer: (id: string) => PublicTile): { shelf: TileShelf; asked: string[] } {
  const asked: string[] = [];
  const tiles = async (ids: readonly string[]) => {
    asked.push(...ids);
    return ids.map(answer);
  };
  return { shelf: new TileShelf({ tiles } as unknown as PublicSource, index), asked };
}

it('asks for the squares there are around a position, each once, and for nothing else', async () => {
  const { shelf, asked } = shelfOver((id) => ({ ...townTile(), id }));
  const first = await shelf.around(STREET);
  const second = await shelf.around([STREET[0] + 0.0001, STREET[1]]);
  expect(first.map(({ id }) => id)).toEqual([own, other]);
  expect(second).toEqual(first);
  expect(asked).toEqual([own, other]);
});

it('asks again for what did not come', async () => {
  let broken = true;
  const { shelf } = shelfOver((id) => {
    if (broken) throw new Error('offline');
    return { ...townTile(), id };
  });
  await expect(shelf.around(STREET)).rejects.toThrow('offline');
  broken = false;
  expect(await shelf.around(STREET)).toHaveLength(2);
});

it('tells that the map was published anew, and mixes no two', async () => {
  const { shelf } = shelfOver((id) => ({ ...townTile(2), id }));
  const cause = await shelf.around(STREET).catch((error: unknown) => error);
  expect(isNewer(cause)).toBe(true);
});
