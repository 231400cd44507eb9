/** Two desks over one plan, on a backend with Realtime: nobody's clock moves unless a test lets time pass. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PULSE_EVERY_MS } from '../../src/state/company.ts';
import type { Desk } from '../../src/state/desk.ts';
import { createDesk } from '../../src/state/desk.ts';
import { createMemoryJournal } from '../../src/state/memory-journal.fixture.ts';
import { type HandDriven, handDriven } from '../../src/state/surroundings.fixture.ts';
import { select } from '../../src/state/view-store.ts';
import { readLink } from '../../src/state/view-url.ts';
import { createCityEngine } from '../../src/worker/city-engine.ts';
import { A1, at, COMMUNITY_A, SUBDISTRICT_A, tinyCity } from './fixture/tiny-city.ts';
import { onEachDatabase, useBackend } from './support/databases.ts';
import { expectValue } from './support/plans.ts';
import { type LiveBackend, withRealtime } from './support/realtime.ts';

interface Place {
  readonly desk: Desk;
  readonly around: HandDriven;
}

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  let live: LiveBackend;
  let planId: string;
  let one: Place;
  let other: Place;
  beforeAll(async () => {
    live = await withRealtime(opened());
    const source = await live.sourceAs('planner-a');
    planId = expectValue(await source.createPlan('共用草案', SUBDISTRICT_A)).id;
    one = await sitDown('planner-a');
    other = await sitDown('planner');
  });
  afterAll(async () => {
    for (const { desk } of [one, other]) desk.close();
    await live.close();
  });

  async function sitDown(name: string): Promise<Place> {
    const source = await live.sourceAs(name);
    const around = handDriven();
    const desk = createDesk({
      source,
      engine: createCityEngine(),
      journal: createMemoryJournal(),
      session: (await source.session())!,
      link: readLink(`?plan=${planId}`),
      surroundings: around,
    });
    await desk.open();
    return { desk, around };
  }
  const seenBy = ({ desk }: Place) =>
    desk.stores.company.getState().others.map(({ name, communityCode }) => [name, communityCode]);
  const revision = ({ desk }: Place) => desk.stores.draft.getState().plan?.revision ?? 0;
  let strokes = 0;
  /** Moves a station, and saves. */
  const saveStroke = async ({ desk }: Place) => {
    const to = at(1 + strokes++ / 10, 5);
    const { code } = tinyCity.stations.find(({ location }) => location !== null)!;
    expect(await desk.editing.perform({ kind: 'move_station', stationCode: code, to })).toBe(true);
    expect(await desk.planning.save()).toBe(true);
  };

  test('two planners see each other, and where they are, without asking', async () => {
    await until(() => seenBy(one).length === 1 && seenBy(other).length === 1);
    expect(seenBy(one)).toEqual([['planner', null]]);
    select(other.desk.stores.view, { kind: 'grid', code: A1 });
    await until(() => seenBy(one)[0]?.[1] === COMMUNITY_A);
  });

  test('a save, and a comment, show at once on the other desk', async () => {
    await saveStroke(one);
    await until(() => revision(other) === revision(one));
    await other.desk.discussion.refreshComments();
    expect(await one.desk.discussion.comment(A1, '请看这里')).toBe(true);
    await until(() => other.desk.stores.comments.getState().comments.length === 1);
  });

  test('a cut line leaves asking, and asking ends when it is back', async () => {
    live.server.unplug();
    await until(() => live.server.present().length === 0);
    await saveStroke(one);
    await until(() => {
      other.around.pass(PULSE_EVERY_MS);
      return revision(other) === revision(one);
    });
    live.server.plugIn();
    await until(() => live.server.present().length === 2);
    await saveStroke(other);
    await until(() => revision(one) === revision(other));
  });

  test('whoever leaves is gone at once', async () => {
    const third = await sitDown('leader-a');
    await until(() => seenBy(one).length === 2 && live.server.present().length === 3);
    third.desk.close();
    await until(() => seenBy(one).length === 1);
  });

  test('nobody hears the bell of a plan that they may not see', async () => {
    const attempts = live.server.attempts();
    const heard: string[] = [];
    const stranger = await live.sourceAs('planner-b');
    const leave = stranger.listenToPlan(planId, {
      onLine: () => heard.push('line'),
      onNews: () => heard.push('news'),
      onCame: () => heard.push('came'),
      onGone: () => heard.push('gone'),
    });
    await until(() => live.server.attempts() === attempts + 1);
    await saveStroke(one);
    await until(() => revision(other) === revision(one));
    expect(heard).toEqual([]);
    expect(live.server.present()).toEqual([`plan:${planId}`, `plan:${planId}`]);
    leave();
  });
});

/** Patient, because the machine may be busy. */
async function until(isSo: () => boolean): Promise<void> {
  await vi.waitUntil(isSo, { timeout: 60_000, interval: 10 });
}
