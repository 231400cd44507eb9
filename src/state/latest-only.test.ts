import { describe, expect, it } from 'vitest';
import { createLatestOnly } from './latest-only.ts';

/** A request whose answers are given by hand. */
function byHand() {
  const waiting: { input: string; answer: (output: string) => void; fail: (error: Error) => void }[] = [];
  const run = (input: string) =>
    new Promise<string>((answer, fail) => {
      waiting.push({ input, answer, fail });
    });
  return { run, waiting };
}
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('newest wins', () => {
  it('never sends what was overtaken while a request was out', async () => {
    const { run, waiting } = byHand();
    const delivered: string[] = [];
    const latest = createLatestOnly(
      run,
      (output) => delivered.push(output),
      () => undefined,
    );
    for (const input of ['a', 'b', 'c', 'd']) latest.submit(input);
    expect(waiting.map(({ input }) => input)).toEqual(['a']);
    waiting[0].answer('A');
    await settle();
    expect(waiting.map(({ input }) => input)).toEqual(['a', 'd']);
    waiting[1].answer('D');
    await settle();
    expect(delivered).toEqual(['A', 'D']);
  });

  it('drops an answer that comes after it was retired', async () => {
    const { run, waiting } = byHand();
    const delivered: string[] = [];
    const latest = createLatestOnly(
      run,
      (output) => delivered.push(output),
      () => undefined,
    );
    latest.submit('a');
    latest.retire();
    waiting[0].answer('A');
    await settle();
    latest.submit('b');
    waiting[1].answer('B');
    await settle();
    expect(delivered).toEqual(['B']);
  });

  it('goes on after a failure', async () => {
    const { run, waiting } = byHand();
    const delivered: string[] = [];
    const failures: unknown[] = [];
    const latest = createLatestOnly(
      run,
      (output) => delivered.push(output),
      (error) => failures.push(error),
    );
    latest.submit('a');
    latest.submit('b');
    waiting[0].fail(new Error('lost'));
    await settle();
    waiting[1].answer('B');
    await settle();
    expect(failures).toHaveLength(1);
    expect(delivered).toEqual(['B']);
  });
});
