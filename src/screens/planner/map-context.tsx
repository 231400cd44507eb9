/** The way from a list to the map: show what carries a code. */
import { createContext, useCallback, useContext } from 'react';
import type { MapAdapter } from '../../map/adapter.ts';
import { placeOf } from '../../map/places.ts';
import { cityIn } from '../../state/city-store.ts';
import { useDesk } from './desk-context.tsx';

export const MapContext = createContext<MapAdapter | null>(null);

/** Brings what carries the code into view; answers false when it has no place, or there is no map. */
export function useShowPlace(): (code: string) => boolean {
  const map = useContext(MapContext);
  const desk = useDesk();
  return useCallback(
    (code) => {
      const city = cityIn(desk.stores.city);
      const place = city && placeOf(city, code);
      if (!map || !place) return false;
      map.fit(place);
      return true;
    },
    [map, desk],
  );
}
