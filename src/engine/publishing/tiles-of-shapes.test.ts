import { expect, it } from 'vitest';
import { TILE_DEGREES, tileAt } from '../../domain/public-tiles.ts';
import { tilesOfArea, tilesOfGeometry, tilesOfLine } from './tiles-of-shapes.ts';

/** A position so many tiles east and north of a corner of tiles. */
const spot = (x: number, y: number): [number, number] => [
  (4000 + x) * TILE_DEGREES,
  (1000 + y) * TILE_DEGREES,
];
const named = (tiles: Iterable<string>) => [...tiles].sort();

it('finds the tiles of a line, and not those of the box around its bends', () => {
  const line = [spot(0.5, 0.5), spot(2.5, 0.5), spot(2.5, 2.5)];
  expect(named(tilesOfLine(line))).toEqual(['4000_1000', '4001_1000', '4002_1000', '4002_1001', '4002_1002']);
  expect(named(tilesOfLine([spot(0.5, 0.5)]))).toEqual(['4000_1000']);
  expect(named(tilesOfLine([]))).toEqual([]);
});

it('finds the tiles wholly inside an area, and none in its hole', () => {
  const square = (west: number, south: number, east: number, north: number) => [
    spot(west, south),
    spot(east, south),
    spot(east, north),
    spot(west, north),
    spot(west, south),
  ];
  const whole = tilesOfArea([[square(0.5, 0.5, 4.5, 4.5)]]);
  expect(whole.size).toBe(25);
  expect(whole.has('4002_1002')).toBe(true);
  const ring = tilesOfArea([[square(0.5, 0.5, 4.5, 4.5), square(1.5, 1.5, 3.5, 3.5)]]);
  expect(ring.size).toBe(24);
  expect(ring.has('4002_1002')).toBe(false);
});

it('finds the tiles of every kind of geometry', () => {
  const [a, b] = [spot(0.5, 0.5), spot(2.5, 0.5)];
  const both = named([tileAt(a), tileAt(b)]);
  expect(named(tilesOfGeometry({ type: 'Point', coordinates: a }))).toEqual([tileAt(a)]);
  expect(named(tilesOfGeometry({ type: 'MultiPoint', coordinates: [a, b] }))).toEqual(both);
  expect(named(tilesOfGeometry({ type: 'MultiLineString', coordinates: [[a], [b]] }))).toEqual(both);
  const polygon = (at: [number, number]) => [[at, [at[0] + 0.001, at[1]], [at[0], at[1] + 0.001], at]];
  const areas: GeoJSON.Geometry = { type: 'MultiPolygon', coordinates: [polygon(a), polygon(b)] };
  expect(named(tilesOfGeometry(areas))).toEqual(both);
  expect(named(tilesOfGeometry({ type: 'GeometryCollection', geometries: [areas] }))).toEqual(both);
});
