/** Processor time of the threads of a page, from Linux: elsewhere all of it reads 0. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

export interface ThreadTimes {
  /** At work on the page's own thread. */
  readonly mainMs: number;
  /** At work in the worker with the engine. */
  readonly engineMs: number;
  /** What the one of the two that waited longer lost to other programs. */
  readonly waitedMs: number;
}

interface Reading {
  readonly workedMs: number;
  readonly waitedMs: number;
}

const NOTHING: Reading = { workedMs: 0, waitedMs: 0 };
/** As Linux cuts the names of threads off. */
const WORKER = 'DedicatedWorker';

export interface ThreadReadings {
  readonly main: Reading;
  readonly engine: Reading;
}

export class PageThreads {
  readonly #pid: number;
  readonly #engine: string | null;

  private constructor(pid: number, engine: string | null) {
    this.#pid = pid;
    this.#engine = engine;
  }

  /** Of the page that has worked most; its engine is the worker that has: call this when a city has been counted. */
  static async of(browser: Browser): Promise<PageThreads> {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    const [page] = processInfo
      .filter(({ type }) => type === 'renderer')
      .sort((a, b) => b.cpuTime - a.cpuTime);
    if (page === undefined) throw new Error('The browser has no process with a page.');
    const [engine = null] = threadsOf(page.id)
      .filter((thread) => nameOf(page.id, thread) === WORKER)
      .sort((a, b) => reading(page.id, b).workedMs - reading(page.id, a).workedMs);
    return new PageThreads(page.id, engine);
  }

  read(): ThreadReadings {
    const engine = this.#engine === null ? NOTHING : reading(this.#pid, this.#engine);
    return { main: reading(this.#pid, String(this.#pid)), engine };
  }

  since(before: ThreadReadings): ThreadTimes {
    const now = this.read();
    return {
      mainMs: now.main.workedMs - before.main.workedMs,
      engineMs: now.engine.workedMs - before.engine.workedMs,
      waitedMs: Math.max(
        now.main.waitedMs - before.main.waitedMs,
        now.engine.waitedMs - before.engine.waitedMs,
      ),
    };
  }
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function nameOf(pid: number, thread: string): string {
  return readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8').trim();
}

function reading(pid: number, thread: string): Reading {
  try {
    const [worked, waited] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    return { workedMs: Number(worked) / 1e6, waitedMs: Number(waited) / 1e6 };
  } catch {
    return NOTHING;
  }
}
