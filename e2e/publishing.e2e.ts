/** What must not come into force does not, says why, and loses nobody's work. */
import type { Page } from '@playwright/test';
import type { CityData, Compound } from '../src/domain/city.ts';
import type { LonLat } from '../src/domain/geometry.ts';
import type { Change } from '../src/domain/plan.ts';
import { polygonCovers } from '../src/engine/geometry/point-in-polygon.ts';
import { geometryBounds } from '../src/map/bounds.ts';
import type { CitySource } from '../src/sources/city-source.ts';
import type { EngineApi } from '../src/worker/protocol.ts';
import { approvedPlan, draftedPlan, engineOn, granted, signedIn } from './support/backend.ts';
import { find, letVerticesGoFree, mapReady, openDesk, takeTool } from './support/desk.ts';
import { type LivelyVertex, livelyVertices } from './support/lively-places.ts';
import { dragTo, pixelOf } from './support/map.ts';
import { plain } from './support/redraw-places.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ timeout: 120_000 });

interface Elsewhere {
  readonly planner: CitySource;
  readonly reviewer: CitySource;
  readonly city: CityData;
  readonly engine: EngineApi;
  readonly vertex: LivelyVertex;
}

/** Other people at the same server, and a place in the map in force that all of them care about. */
async function elsewhere(baseURL: string): Promise<Elsewhere> {
  const planner = await signedIn(baseURL, 'planner');
  const reviewer = await signedIn(baseURL, 'reviewer');
  const { city } = await planner.loadCity();
  const { engine } = await engineOn(city);
  const [vertex] = await livelyVertices(city, engine, planner, 1);
  return { planner, reviewer, city, engine, vertex };
}

/** What moving the vertex changes; the engine is left as it was. */
async function moveOf({ engine, vertex }: Elsewhere): Promise<Change> {
  const { communityCode, at, to } = vertex;
  const answer = await engine.edit({ kind: 'move_vertex', communityCode, at, to }, 'provisional', false);
  await engine.cancelEdit();
  if (!answer.ok) throw new Error(`The engine refuses the move: ${answer.reason}`);
  return answer.value.change;
}

function nameFor(what: string): string {
  return `${what} ${Date.now().toString(36)}`;
}

async function openPlan(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '方案', exact: true }).click();
  await page.getByRole('button', { name: `打开 ${name}` }).click();
  await expect(page.getByRole('banner').getByText(name)).toBeVisible();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: '发布', exact: true }).click();
  await page
    .getByRole('dialog', { name: '发布方案' })
    .getByRole('button', { name: '发布', exact: true })
    .click();
}

test('PostGIS refuses a map with a hole, and says where', async ({ page, baseURL }) => {
  const there = await elsewhere(baseURL);
  const { grids, stations } = await moveOf(there);
  // Only one of the two neighbours follows the vertex: the other leaves ground open, or both claim it.
  const [code] = there.vertex.grids;
  const broken: Change = { stations, grids: { ...grids, updated: { [code]: grids.updated[code] } } };
  const name = nameFor('有缺口的方案');
  await approvedPlan(
    there.planner,
    there.reviewer,
    await draftedPlan(there.planner, there.city, name, broken),
  );
  const before = await there.reviewer.versionInForce();

  await openDesk(page, 'reviewer');
  await openPlan(page, name);
  await publish(page);
  const refusal = page.getByRole('dialog', { name: '没有发布' });
  await expect(refusal).toContainText(/检查发现 \d+ 个问题/);
  const reason = refusal.getByRole('listitem').filter({ hasText: /网格重叠|网格之间有空隙/ });
  await expect(reason.first()).toContainText(/m²/);
  await refusal.getByRole('button', { name: '关闭' }).click();
  await expect(page.getByRole('alert')).toContainText('PostGIS 检查发现问题，没有发布。');
  expect(await there.reviewer.versionInForce()).toBe(before);
});

/** A compound, and the split of its grid that runs through it. */
async function dividedCompound({ city, engine }: Elsewhere): Promise<{ compound: Compound; change: Change }> {
  for (const compound of city.compounds) {
    const [west, south, east, north] = geometryBounds(compound.geometry);
    const [lon, lat] = [(west + east) / 2, (south + north) / 2];
    const grid = city.grids.find(({ geometry }) => polygonCovers(geometry.coordinates, lon, lat));
    if (!grid) continue;
    const line: LonLat[] = [
      [west - 0.004, lat],
      [east + 0.004, lat],
    ];
    const split = plain({ kind: 'split_grid', gridCode: grid.code, line }, grid.communityCode);
    const answer = await engine.edit({ ...split, compoundReason: '试' }, 'provisional', false);
    await engine.cancelEdit();
    const cuts = answer.ok ? answer.value.warnings.filter(({ code }) => code === 'cuts_compound') : [];
    if (answer.ok && cuts.length === 1 && cuts[0].subject === compound.code) {
      return { compound, change: answer.value.change };
    }
  }
  throw new Error('No compound can be divided by a split of its grid.');
}

test('a divided compound stands in the way of publication until somebody says why', async ({
  page,
  baseURL,
}) => {
  const there = await elsewhere(baseURL);
  const { planner, reviewer, city } = there;
  const { compound, change } = await dividedCompound(there);
  const name = nameFor('切开小区的方案');
  const draft = await draftedPlan(planner, city, name, change);
  await openDesk(page, 'planner', `?plan=${draft.id}`);
  const cut = page
    .getByRole('tabpanel', { name: /^问题/ })
    .getByRole('listitem')
    .filter({ hasText: `切穿了小区 ${compound.name}` });
  await expect(cut).toContainText('方案不能发布');
  await page.getByRole('banner').getByRole('button', { name: '提交审核' }).click();
  const submission = page.getByRole('dialog', { name: '提交审核' });
  await expect(submission.getByRole('alert')).toContainText('这份方案还不能发布');
  await submission.getByRole('button', { name: '提交审核' }).click();
  await expect(page.getByText(`“${name}”已提交审核。`)).toBeVisible();

  granted(await reviewer.approvePlan(draft.id, ''));
  const outcome = await reviewer.publishPlan(draft.id, await there.engine.figures());
  expect(outcome.ok ? [] : outcome.problems.map(({ code, where }) => `${code} ${where}`)).toContain(
    `cuts_compound ${compound.code}`,
  );
  granted(await reviewer.sendBackPlan(draft.id, '请说明理由'));

  await page.reload();
  await mapReady(page);
  await cut.getByText('说明理由').first().click();
  await cut.getByRole('textbox', { name: '拆分小区的理由' }).fill('两期分管');
  await cut.getByRole('button', { name: '说明理由', exact: true }).click();
  await expect(cut).toContainText('分割理由：两期分管');
  const given = async () => granted(await planner.loadPlan(draft.id)).change.compoundReasons?.added;
  await expect
    .poll(given, { timeout: 60_000 })
    .toEqual({ [compound.code]: { code: compound.code, reason: '两期分管' } });
});

test('two plans for one community: the second is told, and stays as it was', async ({ page, baseURL }) => {
  const there = await elsewhere(baseURL);
  const { planner, reviewer, city, engine } = there;
  const change = await moveOf(there);
  const name = nameFor('后到的方案');
  const second = await approvedPlan(planner, reviewer, await draftedPlan(planner, city, name, change));
  await openDesk(page, 'reviewer');
  await openPlan(page, name);

  // Meanwhile another plan for the same grids comes into force.
  const first = await approvedPlan(
    planner,
    reviewer,
    await draftedPlan(planner, city, nameFor('先到的方案'), change),
  );
  await engine.apply(change);
  const published = await reviewer.publishPlan(first.id, await engine.figures());
  expect(published.ok ? [] : published.problems).toEqual([]);

  await publish(page);
  const overtaken = page.getByRole('dialog', { name: '现行方案已经更新' });
  await expect(overtaken).toContainText(name);
  await overtaken.getByRole('button', { name: '关闭' }).click();
  await expect(page.getByRole('alert')).toContainText('没有覆盖任何人的工作');
  expect(granted(await reviewer.loadPlan(second.id)).change).toEqual(change);
  expect(published.ok && published.version).toBe(await reviewer.versionInForce());
});

test('two people in one draft: the work of both is kept', async ({ page, baseURL }) => {
  const there = await elsewhere(baseURL);
  const { city, planner, vertex } = there;
  const [first, second] = city.stations;
  const name = nameFor('共用草案');
  const draft = await draftedPlan(planner, city, name, closing(first));
  await openDesk(page, 'planner', `?plan=${draft.id}`);
  await expect(page.getByRole('banner').getByText(name)).toBeVisible();

  const colleague = await signedIn(baseURL, 'admin');
  granted(await colleague.savePlan(draft.id, draft.revision, closing(first, second)));

  await find(page, vertex.grids[0]);
  await takeTool(page, '编辑边界');
  await letVerticesGoFree(page);
  await dragTo(page, await pixelOf(page, vertex.at), await pixelOf(page, vertex.to));
  await page.mouse.up();
  // Nobody presses "save": a draft with a name goes out by itself, and takes in what came first.
  const stored = async () => granted(await planner.loadPlan(draft.id)).change;
  await expect
    .poll(async () => Object.keys((await stored()).grids.updated).sort(), { timeout: 60_000 })
    .toEqual([...vertex.grids].sort());
  expect(Object.keys((await stored()).stations.removed).sort()).toEqual([first.code, second.code].sort());
  await expect(page.getByRole('banner').getByText('已保存')).toBeVisible();
  await expect(page.getByTitle(/改动：/)).toHaveAttribute('title', /2 个网格，2 个站点/);

  await page.reload();
  await mapReady(page);
  await expect(page.getByRole('banner').getByText(name)).toBeVisible();
  await expect(page.getByTitle(/改动：/)).toHaveAttribute('title', /2 个网格，2 个站点/);
});

function closing(...stations: readonly CityData['stations'][number][]): Change {
  const nothing = { added: {}, updated: {}, removed: {} };
  const removed = Object.fromEntries(stations.map((station) => [station.code, station]));
  return { grids: nothing, stations: { ...nothing, removed } };
}
