import { useEffect } from 'react';
import type { LonLat } from '../../../domain/geometry.ts';
import type { PublicStation } from '../../../domain/public-city.ts';
import type { StationRoute } from '../../../domain/route.ts';
import type { CityMap } from '../../../map/maplibre-adapter.ts';
import { boundsAround, isInView } from './map-marks.ts';
import { PLACE_ZOOM } from './open-finder-map.ts';

export interface LookedAt {
  readonly place: LonLat | null;
  readonly route: StationRoute | null;
  readonly selected: PublicStation | null;
}

/** Brings into view what the list speaks of; what is in view already moves nothing. */
export function useMapView(map: CityMap | null, { place, route, selected }: LookedAt): void {
  useEffect(() => {
    if (map === null || place === null || isInView(map.view(), place)) return;
    map.flyTo(place, Math.max(map.camera().zoom, PLACE_ZOOM));
  }, [map, place]);
  const location = selected?.location ?? null;
  useEffect(() => {
    if (map !== null && location !== null && !isInView(map.view(), location)) map.flyTo(location);
  }, [map, location]);
  useEffect(() => {
    const bounds = route === null ? null : boundsAround(route.line);
    if (map !== null && bounds !== null) map.fit(bounds);
  }, [map, route]);
}
