import { expect, test } from 'vitest';
import { createFirstSight } from './first-sight.ts';
import { handDriven } from './surroundings.fixture.ts';

/** Whether a promise has resolved by the time everything that could run has run. */
async function isResolved(promise: Promise<void>): Promise<boolean> {
  let resolved = false;
  void promise.then(() => {
    resolved = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return resolved;
}

test('whoever waits goes on once the sight is told; whoever comes later does not wait', async () => {
  const sight = createFirstSight(handDriven());
  const waiting = sight.awaited();
  expect(await isResolved(waiting)).toBe(false);
  sight.tell();
  expect(await isResolved(waiting)).toBe(true);
  expect(await isResolved(sight.awaited())).toBe(true);
});

test('a map that never shows anything is waited for, but not for ever', async () => {
  const surroundings = handDriven();
  const waiting = createFirstSight(surroundings).awaited();
  surroundings.pass(2000);
  expect(await isResolved(waiting)).toBe(false);
  surroundings.pass(2000);
  expect(await isResolved(waiting)).toBe(true);
});

test('on a page that nobody looks at, nothing is drawn and nothing is waited for', async () => {
  const surroundings = handDriven();
  surroundings.setVisible(false);
  expect(await isResolved(createFirstSight(surroundings).awaited())).toBe(true);
});
