import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

describe('the place where a text stops being JSON', () => {
  it.each([
    ['', 0],
    ['{"a":[1,2', 9],
    ['{"a":[1,}', 8],
    ['{"a":[1]]', 8],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['[1,\n 2 3]', 7],
    ['{} {}', 3],
    ['[01]', 2],
    ['["tab\t"]', 1],
    ['[NaN]', 1],
    ["['a']", 1],
    ['{"a":1,}', 7],
  ])('%j: %d', (text, offset) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonFault(text)).toBe(offset);
  });

  it('is the end of a text that is JSON', () => {
    const text = JSON.stringify({ a: [1, -2.5e-3, true, null, 'ü"\\\n'], b: {}, c: [] });
    expect(jsonFault(text)).toBe(text.length);
  });
});
