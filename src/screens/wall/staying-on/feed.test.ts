import { describe, expect, it } from 'vitest';
import { type HandDriven, handDriven } from '../../../state/surroundings.fixture.ts';
import { ASK_EVERY_MS, createFeed, type FeedState, PATIENCE_MS } from './feed.ts';

interface Question {
  answer(version: number): Promise<void>;
  fail(): Promise<void>;
  readonly isOpen: () => boolean;
}

/** A feed over a backend that answers when it is told to. `random` is where in its span every wait lies. */
function feedOver(random = 0.5) {
  const around: HandDriven = handDriven();
  let elapsed = 0;
  const questions: Question[] = [];
  const states: FeedState[] = [];
  const pulses: number[] = [];
  const pass = async (ms: number) => {
    elapsed += ms;
    around.pass(ms);
    await settle();
  };
  const feed = createFeed(
    { now: () => elapsed, later: around.later, random: () => random },
    {
      ask: (signal) =>
        new Promise((resolve, reject) => {
          let isOpen = true;
          signal.addEventListener('abort', () => {
            isOpen = false;
            reject(signal.reason);
          });
          questions.push({
            answer: (version) => {
              isOpen = false;
              resolve({ version, worksHere: true });
              return settle();
            },
            fail: () => {
              isOpen = false;
              reject(new Error('away'));
              return settle();
            },
            isOpen: () => isOpen,
          });
        }),
      onState: (state) => states.push(state),
      onPulse: ({ version }) => pulses.push(version),
    },
  );
  return { feed, questions, states, pulses, pass, last: () => questions[questions.length - 1] };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

describe('the feed of a wall', () => {
  it('asks at once, and again about three times a minute, not in step with others', async () => {
    for (const [random, wait] of [
      [0, 0.8],
      [1, 1.2],
    ] as const) {
      const { questions, pulses, pass, last } = feedOver(random);
      await last().answer(7);
      await pass(ASK_EVERY_MS * wait - 1);
      expect(questions).toHaveLength(1);
      await pass(1);
      expect(questions).toHaveLength(2);
      await last().answer(8);
      expect(pulses).toEqual([7, 8]);
    }
  });

  it('says within a minute that nobody answers, however they do not', async () => {
    const swallowed = feedOver(1);
    await swallowed.last().answer(1);
    await swallowed.pass(60_000);
    expect(swallowed.states.at(-1)).toMatchObject({ lost: true });

    const refused = feedOver(1);
    await refused.last().answer(1);
    for (let second = 0; second < 60; second++) {
      await refused.pass(1000);
      await refused.last().fail();
    }
    expect(refused.states.at(-1)).toEqual({ heardAt: 0, lost: true });
  });

  it('one lost question is no loss', async () => {
    const { states, pass, last } = feedOver();
    await last().answer(1);
    await pass(ASK_EVERY_MS);
    await last().fail();
    await pass(400);
    await last().answer(1);
    expect(states.some(({ lost }) => lost)).toBe(false);
  });

  it('is back within three seconds of the backend, also when the network swallowed questions', async () => {
    for (const swallows of [true, false]) {
      const { questions, states, pass, last } = feedOver(1);
      await last().answer(1);
      for (let second = 0; second < 300; second++) {
        await pass(1000);
        if (!swallows) await last().fail();
      }
      expect(states.at(-1)).toMatchObject({ lost: true });
      const asked = questions.length;
      await pass(2400);
      expect(questions.length).toBeGreaterThan(asked);
      await last().answer(2);
      expect(states.at(-1)).toMatchObject({ lost: false });
      expect(questions.filter(({ isOpen }) => isOpen())).toEqual([]);
    }
  });

  it('never waits for more than a few answers at a time, and gives each up in the end', async () => {
    const { questions, pass } = feedOver();
    for (let second = 0; second < 120; second++) {
      await pass(1000);
      expect(questions.filter(({ isOpen }) => isOpen()).length).toBeLessThanOrEqual(4);
    }
    expect(questions[0].isOpen()).toBe(false);
    expect(PATIENCE_MS).toBeLessThan(60_000);
  });

  it('believes the device that it has no network, and asks when it is told to', async () => {
    const { feed, questions, states, last } = feedOver();
    await last().answer(1);
    feed.cutOff();
    expect(states.at(-1)).toMatchObject({ lost: true });
    feed.askNow();
    await last().answer(1);
    expect(states.at(-1)).toMatchObject({ lost: false });
    feed.close();
    const asked = questions.length;
    feed.askNow();
    expect(questions).toHaveLength(asked);
  });
});
