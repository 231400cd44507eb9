import { beforeEach, describe, expect, it } from 'vitest';
import { disjointMoves, gridOf } from './building-moves.fixture.ts';
import { cityIn } from './city-store.ts';
import { signedIn, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { draftChange, saveStanding } from './draft-store.ts';
import { createMemoryJournal } from './memory-journal.fixture.ts';
import { COMMUNITY, give, smallCity, type TwoPlanners, twoPlanners } from './two-planners.fixture.ts';

let pair: TwoPlanners;
let planner: Desk;
let colleague: Desk;
beforeEach(async () => {
  pair = await twoPlanners(smallCity(7));
  ({ planner, colleague } = pair);
});

describe('a draft over an older map', () => {
  /** Another plan with this one building moved comes into force. */
  async function newMap(building: string, to: string): Promise<void> {
    const reviewerSource = await signedIn(pair.visit(), 'reviewer');
    const author = await sitDown(pair.visit, 'colleague');
    await give(author, COMMUNITY, [building], to);
    await author.editing.perform({ kind: 'close_station', stationCode: 'S3' });
    expect(await author.planning.save('先生效的方案')).toBe(true);
    expect(await author.planning.submit()).toBe(true);
    const reviewer = await sitDown(pair.visit, 'reviewer', { source: reviewerSource, query: planOf(author) });
    expect(await reviewer.planning.approve('')).toBe(true);
    expect(await reviewer.planning.publish()).toEqual({ published: true, problems: [] });
  }
  const planOf = (desk: Desk) => `?plan=${desk.stores.draft.getState().plan?.id}`;
  const version = (desk: Desk) => cityIn(desk.stores.city)?.version;

  it('is told of the newer map, goes over to it, and keeps its strokes and their undo', async () => {
    const [mine, theirs] = await disjointMoves(planner);
    await planner.editing.perform({ kind: 'close_station', stationCode: 'S1' });
    await give(planner, COMMUNITY, [mine.building], mine.to);
    await newMap(theirs.building, theirs.to);
    for (let looks = 0; looks < 6; looks++) await planner.company.look();
    expect(planner.stores.company.getState().newerVersion).toBe(2);
    expect(planner.stores.notices.getState().notice).toMatchObject({
      key: 'newVersion',
      values: { version: 2 },
    });

    expect(await planner.company.takeNewerMap()).toBe(true);
    expect([version(planner), planner.stores.company.getState().newerVersion]).toEqual([2, null]);
    const { current, inForce } = cityIn(planner.stores.city) ?? {};
    expect([...(inForce?.stations.keys() ?? [])]).not.toContain('S3');
    expect(['S1', 'S3'].map((code) => current?.stations.has(code))).toEqual([false, false]);
    expect(gridOf(planner, mine.building)).toBe(mine.to);
    expect(gridOf(planner, theirs.building)).toBe(theirs.to);
    expect(Object.keys(draftChange(planner.stores.draft.getState()).stations.removed)).toEqual(['S1']);
    expect(await planner.planning.save()).toBe(true);
    expect(planner.stores.draft.getState().plan?.baseVersion).toBe(2);
    while (planner.stores.draft.getState().history.done.length > 0) await planner.editing.undo();
    expect(gridOf(planner, theirs.building)).toBe(theirs.to);
  });

  it('is laid over the newer map when it is opened', async () => {
    const [mine, theirs] = await disjointMoves(planner);
    await give(planner, COMMUNITY, [mine.building], mine.to);
    await planner.planning.save();
    await newMap(theirs.building, theirs.to);
    const late = await sitDown(pair.visit, 'planner', { query: planOf(planner) });
    expect(version(late)).toBe(2);
    expect(gridOf(late, mine.building)).toBe(mine.to);
    expect(gridOf(late, theirs.building)).toBe(theirs.to);
    expect(await late.planning.save()).toBe(true);
    expect(saveStanding(late.stores.draft.getState())).toBe('saved');
  });

  it('comes back from the journal over the newer map', async () => {
    const [mine, theirs] = await disjointMoves(planner);
    const journal = createMemoryJournal();
    const alone = await sitDown(pair.visit, 'planner', { journal });
    await give(alone, COMMUNITY, [mine.building], mine.to);
    await journal.arrived();
    journal.kill();
    await newMap(theirs.building, theirs.to);
    const again = await sitDown(pair.visit, 'planner', { journal });
    expect(again.stores.draft.getState().restored).toBe(true);
    expect(gridOf(again, mine.building)).toBe(mine.to);
    expect(gridOf(again, theirs.building)).toBe(theirs.to);
    await again.editing.undo();
    expect(gridOf(again, theirs.building)).toBe(theirs.to);
  });

  it('brings both together when a colleague has gone over to the newer map first', async () => {
    const [mine, theirs] = await disjointMoves(planner);
    await newMap(theirs.building, theirs.to);
    await colleague.company.takeNewerMap();
    await colleague.editing.perform({ kind: 'close_station', stationCode: 'S1' });
    expect(await colleague.planning.save()).toBe(true);
    await give(planner, COMMUNITY, [mine.building], mine.to);
    expect(await planner.planning.save()).toBe(true);
    expect(version(planner)).toBe(2);
    expect(gridOf(planner, mine.building)).toBe(mine.to);
    expect(gridOf(planner, theirs.building)).toBe(theirs.to);
    expect(cityIn(planner.stores.city)?.current.stations.has('S1')).toBe(false);
  });
});
