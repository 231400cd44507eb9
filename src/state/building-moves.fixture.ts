/** Strokes that are known to land on the small city, found by trying: what tests of merging set against each other. */
import { cityIn } from './city-store.ts';
import type { Desk } from './desk.ts';
import { COMMUNITY, gridOfBuildings } from './two-planners.fixture.ts';

export interface Move {
  readonly building: string;
  readonly to: string;
  /** Every grid that changes its ground with it. */
  readonly touched: readonly string[];
}

export function buildingsOf(desk: Desk): readonly string[] {
  return cityIn(desk.stores.city)?.data.buildings.codes ?? [];
}

export function gridsOf(desk: Desk): string[] {
  return [...(cityIn(desk.stores.city)?.current.grids.keys() ?? [])];
}

/** The grid in which a building stands on this desk. */
export function gridOf(desk: Desk, building: string): string {
  return gridOfBuildings(desk)[buildingsOf(desk).indexOf(building)];
}

/** Gives a building to a grid as a tool would. False, and nothing done, when that asks for a decision. */
export async function stroke(desk: Desk, { building, to }: Pick<Move, 'building' | 'to'>): Promise<boolean> {
  const picked = { buildings: [building], compounds: [], blocksAt: [] };
  const { strokes } = desk.editing;
  strokes.propose({ kind: 'assign_ground', picked, to, onlyFrom: null }, COMMUNITY);
  const end = await strokes.release();
  if (end === 'waiting') await strokes.cancel();
  return end === 'landed' && gridOf(desk, building) === to;
}

/**
 * Two moves of buildings, each landing at once, that touch no grid in common: nobody can be in the other's way.
 * The desk is left as it was.
 */
export async function disjointMoves(desk: Desk): Promise<[Move, Move]> {
  const found: Move[] = [];
  for (const building of buildingsOf(desk)) {
    for (const to of gridsOf(desk)) {
      if (gridOf(desk, building) === to || !(await stroke(desk, { building, to }))) continue;
      const last = desk.stores.draft.getState().history.done.at(-1);
      const move: Move = { building, to, touched: Object.keys(last?.grids.updated ?? {}) };
      await desk.editing.undo();
      const other = found.find(({ touched }) => !touched.some((code) => move.touched.includes(code)));
      if (other) return [other, move];
      found.push(move);
    }
  }
  throw new Error('The fixture has no two moves without a grid in common.');
}
