/**
 * A desk without a page: strokes in an engine of this process, and what a page that has the same strokes says.
 * `figuresOn` reads the same words from a page, `strokesKept` counts the strokes in its journal.
 */
import type { Page } from '@playwright/test';
import type { EditCommand } from '../../src/domain/edit.ts';
import type { LonLat } from '../../src/domain/geometry.ts';
import type { Change } from '../../src/domain/plan.ts';
import { EMPTY_CHANGE, invertChange, mergeChanges } from '../../src/editing/change.ts';
import { changedCounts } from '../../src/state/changed-counts.ts';
import { type JournalStep, walked } from '../../src/state/journal-steps.ts';
import type { EngineApi } from '../../src/worker/protocol.ts';
import { inspector } from './desk.ts';

/** What moved where, by a name that its owner chose. */
export interface Moved {
  readonly key: string;
  readonly to: LonLat;
}

export class TwinDesk {
  private readonly done: { readonly change: Change; readonly moved: Moved | null }[] = [];

  constructor(private readonly engine: EngineApi) {}

  /** How many strokes are there to be undone. */
  get strokes(): number {
    return this.done.length;
  }

  /** Where something is now; `home` while it has not been moved. */
  placeOf(key: string, home: LonLat): LonLat {
    return this.done.findLast(({ moved }) => moved?.key === key)?.moved?.to ?? home;
  }

  async make(command: EditCommand, moved: Moved | null): Promise<void> {
    const answer = await this.engine.edit(command, 'commit', false);
    if (!answer.ok) throw new Error(`The twin refuses ${command.kind}: ${answer.reason}`);
    this.done.push({ change: answer.value.change, moved });
  }

  async takeBack(): Promise<void> {
    const last = this.done.pop();
    if (last) await this.engine.apply(invertChange(last.change));
  }

  /** What the page says of these strokes. */
  async figures(): Promise<string> {
    const change = this.done.reduce((all, { change: next }) => mergeChanges(all, next), EMPTY_CHANGE);
    const { grids, stations } = changedCounts(change);
    const { households, coveredHouseholds, gapHouseholds } = (await this.engine.figures()).totals;
    const [covered, all, gap] = [coveredHouseholds, households, gapHouseholds].map((count) =>
      count.toLocaleString('en'),
    );
    return `改动：${grids} 个网格，${stations} 个站点；${covered} / ${all} 户；缺口 ${gap} 户`;
  }
}

/** The whole city's figures on the page, with nothing selected, and how much the draft changes. */
export async function figuresOn(page: Page): Promise<string> {
  const title = (await page.getByTitle(/改动：/).getAttribute('title')) ?? '';
  const changes = /改动：\d+ 个网格，\d+ 个站点/.exec(title)?.[0];
  const words = await inspector(page, '范围').innerText();
  const covered = /[\d,]+ \/ [\d,]+ 户/.exec(words)?.[0];
  const gap = /缺口\s+([\d,]+) 户/.exec(words)?.[1];
  return `${changes}；${covered}；缺口 ${gap} 户`;
}

/** How many strokes this device has written down, what was undone left out. */
export async function strokesKept(page: Page): Promise<number> {
  const steps = await page.evaluate(
    () =>
      new Promise<JournalStep[]>((resolve, reject) => {
        const opening = indexedDB.open('gridcircle-journal');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('steps').objectStore('steps').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
  return walked(steps).done.length;
}
