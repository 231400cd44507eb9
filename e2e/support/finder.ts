import { expect, type Locator, type Page } from '@playwright/test';

/** The cards of the list that carry a walking time, in order. */
export function walks(page: Page): Locator {
  return page
    .getByRole('region', { name: '步行最近的站点' })
    .getByRole('listitem')
    .getByText(/^步行 \d+ 分钟，/);
}

/** Minutes of the list once they are worked out. */
export async function minutesInOrder(page: Page): Promise<readonly number[]> {
  const list = page.getByRole('region', { name: '步行最近的站点' });
  await expect(list).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await expect(walks(page).first()).toBeAttached();
  return (await walks(page).allTextContents()).map((words) => Number(/^步行 (\d+) 分钟/.exec(words)![1]));
}

export function expectNearestFirst(minutes: readonly number[]): void {
  expect(minutes.length).toBeGreaterThan(3);
  expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(beyond).toBe(0);
}

/** Starts from the first place found by a name. */
export async function searchAndStart(page: Page, name: string): Promise<void> {
  await page.getByLabel('搜索小区、社区或站点').fill(name);
  await page.getByRole('search').getByRole('listitem').getByRole('button').first().click();
}

/** From now on pages have no WebGL. */
export async function withoutWebGl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      ...rest: unknown[]
    ) {
      return kind.startsWith('webgl') ? null : original.call(this, kind as '2d', ...(rest as []));
    } as typeof original;
  });
}

/** Presses Tab until a control has the focus; fails where it is never reached. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}
