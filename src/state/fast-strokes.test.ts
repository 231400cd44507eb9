import { expect, it } from 'vitest';
import { buildingsOf, gridOf, gridsOf, type Move, stroke } from './building-moves.fixture.ts';
import type { Desk } from './desk.ts';
import { COMMUNITY, smallCity, twoPlanners } from './two-planners.fixture.ts';

const STROKES = 6;

it.each([1, 2])(
  'lands strokes in the order in which they were drawn, faster than they can be answered (seed %i)',
  async (seed) => {
    const { planner: desk } = await twoPlanners(smallCity(seed));
    const moves = await movesInARow(desk, STROKES);
    const oneByOne = stepsOf(desk);
    for (const _ of moves) await desk.editing.undo();
    expect(stepsOf(desk)).toEqual([]);

    const { strokes } = desk.editing;
    const ends = moves.map(({ building, to }) => {
      const picked = { buildings: [building], compounds: [], blocksAt: [] };
      expect(strokes.propose({ kind: 'assign_ground', picked, to, onlyFrom: null }, COMMUNITY)).toBe(true);
      return strokes.release();
    });
    expect(await Promise.all(ends)).toEqual(moves.map(() => 'landed'));
    expect(stepsOf(desk)).toEqual(oneByOne);
  },
);

/** Moves that land at once, each on the map as those before it leave it. The desk keeps them. */
async function movesInARow(desk: Desk, count: number): Promise<Pick<Move, 'building' | 'to'>[]> {
  const moves: Pick<Move, 'building' | 'to'>[] = [];
  for (const building of buildingsOf(desk)) {
    const others = gridsOf(desk).filter((code) => code !== gridOf(desk, building));
    for (const to of others) {
      if (moves.length === count) return moves;
      if (!(await stroke(desk, { building, to }))) continue;
      moves.push({ building, to });
      break;
    }
  }
  throw new Error(`The fixture has only ${moves.length} moves that land in a row, not ${count}.`);
}

function stepsOf({ stores }: Desk) {
  return stores.draft.getState().history.done;
}
