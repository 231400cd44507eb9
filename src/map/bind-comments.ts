/** Ties the comments on the open plan to their marks on the map. */
import { cityIn } from '../state/city-store.ts';
import { openComments } from '../state/comment-store.ts';
import type { Desk } from '../state/desk.ts';
import type { MapAdapter } from './adapter.ts';
import { commentFeature } from './features/comments.ts';
import { SOURCES } from './ids.ts';
import { createKeyedSource } from './keyed-source.ts';

/** Shows a mark on every grid with open comments, where the grid is now. The answer ends that. */
export function bindComments(map: MapAdapter, { stores }: Desk): () => void {
  const marks = createKeyedSource(map, SOURCES.comments);
  const show = () => {
    const grids = cityIn(stores.city)?.current.grids;
    const counts = openComments(stores.comments.getState().comments);
    marks.show(
      [...counts].flatMap(([code, open]) => {
        const grid = code === null ? undefined : grids?.get(code);
        return grid ? [{ code: grid.code, stamp: [grid, open], make: () => commentFeature(grid, open) }] : [];
      }),
    );
  };
  show();
  const stops = [stores.city.subscribe(show), stores.comments.subscribe(show)];
  return () => {
    for (const stop of stops) stop();
  };
}
