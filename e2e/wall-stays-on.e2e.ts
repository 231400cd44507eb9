/**
 * A screen without a keyboard, opened by its link and left on: scenes turn, graphics, network and server go and come,
 * a plan is published, and the wall is right again each time without anybody touching it.
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { changeOf } from '../src/editing/change.ts';
import { approvedPlan, draftedPlan, engineOn, signedIn } from './support/backend.ts';
import { mapReady } from './support/desk.ts';
import { complaints, cutNetwork, loseContext, restartServer, turnScenes } from './support/lasting-wall.ts';
import { type RestartableServer, startRestartable } from './support/restartable-server.ts';
import { expect, test, watch } from './support/test.ts';

const SCENES = {
  scenes: [
    { name: '十分钟', seconds: 3600, limit: 10 },
    { name: '老人', seconds: 3600, walk: 'older' },
    { name: '太快', seconds: 1 },
    { seconds: 3600, service: '就餐用餐', hour: 'workday-19:00' },
  ],
};

let server: RestartableServer;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startRestartable();
});
test.afterAll(() => server.end());

/** What the operator types, and what is said to it. The embedded database lets in one at a time. */
async function operate(...words: string[]): Promise<string> {
  await server.stop();
  const environment = { ...process.env, GRIDCIRCLE_HOME: server.home };
  const { stdout } = await promisify(execFile)('node', ['src/server/operate.mjs', ...words], {
    env: environment,
  });
  await server.start();
  return stdout;
}

test('a kiosk is opened by its link, plays its scenes, and gets over whatever happens to it', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const said = await operate('kiosk', '一楼大厅', '--site', server.url);
  const link = said.match(/http\S+#kiosk=\S+/)?.[0] ?? '';
  await writeFile(path.join(server.home, 'demo', 'scenes.json'), JSON.stringify(SCENES));
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  });
  const watched = watch(context, server.url);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  const scenes = page.getByRole('region', { name: '场景' });

  await test.step('nobody signs in, and the key is gone from the address', async () => {
    await page.goto(link);
    await mapReady(page);
    expect(new URL(page.url()).hash).toBe('');
    await page.reload();
    await mapReady(page);
    await expect(page.locator('[data-feed=live]')).toBeVisible();
  });

  await test.step('scenes come from the file of the city, and the bad one is named', async () => {
    await expect(scenes.getByRole('button', { name: '停止轮播' })).toBeVisible();
    await expect(scenes.getByRole('alert')).toContainText('第 3 个场景的“seconds”应为 5–3600');
    await turnScenes(page, 2);
    await expect(scenes).toContainText('场景 2/3');
    await expect(scenes).toContainText('老人');
    expect(new URL(page.url()).searchParams.get('walk')).toBe('older');
    await expect(page.getByRole('contentinfo')).toContainText('老年人步速 3.3 公里/小时');
    await turnScenes(page, 1);
    await expect(scenes).toContainText('工作日 19:00');
  });

  await test.step('the map comes back when its graphics are taken away, and is never blank', async () => {
    expect(await loseContext(page)).toMatchObject({ neverBlank: true });
    await turnScenes(page, 30);
    expect(await loseContext(page)).toMatchObject({ neverBlank: true });
  });

  await test.step('without network and without server scenes go on, and the wall says that it hears nothing', async () => {
    await cutNetwork(page, cdp, () => turnScenes(page, 3));
    await restartServer(page, server, () => turnScenes(page, 3));
    await turnScenes(page, 30);
  });

  await test.step('a plan that is published shows without a reload', async () => {
    const marked = await page.evaluate(() => Object.assign(window, { staysOn: true }).staysOn);
    expect(marked).toBe(true);
    const [planner, reviewer] = [
      await signedIn(server.url, 'planner'),
      await signedIn(server.url, 'reviewer'),
    ];
    const { city, version } = await planner.loadCity();
    const [station] = city.stations;
    const change = changeOf({
      stations: {
        added: {},
        updated: { [station.code]: [station, { ...station, phone: null }] },
        removed: {},
      },
    });
    const plan = await approvedPlan(
      planner,
      reviewer,
      await draftedPlan(planner, city, '改一个电话', change),
    );
    const { figures } = await engineOn(city);
    const outcome = await reviewer.publishPlan(plan.id, figures);
    expect(outcome.ok ? [] : outcome.problems).toEqual([]);
    await expect(page.getByRole('banner')).toContainText(`第 ${version + 1} 版`, { timeout: 120_000 });
    expect(await page.evaluate(() => 'staysOn' in window)).toBe(true);
  });

  expect((await complaints(page)).filter((text) => !text.includes('scenes.json'))).toEqual([]);

  await test.step('a link that was taken back shows nothing more', async () => {
    await operate('kiosk', '一楼大厅', '--revoke');
    await expect(page.getByRole('heading', { name: '这块屏幕的链接打不开' })).toBeVisible({
      timeout: 120_000,
    });
    await expect(page.getByText('管理员已停用“一楼大厅”的链接')).toBeVisible();
  });
  await context.close();
  watched.expectQuiet();
});
