import { describe, expect, it } from 'vitest';
import { createLocalFrame } from '../geometry/local-frame.ts';
import type { PlanarBounds } from '../geometry/planar.ts';
import { seededRandom } from '../network/walk-fixture.ts';
import { Homes } from './homes.ts';

const FRAME = createLocalFrame([104, 30]);

describe('homes near bounds', () => {
  it.each([
    ['in a town', 0.02, 0.02, 500],
    ['along one street', 0.3, 0, 200],
    ['far apart', 3, 3, 40],
    ['in one place', 0, 0, 20],
    ['of one household', 0, 0, 1],
  ])('are those that stand there, of homes %s', (_, width, height, count) => {
    const random = seededRandom(73);
    const lon = Float64Array.from({ length: count }, () => 104 + width * random());
    const lat = Float64Array.from({ length: count }, () => 30 + height * random());
    const households = Int32Array.from({ length: count }, (_, row) => (row % 3 === 1 ? 0 : 1));
    const homes = new Homes({ households, lon, lat }, FRAME);
    const rows = Array.from(households.keys()).filter((row) => households[row] > 0);
    expect([...homes.row].sort((a, b) => a - b)).toEqual(rows);
    homes.row.forEach((row, home) => {
      expect([homes.x[home], homes.y[home]]).toEqual(FRAME.toLocal(lon[row], lat[row]));
    });
    const sizeM = 1.2 * 111_000 * Math.max(width, height) + 10;
    for (let round = 0; round < 100; round++) {
      const [minX, minY] = [sizeM * (random() - 0.2), sizeM * (random() - 0.2)];
      const bounds: PlanarBounds = [minX, minY, minX + sizeM * random(), minY + sizeM * random()];
      const marginM = 20 * random();
      const near = homes.near(bounds, marginM).map((home) => homes.row[home]);
      expect(
        near.sort((a, b) => a - b),
        `seed 73, round ${round}`,
      ).toEqual(rows.filter((row) => isWithin(FRAME.toLocal(lon[row], lat[row]), bounds, marginM)));
    }
  });

  it('are none in a city without homes', () => {
    const none = { households: new Int32Array(), lon: new Float64Array(), lat: new Float64Array() };
    expect(new Homes(none, FRAME).near([-1e6, -1e6, 1e6, 1e6], 0)).toEqual([]);
  });
});

function isWithin(
  [x, y]: readonly [number, number],
  [minX, minY, maxX, maxY]: PlanarBounds,
  marginM: number,
): boolean {
  return x >= minX - marginM && x <= maxX + marginM && y >= minY - marginM && y <= maxY + marginM;
}
