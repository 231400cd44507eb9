import { describe, expect, it } from 'vitest';
import { polygonArea } from '../engine/geometry/planar.ts';
import { seededRandom } from '../engine/topology/community-fixture.ts';
import { cityIn } from './city-store.ts';
import type { Desk } from './desk.ts';
import { draftChange, saveStanding } from './draft-store.ts';
import { COMMUNITY, give, gridOfBuildings, smallCity, twoPlanners } from './two-planners.fixture.ts';

/** Together a thousand. */
const SESSIONS = 50;
const INTERLEAVINGS = 20;

/** What each planner last made of a building in this round, as long as nobody has seen and changed it. */
type Wishes = ReadonlyMap<Desk, Map<number, string>>;

const records = (desk: Desk) => {
  const open = cityIn(desk.stores.city);
  if (!open) throw new Error('The desk has no city open.');
  return open.current;
};
const ground = (desk: Desk) =>
  [...records(desk).grids.values()].reduce((sum, { geometry }) => sum + polygonArea(geometry.coordinates), 0);

describe('two planners over one plan', () => {
  it.each(Array.from({ length: SESSIONS }, (_, i) => i + 1))(
    `overwrite nothing silently in ${INTERLEAVINGS} random interleavings (seed %i)`,
    async (seed) => {
      const random = seededRandom(seed);
      const { planner, colleague, planId, visit } = await twoPlanners(smallCity(seed));
      const desks = [planner, colleague];
      const whole = ground(planner);
      for (let round = 0; round < INTERLEAVINGS; round++) {
        const wishes: Wishes = new Map(desks.map((desk) => [desk, new Map()]));
        const done: string[] = [];
        for (let moves = 1 + Math.floor(random() * 4); moves > 0; moves--) {
          const desk = desks[Math.floor(random() * 2)];
          done.push(`${desks.indexOf(desk)} ${await randomMove(desk, random, wishes)}`);
        }
        const settled = await meet(desks, random);
        const told = `seed ${seed}, round ${round}: ${done.join(', ')}`;
        expect(gridOfBuildings(planner), told).toEqual(gridOfBuildings(colleague));
        expect(draftChange(planner.stores.draft.getState()), told).toEqual(
          draftChange(colleague.stores.draft.getState()),
        );
        expect(ground(planner), told).toBeCloseTo(whole, 9);
        expectWishesKept(wishes, gridOfBuildings(planner), settled, planner, told);
        await clearContested(desks);
      }
      const loaded = await planner.planning.listPlans();
      expect(loaded.some(({ id }) => id === planId)).toBe(true);
      expect(visit).toBeDefined();
    },
  );
});

/** One stroke, undo, redo, save or look of one planner; notes what the stroke made of buildings. */
async function randomMove(desk: Desk, random: () => number, wishes: Wishes): Promise<string> {
  const kind = random();
  if (kind < 0.2) return `save ${await desk.planning.save()}`;
  if (kind < 0.3) {
    await desk.company.look();
    return 'look';
  }
  const before = gridOfBuildings(desk);
  if (kind < 0.4) await desk.editing.undo();
  else if (kind < 0.45) await desk.editing.redo();
  else await randomStroke(desk, random);
  gridOfBuildings(desk).forEach((grid, row) => {
    if (grid === before[row]) return;
    wishes.get(desk)?.set(row, grid);
    for (const [other, wished] of wishes) {
      // What somebody has before their eyes they may change: that is no silent overwrite.
      if (other !== desk && wished.get(row) === before[row]) wished.delete(row);
    }
  });
  return kind < 0.4 ? 'undo' : kind < 0.45 ? 'redo' : 'stroke';
}

async function randomStroke(desk: Desk, random: () => number): Promise<void> {
  const open = cityIn(desk.stores.city);
  if (!open) return;
  const { codes } = open.data.buildings;
  const grids = [...open.current.grids.keys()];
  const buildings = [codes[Math.floor(random() * codes.length)]];
  await give(desk, COMMUNITY, buildings, grids[Math.floor(random() * grids.length)]);
}

/** Both save and look, in random order, until nothing is left to send. Answers all that is contested then. */
async function meet(desks: readonly Desk[], random: () => number) {
  const order = random() < 0.5 ? desks : desks.toReversed();
  for (const desk of [...order, ...order]) {
    expect(await desk.planning.save()).toBe(true);
    await desk.company.look();
  }
  await order[0].company.look();
  for (const desk of desks) expect(saveStanding(desk.stores.draft.getState())).toBe('saved');
  return desks.flatMap((desk) => {
    const { contested, unsent } = desk.stores.merge.getState();
    return [...contested, ...unsent];
  });
}

function expectWishesKept(
  wishes: Wishes,
  now: readonly string[],
  contested: readonly { readonly buildingCode: string; readonly wantedIn: string }[],
  desk: Desk,
  told: string,
): void {
  const codes = cityIn(desk.stores.city)?.data.buildings.codes ?? [];
  for (const wished of wishes.values()) {
    for (const [row, grid] of wished) {
      const isKept = now[row] === grid;
      const isTold = contested.some((entry) => entry.buildingCode === codes[row] && entry.wantedIn === grid);
      expect(isKept || isTold, `${told}; ${codes[row]} wanted in ${grid}, is in ${now[row]}`).toBe(true);
    }
  }
}

async function clearContested(desks: readonly Desk[]): Promise<void> {
  for (const desk of desks) {
    const { contested } = desk.stores.merge.getState();
    await desk.settling.keep(contested.map(({ buildingCode }) => buildingCode));
  }
}
