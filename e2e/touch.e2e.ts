/** The desk under fingers, on a tablet: two of them zoom, one takes hold, and one that rests does what the right button does. */
import type { Page } from '@playwright/test';
import type { CityData } from '../src/domain/city.ts';
import type { LonLat } from '../src/domain/geometry.ts';
import { interiorPoint } from '../src/map/interior-point.ts';
import type { EngineApi } from '../src/worker/protocol.ts';
import { engineOn, signedIn } from './support/backend.ts';
import { figure, find, inspector, letVerticesGoFree, takeTool } from './support/desk.ts';
import { type Fingers, fingersOn } from './support/fingers.ts';
import { type LivelyVertex, livelyVertices } from './support/lively-places.ts';
import { pixelOf, positionAt } from './support/map.ts';
import { type SharedDesk, shareDesk } from './support/shared-desk.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let desk: SharedDesk;
let page: Page;
let fingers: Fingers;
let city: CityData;
let twin: EngineApi;
let vertex: LivelyVertex;
/** Where it stands once a finger has moved it. */
let moved: LonLat;

test.beforeAll(async ({ browser, baseURL, contextOptions }) => {
  test.setTimeout(240_000);
  const source = await signedIn(baseURL, 'planner');
  city = (await source.loadCity()).city;
  twin = (await engineOn(city)).engine;
  [vertex] = await livelyVertices(city, twin, source, 1);
  desk = await shareDesk(browser, {
    ...contextOptions,
    baseURL,
    viewport: { width: 1180, height: 820 },
    hasTouch: true,
  });
  ({ page } = desk);
  fingers = await fingersOn(page);
});

test.afterAll(async () => {
  await desk?.close();
});

const zoom = () => page.evaluate(() => window.gridcircle!.map!.camera().zoom);

test('two fingers zoom and draw nothing, whatever tool is in hand', async () => {
  for (const tool of ['选择', '编辑边界', '画笔归入']) {
    await find(page, vertex.grids[0]);
    await takeTool(page, tool);
    const before = await zoom();
    await fingers.spread(await pixelOf(page, vertex.at), 20, 60);
    await expect.poll(zoom, { message: tool }).toBeGreaterThan(before + 1);
    await expect(page.getByText('没有修改')).toBeVisible();
  }
});

test('a finger takes hold of a vertex that it does not quite touch', async () => {
  const { communityCode, at, grids } = vertex;
  await find(page, grids[0]);
  await takeTool(page, '编辑边界');
  await letVerticesGoFree(page);
  const target = await pixelOf(page, vertex.to);
  moved = await positionAt(page, target);
  const answer = await twin.edit({ kind: 'move_vertex', communityCode, at, to: moved }, 'commit', false);
  expect(answer.ok).toBe(true);
  // Beside the vertex, on the side away from where it goes: nearer to the target it could be taken for a tap.
  const [x, y] = await pixelOf(page, at);
  const [dx, dy] = [target[0] - x, target[1] - y];
  const beside = 19 / Math.hypot(dx, dy);
  await fingers.drag([x - dx * beside, y - dy * beside], target);
  const { households } = (await twin.figures()).grids.find(({ code }) => code === grids[0])!;
  await expect(figure(inspector(page, '网格'), '户数')).toHaveText(`${households} 户`);
  await expectChanged(2);
});

test('a finger that rests on a vertex takes it away, as the right button does', async () => {
  const { communityCode, grids } = vertex;
  const answer = await twin.edit({ kind: 'remove_vertex', communityCode, at: moved }, 'commit', false);
  expect(answer.ok).toBe(true);
  const { areaM2 } = (await twin.figures()).grids.find(({ code }) => code === grids[0])!;
  const hectares = new RegExp(`^${(areaM2 / 10_000).toFixed(2)} `);
  const area = figure(inspector(page, '网格'), '面积');
  await expect(area).not.toHaveText(hectares);
  await fingers.press(await pixelOf(page, moved));
  await expect(area).toHaveText(hectares);
  await fingers.lift();
  await expect(area).toHaveText(hectares);
});

test('with a brush in hand a finger that rests chooses who receives, and paints nothing', async () => {
  const [mine, theirs] = vertex.grids;
  await find(page, theirs);
  // In the table: the map stays where it is.
  await page.getByRole('row').filter({ hasText: mine }).click();
  await expect(inspector(page, '网格')).toContainText(mine);
  await takeTool(page, '画笔归入');
  const { geometry } = city.grids.find(({ code }) => code === theirs)!;
  await fingers.press(await pixelOf(page, interiorPoint(geometry)));
  await expect(inspector(page, '网格')).toContainText(theirs);
  await fingers.lift();
  await expectChanged(2);
});

async function expectChanged(grids: number): Promise<void> {
  await expect(page.getByTitle(/改动：/)).toHaveAttribute('title', new RegExp(`改动：${grids} 个网格`));
}
