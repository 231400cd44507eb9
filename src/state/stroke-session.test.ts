import { beforeEach, describe, expect, it } from 'vitest';
import { totalsWith } from '../domain/coverage.fixture.ts';
import type { EditCommand, EditRefusal, EditWarning, GroundCommand, Repair } from '../domain/edit.ts';
import type { EditEffect } from '../domain/figures.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import { EMPTY_CHANGE } from '../editing/change.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { createCityStore, openCity } from './city-store.ts';
import { alikeWarnings, createGestureStore, strokeIn } from './gesture-store.ts';
import { createLockStore, toggleLock } from './locks.ts';
import { createNoticeStore } from './notice-store.ts';
import { createStrokeSession, type StrokeSession } from './stroke-session.ts';
import { createToolStore } from './tool-store.ts';

const COMMUNITY = '990101001001';
const [WEST, EAST] = ['990101001001001', '990101001001002'];

const repair: Repair = { kind: 'whole_compound', compoundCode: 'C1', to: WEST };
const cut: EditWarning = {
  code: 'cuts_compound',
  blocking: true,
  subject: 'C1',
  at: [120.0075, 30.0075],
  households: 350,
  repairs: [repair],
};

function effectWith(warnings: readonly EditWarning[] = []): EditEffect {
  return {
    change: EMPTY_CHANGE,
    totals: totalsWith(700),
    unassignedHouseholds: 0,
    grids: [],
    stations: [],
    gridPolygons: {},
    gaps: [],
    serviceAreas: [],
    problems: [],
    warnings,
  };
}

const split = (lon: number) =>
  ({
    kind: 'split_grid',
    gridCode: WEST,
    line: [
      [lon, 30],
      [lon, 30.01],
    ],
  }) as const;

/** An engine that answers when it is told to, by what `reply` makes of the command. */
function setUp() {
  const stores = {
    gesture: createGestureStore(),
    tools: createToolStore(),
    locks: createLockStore(),
    city: createCityStore(),
    notices: createNoticeStore(),
  };
  stores.city.setState({ status: 'open', city: openCity(tinyCity(), 1) }, true);
  const asked: GroundCommand[] = [];
  const landed: EditCommand[] = [];
  const told = { cancelled: 0 };
  let reply = (_command: GroundCommand): Result<EditEffect, EditRefusal> => ok(effectWith());
  let hold: Promise<void> = Promise.resolve();
  let lands = true;
  const strokes: StrokeSession = createStrokeSession(
    {
      ...stores,
      engine: {
        async edit(command) {
          asked.push(command as GroundCommand);
          await hold;
          return reply(command as GroundCommand);
        },
        async cancelEdit() {
          told.cancelled++;
          return null;
        },
      },
    },
    {
      mayEdit: () => true,
      prepare: async () => undefined,
      async commit(command, letGo) {
        if (!lands) return false;
        landed.push(command);
        letGo();
        return true;
      },
    },
  );
  return {
    stores,
    strokes,
    asked,
    landed,
    told,
    answer: (with_: typeof reply) => {
      reply = with_;
    },
    refuseCommits: () => {
      lands = false;
    },
    /** The engine answers nothing until the function returned is called. */
    pause: () => {
      let go = () => {};
      hold = new Promise((resolve) => {
        go = resolve;
      });
      return go;
    },
    stroke: () => strokeIn(stores.gesture.getState().gesture),
    notice: () => stores.notices.getState().notice?.key,
  };
}

let desk: ReturnType<typeof setUp>;
beforeEach(() => {
  desk = setUp();
});

describe('a stroke that breaks nothing', () => {
  it('lands when the pen is lifted, once, as it was drawn last', async () => {
    desk.strokes.propose(split(120.002), COMMUNITY);
    desk.strokes.propose(split(120.003), COMMUNITY);
    expect(await desk.strokes.release()).toBe('landed');
    expect(desk.landed).toMatchObject([split(120.003)]);
    expect(desk.stroke()).toBeNull();
  });

  it('waits for a decision where the planner asks for a preview first', async () => {
    desk.stores.tools.setState({ previewFirst: true });
    desk.strokes.propose(split(120.002), COMMUNITY);
    expect(await desk.strokes.release()).toBe('waiting');
    expect(desk.stroke()?.phase).toBe('waiting');
    expect(await desk.strokes.accept()).toBe(true);
    expect(desk.landed).toHaveLength(1);
  });

  it('is followed by what was drawn while it was landing: no stroke is dropped', async () => {
    const go = desk.pause();
    desk.strokes.propose(split(120.001), COMMUNITY);
    const first = desk.strokes.release();
    desk.strokes.propose(split(120.002), COMMUNITY);
    desk.strokes.propose(split(120.003), COMMUNITY);
    const second = desk.strokes.release();
    go();
    expect(await Promise.all([first, second])).toEqual(['landed', 'landed']);
    expect(desk.landed).toMatchObject([split(120.001), split(120.003)]);
  });

  it('is followed by all of them in order, however many, with the last one still under the pen', async () => {
    const go = desk.pause();
    const ends: Promise<string>[] = [];
    for (const lon of [120.001, 120.002, 120.003, 120.004]) {
      desk.strokes.propose(split(lon), COMMUNITY);
      ends.push(desk.strokes.release());
    }
    desk.strokes.propose(split(120.005), COMMUNITY);
    go();
    expect(await Promise.all(ends)).toEqual(['landed', 'landed', 'landed', 'landed']);
    desk.strokes.propose(split(120.006), COMMUNITY);
    expect(await desk.strokes.release()).toBe('landed');
    expect(desk.landed).toMatchObject([120.001, 120.002, 120.003, 120.004, 120.006].map(split));
  });

  it('lands once, also when a pen that drew nothing is lifted meanwhile', async () => {
    const go = desk.pause();
    desk.strokes.propose(split(120.001), COMMUNITY);
    const end = desk.strokes.release();
    const nothing = desk.strokes.release();
    go();
    expect(await Promise.all([end, nothing])).toEqual(['landed', 'dropped']);
    expect(desk.landed).toHaveLength(1);
  });

  it('carries the locks of its community', async () => {
    toggleLock(desk.stores.locks, EAST);
    toggleLock(desk.stores.locks, 'a grid of another place');
    desk.strokes.propose(split(120.002), COMMUNITY);
    await desk.strokes.release();
    expect(desk.landed).toMatchObject([{ locked: [EAST], repairs: [], compoundReason: null }]);
  });
});

describe('a stroke that would break something', () => {
  beforeEach(() => {
    desk.answer(({ repairs, compoundReason }) =>
      ok(effectWith(repairs.length === 0 && compoundReason === null ? [cut] : [])),
    );
  });

  it('stays on the screen until a repair is taken, and lands with it', async () => {
    desk.strokes.propose(split(120.002), COMMUNITY);
    expect(await desk.strokes.release()).toBe('waiting');
    expect(desk.landed).toEqual([]);
    expect(await desk.strokes.repair(repair)).toBe('landed');
    expect(desk.landed).toMatchObject([{ ...split(120.002), repairs: [repair] }]);
  });

  it('shows no preview of a repaired stroke that leaves nothing to decide: it lands', async () => {
    desk.strokes.propose(split(120.002), COMMUNITY);
    await desk.strokes.release();
    const shown: unknown[] = [];
    desk.stores.gesture.subscribe(({ gesture }) => shown.push(strokeIn(gesture)?.effect?.warnings ?? null));
    expect(await desk.strokes.repair(repair)).toBe('landed');
    expect(shown).toEqual([[cut], null]);
  });

  it('shows it after all when the engine does not let it land', async () => {
    desk.strokes.propose(split(120.002), COMMUNITY);
    await desk.strokes.release();
    desk.refuseCommits();
    expect(await desk.strokes.repair(repair)).toBe('waiting');
    expect(desk.stroke()).toMatchObject({ phase: 'waiting', answered: true, effect: { warnings: [] } });
  });

  it('takes what is offered first against every warning of a kind, and lands with all of it', async () => {
    const whole = (buildingCode: string, to: string): Repair => ({
      kind: 'whole_building',
      buildingCode,
      to,
    });
    const building = (subject: string): EditWarning => ({
      ...cut,
      code: 'cuts_building',
      blocking: false,
      subject,
      repairs: [whole(subject, EAST), whole(subject, WEST)],
    });
    const hopeless: EditWarning = { ...building('H3'), repairs: [] };
    desk.answer(({ repairs }) =>
      ok(effectWith(repairs.length === 0 ? [cut, building('H1'), building('H2'), hopeless] : [])),
    );
    desk.strokes.propose(split(120.002), COMMUNITY);
    await desk.strokes.release();
    const [alike, ...others] = alikeWarnings(desk.stroke()!);
    expect(others).toEqual([]);
    expect(alike).toEqual({ code: 'cuts_building', repairs: [whole('H1', EAST), whole('H2', EAST)] });
    expect(await desk.strokes.repairAll(alike.repairs)).toBe('landed');
    expect(desk.landed).toMatchObject([{ repairs: alike.repairs }]);
  });

  it('lands with a reason to split the compound', async () => {
    desk.strokes.propose(split(120.002), COMMUNITY);
    await desk.strokes.release();
    expect(await desk.strokes.giveReason('分期交付')).toBe('landed');
    expect(desk.landed).toMatchObject([{ compoundReason: '分期交付' }]);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    desk.strokes.propose(split(120.002), COMMUNITY);
    await desk.strokes.release();
    await desk.strokes.cancel();
    expect(desk.stroke()).toBeNull();
    expect([desk.landed.length, desk.told.cancelled]).toEqual([0, 1]);
  });

  it('is not painted over: the next stroke is told to wait', async () => {
    desk.strokes.propose(split(120.002), COMMUNITY);
    await desk.strokes.release();
    expect(desk.strokes.propose(split(120.003), COMMUNITY)).toBe(false);
    expect(desk.stroke()?.command).toMatchObject(split(120.002));
    expect(desk.notice()).toBe('strokeWaits');
  });

  it('may be drawn on: only the lifted pen asks for a decision', () => {
    expect(desk.strokes.propose(split(120.002), COMMUNITY)).toBe(true);
    expect(desk.strokes.propose(split(120.003), COMMUNITY)).toBe(true);
    expect(desk.stroke()?.phase).toBe('drawing');
  });
});

it('drops a stroke that the engine refuses, and says why', async () => {
  desk.answer(() => refuse('does_not_cut'));
  desk.strokes.propose(split(120.002), COMMUNITY);
  expect(await desk.strokes.release()).toBe('dropped');
  expect([desk.stroke(), desk.notice(), desk.landed.length]).toEqual([null, 'refused.does_not_cut', 0]);
});

it('sends only the newest of the commands that gather while the engine answers', async () => {
  const go = desk.pause();
  for (const lon of [120.001, 120.002, 120.003, 120.004]) desk.strokes.propose(split(lon), COMMUNITY);
  const end = desk.strokes.release();
  go();
  expect(await end).toBe('landed');
  expect(desk.asked).toMatchObject([split(120.001), split(120.004)]);
});
