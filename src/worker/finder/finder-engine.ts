import type { FinderEngineApi } from './finder-protocol.ts';
import { FinderWalks } from './finder-walks.ts';

/**
 * The engine behind the doorway of the finder. Before its ground is opened it knows no walks; what does not fit,
 * e.g. tiles of another version than the index, is refused.
 */
export function createTileEngine(): FinderEngineApi {
  let walks: FinderWalks | null = null;
  return {
    async open(index, tiles) {
      const stray = tiles.find(({ version }) => version !== index.version);
      if (stray !== undefined) {
        throw new RangeError(
          `expected tiles of version ${index.version}, got ${stray.version} in tile ${stray.id}`,
        );
      }
      walks = new FinderWalks(index, tiles);
    },
    async walks(start, profile) {
      return walks?.walks(start, profile) ?? [];
    },
    async sureWalks(start, profile) {
      return walks?.sureWalks(start, profile) ?? [];
    },
    async route(start, stationCode, profile) {
      return walks?.route(start, stationCode, profile) ?? null;
    },
  };
}
