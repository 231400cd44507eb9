import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundDegrees } from '../../domain/geometry.ts';
import { type PackOrigin, unpackArea, unpackPositions } from './packed-coordinates.ts';

/** Google's encoded polyline algorithm, by the book: what `private.pack_line` does in PostGIS. */
function pack(positions: readonly (readonly [lon: number, lat: number])[], [lon0, lat0]: PackOrigin): string {
  let previous = [0, 0];
  return positions
    .map(([lon, lat]) => {
      const here = [Math.round((lat - lat0) * 1e7), Math.round((lon - lon0) * 1e7)];
      const text = here.map((value, axis) => packNumber(value - previous[axis])).join('');
      previous = here;
      return text;
    })
    .join('');
}

function packNumber(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let text = '';
  while (rest >= 32) {
    text += String.fromCharCode((32 | (rest & 31)) + 63);
    rest >>>= 5;
  }
  return text + String.fromCharCode(rest + 63);
}

const position = fc.tuple(
  fc.integer({ min: -50_000_000, max: 50_000_000 }),
  fc.integer({ min: -50_000_000, max: 50_000_000 }),
);

test('unpacking gives every position back, to the bit of the rounded double', () => {
  const origin: PackOrigin = [117, -33];
  fc.assert(
    fc.property(fc.array(position), (steps) => {
      const positions = steps.map(
        ([east, north]) => [roundDegrees(117 + east / 1e7), roundDegrees(-33 + north / 1e7)] as const,
      );
      const { lon, lat } = unpackPositions(pack(positions, origin), origin);
      expect([...lon]).toEqual(positions.map(([east]) => east));
      expect([...lat]).toEqual(positions.map(([, north]) => north));
    }),
  );
});

test('the example of the format’s own description', () => {
  // 38.5, -120.2 and so on at five decimals: the numbers are the same, a hundred times smaller.
  const { lon, lat } = unpackPositions('_p~iF~ps|U_ulLnnqC_mqNvxq`@', [0, 0]);
  expect([...lat]).toEqual([0.385, 0.407, 0.43252]);
  expect([...lon]).toEqual([-1.202, -1.2095, -1.26453]);
});

test('nothing packed is nothing, and a cut text is refused', () => {
  expect(unpackPositions('', [0, 0]).lon).toHaveLength(0);
  expect(() => unpackPositions('_p~iF', [0, 0])).toThrow(/pairs/);
  expect(() => unpackPositions('_p~iF~ps|', [0, 0])).toThrow(/whole number/);
});

test('an area comes back as the kind it was stored as', () => {
  const ring = pack(
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
    [0, 0],
  ); // a triangle
  const coordinates = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  expect(unpackArea([[ring]], true, [0, 0])).toEqual({ type: 'Polygon', coordinates: [coordinates] });
  expect(unpackArea([[ring, ring], [ring]], false, [0, 0])).toEqual({
    type: 'MultiPolygon',
    coordinates: [[coordinates, coordinates], [coordinates]],
  });
});
