import { describe, expect, it } from 'vitest';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import type { CoverageExplanation } from '../../domain/reason.ts';
import { createCityEngine } from '../city-engine.ts';
import { barrier, type Planted, plantedCity, station, street } from './planted-city.fixture.ts';

/** Sunday evening. */
const EVENING = '2026-11-22T20:00';
const OFFICE_HOURS = 'Mo-Fr 09:00-17:00';

async function explained(
  planted: Planted,
  settings: Partial<CoverageSettings> = {},
  code = 'H1',
): Promise<CoverageExplanation> {
  const engine = createCityEngine();
  await engine.open(plantedCity(planted), { ...DEFAULT_SETTINGS, ...settings });
  const explanation = await engine.explain(code);
  if (explanation === null) throw new Error(`expected a building ${code}`);
  return explanation;
}

/** One street of 3 km from west to east. */
const LONG_STREET = street([0, 0], [3000, 0]);

describe('why a home is not covered', () => {
  it('tells the walk of a covered home and nothing in its way', async () => {
    const home = await explained({
      streets: [LONG_STREET],
      homes: [[100, 20]],
      stations: [station('S', [600, 0])],
    });
    expect(home.reason).toBe('covered');
    expect(home.walk?.stationCode).toBe('S');
    expect(home.walk?.minutes).toBeCloseTo((520 * 60) / 4000, 3);
    expect(home.walk?.line).toHaveLength(3);
    expect([home.obstacle, home.without, home.fixes]).toEqual([null, null, []]);
  });

  it('says too far where there is a way and nothing in it', async () => {
    const home = await explained({
      streets: [LONG_STREET],
      homes: [[0, 0]],
      stations: [station('S', [1001, 0])],
    });
    expect(home.reason).toBe('too_far');
    expect(home.walk?.stationCode).toBe('S');
  });

  it('counts a walk as long as the limit as covered', async () => {
    const walked = { streets: [LONG_STREET], homes: [[0, 0]] as const };
    const reason = async (eastM: number) =>
      (await explained({ ...walked, stations: [station('S', [eastM, 0])] })).reason;
    expect(await reason(999.9)).toBe('covered');
    expect(await reason(1000.2)).toBe('too_far');
  });

  it('says no path where streets do not hang together, and no station helps', async () => {
    const home = await explained({
      streets: [street([0, 0], [500, 0]), street([2000, 0], [3000, 0])],
      homes: [[100, 0]],
      stations: [station('S', [2500, 0])],
    });
    expect(home).toMatchObject({ reason: 'no_path', walk: null, without: null, fixes: [] });
  });

  it('says no path where there is no station at all', async () => {
    const home = await explained({ streets: [LONG_STREET], homes: [[100, 0]], stations: [] });
    expect(home.reason).toBe('no_path');
  });

  it('says that streets are missing where none is near', async () => {
    const home = await explained({
      streets: [LONG_STREET],
      homes: [[100, 900]],
      stations: [station('S', [900, 0])],
    });
    expect(home.reason).toBe('data_missing');
    expect(home.obstacle).toMatchObject({ kind: 'missing', what: 'streets' });
  });

  describe('at an hour', () => {
    const stations = [
      station('CLOSED', [500, 0], { openingHours: OFFICE_HOURS }),
      station('OPEN', [2500, 0], { openingHours: '24/7' }),
    ];
    const planted: Planted = {
      streets: [LONG_STREET],
      homes: [
        [0, 0],
        [2000, 0],
        [100, 0],
      ],
      stations,
    };

    it('names the station that is closed, and what its opening would do', async () => {
      const home = await explained(planted, { at: EVENING });
      expect(home.reason).toBe('station_closed_at_hour');
      expect(home.obstacle).toMatchObject({ kind: 'station', stationCode: 'CLOSED' });
      expect(home.walk?.stationCode).toBe('OPEN');
      expect(home.without?.minutes).toBeCloseTo(7.5, 2);
      expect(home.fixes).toHaveLength(1);
      const [{ kind, minutes, householdsGained, command }] = home.fixes;
      expect(kind).toBe('open_station');
      expect(minutes).toBeCloseTo(7.5, 2);
      expect(householdsGained).toBe(20);
      expect(command).toMatchObject({ station: { openingHours: `${OFFICE_HOURS}, Su 20:00-21:00` } });
    });

    it('names a lone closed station where nothing else is reached', async () => {
      const home = await explained({ ...planted, stations: stations.slice(0, 1) }, { at: EVENING });
      expect(home).toMatchObject({ reason: 'station_closed_at_hour', walk: null });
    });

    it('says that hours are missing where nobody has written them down', async () => {
      const nobodyKnows = [station('S', [500, 0], { openingHours: null }), stations[1]];
      const home = await explained({ ...planted, stations: nobodyKnows }, { at: EVENING });
      expect(home.reason).toBe('data_missing');
      expect(home.obstacle).toMatchObject({ kind: 'missing', what: 'hours' });
      expect(home.fixes).toEqual([]);
    });

    it('says too far where the closed station is beyond the limit, too', async () => {
      const far = [station('CLOSED', [1500, 0], { openingHours: OFFICE_HOURS }), stations[1]];
      expect((await explained({ ...planted, stations: far }, { at: EVENING })).reason).toBe('too_far');
    });

    it('makes the change and takes it back, so that asking leaves no trace', async () => {
      const engine = createCityEngine();
      const before = await engine.open(plantedCity(planted), { ...DEFAULT_SETTINGS, at: EVENING });
      await engine.explain('H1');
      expect(await engine.figures()).toEqual(before);
    });
  });

  describe('for a service', () => {
    const planted: Planted = {
      streets: [LONG_STREET],
      homes: [[0, 0]],
      stations: [station('NEAR', [500, 0]), station('FAR', [2500, 0], { services: ['助餐'] })],
    };

    it('names the station that does not offer it', async () => {
      const home = await explained(planted, { service: '助餐' });
      expect(home.reason).toBe('service_not_offered');
      expect(home.obstacle).toMatchObject({ kind: 'station', stationCode: 'NEAR' });
      expect(home.fixes[0]).toMatchObject({
        kind: 'offer_service',
        command: { station: { code: 'NEAR', services: ['事务办理', '助餐'] } },
        householdsGained: 10,
      });
    });

    it('says so of a tier, too, which cannot be given', async () => {
      const home = await explained(planted, { tier: 'community' });
      expect(home).toMatchObject({ reason: 'service_not_offered', fixes: [] });
    });

    it('tells the hour first where either alone would do', async () => {
      const stations = [
        station('CLOSED', [400, 0], { openingHours: OFFICE_HOURS, services: ['助餐'] }),
        station('NEAR', [500, 0], { openingHours: '24/7' }),
      ];
      const home = await explained({ ...planted, stations }, { service: '助餐', at: EVENING });
      expect(home.reason).toBe('station_closed_at_hour');
    });

    it('tells what cannot be spared where two things stand in the way together', async () => {
      const stations = [station('BOTH', [500, 0], { openingHours: OFFICE_HOURS })];
      const home = await explained({ ...planted, stations }, { service: '助餐', at: EVENING });
      expect(home).toMatchObject({ reason: 'station_closed_at_hour', walk: null });
      expect(home.without?.stationCode).toBe('BOTH');
    });
  });

  describe('across a barrier', () => {
    /** Two streets 80 m apart with a line between them, joined 3 km away. */
    const across = (kind: string, name: string): Planted => ({
      streets: [
        street([0, 0], [200, 0], [3000, 0]),
        street([0, 80], [200, 80], [3000, 80]),
        street([3000, 0], [3000, 80]),
        street([200, 0], [200, -100]),
        street([200, 80], [200, 180]),
      ],
      homes: [[0, 0]],
      stations: [station('S', [0, 80])],
      backdrop: [barrier(kind, name, [-500, 40], [2900, 40])],
    });

    it.each([
      ['river', '云汀河'],
      ['railway', '云汀铁路'],
      ['expressway', '绕城高速'],
    ])('names the %s without a crossing', async (kind, name) => {
      const home = await explained(across(kind, name));
      expect(home.reason).toBe('no_crossing');
      expect(home.obstacle).toMatchObject({ kind: 'barrier', barrier: kind, name });
    });

    it('does not blame a barrier where a crossing would not be enough', async () => {
      const far = across('river', '云汀河');
      const home = await explained({ ...far, stations: [station('S', [1500, 80])], homes: [[0, 0]] });
      expect(home.reason).toBe('too_far');
    });

    it('does not blame ground without a barrier', async () => {
      const home = await explained({ ...across('river', '云汀河'), backdrop: [] });
      expect(home.reason).toBe('too_far');
    });
  });

  it('speaks of the walk where circles are counted, and offers nothing by their figures', async () => {
    const home = await explained(
      {
        streets: [street([0, 0], [3000, 0])],
        homes: [[0, 0]],
        stations: [station('S', [500, 0], { openingHours: OFFICE_HOURS })],
      },
      { method: 'circle', at: EVENING },
    );
    expect(home).toMatchObject({ reason: 'station_closed_at_hour', walk: null, fixes: [] });
  });

  it('knows only buildings of the city', async () => {
    const engine = createCityEngine();
    await engine.open(plantedCity({ streets: [LONG_STREET], homes: [], stations: [] }), DEFAULT_SETTINGS);
    expect(await engine.explain('nobody')).toBeNull();
  });
});
