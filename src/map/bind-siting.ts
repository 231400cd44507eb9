/** Marks where stations could stand: candidates of one's own, and the sites found until they are stations. */
import { cityIn } from '../state/city-store.ts';
import type { Desk } from '../state/desk.ts';
import { chosenSites, type SitingState, standingCodes } from '../state/siting-store.ts';
import type { MapAdapter } from './adapter.ts';
import { sitingFeatures } from './features/siting.ts';
import { SOURCES } from './ids.ts';

/** The answer ends that. */
export function bindSiting(map: MapAdapter, { stores: { city, siting } }: Desk): () => void {
  const show = (state: SitingState) => {
    const records = cityIn(city)?.current;
    const areStations = records !== undefined && standingCodes(state, records).length > 0;
    map.setData(SOURCES.siting, sitingFeatures(areStations ? [] : chosenSites(state), state.drawn));
  };
  show(siting.getState());
  const stops = [
    siting.subscribe((now, before) => {
      const isSame =
        now.drawn === before.drawn && now.outcome === before.outcome && now.added === before.added;
      if (!isSame) show(now);
    }),
    city.subscribe(() => {
      if (siting.getState().added.length > 0) show(siting.getState());
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
