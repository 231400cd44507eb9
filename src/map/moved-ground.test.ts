import { expect, it } from 'vitest';
import type { Change } from '../domain/plan.ts';
import { EMPTY_CHANGE } from '../editing/change.ts';
import { block, tinyGrid } from '../sources/package/tiny-city.fixture.ts';
import { geometryBounds } from './bounds.ts';
import { movedGround } from './moved-ground.ts';

const [WEST, EAST, NEW] = ['990101001001001', '990101001001002', '990101001001003'];
const west = tinyGrid(WEST, block(0, 0, 5, 10));
const east = tinyGrid(EAST, block(5, 0, 10, 10));
const changed = (grids: Partial<Change['grids']>): Change => ({
  ...EMPTY_CHANGE,
  grids: { added: {}, updated: {}, removed: {}, ...grids },
});
const boxes = (change: Change) => movedGround(change).map(geometryBounds);

it('is the strip between the old border and the new one', () => {
  const to = [tinyGrid(WEST, block(0, 0, 4, 10)), tinyGrid(EAST, block(4, 0, 10, 10))] as const;
  const change = changed({ updated: { [WEST]: [west, to[0]], [EAST]: [east, to[1]] } });
  expect(boxes(change)).toEqual([[120.004, 30, 120.005, 30.01]]);
});

it('is the part that a split makes a grid of its own', () => {
  const change = changed({
    updated: { [WEST]: [west, tinyGrid(WEST, block(0, 0, 5, 6))] },
    added: { [NEW]: tinyGrid(NEW, block(0, 6, 5, 10)) },
  });
  expect(boxes(change)).toEqual([[120, 30.006, 120.005, 30.01]]);
});

it('is all of a grid that another one takes over, and nothing where nothing moves', () => {
  const merged = changed({
    updated: { [EAST]: [east, tinyGrid(EAST, block(0, 0, 10, 10))] },
    removed: { [WEST]: west },
  });
  expect(boxes(merged)).toEqual([[120, 30, 120.005, 30.01]]);
  expect(boxes(changed({ updated: { [EAST]: [east, { ...east, name: '更名' }] } }))).toEqual([]);
  expect(boxes(EMPTY_CHANGE)).toEqual([]);
});
