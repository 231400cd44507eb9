import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlanListener } from '../plan-source.ts';
import {
  type ChannelRights,
  NodeWebSocket,
  type RealtimeServer,
  startRealtimeServer,
} from './realtime-server.fixture.ts';
import { createSupabaseSource } from './supabase-source.ts';

const PLAN = '6f1cfe2e-6c28-4a5c-b3a7-94c2a7a3a9d4';
const ALL: ChannelRights = { mayHear: true, mayBeThere: true };

let rights: ChannelRights;
let server: RealtimeServer;
let leaves: (() => void)[];
beforeEach(async () => {
  rights = ALL;
  leaves = [];
  server = await startRealtimeServer(async () => rights);
});
afterEach(async () => {
  vi.useRealTimers();
  for (const leave of leaves) leave();
  await server.close();
});

/** What a window hears, oldest first: `up`, `down`, `news`, and `came` and `gone` with the number of windows there. */
function listen(hasRealtime = true): string[] {
  const heard: string[] = [];
  const windows = new Set<string>();
  const listener: PlanListener = {
    onLine: (stands) => heard.push(stands ? 'up' : 'down'),
    onNews: () => heard.push('news'),
    onCame: (window) => heard.push(`came ${windows.add(window).size}`),
    onGone: (window) => windows.delete(window) && heard.push(`gone ${windows.size}`),
  };
  const source = createSupabaseSource({
    url: server.url,
    publishableKey: 'key',
    hasRealtime,
    webSocket: NodeWebSocket,
  });
  leaves.push(source.listenToPlan(PLAN, listener));
  return heard;
}

describe('the live line of a plan', () => {
  it('rings, and tells who is connected until they are not', async () => {
    const one = listen();
    await until(() => one.includes('came 1'));
    const other = listen();
    await until(() => one.includes('came 2') && other.includes('came 2'));
    expect(server.present()).toEqual([`plan:${PLAN}`, `plan:${PLAN}`]);
    server.broadcast(`plan:${PLAN}`, 'news');
    await until(() => one.includes('news') && other.includes('news'));
    leaves[1]();
    await until(() => one.includes('gone 1'));
    expect(one.filter((word) => word === 'up' || word === 'down')).toEqual(['up']);
  });

  it('comes back by itself after it was cut, and says so both times', async () => {
    const one = listen();
    await until(() => one.includes('up'));
    server.unplug();
    await until(() => one.at(-1) === 'down');
    server.plugIn();
    await until(() => one.filter((word) => word === 'up').length === 2);
    server.broadcast(`plan:${PLAN}`, 'news');
    await until(() => one.includes('news'));
  });

  it('is given up after one attempt where nobody answers the call', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    server.unplug();
    const one = listen();
    await until(() => server.attempts() > 0);
    for (let minutes = 0; minutes < 10; minutes++) {
      await vi.advanceTimersByTimeAsync(60_000);
      await settled();
    }
    expect(server.attempts()).toBe(1);
    expect(one).toEqual([]);
  });

  it('is given up where the call is taken and nothing is said for ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    server.fallSilent();
    const one = listen();
    await until(() => server.attempts() > 0);
    for (let seconds = 0; seconds < 300; seconds += 5) {
      await vi.advanceTimersByTimeAsync(5_000);
      await settled();
    }
    expect(server.attempts()).toBe(1);
    expect(one).toEqual([]);
  });

  it('is given up where it is refused', async () => {
    rights = { mayHear: false, mayBeThere: false };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const one = listen();
    await until(() => server.attempts() > 0);
    for (let minutes = 0; minutes < 10; minutes++) {
      await vi.advanceTimersByTimeAsync(60_000);
      await settled();
    }
    expect([server.attempts(), server.present(), one]).toEqual([1, [], []]);
  });

  it('is not even tried on a backend that is known to have none', async () => {
    listen(false);
    await settled();
    expect(server.attempts()).toBe(0);
  });
});

/** Lets the sockets of this process have their turns. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
}

/** Patient, because the machine may be busy. */
async function until(isSo: () => boolean): Promise<void> {
  await vi.waitUntil(isSo, { timeout: 30_000, interval: 5 });
}
