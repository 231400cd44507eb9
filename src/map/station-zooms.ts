/**
 * From which zoom each tier of stations is drawn: where its signs no longer touch. A prefecture has over a
 * thousand grid stations; seen whole, they would cover the city that they serve.
 */
import Flatbush from 'flatbush';
import { STATION_TIERS, type Station, type StationTier } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';

/** Lowest zoom by tier. */
export type StationZooms = Readonly<Record<StationTier, number>>;

/** Room that a sign needs, in CSS pixels; between those of communities the names of sub-districts are read. */
const ROOM_PIXELS: Partial<Record<StationTier, number>> = { community: 24, grid: 12 };
/** Pixels around the equator at zoom 0. */
const WORLD_PIXELS = 512;
/** Everything is drawn from here on, however close two stations stand. */
const LATEST_ZOOM = 14;

/**
 * The first whole zoom at which half of a tier's stations have room among those of their tier and the
 * tiers above. Whole, because MapLibre decides once per tile. District and sub-district stations are shown
 * at every zoom.
 */
export function stationZooms(stations: Iterable<Pick<Station, 'tier' | 'location'>>): StationZooms {
  const points: Record<StationTier, Point[]> = { district: [], subdistrict: [], community: [], grid: [] };
  for (const { tier, location } of stations) if (location) points[tier].push(mercator(location));
  const zooms: Record<StationTier, number> = { district: 0, subdistrict: 0, community: 0, grid: 0 };
  let shown: readonly Point[] = [];
  let zoom = 0;
  for (const tier of STATION_TIERS) {
    shown = [...points[tier], ...shown];
    const room = ROOM_PIXELS[tier];
    if (room === undefined) continue;
    const roomy = Math.log2(room / (WORLD_PIXELS * medianSpacing(points[tier].length, shown)));
    zoom = Math.min(Math.max(Math.ceil(roomy), zoom), LATEST_ZOOM);
    zooms[tier] = zoom;
  }
  return zooms;
}

type Point = readonly [x: number, y: number];

/** Web Mercator, the world's width being 1. */
function mercator([lon, lat]: LonLat): Point {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Median distance of the first `count` points to their nearest neighbour; infinite where there is none. */
function medianSpacing(count: number, points: readonly Point[]): number {
  if (count === 0 || points.length < 2) return Number.POSITIVE_INFINITY;
  const index = new Flatbush(points.length);
  for (const [x, y] of points) index.add(x, y, x, y);
  index.finish();
  const spacings = points
    .slice(0, count)
    .map(([x, y], self) => {
      const [nearest] = index.neighbors(x, y, 1, Number.POSITIVE_INFINITY, (other) => other !== self);
      return Math.hypot(points[nearest][0] - x, points[nearest][1] - y);
    })
    .sort((a, b) => a - b);
  return spacings[Math.floor(count / 2)];
}
