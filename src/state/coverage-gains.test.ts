import { expect, it } from 'vitest';
import { ALWAYS_OPEN } from '../domain/city.ts';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import { coverageGains } from './coverage-gains.ts';
import { figureTable } from './figures-store.ts';

it('tells grid by grid what the city gains or loses, also while something is only tried', async () => {
  const city = tinyCity();
  const gates = city.gates.map((gate) => ({ ...gate, open: 'Mo-Fr 07:00-20:00' }));
  const engine = createCityEngine();
  const night = { ...DEFAULT_SETTINGS, at: '2026-11-22T23:00' };
  const stations = city.stations.map((station) => ({ ...station, openingHours: '24/7' }));
  const inForce = figureTable(await engine.open({ ...city, gates, stations }, night));
  const open = { kind: 'update_gate', gate: { ...gates[0], open: ALWAYS_OPEN } } as const;
  const tried = await engine.edit(open, 'provisional', false);
  if (!tried.ok) throw new Error(tried.reason);
  const gains = coverageGains(inForce, inForce, tried.value);
  const sum = gains.reduce((total, { households }) => total + households, 0);
  expect(sum).toBe(tried.value.totals.coveredHouseholds - inForce.totals.coveredHouseholds);
  expect(sum).toBeGreaterThan(0);
  await engine.edit(open, 'commit', false);
  const current = figureTable(await engine.figures());
  expect(coverageGains(inForce, current, null)).toEqual(gains);
  expect(coverageGains(current, inForce, null).map(({ households }) => -households)).toEqual(
    gains.map(({ households }) => households),
  );
  expect(coverageGains(current, current, null)).toEqual([]);
});
