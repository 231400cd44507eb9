import { describe, expect, it } from 'vitest';
import type { LonLat, Polygon } from '../../domain/geometry.ts';
import { sameGround } from './same-ground.ts';

const polygon = (...rings: LonLat[][]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => ring.map(([lon, lat]) => [lon, lat])),
});
const square: LonLat[] = [
  [114, 22],
  [114.01, 22],
  [114.01, 22.01],
  [114, 22.01],
  [114, 22],
];

describe('the same ground', () => {
  it('stays the same when a neighbour puts a corner into the border, wherever the ring begins', () => {
    const withCorner = square.toSpliced(2, 0, [114.0100001, 22.0034567]);
    expect(sameGround(polygon(square), polygon(withCorner))).toBe(true);
    const turned = [...square.slice(2), ...square.slice(1, 3)];
    expect(sameGround(polygon(turned), polygon(withCorner))).toBe(true);
  });

  it('is another when a corner moves by a metre, is cut off, or a hole opens', () => {
    const moved = square.toSpliced(2, 1, [114.01, 22.01001]);
    const cut = square.toSpliced(2, 1);
    const hole: LonLat[] = [
      [114.004, 22.004],
      [114.006, 22.004],
      [114.005, 22.006],
      [114.004, 22.004],
    ];
    for (const other of [polygon(moved), polygon(cut), polygon(square, hole)]) {
      expect(sameGround(polygon(square), other)).toBe(false);
      expect(sameGround(other, polygon(square))).toBe(false);
    }
  });
});
