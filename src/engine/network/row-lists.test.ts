import { expect, it } from 'vitest';
import { NO_ROW, RowLists } from './row-lists.ts';
import { seededRandom } from './walk-fixture.ts';

it.each([61, 62])('holds what a set per list holds through 2,000 changes (seed %i)', (seed) => {
  const random = seededRandom(seed);
  const lists = new RowLists(0, 1);
  const expected: Set<number>[] = [new Set()];
  const listOf = new Map<number, number>();
  for (let step = 0; step < 2000; step++) {
    const row = Math.floor(random() * 50);
    const list = Math.floor(random() * 12);
    while (expected.length <= list) expected.push(new Set());
    lists.ensureLists(list + 1);
    lists.ensureRows(row + 1);
    const before = listOf.get(row);
    if (before === undefined) {
      lists.add(row, list);
      expected[list].add(row);
      listOf.set(row, list);
    } else {
      lists.remove(row, before);
      expected[before].delete(row);
      listOf.delete(row);
    }
    if (step % 20 === 0) expect(expected.map((_, i) => rowsOf(lists, i))).toEqual(expected.map(inOrder));
  }
  lists.clear();
  expect(expected.every((_, list) => lists.first(list) === NO_ROW)).toBe(true);
});

function rowsOf(lists: RowLists, list: number): number[] {
  const rows: number[] = [];
  for (let row = lists.first(list); row !== NO_ROW; row = lists.next(row)) rows.push(row);
  return inOrder(rows);
}

function inOrder(rows: Iterable<number>): number[] {
  return [...rows].sort((a, b) => a - b);
}
