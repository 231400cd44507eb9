import { expect, test } from 'vitest';
import { tinyDesk } from './desk.fixture.ts';
import { createFiguresStore, untilComputed } from './figures-store.ts';

test('computed is a desk that has figures, and shapes that belong to them', async () => {
  const desk = await tinyDesk();
  const { figures } = desk.stores;
  await untilComputed(figures);
  expect(figures.getState().current).not.toBeNull();
  expect(figures.getState().shapesStale).toBe(false);
  desk.close();
});

test('shapes without figures, and figures whose shapes are older, are not computed', async () => {
  const desk = await tinyDesk();
  const { current } = desk.stores.figures.getState();
  desk.close();
  const store = createFiguresStore();
  let computed = false;
  const waiting = untilComputed(store).then(() => {
    computed = true;
  });
  store.setState({ current, shapesStale: true });
  await new Promise((resolve) => setImmediate(resolve));
  expect(computed).toBe(false);
  store.setState({ shapesStale: false });
  await waiting;
});
