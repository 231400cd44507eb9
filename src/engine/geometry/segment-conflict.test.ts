import { describe, expect, it } from 'vitest';
import { segmentsConflict } from './segment-conflict.ts';

describe('whether two segments conflict', () => {
  //           d
  //          /        c lies on the line through a and b, but beyond b
  //  a──b   c
  it('is not decided by an end on the line of the other beyond its end', () => {
    expect(segmentsConflict([7, 9], [8, 9], [9, 9], [8, 11])).toBe(false);
    expect(segmentsConflict([9, 9], [8, 11], [7, 9], [8, 9])).toBe(false);
  });

  it('is decided by crossing, touching, overlapping and folding back', () => {
    expect(segmentsConflict([0, 0], [4, 4], [0, 4], [4, 0])).toBe(true);
    expect(segmentsConflict([0, 0], [4, 0], [2, 0], [3, 5])).toBe(true);
    expect(segmentsConflict([0, 0], [4, 4], [2, 2], [6, 6])).toBe(true);
    expect(segmentsConflict([0, 0], [4, 4], [0, 0], [2, 2])).toBe(true);
    expect(segmentsConflict([0, 0], [4, 4], [4, 4], [0, 0])).toBe(true);
  });

  it('is no conflict to share an end, or to lie on one line apart', () => {
    expect(segmentsConflict([0, 0], [4, 4], [4, 4], [4, 0])).toBe(false);
    expect(segmentsConflict([0, 0], [4, 4], [4, 4], [8, 8])).toBe(false);
    expect(segmentsConflict([0, 0], [1, 1], [3, 3], [8, 8])).toBe(false);
  });
});
