import { describe, expect, it } from 'vitest';
import { generateCity } from '../../../data/generate-city.ts';
import { DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import { PUBLIC_PROFILES, type PublicProfile } from '../../domain/public-city.ts';
import { tileAt, tilesAround } from '../../domain/public-tiles.ts';
import { publishedWalk } from '../../domain/public-walks.ts';
import { lineLengthM } from '../../engine/network/line-length.ts';
import { seededRandom } from '../../engine/network/walk-fixture.ts';
import { CityState } from '../city-state.ts';
import { FinderWalks } from './finder-walks.ts';
import { publicGround } from './public-ground.fixture.ts';

const SEED = 20261123;
const HOMES = 1_000;
/** No walk may be told shorter than the city counts it, but for the last digits of a sum. */
const OPTIMISM_M = 0.001;

const city = generateCity('demo');
const { index, tiles } = publicGround(city);

const random = seededRandom(SEED);
const homes = sampled(city.buildings.count, HOMES);
/** The homes with the ground around their tile, which several share. */
const grounds = new Map<string, { readonly walks: FinderWalks; readonly rows: number[] }>();
for (const row of homes) {
  const position = positionOf(row);
  const tile = tileAt(position);
  const ground = grounds.get(tile) ?? {
    walks: new FinderWalks(index, tiles(tilesAround(position))),
    rows: [],
  };
  ground.rows.push(row);
  grounds.set(tile, ground);
}
const state = new CityState(city);

describe(`a thousand homes of the demo city on the ground around them (seed ${SEED})`, () => {
  it.each(PUBLIC_PROFILES)('hear the station and the minutes that the engine counts: %s', (profile) => {
    walkBy(profile);
    let same = 0;
    for (const { walks, rows } of grounds.values()) {
      for (const row of rows) {
        const [nearest] = walks.walks(startAt(row), profile);
        const metres = state.coverage.metresOf(row);
        expect(nearest?.walkMetres ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(metres - OPTIMISM_M);
        const isSame =
          (nearest?.stationCode ?? null) === state.coverage.stationOf(row) &&
          (nearest === undefined || Math.abs(nearest.walkMetres - metres) <= OPTIMISM_M);
        if (isSame) same++;
      }
    }
    expect(same / HOMES).toBeGreaterThanOrEqual(0.999);
  });

  it.each(PUBLIC_PROFILES)('hear what is published with their building: %s', (profile) => {
    for (const { walks, rows } of grounds.values()) {
      for (const row of rows.slice(0, 50)) {
        const [nearest] = walks.walks(startAt(row), profile);
        const published = walkPublishedFor(row, profile);
        expect(published?.stationCode).toBe(nearest?.stationCode);
        if (nearest) expect(Math.ceil(published!.walkMinutes)).toBe(Math.ceil(nearest.walkMinutes - 1e-9));
      }
    }
  });

  it('walk no shorter without steps than an older walker', () => {
    for (const { walks, rows } of grounds.values()) {
      for (const row of rows.slice(0, 20)) {
        const older = new Map(walks.walks(startAt(row), 'older').map((walk) => [walk.stationCode, walk]));
        for (const { stationCode, walkMetres } of walks.walks(startAt(row), 'step_free')) {
          expect(walkMetres).toBeGreaterThanOrEqual(older.get(stationCode)!.walkMetres - OPTIMISM_M);
        }
      }
    }
  });

  it('walk no shorter where less of the ground is known', () => {
    for (const [tile, { walks, rows }] of grounds) {
      const around = tilesAround(positionOf(rows[0]));
      const part = new FinderWalks(index, tiles(around.filter((id) => id === tile || random() < 0.4)));
      for (const row of rows.slice(0, 20)) {
        const known = new Map(walks.walks(startAt(row), 'standard').map((walk) => [walk.stationCode, walk]));
        for (const { stationCode, walkMetres } of part.walks(startAt(row), 'standard')) {
          expect(walkMetres).toBeGreaterThanOrEqual(known.get(stationCode)!.walkMetres - OPTIMISM_M);
        }
      }
    }
  });

  it.each(PUBLIC_PROFILES)(
    'hear nothing from their own tile that the ground around takes back: %s',
    (profile) => {
      let told = 0;
      for (const [tile, { walks, rows }] of grounds) {
        const own = new FinderWalks(index, tiles([tile]));
        for (const row of rows.slice(0, 40)) {
          const sure = own.sureWalks(startAt(row), profile);
          told += sure.length;
          const whole = walks.walks(startAt(row), profile).slice(0, sure.length);
          expect(sure.map(({ stationCode }) => stationCode)).toEqual(
            whole.map(({ stationCode }) => stationCode),
          );
          sure.forEach(({ walkMetres }, i) => {
            expect(Math.abs(walkMetres - whole[i].walkMetres)).toBeLessThan(OPTIMISM_M);
          });
        }
      }
      expect(told).toBeGreaterThan(0);
    },
  );

  it('leave through their own door, wherever the position is said to be', () => {
    for (const { walks, rows } of grounds.values()) {
      for (const row of rows.slice(0, 5)) {
        const [lon, lat] = positionOf(row);
        const jittered = { ...startAt(row), position: [lon + 0.0002, lat - 0.0002] as const };
        expect(walks.walks(jittered, 'standard')).toEqual(walks.walks(startAt(row), 'standard'));
      }
    }
  });

  it.each(PUBLIC_PROFILES)(
    'are told a way as long as the walk, from the door to the station: %s',
    (profile) => {
      for (const { walks, rows } of grounds.values()) {
        for (const row of rows.slice(0, 10)) {
          for (const { stationCode, walkMetres, walkMinutes } of walks
            .walks(startAt(row), profile)
            .slice(0, 3)) {
            const route = walks.route(startAt(row), stationCode, profile)!;
            expect(route.walkMetres).toBe(walkMetres);
            expect(route.walkMinutes).toBe(walkMinutes);
            expect(route.line[0]).toEqual(positionOf(row));
            expect(route.line[route.line.length - 1]).toEqual(locationOf(stationCode));
            expect(sumOf(route.steps.map((step) => step.walkMetres))).toBeCloseTo(walkMetres, 6);
            expect(route.steps.map(({ turn }) => turn === 'start')).toEqual(
              route.steps.map((_, i) => i === 0),
            );
            // On the level without waits, metres that count are metres of the line.
            if (profile === 'standard') expect(lineLengthM(route.line)).toBeCloseTo(walkMetres, 0);
          }
        }
      }
    },
  );
});

function walkBy(profile: PublicProfile): void {
  const settings = { ...DEFAULT_SETTINGS, ...city.info.walkProfiles[profile], profile };
  state.configure(settings, ({ location }) => location !== null);
}

function startAt(row: number) {
  return { position: positionOf(row), buildingCode: city.buildings.codes[row] };
}

function positionOf(row: number): readonly [number, number] {
  return [city.buildings.lon[row], city.buildings.lat[row]];
}

function walkPublishedFor(row: number, profile: PublicProfile) {
  const code = city.buildings.codes[row];
  const { buildings } = tiles([tileAt(positionOf(row))])[0];
  return publishedWalk(buildings.walks, buildings.codes.indexOf(code), profile);
}

function locationOf(stationCode: string) {
  return city.stations.find(({ code }) => code === stationCode)?.location;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function sampled(count: number, size: number): number[] {
  const rows = new Set<number>();
  while (rows.size < size) rows.add(Math.floor(random() * count));
  return [...rows];
}
