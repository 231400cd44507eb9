import { describe, expect, it } from 'vitest';
import { nextGridCodes, sequenceOf } from './grid-codes.ts';

const COMMUNITY = '990101001001';
const code = (sequence: number) => `${COMMUNITY}${String(sequence).padStart(3, '0')}`;

describe('codes of new grids', () => {
  it('a: go on after the highest in use', () => {
    const own = [code(1), code(7), code(3)];
    expect(nextGridCodes(COMMUNITY, own, new Set(own), 2)).toEqual([code(8), code(9)]);
  });

  it('b: never give a retired code again, also when it was the highest', () => {
    const own = [code(1), code(2)];
    const issued = new Set([...own, code(5)]);
    expect(nextGridCodes(COMMUNITY, own, issued, 1)).toEqual([code(6)]);
  });

  it('c: begin at 001 in an empty community, and after the retired ones in an emptied one', () => {
    expect(nextGridCodes(COMMUNITY, [], new Set(), 1)).toEqual([code(1)]);
    expect(nextGridCodes(COMMUNITY, [], new Set([code(4)]), 1)).toEqual([code(5)]);
  });

  it('d: follow the style of the grids around, text and width', () => {
    const own = ['甲-08', '甲-09'];
    expect(nextGridCodes('C1', own, new Set(own), 2)).toEqual(['甲-10', '甲-11']);
    const tracts = ['33011000101', '33011000102'];
    expect(nextGridCodes('33011', tracts, new Set(tracts), 1)).toEqual(['33011000103']);
  });

  it('e: step over codes that other communities hold', () => {
    const issued = new Set(['G1', 'G2', 'G3']);
    expect(nextGridCodes('C1', ['G1', 'G2'], issued, 1)).toEqual(['G4']);
  });

  it('f: say their number as people do', () => {
    expect(sequenceOf(code(8), COMMUNITY)).toBe('08');
    expect(sequenceOf(code(112), COMMUNITY)).toBe('112');
    expect(sequenceOf('甲-9', COMMUNITY)).toBe('09');
    expect(sequenceOf('north', COMMUNITY)).toBe('north');
  });
});
