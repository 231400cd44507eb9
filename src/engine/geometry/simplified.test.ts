import { describe, expect, it } from 'vitest';
import { seededRandom } from '../topology/community-fixture.ts';
import type { OwnRing } from './planar.ts';
import { simplified } from './simplified.ts';

/** A wavy ring around the origin. */
function wavyRing(random: () => number): OwnRing {
  const waves = 2 + Math.floor(random() * 5);
  const ring = Array.from({ length: 400 }, (_, i): [number, number] => {
    const angle = (i / 400) * 2 * Math.PI;
    const radiusM = 300 + 80 * Math.sin(waves * angle) + random();
    return [radiusM * Math.cos(angle), radiusM * Math.sin(angle)];
  });
  return [...ring, ring[0]];
}

function metresToLine(point: readonly number[], ring: OwnRing): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1];
    const [dx, dy] = [ring[i][0] - ax, ring[i][1] - ay];
    const along = ((point[0] - ax) * dx + (point[1] - ay) * dy) / (dx * dx + dy * dy);
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(point[0] - ax - t * dx, point[1] - ay - t * dy));
  }
  return least;
}

describe('a simplified shape', () => {
  it.each([1, 2, 3])(
    'passes within a metre of every vertex left out, with far fewer of them (seed %i)',
    (seed) => {
      const ring = wavyRing(seededRandom(seed));
      const [[line]] = simplified([[ring]]);
      expect(line.length).toBeLessThan(ring.length / 2);
      expect(line[0]).toEqual(line[line.length - 1]);
      for (const vertex of ring) expect(metresToLine(vertex, line)).toBeLessThanOrEqual(1);
    },
  );

  it('keeps a ring that would lose its area', () => {
    const ring: OwnRing = [
      [0, 0],
      [0.5, 0],
      [0.5, 0.5],
      [0, 0.5],
      [0, 0],
    ];
    expect(simplified([[ring]])).toEqual([[ring]]);
  });
});
