import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { prepareMachine } from '../../.ci/machine.mjs';
import { type DemoRole, emailOf } from '../../e2e/support/backend.ts';
import { installWatch } from './number-watch.ts';
import { PageThreads } from './page-threads.ts';

/**
 * As root, without a GPU, and asking no host but the city's. Only the map is drawn by the graphics stack, which is
 * software here; the page around it is not.
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];
/** A prefecture has to be drawn by software first. */
const PATIENCE_MS = 180_000;

const NO_GRAPHICS = fileURLToPath(new URL('./no-graphics.js', import.meta.url));

/** Who draws the map: the processors of this machine, or a card that takes no time. */
export type Graphics = 'software' | 'none';

export interface DeskPage {
  readonly page: Page;
  readonly threads: PageThreads;
}

/** Runs `work` on the desk of a served city, signed in, with the map drawn. Throws where no Chromium can be had. */
export async function onDeskPage<T>(
  url: string,
  { role, graphics }: { readonly role: DemoRole; readonly graphics: Graphics },
  work: (desk: DeskPage) => Promise<T>,
): Promise<T> {
  const { chromium: executablePath, missing } = await prepareMachine();
  if (!executablePath) throw new Error(missing.join('\n'));
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      locale: 'zh-CN',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await installWatch(page);
    if (graphics === 'none') await page.addInitScript({ path: NO_GRAPHICS });
    await page.goto(`${url}/planner`);
    const password = await page.getByRole('code').innerText();
    await page.getByLabel('邮箱').fill(emailOf(role));
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.locator('[data-testid=map][data-map-ready=true]').waitFor();
    return await work({ page, threads: await PageThreads.of(browser) });
  } finally {
    await browser.close();
  }
}
