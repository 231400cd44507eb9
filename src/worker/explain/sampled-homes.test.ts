/** Two hundred uncovered homes of the demo city against a plain search of its own. */
import { describe, expect, it } from 'vitest';
import { generateCity } from '../../../data/generate-city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import { COVERAGE_REASONS } from '../../domain/reason.ts';
import { stationCounter } from '../../engine/coverage/counted-stations.ts';
import { passagesOpenAt } from '../../engine/coverage/open-passages.ts';
import { lineLengthM } from '../../engine/network/line-length.ts';
import { seededRandom } from '../../engine/network/walk-fixture.ts';
import { CityState } from '../city-state.ts';
import { explainBuilding } from './explain-building.ts';
import { PlainWalks } from './plain-walks.fixture.ts';
import { stationConditions } from './station-conditions.ts';

const SEED = 20261123;
const SAMPLES = 100;
/** Half a second at the slowest pace. */
const WITHIN_M = 0.4;

const city = generateCity('demo');
const conditions: readonly (readonly [string, Partial<CoverageSettings>])[] = [
  [
    'older walkers on a Sunday evening',
    { ...city.info.walkProfiles.older, profile: 'older', at: '2026-11-29T19:30' },
  ],
  ['who cannot take steps', { ...city.info.walkProfiles.step_free, profile: 'step_free' }],
];

describe.each(conditions)('uncovered homes of %s', (_, changes) => {
  it(`are told the walk that a plain search finds, and one reason (seed ${SEED})`, async () => {
    const settings = { ...DEFAULT_SETTINGS, ...changes };
    const state = new CityState(city);
    const stations = stationConditions(settings, city.stations);
    state.configure(settings, stationCounter(settings), passagesOpenAt(settings.at));
    const plain = new PlainWalks(state);
    const { households } = city.buildings;
    const uncovered = [...households.keys()].filter(
      (row) => households[row] > 0 && !state.coverage.isCovered(row),
    );
    const random = seededRandom(SEED);
    const metresPerMinute = (settings.speedKmh * 1000) / 60;
    for (let i = 0; i < SAMPLES; i++) {
      const row = uncovered[Math.floor(random() * uncovered.length)];
      const told = explainBuilding(state, stations, row, () => null);
      expect(COVERAGE_REASONS).toContain(told.reason);
      expect(told.reason).not.toBe('covered');
      const metres = told.walk === null ? Number.POSITIVE_INFINITY : told.walk.minutes * metresPerMinute;
      const expected = plain.metresFrom(row);
      if (expected === Number.POSITIVE_INFINITY) expect(told.walk).toBeNull();
      else expect(Math.abs(metres - expected)).toBeLessThan(WITHIN_M);
      // No steps cost more than the level here and nobody waits, so the line is as long as the walk.
      if (told.walk) expect(Math.abs(lineLengthM(told.walk.line) - expected)).toBeLessThan(WITHIN_M);
      if (told.without)
        expect(told.without.minutes).toBeLessThan(told.walk?.minutes ?? Number.POSITIVE_INFINITY);
    }
  });
});
