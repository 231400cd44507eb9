import { beforeEach, describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import { seededRandom } from '../engine/topology/community-fixture.ts';
import type { CitySource } from '../sources/city-source.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import { altered, backendOf, type Seat, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { draftChange, saveStanding } from './draft-store.ts';
import { toggleLock, unlockAll } from './locks.ts';
import { createMemoryJournal, type MemoryJournal } from './memory-journal.fixture.ts';

let visit: () => CitySource;
let journal: MemoryJournal;
beforeEach(() => {
  visit = backendOf(tinyCity(), '990101001');
  journal = createMemoryJournal();
});

const sit = (seat: Seat = {}) => sitDown(visit, 'planner', { journal, ...seat });
const drawn = (desk: Desk): Change => draftChange(desk.stores.draft.getState());
const steps = (desk: Desk) => desk.stores.draft.getState().history;
let place = 0;
const stroke = (desk: Desk) => {
  const to: LonLat = [120.001 + (place++ % 80) / 10000, 30.004];
  return desk.editing.perform({ kind: 'move_station', stationCode: 'S1', to });
};

describe('the journal', () => {
  it.each(Array.from({ length: 20 }, (_, i) => i + 1))(
    'loses at most one stroke when the browser is killed in the middle (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      let desk = await sit();
      for (let life = 0; life < 3; life++) {
        const states = [drawn(desk)];
        for (let strokes = 1 + Math.floor(random() * 12); strokes > 0; strokes--) {
          const move = random();
          if (move < 0.2) await desk.editing.undo();
          else if (move < 0.3) await desk.editing.redo();
          else await stroke(desk);
          states.push(drawn(desk));
          if (random() < 0.2) await desk.planning.save('四月调整');
        }
        const history = steps(desk);
        journal.kill();
        desk = await sit({ query: planOf(desk) });
        expect([drawn(desk)]).toEqual(expect.arrayContaining([expect.toBeOneOf(states.slice(-2))]));
        const lost =
          history.done.length + history.undone.length - steps(desk).done.length - steps(desk).undone.length;
        expect(Math.abs(lost)).toBeLessThanOrEqual(1);
      }
    },
  );

  it('brings back undo and redo, also of a draft that was saved', async () => {
    const first = await sit();
    for (let i = 0; i < 5; i++) await stroke(first);
    await first.editing.undo();
    await first.planning.save('四月调整');
    await journal.arrived();
    first.close();

    const second = await sit({ query: planOf(first) });
    expect(steps(second)).toEqual(steps(first));
    expect(saveStanding(second.stores.draft.getState())).toBe('saved');
    expect(second.stores.draft.getState().restored).toBe(false);
    await second.editing.redo();
    await second.editing.undo();
    for (let i = 0; i < 4; i++) await second.editing.undo();
    expect(drawn(second).stations.updated).toEqual({});
  });

  it('opens the plan just saved under a new name, though the link is still the old one', async () => {
    const first = await sit();
    await stroke(first);
    await first.planning.save('四月调整');
    const old = planOf(first);
    await stroke(first);
    await first.planning.saveAs('另存');
    await stroke(first);
    await journal.arrived();
    first.close();
    const second = await sit({ query: old });
    expect(second.stores.draft.getState().plan?.name).toBe('另存');
  });

  it('brings back the locks, with a draft and without', async () => {
    const [west, east] = tinyCity().grids.map(({ code }) => code);
    const first = await sit();
    toggleLock(first.stores.locks, west);
    await journal.arrived();
    first.close();
    const second = await sit();
    expect([...second.stores.locks.getState().locked]).toEqual([west]);
    expect(second.stores.draft.getState().restored).toBe(false);

    await stroke(second);
    toggleLock(second.stores.locks, east);
    toggleLock(second.stores.locks, west);
    await journal.arrived();
    journal.kill();
    const third = await sit();
    expect([...third.stores.locks.getState().locked]).toEqual([east]);
    expect(steps(third)).toEqual(steps(second));

    await third.editing.undo();
    unlockAll(third.stores.locks);
    await third.planning.closePlan();
    await journal.arrived();
    journal.kill();
    expect((await sit()).stores.locks.getState().locked.size).toBe(0);
  });

  it('gives a second window a book of its own', async () => {
    const [one, other] = [await sit(), await sit()];
    await stroke(one);
    await stroke(one);
    await stroke(other);
    await journal.arrived();
    one.close();
    other.close();
    const again = [await sit(), await sit()];
    expect(again.map((desk) => steps(desk).done.length).sort()).toEqual([1, 2]);
  });

  it('says that a draft is kept nowhere when the device refuses to write, and writes it all once it may', async () => {
    const desk = await sit();
    journal.setWritable(false);
    await stroke(desk);
    await journal.arrived();
    expect(desk.stores.notices.getState().notice?.key).toBe('journalFailed');
    await stroke(desk);
    expect(saveStanding(desk.stores.draft.getState())).toBe('not_kept');
    journal.setWritable(true);
    await stroke(desk);
    await journal.arrived();
    expect(saveStanding(desk.stores.draft.getState())).toBe('device_only');
    journal.kill();
    expect(drawn(await sit())).toEqual(drawn(desk));
  });

  it('keeps nothing of a draft that was put aside', async () => {
    const desk = await sit();
    await stroke(desk);
    await desk.planning.closePlan();
    await journal.arrived();
    desk.close();
    expect(saveStanding((await sit()).stores.draft.getState())).toBe('untouched');
  });

  it('leaves a draft where it is while its map cannot be had, and writes elsewhere', async () => {
    const first = await sit();
    await stroke(first);
    await journal.arrived();
    journal.kill();

    const source = altered(visit(), {
      loadCity: async () => ({ city: tinyCity(), version: 2 }),
      gridsAt: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    const second = await sit({ source, engine: createCityEngine() });
    expect(second.stores.notices.getState().notice?.key).toBe('journalOutdated');
    await stroke(second);
    await journal.arrived();
    journal.kill();
    expect(drawn(await sit())).toEqual(drawn(first));
  });
});

function planOf(desk: Desk): string {
  const { plan } = desk.stores.draft.getState();
  return plan ? `?plan=${plan.id}` : '';
}
