import { expect, it } from 'vitest';
import { seededRandom } from '../../network/walk-fixture.ts';
import { clusterRows } from './gap-clusters.ts';

it.each([1, 2, 3, 4])('joins what a comparison of all pairs joins, each row once (seed %i)', (seed) => {
  const random = seededRandom(seed);
  const count = 300;
  const x = Array.from({ length: count }, () => (random() - 0.5) * 1500);
  const y = Array.from({ length: count }, () => (random() - 0.5) * 1500);
  const rows = Array.from({ length: count }, (_, row) => row).filter(() => random() < 0.8);
  const clusters = clusterRows(
    rows,
    (row) => x[row],
    (row) => y[row],
    60,
  );
  expect(clusters.flat().sort((a, b) => a - b)).toEqual(rows);
  expect(clusters.map(sorted).sort(byFirst)).toEqual(byAllPairs(rows, x, y, 60).map(sorted).sort(byFirst));
});

it('joins two homes exactly as far apart as the link, and none further', () => {
  const x = [0, 60, 120.001];
  expect(
    clusterRows(
      [0, 1, 2],
      (row) => x[row],
      () => 0,
      60,
    ),
  ).toEqual([[0, 1], [2]]);
});

it('makes nothing of nothing', () => {
  expect(
    clusterRows(
      [],
      () => 0,
      () => 0,
    ),
  ).toEqual([]);
});

/** Spreads a label until nothing changes: slow, and plainly right. */
function byAllPairs(
  rows: readonly number[],
  x: readonly number[],
  y: readonly number[],
  linkM: number,
): number[][] {
  const label = new Map(rows.map((row) => [row, row]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const a of rows) {
      for (const b of rows) {
        if (Math.hypot(x[a] - x[b], y[a] - y[b]) > linkM || label.get(a)! >= label.get(b)!) continue;
        label.set(b, label.get(a)!);
        changed = true;
      }
    }
  }
  return [...new Set(label.values())].map((own) => rows.filter((row) => label.get(row) === own));
}

function sorted(rows: readonly number[]): number[] {
  return [...rows].sort((a, b) => a - b);
}

function byFirst(a: readonly number[], b: readonly number[]): number {
  return a[0] - b[0];
}
