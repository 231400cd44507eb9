/** What the map shows of the visitor's own: their place, the line of their grid, and the way to a station. */
import type { LonLat, LonLatBounds } from '../../../domain/geometry.ts';
import type { PublicGrid, PublicStation } from '../../../domain/public-city.ts';
import type { MapAdapter } from '../../../map/adapter.ts';
import { collection, EMPTY_COLLECTION, feature, pointFeature } from '../../../map/features/feature.ts';
import { stationZooms } from '../../../map/station-zooms.ts';

/** A station on the map, and the lowest zoom at which it is drawn. */
export interface StationMark {
  readonly station: PublicStation;
  readonly standing: 'open';
  readonly fromZoom: number;
}

/** Stations as they are drawn: the selected one at every zoom, the rest where their tier has room. */
export function stationMarks(
  stations: readonly PublicStation[],
  selectedCode: string | null,
): readonly StationMark[] {
  const zooms = stationZooms(stations);
  return stations.map((station) => ({
    station,
    standing: 'open',
    fromZoom: station.code === selectedCode ? 0 : zooms[station.tier],
  }));
}

/** Half of what a finger needs, in CSS pixels. */
const REACH_PIXELS = 22;

/** The station that a tap means: the nearest one drawn within a finger's reach; `null` for none. */
export function tappedStation(
  map: Pick<MapAdapter, 'camera' | 'project'>,
  marks: readonly StationMark[],
  at: LonLat,
): PublicStation | null {
  const { zoom } = map.camera();
  const tap = map.project(at);
  let nearest: PublicStation | null = null;
  let nearestPixels = REACH_PIXELS;
  for (const { station, fromZoom } of marks) {
    if (station.location === null || fromZoom > zoom) continue;
    const { x, y } = map.project(station.location);
    const pixels = Math.hypot(x - tap.x, y - tap.y);
    if (pixels > nearestPixels) continue;
    nearest = station;
    nearestPixels = pixels;
  }
  return nearest;
}

/** The place, and the way from it. */
export function wayMarks(place: LonLat | null, line: readonly LonLat[] | null): GeoJSON.FeatureCollection {
  const coordinates = line?.map(([lon, lat]) => [lon, lat]) ?? [];
  return collection([
    ...(coordinates.length < 2 ? [] : [feature({ type: 'LineString', coordinates }, { role: 'walk' })]),
    ...(place === null ? [] : [pointFeature(place, { role: 'door' })]),
  ]);
}

/** The line of the visitor's grid; nothing where lines are not public. */
export function gridMarks(grid: PublicGrid | null): GeoJSON.FeatureCollection {
  const geometry = grid?.geometry ?? null;
  return geometry === null ? EMPTY_COLLECTION : collection([feature(geometry, { role: 'border' })]);
}

/** The box around positions; `null` around none. */
export function boundsAround(positions: readonly LonLat[]): LonLatBounds | null {
  if (positions.length === 0) return null;
  const [lons, lats] = [positions.map(([lon]) => lon), positions.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Whether a position lies in a box, its border included. */
export function isInView([west, south, east, north]: LonLatBounds, [lon, lat]: LonLat): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
