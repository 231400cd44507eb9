import { expect, it } from 'vitest';
import { decodedDegrees, encodedDegrees } from '../../domain/public-columns.ts';
import { at, streetTable } from '../network/walk-fixture.ts';
import { decodedNetwork, decodedStreets, encodedNetwork, encodedStreets } from './tile-columns.ts';

const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));

it('gives back every position with its seven decimals', () => {
  const degrees = [120.1234567, -0.0000001, 0, 179.9999999, -179.9999999, 30.1, 30.1];
  expect([...decodedDegrees(asJson(encodedDegrees(degrees)))]).toEqual(degrees);
  expect(encodedDegrees([120, 120.0000003])).toEqual([1_200_000_000, 3]);
  expect([...decodedDegrees([])]).toEqual([]);
});

it('gives back the streets that were chosen, in their order', () => {
  const streets = streetTable([
    { line: [at(0, 0), at(100, 0)], kind: 'residential' },
    { line: [at(100, 0), at(100, 50), at(200, 50)], kind: 'steps' },
    { line: [at(0, 9), at(5, 9)], kind: 'footway' },
  ]);
  const all = decodedStreets(asJson(encodedStreets(streets, [0, 1, 2])));
  expect(all).toEqual({ ...streets, lon: all.lon, lat: all.lat });
  expect([...all.lon]).toEqual(Array.from(streets.lon, (lon) => Math.round(lon * 1e7) / 1e7));
  const some = decodedStreets(asJson(encodedStreets(streets, [1])));
  expect([some.count, some.ids, [...some.offsets]]).toEqual([1, [streets.ids[1]], [0, 3]]);
  expect([...some.lat]).toEqual([...all.lat.subarray(2, 5)]);
  expect(decodedStreets(asJson(encodedStreets(streets, []))).count).toBe(0);
});

it('gives back the edges that were chosen, with both of their ends', () => {
  const network = {
    nodeIds: ['a', 'b', 'c', 'd'],
    lon: Float64Array.of(120, 120.1, 120.2, 120.3),
    lat: Float64Array.of(30, 30.1, 30.2, 30.3),
    from: Int32Array.of(0, 1, 3),
    to: Int32Array.of(1, 2, 1),
    lengthM: Float64Array.of(0.1, 1234.5678901, 7),
    oneway: Uint8Array.of(0, 1, 0),
  };
  expect(decodedNetwork(asJson(encodedNetwork(network, [0, 1, 2])))).toEqual(network);
  const some = decodedNetwork(asJson(encodedNetwork(network, [2, 1])));
  const ends = Array.from(some.from, (from, i) => [some.nodeIds[from], some.nodeIds[some.to[i]]]);
  expect(ends).toEqual([
    ['d', 'b'],
    ['b', 'c'],
  ]);
  expect([...some.lengthM]).toEqual([7, 1234.5678901]);
});
