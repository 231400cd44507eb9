import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../domain/coverage.ts';
import type { CityFigures } from '../../../domain/figures.ts';
import { createCityEngine } from '../../../worker/city-engine.ts';
import { smallCity } from '../../small-city.ts';
import { builtInScenes } from './built-in-scenes.ts';
import { createFrames } from './frames.ts';
import { hourAt } from './scene-hour.ts';
import { settingsOf } from './view-settings.ts';

/** An engine that tells what it was asked, oldest first. */
async function watchedFrames() {
  const engine = createCityEngine();
  await engine.open(smallCity(), DEFAULT_SETTINGS);
  const asked: string[] = [];
  const frames = createFrames({
    configure: (settings) => {
      asked.push(`${settings.profile} ${settings.limitMinutes}`);
      return engine.configure(settings);
    },
    gaps: (codes) => {
      asked.push('gaps');
      return engine.gaps(codes);
    },
    coveredArea: () => engine.coveredArea(),
  });
  return { engine, frames, asked };
}

const OLDER = { ...DEFAULT_SETTINGS, ...smallCity().info.walkProfiles.older, profile: 'older' as const };

it('a frame holds all three limits, and its shapes are those of the one shown', async () => {
  const { engine, frames } = await watchedFrames();
  const frame = await frames.wanted({ ...DEFAULT_SETTINGS, limitMinutes: 5 });
  const alone = async (limitMinutes: number): Promise<CityFigures> =>
    engine.configure({ ...DEFAULT_SETTINGS, limitMinutes });
  for (const minutes of [15, 10, 5] as const) expect(frame.at[minutes]).toEqual(await alone(minutes));
  const leftOut = frame.at[5].grids.filter(({ gapHouseholds }) => gapHouseholds > 0).map(({ code }) => code);
  expect(frame.limit).toBe(5);
  expect(frame.gaps).toEqual(await engine.gaps(leftOut));
  expect(frame.covered).toEqual(await engine.coveredArea());
});

it('what was counted once is not counted again', async () => {
  const { frames, asked } = await watchedFrames();
  expect(frames.known(OLDER)).toBeNull();
  await frames.ahead(OLDER);
  const counted = asked.length;
  expect(await frames.wanted({ ...OLDER })).toBe(frames.known(OLDER));
  expect(asked).toHaveLength(counted);
});

it('a quarter of an hour that passes costs one frame, whatever scenes come round', async () => {
  const { engine } = await watchedFrames();
  let counted = 0;
  const frames = createFrames({
    configure: engine.configure,
    gaps: async () => [],
    coveredArea: async () => {
      counted++;
      return [];
    },
  });
  const { info, ...city } = smallCity();
  const stations = city.stations.map((station, i) => ({ ...station, services: [`service ${i}`] }));
  const scenes = builtInScenes({ ...city, info, stations });
  const noon = Date.parse('2026-11-23T04:00:00Z');
  for (let quarter = 0; quarter < 6; quarter++) {
    const now = new Date(noon + quarter * 900_000);
    for (const { view } of [...scenes, ...scenes])
      await frames.wanted(settingsOf(view, info.walkProfiles, hourAt(view.hour, now)));
    expect(counted).toBe(scenes.length + quarter);
  }
});

it('what is wanted comes before what is counted ahead', async () => {
  const { frames, asked } = await watchedFrames();
  const ahead = frames.ahead(OLDER);
  const wanted = frames.wanted(DEFAULT_SETTINGS);
  await Promise.all([ahead, wanted]);
  expect(asked.filter((one) => one.startsWith('older')).length).toBeLessThan(3);
  expect(frames.known(DEFAULT_SETTINGS)).not.toBeNull();
  expect(frames.known(OLDER)).toBeNull();
});

it('an engine that fails is told of when a frame is wanted, and does not stop the next', async () => {
  const { engine } = await watchedFrames();
  let isBroken = true;
  const frames = createFrames({
    configure: (settings) => (isBroken ? Promise.reject(new Error('broken')) : engine.configure(settings)),
    gaps: engine.gaps,
    coveredArea: engine.coveredArea,
  });
  await frames.ahead(OLDER);
  await expect(frames.wanted(DEFAULT_SETTINGS)).rejects.toThrow('broken');
  isBroken = false;
  expect((await frames.wanted(DEFAULT_SETTINGS)).limit).toBe(15);
});
