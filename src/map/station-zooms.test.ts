import { describe, expect, it } from 'vitest';
import type { Station, StationTier } from '../domain/city.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { stationZooms } from './station-zooms.ts';

const pattern = tinyCity().stations[0];
const at = (tier: StationTier, lon: number, lat: number): Station => ({
  ...pattern,
  code: `${tier} ${lon} ${lat}`,
  tier,
  location: [lon, lat],
});
/** `side` × `side` stations of a tier, `step` degrees apart. */
const field = (tier: StationTier, side: number, step: number) =>
  Array.from({ length: side * side }, (_, i) =>
    at(tier, 120 + (i % side) * step, 30 + Math.floor(i / side) * step),
  );

describe('the zoom from which a tier of stations is drawn', () => {
  it('is the same for every number of stations, and one later when they stand twice as close', () => {
    const wide = stationZooms(field('grid', 10, 0.01)).grid;
    expect(stationZooms(field('grid', 20, 0.01)).grid).toBe(wide);
    expect(stationZooms(field('grid', 20, 0.005)).grid).toBe(wide + 1);
  });

  it('gives a sign its room: 0.01° of longitude is 12 pixels wide before zoom 10', () => {
    expect(stationZooms(field('grid', 10, 0.01)).grid).toBe(10);
  });

  it('shows communities before grids, districts and sub-districts always', () => {
    const zooms = stationZooms([
      ...field('subdistrict', 5, 0.001),
      ...field('community', 5, 0.02),
      ...field('grid', 30, 0.004),
    ]);
    expect(zooms.subdistrict).toBe(0);
    expect(zooms.grid).toBeGreaterThan(zooms.community);
  });

  it('leaves out nobody when near, and nothing at all in an empty or lonely city', () => {
    expect(stationZooms(field('grid', 10, 0.00001)).grid).toBe(14);
    expect(stationZooms([])).toEqual({ district: 0, subdistrict: 0, community: 0, grid: 0 });
    expect(stationZooms([at('grid', 120, 30)]).grid).toBe(0);
  });
});
