import { describe, expect, it } from 'vitest';
import type { AdminUnit, CityData } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { ServiceCircle } from '../domain/service-circle.ts';
import type { CircleSource } from '../sources/circle-source.ts';
import { SourceError } from '../sources/source-error.ts';
import { TOWN_COMMUNITIES, townFixture } from '../worker/town-fixture.ts';
import { DRAFT_CIRCLE } from './circle-store.ts';
import { CIRCLES_EVERY_MS } from './circle-watch.ts';
import { altered, backendOf, type Person, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { createMemoryJournal } from './memory-journal.fixture.ts';
import { handDriven } from './surroundings.fixture.ts';
import { until } from './until.fixture.ts';

const [WEST, EAST] = TOWN_COMMUNITIES;
const GIVEN: ServiceCircle = {
  code: 'Q-east',
  name: '东圈',
  circleTier: 15,
  responsibleBody: '东街道办事处',
  communityCodes: [EAST],
  facilities: [],
};
const town = townFixture(7);
const above: AdminUnit = { ...town.adminUnits[0], code: town.info.code, level: 'county', parentCode: null };
const city: CityData = {
  ...town,
  adminUnits: [above, ...town.adminUnits.map((unit) => ({ ...unit, parentCode: above.code }))],
  serviceCircles: [GIVEN],
};

const stateOf = (desk: Desk) => desk.stores.circles.getState();
const draftOf = (desk: Desk) => stateOf(desk).edit?.draft;
const kept = (desk: Desk) => stateOf(desk).kept.map(({ code, name, revision }) => [code, name, revision]);

/** A desk of somebody who works in the unit, with its circles read. */
async function deskWithCircles(
  visit = backendOf(city, city.info.code),
  person: Person = 'planner',
): Promise<Desk> {
  const desk = await sitDown(visit, person);
  await desk.circles.refresh();
  return desk;
}

/** A desk with a sound new circle of the west under the pen. */
async function drawing(visit = backendOf(city, city.info.code), person: Person = 'planner'): Promise<Desk> {
  const desk = await deskWithCircles(visit, person);
  desk.circles.begin(null);
  desk.circles.toggle(WEST);
  desk.circles.change({ name: '西圈', responsibleBody: '西街道办事处' });
  return desk;
}

describe('service circles at the desk', () => {
  it('are asked for when their layer is shown, and not before', async () => {
    const desk = await sitDown(backendOf(city, city.info.code), 'planner');
    expect(stateOf(desk)).toMatchObject({ loading: 'idle', kept: [] });
    desk.stores.view.setState({ layers: new Set(['circles']) });
    await until(desk.stores.circles, ({ loading }) => loading === 'ready');
    expect(kept(desk)).toEqual([['Q-east', '东圈', 1]]);
  });

  it('are counted and drawn as they are kept, and as they change under the pen', async () => {
    const desk = await drawing();
    const { circles } = desk.stores;
    await until(circles, ({ figures, shapes }) => figures.has(DRAFT_CIRCLE) && shapes.has(DRAFT_CIRCLE));
    const { figures, shapes } = stateOf(desk);
    const households = (code: string) => figures.get(code)?.totals.households ?? Number.NaN;
    const all = desk.stores.figures.getState().current;
    expect(households('Q-east') + households(DRAFT_CIRCLE)).toBe(
      (all?.totals.households ?? 0) - (all?.unassignedHouseholds ?? 0),
    );
    expect(shapes.get(DRAFT_CIRCLE)?.parts).toBe(1);
    desk.circles.toggle(WEST);
    await until(circles, (now) => now.shapes.get(DRAFT_CIRCLE)?.parts === 0);
  });

  it('follow the settings, each within the minutes of its own tier', async () => {
    const desk = await deskWithCircles();
    await desk.configure({ profile: 'older', limitMinutes: 5 });
    await until(desk.stores.circles, ({ figures }) => figures.get('Q-east')?.settings.profile === 'older');
    expect(stateOf(desk).figures.get('Q-east')?.settings.limitMinutes).toBe(15);
  });

  it('take communities that are free, and say of the others why not', async () => {
    const desk = await deskWithCircles();
    desk.circles.begin(null);
    expect(desk.circles.standingOf(EAST)).toMatchObject({ kind: 'taken', by: { code: 'Q-east' } });
    expect(desk.circles.toggle(EAST)).toBe(false);
    expect(desk.circles.add([EAST, WEST, 'nowhere'])).toBe(1);
    expect(draftOf(desk)?.communityCodes).toEqual([WEST]);
    desk.circles.change({ circleTier: 10 });
    expect(desk.circles.standingOf(EAST).kind).toBe('free');
    const local = await deskWithCircles(backendOf(city, WEST));
    local.circles.begin(null);
    expect(local.circles.standingOf(EAST).kind).toBe('outside');
    expect(local.circles.mayChange(GIVEN)).toBe(false);
    const reviewer = await deskWithCircles(backendOf(city, city.info.code), 'reviewer');
    expect(reviewer.circles.mayDraw()).toBe(false);
  });

  it('go back step by step before they are saved', async () => {
    const desk = await drawing();
    desk.circles.undo();
    desk.circles.undo();
    expect(draftOf(desk)).toMatchObject({ name: '', communityCodes: [] });
    desk.circles.redo();
    expect(draftOf(desk)?.communityCodes).toEqual([WEST]);
    desk.circles.drop();
    expect(stateOf(desk)).toMatchObject({ edit: null, picking: null });
  });

  it('let go of the map when another tool or another tab is taken up', async () => {
    const desk = await drawing();
    for (const other of [{ tool: 'why' }, { side: 'gaps' }] as const) {
      desk.circles.pickBy('box');
      desk.stores.view.setState(other);
      expect(stateOf(desk).picking).toBeNull();
    }
    expect(draftOf(desk)?.communityCodes).toEqual([WEST]);
  });

  it('are kept, found by others, changed and removed', async () => {
    const visit = backendOf(city, city.info.code);
    const desk = await drawing(visit);
    const code = draftOf(desk)!.code;
    expect(await desk.circles.save()).toBe(true);
    expect(stateOf(desk)).toMatchObject({ edit: null, chosen: code });
    const colleague = await deskWithCircles(visit, 'colleague');
    expect(kept(colleague)).toEqual([
      [code, '西圈', 1],
      ['Q-east', '东圈', 1],
    ]);
    colleague.circles.begin(code);
    colleague.circles.change({ name: '西边' });
    expect(await colleague.circles.save()).toBe(true);
    expect(await colleague.circles.remove('Q-east')).toBe(true);
    expect(kept(colleague)).toEqual([[code, '西边', 2]]);
  });

  it('are not sent while something is missing', async () => {
    const desk = await deskWithCircles();
    desk.circles.begin(null);
    expect(await desk.circles.save()).toBe(false);
    expect(desk.circles.faults().map(({ reason }) => reason)).toEqual([
      'no_name',
      'no_body',
      'no_communities',
    ]);
  });

  describe('with two editors', () => {
    async function twoEditors() {
      const visit = backendOf(city, city.info.code);
      const [first, second] = [await deskWithCircles(visit), await deskWithCircles(visit, 'colleague')];
      for (const [desk, name] of [
        [first, '先到'],
        [second, '后到'],
      ] as const) {
        desk.circles.begin('Q-east');
        desk.circles.change({ name });
      }
      expect(await first.circles.save()).toBe(true);
      expect(await second.circles.save()).toBe(false);
      return second;
    }

    it('the later one is shown what was kept meanwhile, and nothing is overwritten', async () => {
      const desk = await twoEditors();
      expect(stateOf(desk).refusal).toMatchObject({
        reason: 'conflict',
        theirs: { name: '先到', revision: 2 },
      });
      expect(draftOf(desk)?.name).toBe('后到');
      desk.circles.takeTheirs();
      expect(stateOf(desk)).toMatchObject({ edit: null, chosen: 'Q-east', refusal: null });
      expect(kept(desk)).toEqual([['Q-east', '先到', 2]]);
    });

    it('or goes on with the own draft, knowingly', async () => {
      const desk = await twoEditors();
      desk.circles.keepMine();
      expect(await desk.circles.save()).toBe(true);
      expect(kept(desk)).toEqual([['Q-east', '后到', 3]]);
    });

    it('a circle that is gone can be put back', async () => {
      const visit = backendOf(city, city.info.code);
      const desk = await deskWithCircles(visit);
      desk.circles.begin('Q-east');
      desk.circles.change({ name: '还在' });
      expect(await (await deskWithCircles(visit, 'colleague')).circles.remove('Q-east')).toBe(true);
      expect(await desk.circles.save()).toBe(false);
      expect(stateOf(desk).refusal).toMatchObject({ reason: 'conflict', theirs: null });
      desk.circles.keepMine();
      expect(await desk.circles.save()).toBe(true);
      expect(kept(desk)).toEqual([['Q-east', '还在', 1]]);
    });

    it('who takes a code or a community first keeps it', async () => {
      const visit = backendOf(city, city.info.code);
      const [first, second, third] = [
        await drawing(visit),
        await drawing(visit, 'colleague'),
        await drawing(visit, 'colleague'),
      ];
      expect(await first.circles.save()).toBe(true);
      expect(await second.circles.save()).toBe(false);
      expect(stateOf(second).refusal).toEqual({ reason: 'conflict', detail: expect.any(String) });
      expect(second.circles.faults().map(({ reason }) => reason)).toContain('code_taken');
      third.circles.change({ code: 'Q-other' });
      expect(await third.circles.save()).toBe(false);
      expect(stateOf(third).refusal?.reason).toBe('community_taken');
    });
  });

  it('of others come by themselves while circles are looked at, and leave the one under the pen alone', async () => {
    const visit = backendOf(city, city.info.code);
    const surroundings = handDriven();
    const desk = await sitDown(visit, 'planner', { surroundings });
    desk.stores.view.setState({ layers: new Set(['circles']) });
    await until(desk.stores.circles, ({ loading }) => loading === 'ready');
    desk.circles.begin('Q-east');
    desk.circles.change({ name: '新名' });
    const other = await drawing(visit, 'colleague');
    expect(await other.circles.save()).toBe(true);
    surroundings.pass(CIRCLES_EVERY_MS);
    await until(desk.stores.circles, (now) => now.kept.length === 2);
    expect(draftOf(desk)?.name).toBe('新名');

    // The same answer again changes nothing, so that nothing is counted anew.
    const { kept: before } = stateOf(desk);
    surroundings.pass(CIRCLES_EVERY_MS);
    surroundings.setVisible(false);
    expect(await other.circles.remove(stateOf(other).chosen!)).toBe(true);
    surroundings.pass(CIRCLES_EVERY_MS);
    expect(stateOf(desk).kept).toBe(before);
    surroundings.setVisible(true);
    await until(desk.stores.circles, (now) => now.kept.length === 1);
  });

  it('are under the pen again after a reload with every step, until they are saved or dropped', async () => {
    const visit = backendOf(city, city.info.code);
    const journal = createMemoryJournal();
    const first = await sitDown(visit, 'planner', { journal });
    await first.circles.refresh();
    first.circles.begin(null);
    await journal.arrived();
    journal.kill();
    const untouched = await sitDown(visit, 'planner', { journal });
    expect(stateOf(untouched).edit).toBeNull();

    await untouched.circles.refresh();
    untouched.circles.begin(null);
    untouched.circles.toggle(WEST);
    untouched.circles.change({ name: '西圈', responsibleBody: '西街道办事处' });
    untouched.circles.undo();
    await journal.arrived();
    journal.kill();

    const again = await sitDown(visit, 'planner', { journal });
    expect(stateOf(again).edit).toEqual(stateOf(untouched).edit);
    expect(again.stores.view.getState().side).toBe('circles');
    expect(again.stores.draft.getState().restored).toBe(false);
    again.circles.redo();
    await until(again.stores.circles, ({ loading }) => loading === 'ready');
    await journal.arrived();
    journal.kill();

    const third = await sitDown(visit, 'planner', { journal });
    expect(draftOf(third)).toMatchObject({ name: '西圈', communityCodes: [WEST] });
    await until(third.stores.circles, ({ loading }) => loading === 'ready');
    expect(await third.circles.save()).toBe(true);
    await journal.arrived();
    journal.kill();
    expect(stateOf(await sitDown(visit, 'planner', { journal })).edit).toBeNull();
  });

  it('come back beside a draft of grids, and neither takes the other along', async () => {
    const visit = backendOf(city, city.info.code);
    const journal = createMemoryJournal();
    const first = await sitDown(visit, 'planner', { journal });
    await first.circles.refresh();
    first.circles.begin('Q-east');
    first.circles.change({ name: '新名' });
    const { code, location } = city.stations.find((station) => station.location !== null)!;
    const to: LonLat = [location![0] + 1e-4, location![1]];
    expect(await first.editing.perform({ kind: 'move_station', stationCode: code, to })).toBe(true);
    await journal.arrived();
    journal.kill();

    const second = await sitDown(visit, 'planner', { journal });
    expect(draftOf(second)?.name).toBe('新名');
    expect(second.stores.draft.getState().restored).toBe(true);
    second.circles.drop();
    await journal.arrived();
    journal.kill();
    const third = await sitDown(visit, 'planner', { journal });
    expect([stateOf(third).edit, third.stores.draft.getState().restored]).toEqual([null, true]);
  });

  it('stay as they were when the backend is away, and so does what is under the pen', async () => {
    const visit = backendOf(city, city.info.code);
    let isAway = false;
    const source = visit();
    const away = <T>(answer: () => Promise<T>): Promise<T> =>
      isAway ? Promise.reject(new SourceError('offline', 'away')) : answer();
    const { list, save, remove } = source.circles;
    const circles: CircleSource = {
      list: () => away(list),
      save: (...asked) => away(() => save(...asked)),
      remove: (...asked) => away(() => remove(...asked)),
    };
    const desk = await sitDown(visit, 'planner', { source: altered(source, { circles }) });
    await desk.circles.refresh();
    desk.circles.begin('Q-east');
    desk.circles.change({ name: '新名' });
    isAway = true;
    expect(await desk.circles.save()).toBe(false);
    expect(stateOf(desk)).toMatchObject({ isSending: false, refusal: { reason: 'offline' } });
    expect(draftOf(desk)?.name).toBe('新名');
    await desk.circles.refresh();
    expect(stateOf(desk).loading).toBe('failed');
    expect(kept(desk)).toEqual([['Q-east', '东圈', 1]]);
    isAway = false;
    expect(await desk.circles.save()).toBe(true);
  });
});
