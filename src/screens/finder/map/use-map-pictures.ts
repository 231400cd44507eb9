import { type RefObject, useEffect, useMemo } from 'react';
import type { LonLat } from '../../../domain/geometry.ts';
import type { PublicGrid } from '../../../domain/public-city.ts';
import type { StationRoute } from '../../../domain/route.ts';
import { stationFeatures } from '../../../map/features/stations.ts';
import { SOURCES } from '../../../map/ids.ts';
import type { CityMap } from '../../../map/maplibre-adapter.ts';
import { showCity } from '../../../map/test-handle.ts';
import type { TileCity } from '../../../worker/finder/tile-city.ts';
import { showTileGround } from './map-ground.ts';
import { gridMarks, type StationMark, wayMarks } from './map-marks.ts';

export interface MapPictures {
  readonly city: TileCity;
  readonly marks: readonly StationMark[];
  readonly selectedCode: string | null;
  readonly place: LonLat | null;
  readonly grid: PublicGrid | null;
  readonly route: StationRoute | null;
}

/** Gives the map what it shows, each part again only when it changes. The element tells when the first picture stands. */
export function useMapPictures(
  map: CityMap | null,
  { city, marks, selectedCode, place, grid, route }: MapPictures,
  element: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    if (map !== null) showTileGround(map, city);
  }, [map, city]);
  const stations = useMemo(() => stationFeatures(marks), [marks]);
  useEffect(() => map?.setData(SOURCES.stations, stations), [map, stations]);
  useEffect(() => {
    if (map === null || selectedCode === null) return;
    map.setFeatureState(SOURCES.stations, selectedCode, { selected: true });
    return () => map.setFeatureState(SOURCES.stations, selectedCode, { selected: false });
  }, [map, selectedCode]);
  useEffect(() => map?.setData(SOURCES.why, wayMarks(place, route?.line ?? null)), [map, place, route]);
  useEffect(() => map?.setData(SOURCES.focus, gridMarks(grid)), [map, grid]);

  // After all that it is to show at first.
  useEffect(() => {
    if (map === null) return;
    void showCity(map);
    void map.idle().then(() => element.current?.setAttribute('data-map-ready', 'true'));
  }, [map, element]);
}
