import { beforeEach, describe, expect, it } from 'vitest';
import { PRESENCE_SECONDS } from '../domain/plan-story.ts';
import type { CitySource } from '../sources/city-source.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import type { PlanListener } from '../sources/plan-source.ts';
import { LIVE_PULSE_EVERY_MS, PULSE_EVERY_MS } from './company.ts';
import { altered, backendOf, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { type HandDriven, handDriven } from './surroundings.fixture.ts';
import { until } from './until.fixture.ts';
import { select } from './view-store.ts';

let around: HandDriven;
let planner: Desk;
let colleague: Desk;
let line: PlanListener;
let asked: number;
/** What the next question's answer waits for, after it was given. */
let delay: Promise<void> | null;
beforeEach(async () => {
  const visit = backendOf(tinyCity(), '990101001');
  colleague = await sitDown(visit, 'colleague');
  await colleague.planning.save('共用草案');
  around = handDriven();
  asked = 0;
  delay = null;
  const source: CitySource = altered(visit(), {
    listenToPlan(_, listener) {
      line = listener;
      return () => undefined;
    },
  });
  const { touchPlan } = source;
  planner = await sitDown(visit, 'planner', {
    source: altered(source, {
      async touchPlan(...question) {
        asked++;
        const delayed = delay;
        delay = null;
        const answer = await touchPlan(...question);
        await delayed;
        return answer;
      },
    }),
    query: `?plan=${colleague.stores.draft.getState().plan?.id}`,
    surroundings: around,
  });
  await seen(1);
});

/** Waits until the planner sees that many others. */
const seen = (count: number) => until(planner.stores.company, ({ others }) => others.length === count);
const caughtUp = () => {
  const { revision } = colleague.stores.draft.getState().plan ?? { revision: 0 };
  return until(planner.stores.draft, ({ plan }) => plan?.revision === revision);
};
const saveStroke = async (desk: Desk) => {
  expect(await desk.editing.perform({ kind: 'close_station', stationCode: 'S1' })).toBe(true);
  expect(await desk.planning.save()).toBe(true);
};
/** How often the planner asks while this long passes. */
const asksWithin = async (ms: number, stepMs: number) => {
  await idle();
  const before = asked;
  for (let passed = 0; passed < ms; passed += stepMs) {
    around.pass(stepMs);
    await idle();
  }
  return asked - before;
};
/** Lets everything run that waits for nothing but its turn. */
const idle = async () => {
  for (let turns = 0; turns < 5; turns++) await new Promise(setImmediate);
};

describe('company', () => {
  it('is asked for every ten seconds, and every thirty while a line stands', async () => {
    expect(await asksWithin(60_000, PULSE_EVERY_MS)).toBe(6);
    line.onLine(true);
    expect(await asksWithin(60_000, PULSE_EVERY_MS)).toBe(2);
    line.onLine(false);
    expect(await asksWithin(60_000, PULSE_EVERY_MS)).toBe(6);
    expect(LIVE_PULSE_EVERY_MS).toBeLessThan(PRESENCE_SECONDS * 1000);
  });

  it('shows a save when the bell rings, without time passing', async () => {
    await saveStroke(colleague);
    line.onNews();
    await caughtUp();
  });

  it('believes the newest answer, also when an older one comes after it', async () => {
    let arrive = () => {};
    delay = new Promise((resolve) => {
      arrive = resolve;
    });
    const late = planner.company.look();
    await idle();
    select(colleague.stores.view, { kind: 'grid', code: tinyCity().grids[0].code });
    await colleague.company.look();
    await planner.company.look();
    const { others } = planner.stores.company.getState();
    expect(others).toMatchObject([{ communityCode: tinyCity().grids[0].communityCode }]);
    arrive();
    await late;
    expect(planner.stores.company.getState().others).toEqual(others);
  });

  it('answers a ring that nobody saw when the page is looked at again', async () => {
    around.setVisible(false);
    await saveStroke(colleague);
    line.onNews();
    await idle();
    const before = asked;
    around.setVisible(true);
    await caughtUp();
    expect(asked).toBe(before + 1);
  });

  it('brings in a save that came in the middle of a drag once the hand is free', async () => {
    expect(planner.editing.begin({ kind: 'station', code: 'S1', from: [120.002, 30.002] })).toBe(true);
    await saveStroke(colleague);
    line.onNews();
    await idle();
    expect(planner.stores.draft.getState().plan?.revision).toBe(1);
    await planner.editing.cancel();
    await caughtUp();
  });

  it('leaves out whoever hung up, until the backend has forgotten them too', async () => {
    const [{ window }] = planner.stores.company.getState().others;
    line.onLine(true);
    line.onGone(window);
    await seen(0);
    line.onNews();
    await idle();
    expect(planner.stores.company.getState().others).toEqual([]);
    around.pass(PRESENCE_SECONDS * 1000);
    await colleague.company.look();
    line.onNews();
    await seen(1);
  });
});
