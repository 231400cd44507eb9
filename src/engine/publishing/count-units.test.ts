import { describe, expect, it } from 'vitest';
import type { AdminUnit } from '../../domain/city.ts';
import { countUnits } from './count-units.ts';

const unit = (code: string, parentCode: string | null): AdminUnit => ({
  code,
  name: code,
  level: 'community',
  parentCode,
  geometry: { type: 'Polygon', coordinates: [] },
  totals: {},
});

/** Counts homes given as the unit that their grid names, households, and whether they are covered. */
function counted(
  adminUnits: readonly AdminUnit[],
  homes: readonly (readonly [communityCode: string | null, households: number, isCovered: boolean])[],
) {
  const grids = homes.map(([communityCode]) => ({ communityCode: communityCode ?? '' }));
  const buildings = { count: homes.length, households: Int32Array.from(homes, (home) => home[1]) };
  const { units, rowOf } = countUnits(
    { adminUnits, grids, buildings },
    { groupOf: (row) => (homes[row][0] === null ? -1 : row), isCovered: (row) => homes[row][2] },
  );
  const told = (code: string) => {
    const { households, coveredHouseholds } = units[rowOf.get(code)!];
    return [households, coveredHouseholds];
  };
  return { units, rowOf, told };
}

describe('counts of units', () => {
  it('add up to their parents, in whatever order units come', () => {
    const units = [unit('c2', 's'), unit('s', 'city'), unit('c1', 's'), unit('city', null)];
    const { told, units: rows } = counted(units, [
      ['c1', 30, true],
      ['c2', 20, false],
      ['c1', 5, false],
      [null, 99, true],
      ['elsewhere', 99, true],
    ]);
    expect(['c1', 'c2', 's', 'city'].map(told)).toEqual([
      [35, 30],
      [20, 0],
      [55, 30],
      [55, 30],
    ]);
    expect(rows.every(({ parent }, row) => parent < row)).toBe(true);
  });

  it('hold homes of a grid that names a unit with units inside it as a part of its own', () => {
    const { units, told, rowOf } = counted(
      [unit('s', null), unit('c', 's')],
      [
        ['s', 7, true],
        ['c', 40, true],
      ],
    );
    expect(told('s')).toEqual([47, 47]);
    expect(units[2]).toEqual({ parent: rowOf.get('s'), households: 7, coveredHouseholds: 7 });
  });

  it('leave out units whose parents run in a circle, and take a unit without its parent for a whole', () => {
    const { rowOf, told } = counted(
      [unit('a', 'b'), unit('b', 'a'), unit('own', 'own'), unit('left', 'missing')],
      [
        ['a', 7, true],
        ['left', 8, false],
      ],
    );
    expect([...rowOf.keys()]).toEqual(['left']);
    expect(told('left')).toEqual([8, 0]);
  });
});
