import { describe, expect, it } from 'vitest';
import { DEFAULT_WALK_PROFILES, STREET_FLAGS, type WalkProfile } from '../../domain/city.ts';
import { haversineM } from '../geometry/haversine.ts';
import { at } from '../network/walk-fixture.ts';
import { type FixtureWay, metresFrom, type Spot, square, type WalledTown } from './city-walks.fixture.ts';

/**
 * A small town with one home. Lines are spots in metres, 'east,north east,north', with words before a colon: flags,
 * kind or access of a street, the kind of a barrier.
 */
interface Case {
  readonly title: string;
  readonly streets: readonly string[];
  /** Whether there is a gated compound from 100,100 to 300,300. */
  readonly isWalled?: boolean;
  /** Corners of a gated compound of another shape. */
  readonly wall?: string;
  readonly gates?: readonly string[];
  readonly barriers?: readonly string[];
  readonly crossings?: readonly string[];
  /** Codes of gates and crossings that are closed. */
  readonly closed?: readonly string[];
  readonly profile?: Partial<WalkProfile>;
  readonly home: string;
  readonly station: string;
  /** Straight stretches that may be walked, with metres to add before a colon; none where the station is out of reach. */
  readonly ways: readonly string[];
}

const CASES: readonly Case[] = [
  {
    title: 'a dead end',
    streets: ['0,0 200,0 400,0 600,0', '200,0 200,100 200,200'],
    home: '210,200',
    station: '0,0',
    ways: ['210,200 200,200 200,0 0,0'],
  },
  {
    title: 'an island',
    streets: ['0,0 200,0 400,0 600,0', '0,500 600,500'],
    home: '300,490',
    station: '300,0',
    ways: [],
  },
  {
    title: 'parallel bridges, and a street between them that ends at the river on both banks',
    streets: [
      '0,0 100,0 500,0 900,0',
      '0,200 100,200 500,200 900,200',
      'bridge: 100,0 100,200',
      '500,0 500,200',
      'bridge: 900,0 900,200',
    ],
    barriers: ['river: -100,90 1000,110'],
    home: '450,210',
    station: '450,0',
    ways: ['450,210 450,200 100,200 100,0 450,0', '450,200 900,200 900,0 450,0'],
  },
  {
    title: 'one gate',
    streets: ['0,0 200,0 400,0 600,0', '200,0 200,100 200,200'],
    isWalled: true,
    gates: ['200,100'],
    home: '205,150',
    station: '0,0',
    ways: ['205,150 200,150 200,0 0,0'],
  },
  {
    title: 'the one gate closed',
    streets: ['0,0 200,0 400,0 600,0', '200,0 200,100 200,200'],
    isWalled: true,
    gates: ['200,100'],
    closed: ['G0'],
    home: '205,150',
    station: '0,0',
    ways: [],
  },
  {
    title: 'the near gate closed, on the street that leads there: back and out of the other',
    streets: ['0,0 200,0 400,0 600,0', '200,0 200,200', '200,200 300,200 400,200', '400,200 400,0'],
    isWalled: true,
    gates: ['200,100', '300,200'],
    closed: ['G0'],
    home: '205,120',
    station: '0,0',
    ways: ['205,120 200,120 200,200 400,200 400,0 0,0'],
  },
  {
    title: 'a wall that a street runs into where no gate is',
    streets: ['0,0 200,0 400,0 600,0', '200,0 200,100 200,200', '200,200 400,200', '400,200 400,0'],
    isWalled: true,
    gates: ['300,200'],
    home: '205,150',
    station: '0,0',
    ways: ['205,150 200,150 200,200 400,200 400,0 0,0'],
  },
  {
    title: 'a wall on which two streets meet without a gate',
    streets: ['0,0 200,0 400,0 600,0', '200,0 200,100', '200,100 200,200'],
    isWalled: true,
    gates: ['300,200'],
    home: '205,150',
    station: '0,0',
    ways: ['205,150 300,200 300,0 0,0'],
  },
  {
    title: 'a gated compound of which no gate is known: missing data bar nobody',
    streets: ['0,0 200,0 400,0 600,0', '200,0 200,100 200,200'],
    isWalled: true,
    home: '205,150',
    station: '0,0',
    ways: ['205,150 200,150 200,0 0,0'],
  },
  {
    title: 'a compound without streets: straight to the better of its gates',
    streets: ['0,90 100,90 200,90 400,90', '400,90 400,200'],
    isWalled: true,
    gates: ['150,100', '300,200'],
    home: '200,110',
    station: '400,200',
    ways: ['200,110 150,100 150,90 400,90 400,200', '200,110 300,200 400,200'],
  },
  {
    title: 'a gate in the middle of a wall, beside a street inside that leads to another gate',
    streets: ['0,0 200,0 500,0', '200,0 200,100 200,200', '500,0 500,200 320,200'],
    isWalled: true,
    gates: ['200,100', '300,200'],
    home: '280,200',
    station: '500,200',
    ways: ['280,200 300,200 320,200 500,200', '280,200 200,200 200,0 500,0 500,200'],
  },
  {
    title: 'a street inside that leads to no gate, to a station on it',
    streets: ['0,90 400,90', '250,150 250,250'],
    isWalled: true,
    gates: ['150,100'],
    home: '255,160',
    station: '240,240',
    ways: ['255,160 250,160 250,240 240,240'],
  },
  {
    title: 'a station in a compound without streets: out of its better gate, which is not the nearest',
    streets: ['0,90 100,90 200,90 400,90', '400,90 400,200'],
    isWalled: true,
    gates: ['150,100', '300,200'],
    home: '400,210',
    station: '190,110',
    ways: ['400,210 400,200 300,200 190,110', '400,200 400,90 150,90 150,100 190,110'],
  },
  {
    title: 'a station in a compound without streets whose nearest gate is closed',
    streets: ['0,90 100,90 200,90 400,90', '400,90 400,200'],
    isWalled: true,
    gates: ['150,100', '300,200'],
    closed: ['G0'],
    home: '0,85',
    station: '160,110',
    ways: ['0,85 0,90 400,90 400,200 300,200 160,110'],
  },
  {
    title: 'a home and a station in one compound without streets: straight over the yard',
    streets: ['0,90 400,90'],
    isWalled: true,
    gates: ['150,100', '250,100'],
    home: '150,110',
    station: '250,120',
    ways: ['150,110 250,120'],
  },
  {
    title: 'the same behind closed gates',
    streets: ['0,90 400,90'],
    isWalled: true,
    gates: ['150,100', '250,100'],
    closed: ['G0', 'G1'],
    home: '150,110',
    station: '250,290',
    ways: ['150,110 250,290'],
  },
  {
    title: 'the same where streets lead through the compound: along them, as anywhere',
    streets: ['0,90 200,90', '200,90 200,100 200,200', '200,200 300,200'],
    isWalled: true,
    gates: ['200,100'],
    home: '210,120',
    station: '290,190',
    ways: ['210,120 200,120 200,200 290,200 290,190'],
  },
  {
    title: 'the wall of a compound without streets between home and station: by way of the gate',
    streets: ['0,90 400,90'],
    wall: '100,100 300,100 300,300 210,300 210,200 190,200 190,300 100,300',
    gates: ['200,100'],
    closed: ['G0'],
    home: '180,250',
    station: '220,250',
    ways: ['180,250 200,100 220,250'],
  },
  {
    title: 'a way that runs along two walls and leaves the compound between them: by way of the gate',
    streets: ['0,90 400,90'],
    wall: '100,100 300,100 300,300 260,300 260,200 240,200 240,190 160,190 160,200 140,200 140,300 100,300',
    gates: ['200,100'],
    home: '130,200',
    station: '270,200',
    ways: ['130,200 200,100 270,200'],
  },
  {
    title: 'a way that touches a corner of the wall on its own side',
    streets: ['0,90 400,90'],
    wall: '100,100 300,100 300,300 250,300 200,200 150,300 100,300',
    gates: ['150,100'],
    home: '120,200',
    station: '280,200',
    ways: ['120,200 280,200'],
  },
  {
    title: 'a fence between home and station in a compound without streets: by way of the gate',
    streets: ['0,90 400,90'],
    isWalled: true,
    gates: ['200,100'],
    barriers: ['fence: 200,150 200,300'],
    home: '190,250',
    station: '210,250',
    ways: ['190,250 200,100 210,250'],
  },
  {
    title: 'a home outside whose nearest street is inside a wall',
    streets: ['0,0 110,0 400,0', '110,0 110,100 110,300', '0,0 0,300'],
    isWalled: true,
    gates: ['110,100'],
    home: '95,200',
    station: '400,0',
    ways: ['95,200 0,200 0,0 400,0'],
  },
  {
    title: 'a home outside a wall with no street on its side within 500 m',
    streets: ['110,0 110,100 110,300'],
    isWalled: true,
    gates: ['110,100'],
    barriers: ['wall: -2000,50 105,50'],
    home: '95,200',
    station: '110,0',
    ways: ['95,200 110,200 110,0'],
  },
  {
    title: 'a loop, entered and left on it',
    streets: ['0,0 100,0', '100,0 200,0 200,100 100,100 100,0'],
    home: '205,50',
    station: '100,100',
    ways: ['205,50 200,50 200,100 100,100'],
  },
  {
    title: 'steps only, without steps',
    streets: ['0,0 200,0 400,0 600,0', 'steps: 200,0 200,100 200,200'],
    profile: { stepFree: true },
    home: '200,210',
    station: '0,0',
    ways: [],
  },
  {
    title: 'steps and a ramp, without steps',
    streets: ['0,0 200,0', 'steps: 200,0 300,0', '200,0 200,100 300,100 300,0', '300,0 500,0'],
    profile: { stepFree: true },
    home: '400,5',
    station: '0,0',
    ways: ['400,5 400,0 300,0 300,100 200,100 200,0 0,0'],
  },
  {
    title: 'steps that take twice as long',
    streets: ['0,0 200,0', 'steps: 200,0 300,0', '200,0 200,100 300,100 300,0', '300,0 500,0'],
    profile: { stepsFactor: 2 },
    home: '400,5',
    station: '0,0',
    ways: ['400,5 400,0 300,0', '+100: 300,0 200,0', '200,0 0,0'],
  },
  {
    title: 'a kerb, for wheels',
    streets: ['0,0 200,0 400,0 600,0', 'notStepFree: 200,0 200,100 200,200'],
    profile: { stepFree: true },
    home: '200,210',
    station: '0,0',
    ways: [],
  },
  {
    title: 'a gate with a step, for wheels: the other one',
    streets: ['0,0 200,0 400,0 600,0', '200,0 200,100 200,200', '200,200 300,200 400,200', '400,200 400,0'],
    isWalled: true,
    gates: ['notStepFree: 200,100', '300,200'],
    profile: { stepFree: true },
    home: '205,150',
    station: '0,0',
    ways: ['205,150 200,150 200,200 400,200 400,0 0,0'],
  },
  {
    title: 'a crossing of its own over a river',
    streets: ['0,0 600,0', '0,200 600,200'],
    barriers: ['river: -100,100 700,100'],
    crossings: ['200,10 210,190'],
    home: '300,205',
    station: '100,0',
    ways: ['300,205 300,200 210,200 210,190 200,10 200,0 100,0'],
  },
  {
    title: 'the crossing closed at the hour',
    streets: ['0,0 600,0', '0,200 600,200'],
    barriers: ['river: -100,100 700,100'],
    crossings: ['200,10 210,190'],
    closed: ['K0'],
    home: '300,205',
    station: '100,0',
    ways: [],
  },
  {
    title: 'the crossing with steps, for wheels',
    streets: ['0,0 600,0', '0,200 600,200'],
    crossings: ['notStepFree: 200,10 210,190'],
    profile: { stepFree: true },
    home: '300,205',
    station: '100,0',
    ways: [],
  },
  {
    title: 'a signal, waited at once though its street is in two pieces',
    streets: ['0,0 200,0', 'signals: 200,0 210,0 220,0', '210,0 210,50', '220,0 400,0'],
    profile: { signalWaitSeconds: 36 },
    home: '300,5',
    station: '100,0',
    ways: ['300,5 300,0 220,0', '+40: 220,0 200,0', '200,0 100,0'],
  },
  {
    title: 'a railway: over it where street and rail share a point, in a tunnel below, nowhere else',
    streets: [
      '0,0 100,0 500,0 900,0',
      '0,200 100,200 500,200 900,200',
      '100,0 100,100 100,200',
      '500,0 500,100 500,200',
      'tunnel: 900,0 900,200',
    ],
    barriers: ['railway: -100,100 100,100 1000,100'],
    home: '510,205',
    station: '510,0',
    ways: ['510,205 510,200 100,200 100,0 510,0', '510,200 900,200 900,0 510,0'],
  },
  {
    title: 'a gate of which the street passes 1.5 m away',
    streets: ['0,0 200,0 400,0 600,0', '200,0 200,100 200,200'],
    isWalled: true,
    gates: ['201.5,100'],
    home: '205,150',
    station: '0,0',
    ways: ['205,150 200,150 200,0 0,0'],
  },
  {
    title: 'a gate of which the street passes 3 m away is another gate',
    streets: ['0,0 200,0 400,0 600,0', '200,0 200,100 200,200'],
    isWalled: true,
    gates: ['203,100'],
    home: '205,150',
    station: '0,0',
    ways: ['205,150 203,100 200,100 200,0 0,0'],
  },
  {
    title: 'private ways and ferries are none',
    streets: ['0,0 200,0', 'private: 200,0 400,0', 'ferry: 200,0 400,0', '400,0 600,0'],
    home: '500,5',
    station: '100,0',
    ways: [],
  },
];

describe('walks in towns made to mislead', () => {
  it.each(CASES.map((town) => [town.title, town] as const))('%s', (_, town) => {
    const expected = shortestM(town.ways.map(read), town.home, town.station);
    const condition = {
      ...DEFAULT_WALK_PROFILES.standard,
      ...town.profile,
      isOpen: ({ code }: { code: string }) => !(town.closed ?? []).includes(code),
    };
    const [metres] = metresFrom(townOf(town), read(town.station).spots, condition);
    if (expected === Number.POSITIVE_INFINITY) expect(metres).toBe(expected);
    else expect(metres).toBeCloseTo(expected, 1);
  });
});

interface Line {
  readonly words: readonly string[];
  readonly spots: readonly Spot[];
}

function read(line: string): Line {
  const [spots, words = ''] = line.split(': ').reverse();
  return {
    words: words === '' ? [] : words.split(','),
    spots: spots.split(' ').map((spot): Spot => {
      const [east, north] = spot.split(',').map(Number);
      return [east, north];
    }),
  };
}

function townOf({ isWalled, wall, streets, gates, barriers, crossings, home }: Case): WalledTown {
  const stepFree = ({ words }: Line) => !words.includes('notStepFree');
  return {
    streets: streets.map(read).map(streetOf),
    compounds: isWalled ? [square(100, 100, 300, 300)] : wall === undefined ? [] : [read(wall).spots],
    gates: gates?.map(read).map((line) => ({ spot: line.spots[0], stepFree: stepFree(line) })),
    barriers: barriers?.map(read).map(({ words: [kind], spots }) => ({ kind, spots })),
    crossings: crossings?.map(read).map((line) => ({ spots: line.spots, stepFree: stepFree(line) })),
    homes: read(home).spots,
  };
}

function streetOf({ words, spots }: Line): FixtureWay {
  const isFlag = (word: string): word is keyof typeof STREET_FLAGS => word in STREET_FLAGS;
  const access = words.find((word) => word === 'private');
  const kind = words.find((word) => word === 'ferry');
  return { spots, flags: words.filter(isFlag), access, kind };
}

/** The plainest search there is: every stretch is tried until nothing gets shorter (Bellman 1958). */
function shortestM(ways: readonly Line[], from: string, to: string): number {
  const metres = new Map<string, number>([[from, 0]]);
  const metresTo = (spot: string) => metres.get(spot) ?? Number.POSITIVE_INFINITY;
  const stretches = ways.flatMap(({ words: [extra = '0'], spots }) =>
    spots.slice(1).flatMap((b, i) => {
      const lengthM = metresBetween(spots[i], b) + Number(extra);
      return [
        { start: String(spots[i]), end: String(b), lengthM },
        { start: String(b), end: String(spots[i]), lengthM },
      ];
    }),
  );
  for (let isShorter = true; isShorter; ) {
    isShorter = false;
    for (const { start, end, lengthM } of stretches) {
      if (metresTo(start) + lengthM >= metresTo(end)) continue;
      metres.set(end, metresTo(start) + lengthM);
      isShorter = true;
    }
  }
  return metresTo(to);
}

function metresBetween(a: Spot, b: Spot): number {
  const [[lonA, latA], [lonB, latB]] = [at(...a), at(...b)];
  return haversineM(lonA, latA, lonB, latB);
}
