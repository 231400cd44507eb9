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

function bySorting(
  rows: readonly { readonly value: number; readonly households: number }[],
  percent: number,
): number | null {
  const inOrder = rows.flatMap(({ value, households }) => Array<number>(households).fill(value));
  inOrder.sort((a, b) => a - b);
  return inOrder.length === 0 ? null : inOrder[rankOf(inOrder.length, percent) - 1];
}
