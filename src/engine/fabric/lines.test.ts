import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/geometry.ts';
import { seededRandom } from '../topology/community-fixture.ts';
import { clipSegment } from './clip-segment.ts';
import { stretchesInside } from './local-streets.ts';
import { StreetPaths } from './street-path.ts';

const SQUARE: [number, number][][][] = [
  [
    [
      [0, 0],
      [0.01, 0],
      [0.01, 0.01],
      [0, 0.01],
      [0, 0],
    ],
  ],
];
const street = (...points: LonLat[]) => ({ kind: 'residential', points });

describe('a segment clipped to a box', () => {
  it('keeps what lies in the box and nothing else (1,000 random segments, seed 5)', () => {
    const random = seededRandom(5);
    const anywhere = (): [number, number] => [random() * 6 - 3, random() * 6 - 3];
    const isIn = ([x, y]: readonly [number, number], room: number) =>
      Math.abs(x) <= 1 + room && Math.abs(y) <= 1 + room;
    for (let i = 0; i < 1000; i++) {
      const [a, b] = [anywhere(), anywhere()];
      const clipped = clipSegment(a, b, [-1, -1, 1, 1]);
      const inside = Array.from({ length: 101 }, (_, k): [number, number] => [
        a[0] + ((b[0] - a[0]) * k) / 100,
        a[1] + ((b[1] - a[1]) * k) / 100,
      ]).filter((place) => isIn(place, 0));
      if (clipped === null) expect(inside.length).toBeLessThanOrEqual(1);
      else {
        expect(clipped.every((end) => isIn(end, 1e-12))).toBe(true);
        const [from, to] = clipped;
        const share = Math.hypot(to[0] - from[0], to[1] - from[1]) / Math.hypot(b[0] - a[0], b[1] - a[1]);
        expect(Math.abs(inside.length / 100 - share)).toBeLessThan(0.0201);
      }
    }
  });

  it('leaves a segment inside as it is', () => {
    expect(clipSegment([0.1, 0.2], [0.3, 0.4], [0, 0, 1, 1])).toEqual([
      [0.1, 0.2],
      [0.3, 0.4],
    ]);
  });
});

describe('streets of a community', () => {
  it('a: end where they leave it, and begin again where they come back', () => {
    const line = street([0.001, 0.005], [0.005, 0.005], [0.02, 0.005], [0.009, 0.006], [0.008, 0.006]);
    expect(stretchesInside([line], SQUARE).map(({ points }) => points)).toEqual([
      [
        [0.001, 0.005],
        [0.005, 0.005],
      ],
      [
        [0.009, 0.006],
        [0.008, 0.006],
      ],
    ]);
  });

  it('b: lead from one position to another, and nowhere when they are far from any street', () => {
    const paths = new StreetPaths([
      street([0, 0], [0, 0.005], [0.005, 0.005]),
      street([0.008, 0], [0.009, 0]),
    ]);
    expect(paths.between([0, 0], [0.005, 0.005])).toEqual([
      [0, 0],
      [0, 0.005],
      [0.005, 0.005],
    ]);
    expect(paths.between([0, 0], [0.009, 0])).toBeNull();
    expect(paths.between([0, 0], [0.003, 0.001])).toBeNull();
    expect(new StreetPaths([]).between([0, 0], [0.001, 0])).toBeNull();
  });
});
