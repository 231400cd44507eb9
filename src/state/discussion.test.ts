import { beforeEach, describe, expect, it } from 'vitest';
import type { CitySource } from '../sources/city-source.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { cityIn } from './city-store.ts';
import { openComments } from './comment-store.ts';
import { altered, backendOf, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { saveStanding } from './draft-store.ts';
import { until } from './until.fixture.ts';

const GRID = '990101001001001';

let visit: () => CitySource;
let desk: Desk;
beforeEach(async () => {
  visit = backendOf(tinyCity(), '990101001');
  desk = await sitDown(visit, 'planner');
});
const planQuery = () => `?plan=${desk.stores.draft.getState().plan?.id}`;
const close = (code: string) => desk.editing.perform({ kind: 'close_station', stationCode: code });

describe('comments on a plan', () => {
  it('are pinned to a grid or to the plan, seen by the next person, and settled', async () => {
    expect(await desk.discussion.comment(null, '没有方案')).toBe(false);
    await desk.planning.save('四月调整');
    expect(await desk.discussion.comment(GRID, '这一片应整体划入。')).toBe(true);
    expect(await desk.discussion.comment(null, '请看总体情况。')).toBe(true);
    expect(openComments(desk.stores.comments.getState().comments)).toEqual(
      new Map([
        [GRID, 1],
        [null, 1],
      ]),
    );

    const reviewer = await sitDown(visit, 'reviewer', { query: planQuery() });
    await reviewer.discussion.refreshComments();
    const [first, second] = reviewer.stores.comments.getState().comments;
    expect([first.gridCode, second.gridCode, first.by.name]).toEqual([GRID, null, 'planner']);
    expect(await reviewer.discussion.resolve(first.id, true)).toBe(true);
    expect(openComments(reviewer.stores.comments.getState().comments)).toEqual(new Map([[null, 1]]));

    await desk.company.look();
    const seen = await until(desk.stores.comments, ({ comments }) => comments[0].resolvedBy !== null);
    expect(seen.comments[0].resolvedBy?.name).toBe('reviewer');
    await desk.planning.closePlan();
    expect(desk.stores.comments.getState()).toEqual({ loading: 'idle', comments: [] });
  });

  it('keep what was there when they cannot be read', async () => {
    let away = false;
    const plain = visit();
    const source = altered(plain, {
      listComments: (...args) =>
        away ? Promise.reject(new TypeError('Failed to fetch')) : plain.listComments(...args),
    });
    desk = await sitDown(visit, 'planner', { source });
    await desk.planning.save('四月调整');
    await desk.discussion.comment(null, '一');
    away = true;
    await desk.discussion.refreshComments();
    expect(desk.stores.comments.getState()).toMatchObject({ loading: 'failed', comments: [{ text: '一' }] });
  });
});

describe('the history of a plan', () => {
  it('names every save, and an earlier one can be made the newest', async () => {
    await close('S1');
    await desk.planning.save('四月调整');
    await desk.editing.undo();
    await desk.planning.save();
    await desk.discussion.refreshHistory();
    const { revisions, steps } = desk.stores.planHistory.getState();
    expect(revisions.map(({ revision }) => revision)).toEqual([3, 2, 1]);
    expect(steps[0].kind).toBe('created');

    expect(await desk.planning.restoreRevision(2)).toBe(true);
    expect(cityIn(desk.stores.city)?.current.stations.has('S1')).toBe(false);
    expect(saveStanding(desk.stores.draft.getState())).toBe('saved');
    await desk.discussion.refreshHistory();
    const now = desk.stores.planHistory.getState();
    expect(now.revisions[0].revision).toBe(4);
    expect(now.steps.at(-1)?.kind).toBe('restored');
  });

  it('restores nothing over what somebody saved meanwhile, and shows their work instead', async () => {
    await close('S1');
    await desk.planning.save('四月调整');
    await desk.editing.undo();
    await desk.planning.save();
    const colleague = await sitDown(visit, 'colleague', { query: planQuery() });
    await colleague.editing.perform({ kind: 'close_station', stationCode: 'S1' });
    expect(await colleague.planning.save()).toBe(true);

    expect(await desk.planning.restoreRevision(1)).toBe(false);
    expect(desk.stores.notices.getState().notice?.key).toBe('restoreOvertaken');
    expect(saveStanding(desk.stores.draft.getState())).toBe('saved');
    expect(cityIn(desk.stores.city)?.current.stations.has('S1')).toBe(false);
  });

  it('goes on while it is shown', async () => {
    await close('S1');
    await desk.planning.save('四月调整');
    await desk.discussion.refreshHistory();
    await desk.planning.submit();
    const { steps } = await until(desk.stores.planHistory, (history) => history.steps.length > 1);
    expect(steps.at(-1)?.kind).toBe('submitted');
  });

  it('brings an earlier version of the map back as a draft over the one in force', async () => {
    await close('S1');
    await desk.planning.save('关闭站点');
    await desk.planning.submit();
    const reviewer = await sitDown(visit, 'reviewer', { query: planQuery() });
    await reviewer.planning.approve('');
    expect(await reviewer.planning.publish()).toEqual({ published: true, problems: [] });

    const next = await sitDown(visit, 'planner');
    expect(cityIn(next.stores.city)?.current.stations.has('S1')).toBe(false);
    expect(await next.planning.restoreVersion(1, '恢复旧版', '990101001')).toBe(true);
    expect(cityIn(next.stores.city)?.current.stations.has('S1')).toBe(true);
    expect(next.stores.draft.getState().plan?.name).toBe('恢复旧版');
  });
});
