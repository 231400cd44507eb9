/**
 * Forty homes, planted so that it is known why each is or is not covered. What every fix promises is checked
 * by making it on a fresh engine.
 */
import { describe, expect, it } from 'vitest';
import type { Crossing, Station } from '../../domain/city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import type { CoverageReason, FixKind, Obstacle } from '../../domain/reason.ts';
import { at } from '../../engine/network/walk-fixture.ts';
import { createCityEngine } from '../city-engine.ts';
import {
  barrier,
  compound,
  gate,
  type Metres,
  type Planted,
  plantedCity,
  station as stationWith,
  street,
  water,
} from './planted-city.fixture.ts';

const EVENING = '2026-11-22T20:00';
const MORNING = '2026-11-23T08:00';
const RUSH_HOURS = 'Mo-Fr 06:00-09:00';
const OFFICE_HOURS = 'Mo-Fr 09:00-17:00';
const STEP_FREE = { ...DEFAULT_SETTINGS, speedKmh: 4, stepFree: true, profile: 'step_free' } as const;

/** Open at all hours unless it says otherwise. */
const station = (code: string, place: Metres, facts: Partial<Station> = {}) =>
  stationWith(code, place, { openingHours: '24/7', ...facts });

interface Case {
  readonly name: string;
  readonly planted: Planted;
  readonly settings?: Partial<CoverageSettings>;
  readonly reason: CoverageReason;
  readonly obstacle?: Partial<Record<string, unknown>> & Pick<Obstacle, 'kind'>;
  /** Kinds of the fixes, the best first. */
  readonly fixes?: readonly FixKind[];
}

/** A walled compound of 200 m square with its home in the middle, south of it a street and a station. */
const estate = (open: string, more: Partial<Planted> = {}): Planted => ({
  streets: [street([0, 0], [200, 0], [3000, 0]), street([200, 0], [200, 95])],
  homes: [[200, 200]],
  stations: [station('S', [600, 0])],
  compounds: [compound('C1', [100, 100], [300, 300])],
  gates: [gate('C1-G1', 'C1', [200, 100], { open })],
  ...more,
});
/** The same with a second gate in the north, from which the way round to the station takes `detourM`. */
const twoGates = (southOpen: string, detourM: number): Planted =>
  estate(southOpen, {
    streets: [
      street([0, 0], [200, 0], [600, 0]),
      street([200, 0], [200, 95]),
      street([200, 305], [200, 400], [detourM, 400], [detourM, 0], [600, 0]),
    ],
    gates: [gate('C1-G1', 'C1', [200, 100], { open: southOpen }), gate('C1-G2', 'C1', [200, 300])],
  });

const gates: readonly Case[] = [
  {
    name: 'a gate open at all hours',
    planted: estate('always'),
    settings: { at: EVENING },
    reason: 'covered',
  },
  {
    name: 'the only gate closed',
    planted: estate(RUSH_HOURS),
    settings: { at: EVENING },
    reason: 'gate_closed',
    obstacle: { kind: 'gate', gateCode: 'C1-G1' },
    fixes: ['open_gate'],
  },
  {
    name: 'the gate within its hours',
    planted: estate(RUSH_HOURS),
    settings: { at: MORNING },
    reason: 'covered',
  },
  { name: 'no hour asked about', planted: estate(RUSH_HOURS), reason: 'covered' },
  {
    name: 'gate hours that nobody can read',
    planted: estate('ask the guard'),
    settings: { at: EVENING },
    reason: 'covered',
  },
  {
    name: 'the near gate closed and the far one too far round',
    planted: twoGates(RUSH_HOURS, 1200),
    settings: { at: EVENING },
    reason: 'gate_closed',
    obstacle: { kind: 'gate', gateCode: 'C1-G1' },
    fixes: ['open_gate'],
  },
  {
    name: 'the near gate closed and the far one near enough',
    planted: twoGates(RUSH_HOURS, 620),
    settings: { at: EVENING, limitMinutes: 16 },
    reason: 'covered',
  },
  {
    name: 'a closed gate before a station in a compound',
    planted: {
      streets: [street([0, 0], [600, 0], [600, 95])],
      homes: [[0, 0]],
      stations: [station('S', [600, 200])],
      compounds: [compound('C1', [500, 100], [700, 300])],
      gates: [gate('C1-G1', 'C1', [600, 100], { open: RUSH_HOURS })],
    },
    settings: { at: EVENING },
    reason: 'gate_closed',
    obstacle: { kind: 'gate', gateCode: 'C1-G1' },
    fixes: ['open_gate'],
  },
  {
    name: 'a closed gate and a station beyond the limit anyway',
    planted: estate(RUSH_HOURS, { stations: [station('S', [2000, 0])] }),
    settings: { at: EVENING },
    reason: 'gate_closed',
    obstacle: { kind: 'gate', gateCode: 'C1-G1' },
    fixes: ['open_gate'],
  },
  {
    name: 'a closed gate and a closed station',
    planted: estate(RUSH_HOURS, { stations: [station('S', [600, 0], { openingHours: OFFICE_HOURS })] }),
    settings: { at: EVENING },
    reason: 'gate_closed',
    obstacle: { kind: 'gate', gateCode: 'C1-G1' },
  },
  {
    name: 'an open gate and a closed station',
    planted: estate('always', { stations: [station('S', [600, 0], { openingHours: OFFICE_HOURS })] }),
    settings: { at: EVENING },
    reason: 'station_closed_at_hour',
    obstacle: { kind: 'station', stationCode: 'S' },
    fixes: ['open_station'],
  },
  {
    name: 'a compound of which no gate is known',
    planted: estate('always', { gates: [] }),
    settings: { at: EVENING },
    reason: 'covered',
  },
  {
    name: 'a gate on the far side of the compound only',
    planted: estate('always', {
      streets: [
        street([0, 0], [200, 0], [600, 0]),
        street([200, 305], [200, 400], [1500, 400], [1500, 0], [600, 0]),
      ],
      gates: [gate('C1-G2', 'C1', [200, 300])],
    }),
    reason: 'no_crossing',
    obstacle: { kind: 'barrier', barrier: 'wall', name: 'C1小区' },
    fixes: ['add_gate'],
  },
  {
    name: 'a compound with streets whose gate is on the far side',
    planted: estate('always', {
      streets: [
        street([0, 0], [200, 0], [600, 0]),
        street([200, 110], [200, 300], [200, 400], [1500, 400], [1500, 0], [600, 0]),
      ],
      gates: [gate('C1-G2', 'C1', [200, 300])],
    }),
    reason: 'no_crossing',
    obstacle: { kind: 'barrier', barrier: 'wall', name: 'C1小区' },
    fixes: ['add_passage'],
  },
];

/** Two streets 80 m apart, joined 3 km away, and whatever leads from one to the other at the west end. */
const apart = (more: Partial<Planted> = {}, links: readonly Planted['streets'][number][] = []): Planted => ({
  streets: [
    street([0, 0], [200, 0], [3000, 0]),
    street([0, 80], [200, 80], [3000, 80]),
    street([3000, 0], [3000, 80]),
    ...links,
  ],
  homes: [[0, 0]],
  stations: [station('S', [0, 80])],
  ...more,
});
const link = (...line: readonly Metres[]) => street(...line);
const steps = (...line: readonly Metres[]) => ({ ...street(...line), kind: 'steps', steps: true });
const crossing = (facts: Partial<Crossing>): Crossing => ({
  code: 'K1',
  name: '地道',
  kind: 'underpass',
  line: [at(200, 0), at(200, 80)],
  open: 'always',
  stepFree: false,
  signals: false,
  ...facts,
});
const line = (kind: string, name: string | null): Partial<Planted> => ({
  backdrop: [barrier(kind, name, [-500, 40], [2900, 40])],
});

const stepsAndCrossings: readonly Case[] = [
  {
    name: 'steps for those who take them',
    planted: apart({}, [steps([200, 0], [200, 80])]),
    reason: 'covered',
  },
  {
    name: 'steps for those who cannot',
    planted: apart({}, [steps([200, 0], [200, 80])]),
    settings: STEP_FREE,
    reason: 'steps',
    obstacle: { kind: 'street' },
    fixes: ['step_free_way'],
  },
  {
    name: 'steps beside a level way',
    planted: apart({}, [steps([200, 0], [200, 80]), link([200, 0], [250, 40], [200, 80])]),
    settings: STEP_FREE,
    reason: 'covered',
  },
  {
    name: 'steps that take twelve times as long',
    planted: apart({}, [steps([200, 0], [200, 80])]),
    settings: { stepsFactor: 12 },
    reason: 'steps',
    obstacle: { kind: 'street' },
    fixes: ['step_free_way'],
  },
  {
    name: 'a gate with a step',
    planted: estate('always', { gates: [gate('C1-G1', 'C1', [200, 100], { stepFree: false })] }),
    settings: STEP_FREE,
    reason: 'steps',
    obstacle: { kind: 'gate', gateCode: 'C1-G1' },
    fixes: ['step_free_gate'],
  },
  { name: 'a gate of which nobody knows', planted: estate('always'), settings: STEP_FREE, reason: 'covered' },
  {
    name: 'an underpass with steps',
    planted: apart({ ...line('railway', '云汀铁路'), crossings: [crossing({})] }),
    settings: STEP_FREE,
    reason: 'steps',
    obstacle: { kind: 'crossing', crossingCode: 'K1' },
    fixes: ['step_free_crossing'],
  },
  {
    name: 'an underpass that closes at night',
    planted: apart({ ...line('railway', '云汀铁路'), crossings: [crossing({ open: 'Mo-Su 06:00-18:00' })] }),
    settings: { at: EVENING },
    reason: 'gate_closed',
    obstacle: { kind: 'crossing', crossingCode: 'K1' },
    fixes: ['open_crossing'],
  },
  {
    name: 'an underpass by day',
    planted: apart({ ...line('railway', '云汀铁路'), crossings: [crossing({ open: 'Mo-Su 06:00-18:00' })] }),
    settings: { at: MORNING },
    reason: 'covered',
  },
  ...(
    [
      ['river', '云汀河'],
      ['railway', '云汀铁路'],
      ['expressway', '绕城高速'],
      ['wall', null],
      ['fence', '厂区围栏'],
    ] as const
  ).map(
    ([kind, name]): Case => ({
      name: `a ${kind} without a crossing`,
      planted: apart(line(kind, name)),
      reason: 'no_crossing',
      obstacle: { kind: 'barrier', barrier: kind, name },
      fixes: [kind === 'wall' ? 'add_passage' : 'add_crossing'],
    }),
  ),
  {
    name: 'a river drawn as an area',
    planted: apart({ backdrop: [water('river', '云汀河', [-500, 20], [2900, 60])] }),
    reason: 'no_crossing',
    obstacle: { kind: 'barrier', barrier: 'river', name: '云汀河' },
    fixes: ['add_crossing'],
  },
  {
    name: 'a railway that cuts the street drawn over it',
    planted: apart(line('railway', '云汀铁路'), [link([200, 0], [200, 80])]),
    reason: 'no_crossing',
    obstacle: { kind: 'barrier', barrier: 'railway', name: '云汀铁路' },
    fixes: ['add_crossing'],
  },
  {
    name: 'a railway and a river between',
    planted: apart({
      backdrop: [
        barrier('railway', '云汀铁路', [-500, 30], [2900, 30]),
        barrier('river', '云汀河', [-500, 50], [2900, 50]),
      ],
    }),
    reason: 'too_far',
  },
  {
    name: 'a pond between',
    planted: apart({ backdrop: [water('pond', null, [-500, 20], [2900, 60])] }),
    reason: 'too_far',
  },
  {
    name: 'a river too wide to bridge',
    planted: {
      streets: [street([0, 0], [3000, 0]), street([0, 400], [3000, 400])],
      homes: [[0, 0]],
      stations: [station('S', [0, 400])],
      backdrop: [barrier('river', '云汀河', [-500, 200], [3500, 200])],
    },
    reason: 'no_path',
  },
  {
    name: 'a river, and stations too far behind it',
    planted: apart({ ...line('river', '云汀河'), stations: [station('S', [1500, 80])] }),
    reason: 'too_far',
  },
];

const stationsAndGround: readonly Case[] = [
  { name: 'an island', planted: { ...apart(), streets: apart().streets.slice(0, 2) }, reason: 'no_path' },
  {
    name: 'the service offered near by, but not at this hour',
    planted: apart({
      homes: [[0, 80]],
      stations: [station('S', [500, 80], { services: ['助餐'], openingHours: OFFICE_HOURS })],
    }),
    settings: { service: '助餐', at: EVENING },
    reason: 'station_closed_at_hour',
    fixes: ['open_station'],
  },
  {
    name: 'the service offered at a station far away',
    planted: apart({
      homes: [[0, 80]],
      stations: [station('S', [500, 80]), station('FAR', [2900, 80], { services: ['助餐'] })],
    }),
    settings: { service: '助餐' },
    reason: 'service_not_offered',
    obstacle: { kind: 'station', stationCode: 'S' },
    fixes: ['offer_service'],
  },
  {
    name: 'hours that nobody can read',
    planted: apart({ homes: [[0, 80]], stations: [station('S', [500, 80], { openingHours: 'by day' })] }),
    settings: { at: MORNING },
    reason: 'data_missing',
    obstacle: { kind: 'missing', what: 'hours' },
  },
  {
    name: 'no street near the door',
    planted: apart({ homes: [[0, -700]], stations: [station('S', [900, 0])] }),
    reason: 'data_missing',
    obstacle: { kind: 'missing', what: 'streets' },
  },
  {
    name: 'an online station only',
    planted: apart({ stations: [{ ...station('S', [0, 0]), location: null }] }),
    reason: 'no_path',
  },
  {
    name: 'a limit of five minutes',
    planted: apart({ homes: [[0, 80]], stations: [station('S', [400, 80])] }),
    settings: { limitMinutes: 5 },
    reason: 'too_far',
  },
];

describe.each([
  ['gates', gates],
  ['steps and crossings', stepsAndCrossings],
  ['stations and ground', stationsAndGround],
])('%s', (_, cases) => {
  it.each(cases)('$name: $reason', async ({ planted, settings, reason, obstacle, fixes = [] }) => {
    const asked = { ...DEFAULT_SETTINGS, ...settings };
    const city = plantedCity(planted);
    const engine = createCityEngine();
    const before = await engine.open(city, asked);
    const home = await engine.explain('H1');
    expect(home?.reason).toBe(reason);
    if (obstacle) expect(home?.obstacle).toMatchObject(obstacle);
    expect(home?.fixes.map(({ kind }) => kind)).toEqual(fixes);
    const [minutes] = await engine.buildingMinutes();
    if (home?.walk) expect(home.walk.minutes).toBeCloseTo(minutes, 3);
    else expect(minutes).toBeNaN();
    for (const fix of home?.fixes ?? []) {
      const fresh = createCityEngine();
      await fresh.open(city, asked);
      const made = await fresh.edit(fix.command, 'commit', false);
      if (!made.ok) throw new Error(`expected ${fix.kind} to be possible, was refused: ${made.reason}`);
      const gained = made.value.totals.coveredHouseholds - before.totals.coveredHouseholds;
      expect(gained).toBe(fix.householdsGained);
      expect((await fresh.buildingMinutes())[0]).toBeCloseTo(fix.minutes, 3);
    }
  });
});

it('plants forty homes', () => {
  expect(gates.length + stepsAndCrossings.length + stationsAndGround.length).toBeGreaterThanOrEqual(40);
});
