import { describe, expect, it } from 'vitest';
import { block, tinyGrid } from '../sources/package/tiny-city.fixture.ts';
import { createLockStore, lockAllBut, lockedAtVertex, toggleLock, unlockAll } from './locks.ts';

const west = tinyGrid('990101001001001', block(0, 0, 5, 10));
const east = tinyGrid('990101001001002', block(5, 0, 10, 10));
const elsewhere = tinyGrid('990101001002001', block(20, 0, 25, 10), { communityCode: '990101001002' });
const grids = [west, east, elsewhere];
const codes = (locks: ReturnType<typeof createLockStore>) => [...locks.getState().locked].sort();

describe('locks', () => {
  it('come and go one by one', () => {
    const locks = createLockStore();
    toggleLock(locks, west.code);
    toggleLock(locks, east.code);
    toggleLock(locks, west.code);
    expect(codes(locks)).toEqual([east.code]);
    unlockAll(locks);
    expect(codes(locks)).toEqual([]);
  });

  it('close round one grid of its community, and open again the same way', () => {
    const locks = createLockStore();
    toggleLock(locks, west.code);
    toggleLock(locks, elsewhere.code);
    lockAllBut(locks, west, grids);
    expect(codes(locks)).toEqual([east.code, elsewhere.code]);
    lockAllBut(locks, west, grids);
    expect(codes(locks)).toEqual([elsewhere.code]);
  });

  it('hold a vertex that a locked grid shares, and no other', () => {
    const locks = createLockStore();
    const move = (at: readonly [number, number]) =>
      ({ kind: 'move_vertex', communityCode: west.communityCode, at, to: [120.004, 30.002] }) as const;
    expect(lockedAtVertex(locks.getState(), move([120.005, 30]), grids)).toBeNull();
    toggleLock(locks, east.code);
    expect(lockedAtVertex(locks.getState(), move([120.005, 30]), grids)).toBe(east);
    expect(lockedAtVertex(locks.getState(), move([120, 30]), grids)).toBeNull();
  });
});
