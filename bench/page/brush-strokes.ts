/** Brush strokes by the hand of a pointer, on the desk of a served city. */
import type { Page } from 'playwright-core';
import type { ScreenPoint } from '../../src/map/adapter.ts';
import { BRUSH_RADIUS, START_OPTIONS } from '../../src/state/tool-store.ts';
import { stepReaching, wayOver } from './brush-path.ts';
import type { DeskPage } from './desk-page.ts';
import { type TimedNumbers, timeNumbers } from './number-watch.ts';
import { pictureComplete } from './places.ts';

/** `refused`: the desk said why, for example that it would change nothing. `left`: no repair lets it land. `dropped`: without a word. */
export type StrokeEnd = 'landed' | 'refused' | 'left' | 'dropped';

export interface PageStroke {
  /** From the last move of the pointer to the preview of all that it had gone over. */
  readonly preview: TimedNumbers;
  readonly end: StrokeEnd;
  /** From the last input, see `settledBy`, to every number of the desk; `null` when it did not land. */
  readonly landing: TimedNumbers | null;
  /** After a repair the engine judges the stroke once more before it lands. */
  readonly settledBy: 'lift' | 'acceptance' | 'repair';
  /** Buildings that the brush went over. */
  readonly buildings: number;
}

/** In CSS pixels: three quarters of the largest brush. */
const BRUSH_PIXELS = 90;
/** Nobody accepts more repairs of one stroke than this. */
const MAX_REPAIRS = 12;
/** A desk that has said nothing by then has nothing to say. */
const TELLING_MS = 10_000;
const PREVIEW = 'section[aria-label="落笔前预览"]';
const REPAIRS = `${PREVIEW} button[aria-keyshortcuts="1"]`;
const LANDS = `${PREVIEW} button[aria-keyshortcuts="Enter"]`;

/** Takes the brush, for single buildings. */
export async function takeBrush(page: Page): Promise<void> {
  await page.getByTestId('map').locator('canvas').focus();
  const larger = Math.round((BRUSH_PIXELS - START_OPTIONS.brushRadius) / BRUSH_RADIUS.step);
  for (const key of ['b', '1', ...Array.from({ length: larger }, () => ']')]) await page.keyboard.press(key);
}

/** Brushes over houses for the grid in which `start` stands, and takes the stroke back once it has landed. */
export async function brushOver(
  desk: DeskPage,
  houses: readonly ScreenPoint[],
  start: ScreenPoint,
): Promise<PageStroke> {
  const { page, threads } = desk;
  await page.mouse.click(start.x, start.y, { button: 'right' });
  const way = wayOver(houses, start, BRUSH_PIXELS);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (const { x, y } of way.slice(1, -1)) await page.mouse.move(x, y);
  await page.locator(`${PREVIEW}[data-proposal][aria-busy=false]`).waitFor();
  const { x, y } = way[way.length - 1];
  const preview = await timeNumbers(page, threads, 'preview', () => page.mouse.move(x, y));
  const landing = await land(desk);
  if (landing.end === 'landed') {
    const undo = page.getByRole('button', { name: '撤销' });
    await timeNumbers(page, threads, 'step', () => undo.click());
  }
  // Whoever draws again has seen what became of the last stroke.
  await pictureComplete(page);
  const buildings = houses.filter((house) => stepReaching(way, house, BRUSH_PIXELS) >= 0).length;
  return { preview, ...landing, buildings };
}

/** Lifts the pointer, and settles what the page asks with the first repair that it offers, until the stroke has landed. */
async function land({ page, threads }: DeskPage): Promise<Pick<PageStroke, 'end' | 'landing' | 'settledBy'>> {
  const step = await newestStep(page);
  let act = () => page.mouse.up();
  let settledBy: PageStroke['settledBy'] = 'lift';
  /** The proposal that was decided on last. */
  let decided = '';
  for (let answers = 0; answers <= MAX_REPAIRS; answers++) {
    let end: ReturnType<typeof endOf> = null;
    const landing = await timeNumbers(page, threads, 'step', async () => {
      await act();
      const settled = await page.waitForFunction(endOf, { preview: PREVIEW, decided, step });
      end = await settled.jsonValue();
      if (end !== 'landed') await page.evaluate(() => window.stopWatching());
    });
    if (end === 'landed') return { end, landing, settledBy };
    if (end === 'gone')
      return { end: (await isTold(page)) ? 'refused' : 'dropped', landing: null, settledBy };
    decided = (await page.locator(PREVIEW).getAttribute('data-proposal')) ?? '';
    const key = (await page.locator(LANDS).isEnabled()) ? 'Enter' : '1';
    if (key === '1' && (await page.locator(REPAIRS).count()) === 0) break;
    // Whoever decides has seen what the stroke would do.
    await pictureComplete(page);
    act = () => page.keyboard.press(key);
    settledBy = key === 'Enter' ? 'acceptance' : 'repair';
  }
  await page.keyboard.press('Escape');
  return { end: 'left', landing: null, settledBy };
}

/** Whether the desk says something to the person at it, or will in a moment. */
function isTold(page: Page): Promise<boolean> {
  const notice = page.getByRole('button', { name: '知道了' });
  return notice.waitFor({ timeout: TELLING_MS }).then(
    () => true,
    () => false,
  );
}

async function newestStep(page: Page): Promise<number> {
  return Number(await page.locator('footer[data-step]').getAttribute('data-step'));
}

/** Runs in the page: what became of a lifted stroke; `null` as long as that is open. */
function endOf(lifted: {
  readonly preview: string;
  readonly decided: string;
  readonly step: number;
}): 'landed' | 'gone' | 'asked' | null {
  const proposal = document.querySelector(`${lifted.preview}[data-proposal]`);
  if (proposal === null) {
    const step = document.querySelector('footer[data-step]')?.getAttribute('data-step');
    return Number(step) > lifted.step ? 'landed' : 'gone';
  }
  const waits = proposal.matches('[data-phase=waiting][aria-busy=false]');
  return waits && proposal.getAttribute('data-proposal') !== lifted.decided ? 'asked' : null;
}
