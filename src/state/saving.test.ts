import { beforeEach, describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/geometry.ts';
import { refuse } from '../domain/result.ts';
import type { CitySource, SourceRefusal } from '../sources/city-source.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { altered, backendOf, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { draftChange, isUnsaved, saveStanding } from './draft-store.ts';
import { AUTOSAVE_AFTER_MS, FIRST_RETRY_MS, LONGEST_RETRY_MS } from './saving.ts';
import { type HandDriven, handDriven } from './surroundings.fixture.ts';
import { until } from './until.fixture.ts';

let visit: () => CitySource;
let around: HandDriven;
/** What happens to a save on its way: nothing, a refusal, or an answer that is lost after the save was done. */
let fate: SourceRefusal | 'lost' | null;
let saves: number;
let desk: Desk;

beforeEach(async () => {
  visit = backendOf(tinyCity(), '990101001');
  around = handDriven();
  fate = null;
  saves = 0;
  const plain = visit();
  const source = altered(plain, {
    async savePlan(...args) {
      saves++;
      if (fate === 'lost') {
        await plain.savePlan(...args);
        throw new TypeError('Failed to fetch');
      }
      return fate ? refuse(fate) : plain.savePlan(...args);
    },
  });
  desk = await sitDown(visit, 'planner', { source, surroundings: around });
});

const draft = () => desk.stores.draft.getState();
const standing = () => saveStanding(draft());
const saved = () => until(desk.stores.draft, (state) => saveStanding(state) === 'saved');
const refused = () => until(desk.stores.draft, (state) => state.refusal !== null && !state.saving);
let place = 0;
const stroke = async () => {
  const to: LonLat = [120.001 + (place++ % 50) / 10000, 30.004];
  expect(await desk.editing.perform({ kind: 'move_station', stationCode: 'S1', to })).toBe(true);
};
const named = async () => {
  await stroke();
  expect(await desk.planning.save('四月调整')).toBe(true);
  saves = 0;
};
const stored = async () => {
  const answer = await desk.planning.listPlans();
  return answer.find(({ name }) => name === '四月调整');
};

describe('saving by itself', () => {
  it('leaves a draft without a name on this device', async () => {
    await stroke();
    around.pass(LONGEST_RETRY_MS);
    expect(standing()).toBe('device_only');
    expect(saves).toBe(0);
  });

  it('sends a named draft a moment after a stroke, and strokes meanwhile along with it', async () => {
    await named();
    await stroke();
    expect(standing()).toBe('device_only');
    around.pass(AUTOSAVE_AFTER_MS - 1);
    await stroke();
    around.pass(1);
    expect(standing()).toBe('saving');
    await saved();
    expect(saves).toBe(1);
    expect(isUnsaved(draft())).toBe(false);
  });

  it('takes a stroke that falls while a save is under way with the next one', async () => {
    await named();
    await stroke();
    around.pass(AUTOSAVE_AFTER_MS);
    await stroke();
    await until(desk.stores.draft, (state) => !state.saving);
    expect(standing()).toBe('device_only');
    around.pass(AUTOSAVE_AFTER_MS);
    await saved();
    expect(saves).toBe(2);
  });

  it('sends nothing when a stroke was taken back before its time', async () => {
    await named();
    await stroke();
    await desk.editing.undo();
    around.pass(LONGEST_RETRY_MS);
    expect(saves).toBe(0);
    expect(standing()).toBe('saved');
  });

  it('tries again at ever longer intervals while the backend is away', async () => {
    await named();
    fate = 'offline';
    await stroke();
    around.pass(AUTOSAVE_AFTER_MS);
    await refused();
    expect(standing()).toBe('device_only');
    for (let failures = 1, wait = FIRST_RETRY_MS; failures < 8; failures++, wait *= 2) {
      around.pass(Math.min(wait, LONGEST_RETRY_MS) - 1);
      expect(saves).toBe(failures);
      around.pass(1);
      expect(standing()).toBe('saving');
      await until(desk.stores.draft, ({ saving }) => !saving);
      expect(saves).toBe(failures + 1);
    }
    fate = null;
    around.pass(LONGEST_RETRY_MS);
    await saved();
  });

  it('waits for the network where there is none, and saves in the moment it is back', async () => {
    await named();
    around.setOnline(false);
    await stroke();
    around.pass(10 * LONGEST_RETRY_MS);
    expect(saves).toBe(0);
    around.setOnline(true);
    await saved();
    expect(saves).toBe(1);
  });

  it('keeps everything when the sign-in has expired, and sends it after the next one', async () => {
    await named();
    fate = 'not_signed_in';
    await stroke();
    around.pass(AUTOSAVE_AFTER_MS);
    expect((await refused()).refusal).toBe('not_signed_in');
    expect(standing()).toBe('device_only');
    await stroke();
    fate = null;
    desk.retrySaving();
    await saved();
    expect(draft().refusal).toBeNull();
  });

  it('does not knock again where the answer would be the same', async () => {
    await named();
    fate = 'wrong_status';
    await stroke();
    around.pass(AUTOSAVE_AFTER_MS);
    await refused();
    await stroke();
    around.pass(10 * LONGEST_RETRY_MS);
    expect(saves).toBe(1);
    expect(standing()).toBe('device_only');
  });

  it('knows its own save again when the answer was lost', async () => {
    await named();
    fate = 'lost';
    await stroke();
    around.pass(AUTOSAVE_AFTER_MS);
    await refused();
    await stroke();
    const wished = draftChange(draft());
    fate = null;
    around.pass(FIRST_RETRY_MS);
    await saved();
    expect(draftChange(draft())).toEqual(wished);
    expect(desk.stores.merge.getState()).toMatchObject({ unsent: [], notTaken: [] });
    expect(draft().history.done).toHaveLength(3);
    expect((await stored())?.revision).toBe(draft().plan?.revision);
  });

  it('says so when a save gives up to a decision, and only then', async () => {
    await named();
    fate = 'conflict';
    await stroke();
    expect(await desk.planning.save()).toBe(false);
    expect(standing()).toBe('conflict');
    fate = null;
    expect(await desk.planning.save()).toBe(true);
    expect(standing()).toBe('saved');
  });
});
