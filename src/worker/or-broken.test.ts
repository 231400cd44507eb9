import { expect, test } from 'vitest';
import { orBroken } from './or-broken.ts';

/** As much of a worker as tells that it broke. */
function worker() {
  const target = new EventTarget();
  const fail = (message: string) => target.dispatchEvent(Object.assign(new Event('error'), { message }));
  return { worker: target as unknown as Worker, fail };
}

const never = () => new Promise<never>(() => undefined);

test('answers and refusals of a sound worker come through', async () => {
  const answered = orBroken(worker().worker, 'gone');
  await expect(answered(Promise.resolve(7))).resolves.toBe(7);
  await expect(answered(Promise.reject(new Error('no such grid')))).rejects.toThrow('no such grid');
});

test('whoever waits, and whoever asks later, is told that the worker broke', async () => {
  const { worker: broken, fail } = worker();
  const answered = orBroken(broken, 'The code did not load.');
  const waiting = [answered(never()), answered(never())];
  fail('');
  for (const call of [...waiting, answered(never())])
    await expect(call).rejects.toThrow('The code did not load.');
});

test('an answer that came is let go', async () => {
  const answered = orBroken(worker().worker, 'gone');
  let held: WeakRef<object> | null = null;
  await (async () => {
    const answer = { figures: new Float64Array(1000) };
    held = new WeakRef(answer);
    await answered(Promise.resolve(answer));
  })();
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--expose-gc');
  const collect = (await import('node:vm')).runInNewContext('gc') as () => void;
  // What was awaited in this very task is held until the next one.
  await new Promise(setImmediate);
  collect();
  expect(held!.deref()).toBeUndefined();
});
