import { expect, it } from 'vitest';
import { block, tinyGrid } from '../../src/sources/package/tiny-city.fixture.ts';
import { publicFactsOf } from './public-facts.ts';
import { createRandom } from './random.ts';

const grids = Array.from({ length: 2427 }, (_, row) =>
  tinyGrid(String(990101001001000 + row), block(row, 0, row + 1, 1)),
);

it('publishes a number of its own for most posts, by the seed alone, and tells of no redraw', () => {
  const facts = publicFactsOf(grids, createRandom(1));
  expect(publicFactsOf(grids, createRandom(1))).toEqual(facts);
  expect(publicFactsOf(grids, createRandom(2))).not.toEqual(facts);
  const phones = Object.values(facts.dutyPhones);
  expect(new Set([...phones, facts.settings.operatorPhone]).size).toBe(phones.length + 1);
  expect(phones.every((phone) => /^0999-555\d{4}$/.test(phone))).toBe(true);
  expect(phones.length).toBeGreaterThan(0.9 * grids.length);
  expect(phones.length).toBeLessThan(grids.length);
  expect(facts.settings.changesUntil).toBeNull();
});
