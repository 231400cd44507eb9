import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCodes, splitNumbers } from './joined-columns.ts';

const LEAST = -(2 ** 31);
const MOST = 2 ** 31 - 1;

test('what is joined comes back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: LEAST, max: MOST }), { minLength: 1 }), (numbers) => {
      expect([...splitNumbers(numbers.join(' '), numbers.length, LEAST, MOST)]).toEqual(numbers);
    }),
  );
  expect(splitCodes('A 1\nB2')).toEqual(['A 1', 'B2']);
});

test('nothing joined is nothing', () => {
  expect(splitCodes(null)).toEqual([]);
  expect(splitNumbers(null, 0, 0, 9)).toHaveLength(0);
});

test('fewer, more, out of range or no numbers are refused', () => {
  expect(() => splitNumbers(null, 1, 0, 9)).toThrow(/1 whole/);
  expect(() => splitNumbers('1 2', 1, 0, 9)).toThrow(/1 whole/);
  expect(() => splitNumbers('1 2', 3, 0, 9)).toThrow(/3 whole/);
  for (const text of ['1  2', ' 1 2', '1 2 ', '1,2', '1.5 2', '1- 2', '--1 2', 'a b', '1 null']) {
    expect(() => splitNumbers(text, 2, 0, 9), text).toThrow(/2 whole/);
  }
  expect(() => splitNumbers('1 10', 2, 0, 9)).toThrow(/from 0 to 9, not 10/);
  expect(() => splitNumbers('-2 3', 2, -1, 9)).toThrow(/from -1 to 9, not -2/);
  expect(() => splitNumbers('99999999999999999999', 1, LEAST, MOST)).toThrow(/from/);
});
