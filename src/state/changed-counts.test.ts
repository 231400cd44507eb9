import { describe, expect, it } from 'vitest';
import { changeBetween } from '../editing/change.ts';
import { block, tinyGrid, tinyStation } from '../sources/package/tiny-city.fixture.ts';
import { changedCounts } from './changed-counts.ts';

const west = tinyGrid('990101001001001', block(0, 0, 5, 10));
const east = tinyGrid('990101001001002', block(5, 0, 10, 10));
const station = tinyStation('S1');
const before = { grids: [west, east], stations: [station] };

describe('what a change really changes', () => {
  it('counts what begins, what ends and what is another', () => {
    const wider = tinyGrid(west.code, block(0, 0, 6, 10));
    const fresh = tinyGrid('990101001001003', block(6, 0, 10, 10));
    const after = { grids: [wider, fresh], stations: [{ ...station, name: '新站' }, tinyStation('S2')] };
    expect(changedCounts(changeBetween(before, after))).toEqual({ grids: 3, stations: 2, passages: 0 });
  });

  it("leaves out a grid that only got a neighbour's corner, but not one with another name", () => {
    const [shell] = west.geometry.coordinates;
    const cornered = {
      ...west,
      geometry: { ...west.geometry, coordinates: [shell.toSpliced(2, 0, [120.005, 30.004])] },
    };
    const withWest = (grid: typeof west) => ({ grids: [grid, east], stations: [station] });
    expect(changedCounts(changeBetween(before, withWest(cornered)))).toEqual({
      grids: 0,
      stations: 0,
      passages: 0,
    });
    const renamed = { ...cornered, name: '新网格' };
    expect(changedCounts(changeBetween(before, withWest(renamed)))).toEqual({
      grids: 1,
      stations: 0,
      passages: 0,
    });
  });
});
