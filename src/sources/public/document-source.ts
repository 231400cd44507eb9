import {
  PUBLIC_FORMAT,
  type PublicIndex,
  type PublicPlaces,
  type PublicTile,
} from '../../domain/public-city.ts';
import { SourceError } from '../source-error.ts';
import type { PublicSource } from './public-source.ts';

/**
 * Reads one document of the projection; `null` where there is none. `madeAt` of the index that named it stands in the
 * address: then whatever is between may keep it for good, and never gives a document of another making.
 */
export type ReadDocument = (path: string, madeAt: string | null, signal?: AbortSignal) => Promise<unknown>;

/** A source over documents, wherever they are read from. Tiles are asked for side by side, and only those there are. */
export function documentSource(
  read: ReadDocument,
  { takesReports, report }: Pick<PublicSource, 'takesReports' | 'report'>,
): PublicSource {
  let known: PublicIndex | null = null;
  const index = async (signal?: AbortSignal) => {
    known = (await read('index.json', null, signal)) as PublicIndex | null;
    if (known && known.format !== PUBLIC_FORMAT) {
      throw new SourceError(
        'conflict',
        `This finder reads format ${PUBLIC_FORMAT}, not ${known.format}: load it anew.`,
      );
    }
    return known;
  };
  return {
    index,
    async tiles(ids, signal) {
      const { tiles, madeAt } = known ?? (await index(signal)) ?? NOTHING;
      const wanted = ids.filter((id) => tiles.includes(id));
      const found = await Promise.all(wanted.map((id) => read(`tiles/${id}.json`, madeAt, signal)));
      return found.filter((tile) => tile !== null) as PublicTile[];
    },
    async places(signal) {
      const { madeAt } = known ?? (await index(signal)) ?? NOTHING;
      const places = (await read('places.json', madeAt, signal)) as PublicPlaces | null;
      return places ?? { version: 0, compounds: [], streets: [], pinyin: {} };
    },
    takesReports,
    report,
  };
}

const NOTHING: { tiles: readonly string[]; madeAt: string | null } = { tiles: [], madeAt: null };
