/** What a person does at the desk: sign in, wait for the city, read figures. Controls are found by their names. */
import type { Locator, Page } from '@playwright/test';
import { type DemoRole, emailOf } from './backend.ts';
import { expect } from './test.ts';

/** Signs in on the sign-in page that stands on the page, with the password shown there. */
export async function signIn(page: Page, role: DemoRole): Promise<void> {
  await expect(page.getByRole('heading', { name: '登录', level: 1 })).toBeVisible();
  const password = await page.getByRole('code').innerText();
  await page.getByLabel('邮箱').fill(emailOf(role));
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Resolves when the map of the page has drawn the city. */
export async function mapReady(page: Page): Promise<void> {
  await expect(page.getByTestId('map')).toHaveAttribute('data-map-ready', 'true', { timeout: 60_000 });
}

/** Opens the desk, signs in where nobody is, and waits for the city. */
export async function openDesk(page: Page, role: DemoRole, query = ''): Promise<void> {
  await page.goto(`/planner${query}`);
  await signIn(page, role);
  await mapReady(page);
}

/** The inspector: of the selected grid or station, or of the area in scope. */
export function inspector(page: Page, subject: '网格' | '站点' | '范围'): Locator {
  return page.getByRole('region', { name: new RegExp(`^${subject}( · \\S+)? `) });
}

/** One figure of an inspector: the definition that follows its term. */
export function figure(within: Locator, label: string | RegExp): Locator {
  const term = typeof label === 'string' ? new RegExp(`^${label}$`) : label;
  return within
    .locator('dl > div')
    .filter({ has: within.page().locator('dt', { hasText: term }) })
    .locator('dd')
    .first();
}

/** The number in a figure, thousands separators and unit left out; NaN when there is none. */
export async function numberOf(locator: Locator): Promise<number> {
  return numberIn(await locator.innerText());
}

export function numberIn(text: string): number {
  return Number.parseFloat(text.replace(/[,\s]/g, '').replace('−', '-'));
}

/** Searches by code or name and takes the best hit. */
export async function find(page: Page, wanted: string): Promise<void> {
  const name = '搜索网格、站点、社区或小区';
  await page.getByRole('combobox', { name }).fill(wanted);
  await page.getByRole('listbox', { name }).getByRole('option').first().click();
}

export async function takeTool(page: Page, name: string): Promise<void> {
  const tool = page.getByRole('toolbar', { name: '工具' }).getByRole('button', { name });
  await tool.click();
  await expect(tool).toHaveAttribute('aria-pressed', 'true');
}

/** With the tool for borders in hand: a vertex goes exactly where the pointer goes. */
export async function letVerticesGoFree(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: '吸附' }).uncheck();
}
