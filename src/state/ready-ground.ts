/**
 * Ground made ready before the first stroke: with a tool for ground in hand, the community of the selected grid is
 * what will be edited. Its outlines come over the network and its fabric is made in the engine while the pointer is
 * still on its way, so that the first stroke is answered as soon as any other.
 */
import type { LonLat } from '../domain/geometry.ts';
import type { EngineApi } from '../worker/protocol.ts';
import { type CityStore, cityIn } from './city-store.ts';
import type { FiguresStore } from './figures-store.ts';
import { GROUND_TOOLS, type ViewStore } from './view-store.ts';

export interface ReadyGroundParts {
  readonly city: CityStore;
  readonly figures: FiguresStore;
  readonly view: ViewStore;
  readonly engine: Pick<EngineApi, 'blockAt'>;
}

/** Watches tool and selection; `provide` brings the outlines of a community once. */
export function keepGroundReady(
  { city, figures, view, engine }: ReadyGroundParts,
  provide: (communityCode: string) => Promise<void>,
): void {
  let ready: string | null = null;
  view.subscribe(({ tool, selection }) => {
    const isCounted = figures.getState().current !== null;
    if (!isCounted || !GROUND_TOOLS.has(tool) || selection?.kind !== 'grid') return;
    const grid = cityIn(city)?.current.grids.get(selection.code);
    if (grid === undefined || grid.communityCode === ready) return;
    const { communityCode, geometry } = grid;
    ready = communityCode;
    const [lon, lat] = geometry.coordinates[0][0];
    const at: LonLat = [lon, lat];
    // Any block will do: to find one, all that strokes in the community are laid on is made and kept.
    void provide(communityCode)
      .then(() => engine.blockAt(communityCode, at))
      // Nothing was asked for by a person: the stroke itself will tell what is wrong.
      .catch(() => undefined);
  });
}
