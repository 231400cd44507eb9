import { expect, it } from 'vitest';
import { seededRandom } from '../network/walk-fixture.ts';
import { RankedRows, rankOf } from './ranked-rows.ts';

it('gives the percentile that sorting gives, equal values and rows without households included', () => {
  const random = seededRandom(71);
  const ranked = new RankedRows(40);
  for (let round = 0; round < 2000; round++) {
    const rows = Array.from({ length: 1 + Math.floor(random() * 40) }, () => ({
      value: Math.floor(random() * 20),
      households: Math.floor(random() * 4),
    }));
    const percent = Math.floor(random() * 101);
    for (const { value, households } of rows) ranked.add(value, households);
    for (const asked of [percent, 50, 100 - percent]) {
      expect(ranked.percentile(asked), `seed 71, round ${round}`).toBe(bySorting(rows, asked));
    }
    ranked.clear();
  }
});

it('gives it where many rows lie close together, far from a few others', () => {
  const random = seededRandom(72);
  const ranked = new RankedRows(400);
  for (let round = 0; round < 200; round++) {
    const nearby = 10 ** -Math.floor(random() * 12);
    const rows = Array.from({ length: 2 + Math.floor(random() * 398) }, () => ({
      value: random() < 0.02 ? 1000 * random() : 300 + nearby * random(),
      households: Math.floor(random() * 4),
    }));
    for (const { value, households } of rows) ranked.add(value, households);
    for (const percent of [0, 10, 50, 90, 100]) {
      expect(ranked.percentile(percent), `seed 72, round ${round}`).toBe(bySorting(rows, percent));
    }
    ranked.clear();
  }
});

function bySorting(
  rows: readonly { readonly value: number; readonly households: number }[],
  percent: number,
): number | null {
  const inOrder = rows.flatMap(({ value, households }) => Array<number>(households).fill(value));
  inOrder.sort((a, b) => a - b);
  return inOrder.length === 0 ? null : inOrder[rankOf(inOrder.length, percent) - 1];
}
