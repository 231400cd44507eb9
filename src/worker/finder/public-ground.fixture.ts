import type { CityData } from '../../domain/city.ts';
import { DEFAULT_PUBLIC_FACTS, type PublicIndex, type PublicTile } from '../../domain/public-city.ts';
import { projectPublicCity } from '../../engine/publishing/project-city.ts';

/** What the public gets of a city: its index, and its tiles by id. */
export interface PublicGround {
  readonly index: PublicIndex;
  /** Those of these ids that there are; all where none are named. */
  tiles(ids?: readonly string[]): readonly PublicTile[];
}

export function publicGround(city: CityData, version = 1): PublicGround {
  const documents = projectPublicCity({
    city,
    version,
    madeAt: '2026-11-23T00:00:00Z',
    earlierGrids: null,
    facts: DEFAULT_PUBLIC_FACTS,
  });
  const index = documents.get('index.json') as PublicIndex;
  return {
    index,
    tiles: (ids = index.tiles) =>
      ids.flatMap((id) => (documents.get(`tiles/${id}.json`) as PublicTile | undefined) ?? []),
  };
}
