import { describe, expect, it } from 'vitest';
import type { CityData, Grid, Station } from '../domain/city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../domain/coverage.ts';
import type { EditCommand } from '../domain/edit.ts';
import type { CityFigures, EditEffect } from '../domain/figures.ts';
import type { Change } from '../domain/plan.ts';
import {
  applyToRecords,
  EMPTY_CHANGE,
  invertChange,
  isEmptyChange,
  mergeChanges,
} from '../editing/change.ts';
import { seededRandom } from '../engine/topology/community-fixture.ts';
import { createCityEngine } from './city-engine.ts';
import { cityFixture, stationAt } from './city-fixture.ts';

const SETTINGS: CoverageSettings = { ...DEFAULT_SETTINGS, limitMinutes: 5 };

/** The city with a change laid over it, as if it had come so from the database. */
function changedCity(city: CityData, change: Change): CityData {
  const byCode = <T extends { code: string }>(records: readonly T[]) =>
    new Map(records.map((record) => [record.code, record]));
  return {
    ...city,
    grids: [...applyToRecords<Grid>(byCode(city.grids), change.grids).values()],
    stations: [...applyToRecords<Station>(byCode(city.stations), change.stations).values()],
  };
}

async function fromScratch(city: CityData, settings = SETTINGS): Promise<CityFigures> {
  return createCityEngine().open(city, settings);
}

/** Rows sorted by code: figures may come in any order. */
function sorted(figures: CityFigures): CityFigures {
  const byCode = <T extends { code: string }>(rows: readonly T[]) =>
    [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
  return { ...figures, grids: byCode(figures.grids), stations: byCode(figures.stations) };
}

function randomCommand(city: CityData, random: () => number, step: number): EditCommand {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)];
  const shift = () => (random() - 0.5) * 0.0006;
  const grid = pick(city.grids);
  const ring = pick(grid.geometry.coordinates);
  const index = Math.floor(random() * (ring.length - 1));
  const [lon, lat] = ring[index];
  const [nextLon, nextLat] = ring[index + 1];
  const { communityCode } = grid;
  const station = pick(city.stations);
  const [stationLon, stationLat] = station.location ?? [113.901, 22.501];
  const commands: (() => EditCommand)[] = [
    () => ({ kind: 'move_vertex', communityCode, at: [lon, lat], to: [lon + shift(), lat + shift()] }),
    () => ({ kind: 'move_vertex', communityCode, at: [lon, lat], to: [lon + shift(), lat + shift()] }),
    () => ({ kind: 'remove_vertex', communityCode, at: [lon, lat] }),
    () => ({
      kind: 'insert_vertex',
      communityCode,
      segment: [
        [lon, lat],
        [nextLon, nextLat],
      ],
      at: [(lon + nextLon) / 2 + shift() / 20, (lat + nextLat) / 2 + shift() / 20],
    }),
    () => ({
      kind: 'move_station',
      stationCode: station.code,
      to: [stationLon + shift() * 5, stationLat + shift() * 5],
    }),
    () => ({ kind: 'add_station', station: stationAt(`N${step}`, [lon, lat]) }),
    () => ({ kind: 'close_station', stationCode: station.code }),
  ];
  return pick(commands)();
}

describe('the engine of one city', () => {
  it.each([1, 2, 3])('ends where a count from scratch would, after any edits (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    const city = cityFixture(seed);
    const engine = createCityEngine();
    const start = await engine.open(city, SETTINGS);
    let net = EMPTY_CHANGE;
    let refused = 0;
    for (let step = 0; step < 120; step++) {
      const present = changedCity(city, net);
      const command = randomCommand(present, random, step);
      if (step % 3 === 0)
        await engine.edit(randomCommand(present, random, 1000 + step), 'provisional', false);
      const answer = await engine.edit(command, 'commit', false);
      if (!answer.ok) {
        refused++;
        await engine.cancelEdit();
      } else net = mergeChanges(net, answer.value.change);
      if (step % 10 === 9) {
        expect(sorted(await engine.figures())).toEqual(sorted(await fromScratch(changedCity(city, net))));
      }
      if (step % 30 === 29) {
        const fresh = createCityEngine();
        await fresh.open(changedCity(city, net), SETTINGS);
        expect(await engine.coverageReport()).toEqual(await fresh.coverageReport());
      }
    }
    expect(refused).toBeLessThan(110);
    expect(isEmptyChange(net)).toBe(false);
    await engine.apply(invertChange(net));
    expect(sorted(await engine.figures())).toEqual(sorted(start));
  });

  it('reports in each effect exactly what changed', async () => {
    const random = seededRandom(11);
    const city = cityFixture(11);
    const engine = createCityEngine();
    let shown = rowsOf(await engine.open(city, SETTINGS));
    let net = EMPTY_CHANGE;
    const take = (effect: EditEffect | null) => {
      for (const row of [...(effect?.grids ?? []), ...(effect?.stations ?? [])]) shown.set(row.code, row);
    };
    for (let step = 0; step < 60; step++) {
      const command = randomCommand(changedCity(city, net), random, step);
      const phase = random() < 0.6 ? 'provisional' : 'commit';
      const answer = await engine.edit(command, phase, false);
      if (answer.ok) {
        take(answer.value);
        if (phase === 'commit') net = mergeChanges(net, answer.value.change);
        for (const code of Object.keys(answer.value.change.stations.removed)) shown.delete(code);
      }
      if (random() < 0.3) take(await engine.cancelEdit());
      if (command.kind === 'close_station') shown = rowsOf(await engine.figures());
      const now = rowsOf(await engine.figures());
      for (const [code, row] of now) expect(shown.get(code), `${code} after step ${step}`).toEqual(row);
    }
  });

  it('leaves no trace of a provisional edit that is cancelled', async () => {
    const city = cityFixture(5);
    const engine = createCityEngine();
    const start = await engine.open(city, SETTINGS);
    const { code, location } = city.stations[0];
    for (let i = 1; i <= 20; i++) {
      const to = [location![0] + i * 1e-4, location![1]] as const;
      await engine.edit({ kind: 'move_station', stationCode: code, to }, 'provisional', false);
    }
    await engine.cancelEdit();
    expect(await engine.cancelEdit()).toBeNull();
    expect(sorted(await engine.figures())).toEqual(sorted(start));
  });

  it('names in a commit all that its gesture touched', async () => {
    const city = cityFixture(9);
    const engine = createCityEngine();
    const before = rowsOf(await engine.open(city, SETTINGS));
    const { code, location } = city.stations[0];
    const [lon, lat] = location!;
    for (const shift of [-0.002, -0.001]) {
      await engine.edit(
        { kind: 'move_station', stationCode: code, to: [lon + shift, lat] },
        'provisional',
        false,
      );
    }
    const answer = await engine.edit(
      { kind: 'move_station', stationCode: code, to: [lon - 0.001, lat] },
      'commit',
      false,
    );
    if (!answer.ok) throw new Error(answer.reason);
    for (const row of [...answer.value.grids, ...answer.value.stations]) before.set(row.code, row);
    expect(before).toEqual(rowsOf(await engine.figures()));
    expect(answer.value.stations.map((station) => station.code)).toContain(code);
  });

  it('counts the whole city anew under other settings, as from scratch', async () => {
    const city = cityFixture(6);
    const engine = createCityEngine();
    await engine.open(city, SETTINGS);
    for (const settings of [
      { ...SETTINGS, limitMinutes: 10 },
      { ...SETTINGS, method: 'circle' as const },
      { ...SETTINGS, profile: 'older' as const, speedKmh: 3.3 },
      { ...SETTINGS, service: '就餐用餐' },
    ]) {
      expect(sorted(await engine.configure(settings))).toEqual(sorted(await fromScratch(city, settings)));
    }
  });

  it('opens a city without grids, stations, streets or buildings', async () => {
    const city = cityFixture(7, { communities: 1, buildings: 0, stations: 0 });
    const bare = { ...city, grids: [], adminUnits: [], streets: { ...city.streets, count: 0 } };
    const engine = createCityEngine();
    const figures = await engine.open(bare, SETTINGS);
    expect(figures.grids).toEqual([]);
    expect(figures.totals).toMatchObject({ households: 0, coverageRate: 0, meanMinutes: null });
    expect(await engine.problems()).toEqual([]);
    expect(await engine.coveredArea()).toEqual([]);
    expect(await engine.gaps()).toEqual([]);
    expect(await engine.coverageReport()).toMatchObject({ units: [], gapGrids: [], gapClusters: [] });
  });
});

function rowsOf(figures: CityFigures): Map<string, unknown> {
  return new Map([...figures.grids, ...figures.stations].map((row) => [row.code, row]));
}
