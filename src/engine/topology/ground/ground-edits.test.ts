import { describe, expect, it } from 'vitest';
import { UNASSIGNED } from '../../../domain/edit.ts';
import type { LonLat, Polygon } from '../../../domain/geometry.ts';
import { polygonCovers } from '../../geometry/point-in-polygon.ts';
import { exactDoubledArea } from '../testing/exact-area.ts';
import { groundFaults } from '../testing/ground-faults.ts';
import { carveGrid, createGrid, giveGround } from './give-ground.ts';
import { applyGroundEdit, type Ground, type GroundEdit, type GroundResult } from './ground.ts';
import { healGround } from './heal-ground.ts';
import { layBorderAlong, straightenBorder } from './lay-border.ts';
import { mergeGrids } from './merge-grids.ts';
import { redrawBorder } from './redraw-border.ts';
import { splitAlong } from './split-along.ts';

/** Hundreds of units of 1e-7°, so that a number is about a metre. */
function at(x: number, y: number): LonLat {
  return [x / 1e5, y / 1e5];
}
function polygon(...rings: [number, number][][]): Polygon {
  return {
    type: 'Polygon',
    coordinates: rings.map((ring) => [...ring, ring[0]].map(([x, y]) => [...at(x, y)])),
  };
}
function box(minX: number, minY: number, maxX: number, maxY: number): [number, number][] {
  return [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ];
}

//  y=200 ┌─────┬─────┐
//        │  C  │  D  │
//  y=100 ├─────┼─────┤
//        │  A  │  B  │
//  y=0   └─────┴─────┘
//       x=0  x=100 x=200
const four: Ground = {
  outline: polygon([
    [0, 0],
    [100, 0],
    [200, 0],
    [200, 100],
    [200, 200],
    [100, 200],
    [0, 200],
    [0, 100],
  ]),
  grids: [
    { code: 'A', polygon: polygon(box(0, 0, 100, 100)) },
    { code: 'B', polygon: polygon(box(100, 0, 200, 100)) },
    { code: 'C', polygon: polygon(box(0, 100, 100, 200)) },
    { code: 'D', polygon: polygon(box(100, 100, 200, 200)) },
  ],
};

function done(result: GroundResult): GroundEdit {
  if (!result.ok) throw new Error(`Expected an edit, was refused: ${result.reason}`);
  return result.value;
}
function reason(result: GroundResult): string | null {
  return result.ok ? null : result.reason;
}
/** Square metres or so, by code. */
function areas({ grids }: Ground): Record<string, number> {
  return Object.fromEntries(
    grids.map(({ code, polygon: p }) => [code, Number(exactDoubledArea(p)) / 2 / 1e4]),
  );
}
function settled(ground: Ground, edit: GroundEdit): Ground {
  expect(edit.strays).toEqual([]);
  const next = applyGroundEdit(ground, edit, (label) => label);
  expect(groundFaults(next)).toEqual([]);
  return next;
}
const buildingsAt =
  (...places: [number, number][]) =>
  ({ coordinates }: Polygon) => {
    const inside = places.map(([x, y]) => at(x, y)).filter(([x, y]) => polygonCovers(coordinates, x, y));
    return { buildings: inside.length, households: inside.length };
  };

function buildingsOnTriangles({ coordinates: [ring] }: Polygon) {
  return { buildings: ring.length === 4 ? 1 : 0, households: 0 };
}

describe('splitting a grid along a line', () => {
  it('makes the lighter side a new grid, and gives the neighbours the vertices', () => {
    const edit = done(splitAlong(four, 'A', [at(-10, 70), at(150, 70)], {}));
    expect([...edit.changed.keys()].sort()).toEqual(['A', 'B']);
    expect(edit.created).toHaveLength(1);
    expect(edit.moved.map(({ from, to }) => [from, to])).toEqual([['A', '+0']]);
    expect(areas(settled(four, edit))).toEqual({ A: 7000, B: 10000, C: 10000, D: 10000, '+0': 3000 });
  });

  it('keeps the code with the households', () => {
    const weigh = buildingsAt([50, 90]);
    const edit = done(splitAlong(four, 'A', [at(-10, 70), at(150, 70)], { weigh }));
    expect(areas(settled(four, edit)).A).toBe(3000);
  });

  it('takes a line that ends a little short, within the snapping distance', () => {
    const line = [at(2, 50), at(97, 50)];
    expect(reason(splitAlong(four, 'A', line, {}))).toBe('does_not_cut');
    expect(areas(settled(four, done(splitAlong(four, 'A', line, { snapM: 5 }))))['+0']).toBe(5000);
  });

  it('numbers parts from west to east, then from north to south', () => {
    const zigzag = [at(-5, 50), at(20, 120), at(40, -20), at(60, 120), at(80, -20), at(105, 50)];
    const { created } = done(splitAlong(four, 'A', zigzag, {}));
    expect(created.length).toBeGreaterThan(2);
    expect(created.map(({ label }) => label)).toEqual(created.map((_, i) => `+${i}`));
    expect(created.map(({ at: [lon] }) => lon)).toEqual(
      created.map(({ at: [lon] }) => lon).sort((a, b) => a - b),
    );
  });

  it('joins parts on which nothing stands while more than two are left', () => {
    const zigzag = [at(-5, 50), at(20, 120), at(40, -20), at(60, 120), at(80, -20), at(105, 50)];
    const { created } = done(splitAlong(four, 'A', zigzag, { weigh: buildingsAt([3, 90], [97, 5]) }));
    expect(created).toHaveLength(1);
  });

  it('does not take the strip along a border for a grid', () => {
    expect(reason(splitAlong(four, 'A', [at(-10, 99), at(110, 99)], {}))).toBe('does_not_cut');
    expect(reason(splitAlong(four, 'A', [at(-10, 100), at(110, 100)], {}))).toBe('does_not_cut');
    expect(reason(splitAlong(four, 'A', [at(300, 300), at(310, 300)], {}))).toBe('does_not_cut');
    expect(reason(splitAlong(four, 'X', [at(0, 0), at(100, 100)], {}))).toBe('not_found');
    expect(reason(splitAlong(four, 'A', [at(-10, 70), at(150, 70)], { locked: new Set('A') }))).toBe(
      'nothing_changes',
    );
  });
});

describe('merging grids', () => {
  it('keeps the junctions of their neighbours', () => {
    const edit = done(mergeGrids(four, ['A', 'B'], 'B', {}));
    expect(edit.changed.get('A')).toBeNull();
    expect([...edit.changed.keys()].sort()).toEqual(['A', 'B']);
    expect(areas(settled(four, edit))).toEqual({ B: 20000, C: 10000, D: 10000 });
    expect(edit.changed.get('B')?.coordinates[0]).toContainEqual([...at(100, 100)]);
  });

  it('refuses what does not hang together by more than a corner', () => {
    expect(reason(mergeGrids(four, ['A', 'D'], 'A', {}))).toBe('not_neighbours');
    expect(reason(mergeGrids(four, ['A'], 'A', {}))).toBe('nothing_changes');
    expect(reason(mergeGrids(four, ['A', 'X'], 'A', {}))).toBe('not_found');
    expect(reason(mergeGrids(four, ['A', 'B'], 'A', { locked: new Set('B') }))).toBe('nothing_changes');
    expect(areas(settled(four, done(mergeGrids(four, ['A', 'D', 'B'], 'A', {})))).A).toBe(30000);
  });
});

describe('giving ground', () => {
  it('takes from whoever holds it, and reports it', () => {
    const edit = done(giveGround(four, [polygon(box(80, 80, 120, 120))], 'A', null, {}));
    expect(areas(settled(four, edit))).toEqual({ A: 11200, B: 9600, C: 9600, D: 9600 });
    expect(edit.moved.map(({ from }) => from).sort()).toEqual(['B', 'C', 'D']);
  });

  it('takes only from the grid named, and never from a locked one', () => {
    const area = [polygon(box(80, 80, 120, 120))];
    expect(areas(settled(four, done(giveGround(four, area, 'A', 'B', {}))))).toMatchObject({
      A: 10400,
      B: 9600,
      D: 10000,
    });
    const locked = done(giveGround(four, area, 'A', null, { locked: new Set('D') }));
    expect(locked.changed.has('D')).toBe(false);
    expect(reason(giveGround(four, area, 'A', null, { locked: new Set('A') }))).toBe('nothing_changes');
    expect(reason(giveGround(four, area, 'A', null, { locked: new Set('BCD') }))).toBe('nothing_changes');
    expect(reason(giveGround(four, [polygon(box(10, 10, 20, 20))], 'A', null, {}))).toBe('nothing_changes');
    expect(reason(giveGround(four, area, 'X', null, {}))).toBe('not_found');
  });

  it('leaves ground to nobody, from where a new grid can be made', () => {
    const hole = done(giveGround(four, [polygon(box(40, 40, 60, 60))], UNASSIGNED, null, {}));
    const holed = applyGroundEdit(four, hole, String);
    expect(areas(holed).A).toBe(9600);
    expect(holed.grids[0].polygon.coordinates).toHaveLength(2);
    const filled = settled(holed, done(createGrid(holed, null, {})));
    expect(areas(filled)['+0']).toBe(400);
    expect(reason(createGrid(filled, null, {}))).toBe('nothing_changes');
  });

  it('makes the first grid of an empty community', () => {
    const empty: Ground = { outline: four.outline, grids: [] };
    expect(areas(settled(empty, done(createGrid(empty, null, {}))))).toEqual({ '+0': 40000 });
    const half = done(createGrid(empty, polygon(box(-50, -50, 100, 300)), {}));
    expect(areas(applyGroundEdit(empty, half, String))).toEqual({ '+0': 20000 });
  });

  it('ends a grid that loses all its ground', () => {
    const edit = done(giveGround(four, [polygon(box(-5, -5, 105, 105))], 'B', 'A', {}));
    expect(edit.changed.get('A')).toBeNull();
    expect(areas(settled(four, edit))).toEqual({ B: 20000, C: 10000, D: 10000 });
  });

  it('says when a grid falls apart, and mends it as told', () => {
    const across = [polygon(box(-5, 40, 105, 60))];
    const broken = done(giveGround(four, across, 'B', null, {}));
    expect(broken.strays).toHaveLength(1);
    const [stray] = broken.strays;
    expect(stray.code).toBe('A');
    expect(exactDoubledArea(stray.polygon)).toBe(exactDoubledArea(polygon(box(0, 60, 100, 100))));
    expect(stray.neighbours.map(({ code }) => code)).toEqual(['B', 'C']);
    const mended = done(giveGround(four, across, 'B', null, { gives: [{ at: stray.at, to: 'C' }] }));
    expect(areas(settled(four, mended))).toEqual({ A: 4000, B: 12000, C: 14000, D: 10000 });
  });

  it('lets ground without buildings follow by itself', () => {
    const across = [polygon(box(-5, 40, 105, 60))];
    const edit = done(giveGround(four, across, 'B', null, { weigh: buildingsAt([50, 20]) }));
    expect(areas(settled(four, edit))).toEqual({ A: 4000, B: 16000, C: 10000, D: 10000 });
  });

  it('takes an area that ends a little beside a border to end on it', () => {
    const edit = done(giveGround(four, [polygon(box(60, 20, 99, 80))], 'B', null, { snapM: 2 }));
    expect(areas(settled(four, edit))).toMatchObject({ A: 10000 - 40 * 60 });
  });
});

describe('carving a grid', () => {
  it('takes a piece of several grids', () => {
    const edit = done(carveGrid(four, polygon(box(60, 60, 140, 140)), null, {}));
    expect(areas(settled(four, edit))).toEqual({ A: 8400, B: 8400, C: 8400, D: 8400, '+0': 6400 });
    const fromTwo = done(carveGrid(four, polygon(box(60, 60, 140, 140)), ['A', 'B'], {}));
    expect(areas(settled(four, fromTwo))).toMatchObject({ C: 10000, D: 10000, '+0': 3200 });
  });
});

describe('laying a border anew', () => {
  const bent: Ground = {
    outline: polygon(box(0, 0, 200, 100)),
    grids: [
      {
        code: 'A',
        polygon: polygon([
          [0, 0],
          [100, 0],
          [120, 30],
          [80, 60],
          [100, 100],
          [0, 100],
        ]),
      },
      {
        code: 'B',
        polygon: polygon([
          [100, 0],
          [200, 0],
          [200, 100],
          [100, 100],
          [80, 60],
          [120, 30],
        ]),
      },
    ],
  };

  it('runs straight between two positions', () => {
    const edit = done(straightenBorder(bent, at(100, 0), at(100, 100), {}));
    const straight = settled(bent, edit);
    expect(areas(straight)).toEqual({ A: 10000, B: 10000 });
    expect(edit.changed.get('A')?.coordinates[0]).toHaveLength(5);
    expect(reason(straightenBorder(straight, at(100, 0), at(100, 100), {}))).toBe('nothing_changes');
    expect(reason(straightenBorder(bent, at(100, 0), at(100, 100), { locked: new Set('A') }))).toBe(
      'nothing_changes',
    );
  });

  it('changes only the stretch between', () => {
    const edit = done(straightenBorder(bent, at(100, 0), at(80, 60), {}));
    expect(edit.changed.get('A')?.coordinates[0]).toContainEqual([...at(80, 60)]);
    expect(edit.changed.get('A')?.coordinates[0]).not.toContainEqual([...at(120, 30)]);
    settled(bent, edit);
  });

  it('follows a path', () => {
    const path = [at(100, 0), at(150, 50), at(100, 100)];
    const laid = settled(bent, done(layBorderAlong(bent, path[0], path[2], path, {})));
    expect(areas(laid)).toEqual({ A: 12500, B: 7500 });
  });

  it('refuses positions that share no border', () => {
    expect(reason(straightenBorder(four, at(50, 50), at(100, 50), {}))).toBe('not_found');
    expect(reason(straightenBorder(four, at(100, 50), at(50, 100), {}))).toBe('does_not_cut');
    expect(reason(straightenBorder(four, at(30, 0), at(70, 0), {}))).toBe('on_community_border');
  });

  it('gives what a stroke cuts off to the other side', () => {
    const edit = done(redrawBorder(four, [at(100, 20), at(60, 50), at(100, 80)], {}));
    expect(areas(settled(four, edit))).toMatchObject({ A: 8800, B: 11200 });
    const weaving = done(redrawBorder(four, [at(100, 0), at(80, 25), at(120, 75), at(100, 100)], {}));
    expect(areas(settled(four, weaving))).toMatchObject({ A: 10000, B: 10000 });
    expect(weaving.moved).toHaveLength(2);
    expect(reason(redrawBorder(four, [at(20, 20), at(60, 50)], {}))).toBe('does_not_cut');
    expect(reason(redrawBorder(four, [at(100, 20), at(60, 50), at(100, 80)], { locked: new Set('B') }))).toBe(
      'does_not_cut',
    );
  });
});

describe('a locked grid', () => {
  const leaning: Ground = {
    outline: polygon(box(0, 0, 200, 100)),
    grids: [
      {
        code: 'L',
        polygon: polygon([
          [0, 0],
          [100, 0],
          [137, 100],
          [0, 100],
        ]),
      },
      {
        code: 'R',
        polygon: polygon([
          [100, 0],
          [200, 0],
          [200, 100],
          [137, 100],
        ]),
      },
    ],
  };
  const line = [at(60, 37), at(210, 41)];

  it('keeps its polygon: the new border ends at one of its vertices', () => {
    const free = done(splitAlong(leaning, 'R', line, {}));
    expect(free.changed.has('L')).toBe(true);
    const edit = done(splitAlong(leaning, 'R', line, { locked: new Set('L') }));
    expect(edit.changed.has('L')).toBe(false);
    settled(leaning, edit);
    const both = [...edit.created.map((grid) => grid.polygon), edit.changed.get('R')];
    for (const one of both) expect(one?.coordinates[0]).toContainEqual([...at(100, 0)]);
  });

  it('has the border run beside it rather than over a building', () => {
    // The triangle between where the line meets the locked grid and the vertex it would end at holds a building.
    const weigh = buildingsOnTriangles;
    const edit = done(splitAlong(leaning, 'R', line, { locked: new Set('L'), weigh }));
    expect(edit.changed.has('L')).toBe(false);
    const { grids } = settled(leaning, edit);
    const [west] = at(114.225, 38.446);
    const nearLine = grids
      .flatMap(({ polygon: p }) => p.coordinates[0])
      .filter(([x]) => Math.abs(x - west) < 1e-6);
    expect(nearLine.length).toBeGreaterThan(0);
  });
});

describe('healing ground', () => {
  it('closes slivers, settles what is claimed twice, and cuts what lies outside', () => {
    const messy: Ground = {
      outline: four.outline,
      grids: [
        { code: 'A', polygon: polygon(box(0, 0, 110, 100)) },
        { code: 'B', polygon: polygon(box(100, -20, 200, 99)) },
        { code: 'C', polygon: polygon(box(0, 100, 99, 200)) },
        { code: 'D', polygon: polygon(box(100, 100, 200, 200)) },
      ],
    };
    const healed = settled(messy, done(healGround(messy, {})));
    expect(areas(healed)).toEqual({ A: 11000, B: 9000, C: 10000, D: 10000 });
    expect(reason(healGround(healed, {}))).toBe('nothing_changes');
    expect(reason(healGround(four, {}))).toBe('nothing_changes');
  });
});
