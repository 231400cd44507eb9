import { describe, expect, it } from 'vitest';
import { readPosition } from './read-position.ts';

describe('a pasted position', () => {
  it.each([
    '120.1234567, 30.5',
    ' 120.1234567，30.5 ',
    '120.1234567 30.5',
    '120.1234567\t30.5',
    '120.12345671,30.50000001',
  ])('is read from “%s”', (text) => {
    expect(readPosition(text)).toEqual([120.1234567, 30.5]);
  });

  it.each(['', '120.1', 'here', '120.1,30.5,7', '181,30', '120,91'])('is not read from “%s”', (text) => {
    expect(readPosition(text)).toBeNull();
  });
});
