import { beforeEach, describe, expect, it } from 'vitest';
import { createPictureTurns, type PictureTurns } from './picture-turns.ts';

/** Numbers and moments by hand. */
function setUp() {
  let standing = true;
  let listener: (() => void) | null = null;
  const frames = new Set<() => void>();
  const rests = new Set<() => void>();
  const patience = new Set<() => void>();
  const put = (callbacks: Set<() => void>, callback: () => void) => {
    callbacks.add(callback);
    return () => void callbacks.delete(callback);
  };
  const run = (callbacks: Set<() => void>) => {
    const due = [...callbacks];
    callbacks.clear();
    for (const callback of due) callback();
  };
  const turns = createPictureTurns(
    {
      stand: () => standing,
      watch(heard) {
        listener = heard;
        return () => {
          listener = null;
        };
      },
    },
    {
      inFrame: (callback) => put(frames, callback),
      later: (afterMs, callback) => put(afterMs < 100 ? rests : patience, callback),
    },
  );
  return {
    turns,
    /** All that waits for the end of the present task, then a frame. */
    frame: async () => {
      await Promise.resolve();
      run(frames);
    },
    /** The same, and then a hand that rests. */
    async rest() {
      await this.frame();
      run(rests);
    },
    patienceEnds: () => run(patience),
    set: (stands: boolean) => {
      standing = stands;
      listener?.();
    },
    isIdle: () => listener === null && frames.size + rests.size + patience.size === 0,
  };
}

let page: ReturnType<typeof setUp>;
let turns: PictureTurns;
let drawn: string[];
const grids = () => void drawn.push('grids');
const gaps = () => void drawn.push('gaps');
beforeEach(() => {
  page = setUp();
  turns = page.turns;
  drawn = [];
});

describe('turns of pictures', () => {
  it('draws when the hand rests after the next frame, each picture once and all of them in one go', async () => {
    turns.take(grids);
    turns.take(gaps);
    turns.take(grids);
    expect(drawn).toEqual([]);
    await page.rest();
    expect(drawn).toEqual(['grids', 'gaps']);
    expect(page.isIdle()).toBe(true);
  });

  it('waits for numbers that are still being found, and for the frame that shows them', async () => {
    turns.take(grids);
    page.set(false);
    await page.rest();
    page.set(true);
    expect(drawn).toEqual([]);
    await page.rest();
    expect(drawn).toEqual(['grids']);
  });

  it('waits again when another step begins before the frame', async () => {
    turns.take(grids);
    await Promise.resolve();
    page.set(false);
    await page.rest();
    expect(drawn).toEqual([]);
    page.set(true);
    await page.rest();
    expect(drawn).toEqual(['grids']);
  });

  it('waits again when the hand goes on after the frame', async () => {
    turns.take(grids);
    await page.frame();
    page.set(false);
    await page.rest();
    expect(drawn).toEqual([]);
    page.set(true);
    await page.rest();
    expect(drawn).toEqual(['grids']);
  });

  it('draws in the end although the numbers never come, or the hand never rests', async () => {
    page.set(false);
    turns.take(grids);
    await page.rest();
    page.patienceEnds();
    expect(drawn).toEqual(['grids']);
    expect(page.isIdle()).toBe(true);
  });

  it('is settled when nothing waits, also for what a picture itself asks for', async () => {
    const settled: string[] = [];
    turns.take(() => turns.take(gaps));
    void turns.settled().then(() => settled.push('settled'));
    await page.rest();
    await Promise.resolve();
    expect([drawn, settled]).toEqual([[], []]);
    await page.rest();
    await turns.settled();
    expect([drawn, settled]).toEqual([['gaps'], ['settled']]);
  });

  it('draws nothing more once it has been stopped', async () => {
    turns.take(grids);
    turns.stop();
    turns.take(gaps);
    await page.rest();
    expect(drawn).toEqual([]);
    expect(page.isIdle()).toBe(true);
  });
});
