import { describe, expect, it } from 'vitest';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { backendOf, sitDown } from '../state/desk.fixture.ts';
import type { Desk } from '../state/desk.ts';
import { bindComments } from './bind-comments.ts';
import { SOURCES } from './ids.ts';
import { createMapStandIn } from './map-stand-in.fixture.ts';

const [WEST, EAST] = tinyCity().grids.map(({ code }) => code);

async function withPlan(): Promise<Desk> {
  const desk = await sitDown(backendOf(tinyCity(), '990101001'), 'planner');
  expect(await desk.planning.save('四月调整')).toBe(true);
  return desk;
}

/** What the source of the marks holds after these calls: labels by grid. */
function marksAfter(calls: ReturnType<typeof createMapStandIn>['calls']) {
  const marks = new Map<string, string>();
  const put = ({ properties }: GeoJSON.Feature) => marks.set(properties?.code, properties?.label);
  for (const [name, source, data] of calls) {
    if (source !== SOURCES.comments) continue;
    if (name === 'setData') {
      marks.clear();
      (data as GeoJSON.FeatureCollection).features.forEach(put);
      continue;
    }
    const { update, add, remove } = data as Record<'update' | 'add', GeoJSON.Feature[]> & {
      remove: string[];
    };
    for (const feature of [...update, ...add]) put(feature);
    for (const code of remove) marks.delete(code);
  }
  return Object.fromEntries(marks);
}

describe('marks of comments', () => {
  it('count the open ones grid by grid; the plan as a whole has no place', async () => {
    const desk = await withPlan();
    const map = createMapStandIn();
    const stop = bindComments(map, desk);
    expect(marksAfter(map.calls)).toEqual({});
    await desk.discussion.comment(EAST, '请看这里');
    await desk.discussion.comment(EAST, '还有这里');
    await desk.discussion.comment(WEST, '这里也是');
    await desk.discussion.comment(null, '总体可以');
    expect(marksAfter(map.calls)).toEqual({ [EAST]: '2', [WEST]: '1' });

    const [first, second] = desk.stores.comments.getState().comments;
    await desk.discussion.resolve(first.id, true);
    expect(marksAfter(map.calls)).toEqual({ [EAST]: '1', [WEST]: '1' });
    await desk.discussion.resolve(second.id, true);
    expect(marksAfter(map.calls)).toEqual({ [WEST]: '1' });
    for (let i = 0; i < 9; i++) await desk.discussion.comment(WEST, `第 ${i}`);
    expect(marksAfter(map.calls)).toEqual({ [WEST]: '9+' });

    await desk.planning.closePlan();
    expect(marksAfter(map.calls)).toEqual({});
    stop();
  });

  it('are there as soon as a plan is opened', async () => {
    const desk = await withPlan();
    await desk.discussion.comment(EAST, '请看这里');
    const { plan } = desk.stores.draft.getState();
    await desk.planning.closePlan();
    const map = createMapStandIn();
    bindComments(map, desk);
    await desk.planning.openPlan(plan!.id);
    await desk.discussion.refreshComments();
    expect(marksAfter(map.calls)).toEqual({ [EAST]: '1' });
  });
});
