import { describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/geometry.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { openCity } from '../state/city-store.ts';
import { createMapStandIn } from './map-stand-in.fixture.ts';
import { SNAP_REACH, snapTo, snapVertex } from './snap.ts';

const city = openCity(tinyCity(), 1);
const map = createMapStandIn();
/** Half the diagonal of a cell of the lattice of positions, in degrees. */
const LATTICE = 0.5e-7 * Math.SQRT2 * (1 + 1e-6);
/** Degrees of a pixel of the map. */
const PIXEL = 1e-5;

const vertexAt = (at: LonLat) => snapVertex(city, map, map.project(at));

describe('a vertex under the pointer', () => {
  it('is drawn onto a street nearby, to the precision of positions', () => {
    // A street from south-west to north-east meets no position of the lattice in between.
    const slanting: LonLat[] = [
      [120.0011, 30.0021],
      [120.0042, 30.0037],
    ];
    const { streets } = city.data;
    const [a, b] = slanting;
    const slanted = openCity(
      {
        ...city.data,
        streets: {
          ...streets,
          lon: streets.lon.map((lon, i) => (i < 3 ? a[0] + (i / 2) * (b[0] - a[0]) : lon)),
          lat: streets.lat.map((lat, i) => (i < 3 ? a[1] + (i / 2) * (b[1] - a[1]) : lat)),
        },
      },
      1,
    );
    let onTheWay = 0;
    for (let i = 1; i < 40; i++) {
      const lon = a[0] + (i / 40) * (b[0] - a[0]);
      const place = snapVertex(slanted, map, map.project([lon + 4 * PIXEL, 30.0021 + (lon - a[0]) * 0.5]));
      if (place === null || slanting.some((end) => end.join() === place.at.join())) continue;
      expect(distanceToLine(place.at, a, b)).toBeLessThanOrEqual(LATTICE);
      expect(place).toMatchObject({ on: 'street', name: '团结路' });
      onTheWay++;
    }
    expect(onTheWay).toBeGreaterThan(20);
  });

  it('goes to a corner of a street first, even where the street itself is nearer', () => {
    expect(vertexAt([120.005 + 7 * PIXEL, 30.005 + 1 * PIXEL])?.at).toEqual([120.005, 30.005]);
    expect(vertexAt([120.003, 30.005 + 3 * PIXEL])?.at).toEqual([120.003, 30.005]);
  });

  it('goes to the outline of a compound where no street is nearer', () => {
    expect(vertexAt([120.0075, 30.006 - 4 * PIXEL])).toMatchObject({
      at: [120.0075, 30.006],
      on: 'compound',
      name: '阳光小区',
      held: [
        [120.006, 30.006],
        [120.009, 30.006],
      ],
    });
  });

  it('is not drawn to a border, where a vertex of another border cannot lie', () => {
    expect(vertexAt([120.0003, 30.003])).toBeNull();
    expect(snapTo(city, map, map.project([120.00003, 30.003]))?.on).toBe('border');
    expect(vertexAt([120.00003, 30.003])).toBeNull();
  });

  it.each([
    [SNAP_REACH, true],
    [SNAP_REACH + 0.01, false],
  ])('holds on to a street %d pixels away: %s', (pixels, holds) => {
    const place = vertexAt([120.0028, 30.005 + pixels * PIXEL]);
    expect(place?.at ?? null).toEqual(holds ? [120.0028, 30.005] : null);
  });
});

function distanceToLine([x, y]: LonLat, [ax, ay]: LonLat, [bx, by]: LonLat): number {
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / Math.hypot(bx - ax, by - ay);
}
