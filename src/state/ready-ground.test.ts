import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import { createCityStore, openCity } from './city-store.ts';
import { createFiguresStore, figureTable } from './figures-store.ts';
import { keepGroundReady } from './ready-ground.ts';
import { chooseTool, createViewStore, select } from './view-store.ts';

const COMMUNITY = '990101001001';
const [WEST, EAST] = ['990101001001001', '990101001001002'].map((code) => ({ kind: 'grid', code }) as const);

/** `calls` tells what was asked for, in order; `isReady` resolves when ground was made for the first time. */
async function setUp() {
  const data = tinyCity();
  const [city, figures, view] = [createCityStore(), createFiguresStore(), createViewStore()];
  city.setState({ status: 'open', city: openCity(data, 1) }, true);
  figures.setState({ current: figureTable(await createCityEngine().open(data, DEFAULT_SETTINGS)) });
  const calls: string[] = [];
  let tell = () => {};
  const isReady = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const engine = {
    async blockAt(communityCode: string) {
      calls.push(`ground ${communityCode}`);
      tell();
      return null;
    },
  };
  keepGroundReady({ city, figures, view, engine }, async (communityCode) => {
    calls.push(`outlines ${communityCode}`);
  });
  return { view, calls, isReady };
}

it('brings the outlines and makes the ground once, when a tool for ground is taken on a selected grid', async () => {
  const { view, calls, isReady } = await setUp();
  select(view, WEST);
  expect(calls).toEqual([]);
  chooseTool(view, 'brush');
  await isReady;
  chooseTool(view, 'lasso');
  select(view, EAST);
  expect(calls).toEqual([`outlines ${COMMUNITY}`, `ground ${COMMUNITY}`]);
});

it('does so when the grid is selected after the tool was taken, too', async () => {
  const { view, calls, isReady } = await setUp();
  chooseTool(view, 'brush');
  expect(calls).toEqual([]);
  select(view, EAST);
  await isReady;
  expect(calls).toEqual([`outlines ${COMMUNITY}`, `ground ${COMMUNITY}`]);
});
