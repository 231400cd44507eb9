import { describe, expect, it } from 'vitest';
import { DEFAULT_WALK_PROFILES, type Gate } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { type DoorJoin, waysOf } from '../network/joins.ts';
import { at, seededRandom } from '../network/walk-fixture.ts';
import {
  ANYONE,
  type FixtureGate,
  type FixtureWay,
  metresFrom,
  nearestWalks,
  type Spot,
  square,
  type WalledTown,
  walkableTown,
} from './city-walks.fixture.ts';
import { CityWalks } from './city-walks.ts';
import { minutesOf } from './walk-limit.ts';

const BLOCKS = 12;
const BLOCK_M = 100;
const HOMES = 1000;
const SEEDS = [11, 12, 13];
/** The last digits of sums made in another order. */
const ROUNDING_M = 1e-6;

/** Blocks of streets; walled compounds with a lane through a gate, some with two; a river with few bridges; steps here and there. */
function randomTown(random: () => number): WalledTown {
  const streets: FixtureWay[] = [];
  const compounds: Spot[][] = [];
  const gates: FixtureGate[] = [];
  const riverM = (BLOCKS / 2 + 0.5) * BLOCK_M;
  for (let i = 0; i <= BLOCKS; i++) {
    for (let k = 0; k < BLOCKS; k++) {
      const [from, to, across] = [k * BLOCK_M, (k + 1) * BLOCK_M, i * BLOCK_M];
      if (random() < 0.9)
        streets.push({
          spots: [
            [from, across],
            [to, across],
          ],
          flags: chance(random, 0.06),
        });
      const isBridge = from < riverM && riverM < to && random() < 0.3;
      if (random() < 0.9) {
        const flags = isBridge ? (['bridge'] as const) : chance(random, 0.06);
        streets.push({
          spots: [
            [across, from],
            [across, to],
          ],
          flags,
        });
      }
    }
  }
  for (let x = 0; x < BLOCKS; x++) {
    for (let y = 0; y < BLOCKS; y++) {
      if (random() < 0.6 || y === BLOCKS / 2) continue;
      const [west, south] = [x * BLOCK_M, y * BLOCK_M];
      const compound = compounds.push(square(west + 12, south + 12, west + 88, south + 88)) - 1;
      const lane = west + 30 + Math.floor(random() * 40);
      const gate = (spot: Spot) => gates.push({ spot, compound, stepFree: random() < 0.2 ? false : null });
      gate([lane, south + 12]);
      if (random() < 0.5) gate([lane, south + 88]);
      if (random() < 0.7)
        streets.push({
          spots: [
            [lane, south],
            [lane, south + 12],
            [lane, south + 60],
          ],
        });
    }
  }
  const homes = Array.from({ length: HOMES }, (): Spot => [random() * 1200, random() * 1200]);
  const river: Spot[] = [
    [-50, riverM],
    [1250, riverM],
  ];
  return { streets, compounds, gates, homes, barriers: [{ kind: 'river', spots: river }] };
}

function chance(random: () => number, share: number): readonly ('steps' | 'notStepFree' | 'signals')[] {
  const kinds = ['steps', 'notStepFree', 'signals'] as const;
  return random() < share * kinds.length ? [kinds[Math.floor(random() * kinds.length)]] : [];
}

function randomPlaces(random: () => number, count: number): LonLat[] {
  return Array.from({ length: count }, () => at(random() * 1200, random() * 1200));
}

/** Whether a door has ways out of several gates, or of a gate beside its street. */
function hasSeveralWays(join: DoorJoin): boolean {
  return join !== null && waysOf(join).length > 1;
}

describe.each(SEEDS)('the laws of walking, on 1,000 homes (seed %i)', (seed) => {
  const random = seededRandom(seed);
  const city = walkableTown(randomTown(random));
  const walks = new CityWalks(city);
  const stations = randomPlaces(random, 6);
  const metresUnder = (condition = ANYONE, places = stations) =>
    nearestWalks(city, walks, places, condition).metres;

  /** Every home's walk is as long or longer. */
  const expectNoneShorter = (longer: Float64Array, shorter: Float64Array) => {
    const wrong = longer.findIndex((metres, row) => metres < shorter[row] - ROUNDING_M);
    expect(wrong, `home ${wrong}: ${longer[wrong]} m after ${shorter[wrong]} m`).toBe(-1);
  };

  it('reach some homes and not others', () => {
    const metres = metresUnder();
    expect(metres.filter((walk) => walk < 1000).length).toBeGreaterThan(HOMES / 3);
    expect(walks.doors.snaps.filter((snap) => snap === null).length).toBeGreaterThan(10);
  });

  it('older people take as many minutes or more, and reach no home that others do not', () => {
    const { older, standard } = DEFAULT_WALK_PROFILES;
    const limits = [5, 10, 15];
    metresUnder().forEach((metres) => {
      const slow = minutesOf(metres, older.speedKmh);
      const quick = minutesOf(metres, standard.speedKmh);
      expect(slow >= quick).toBe(true);
      for (const limit of limits) if (slow <= limit) expect(quick <= limit).toBe(true);
    });
  });

  it('walking step-free, slower on steps or waiting at signals is never shorter', () => {
    const metres = metresUnder();
    expectNoneShorter(metresUnder({ ...ANYONE, stepFree: true }), metres);
    expectNoneShorter(metresUnder({ ...ANYONE, stepsFactor: 3 }), metres);
    expectNoneShorter(metresUnder({ ...ANYONE, signalWaitSeconds: 30 }), metres);
  });

  it('one more station never makes a walk longer', () => {
    expectNoneShorter(metresUnder(), metresUnder(ANYONE, [...stations, ...randomPlaces(random, 1)]));
  });

  it('closing a gate never makes a walk shorter, and opening it again leads back exactly', () => {
    const open = metresUnder();
    const closed = new Set<string>();
    let before = open;
    for (let i = 0; i < 8; i++) {
      closed.add(city.gates[Math.floor(random() * city.gates.length)].code);
      const after = metresUnder({ ...ANYONE, isOpen: ({ code }) => !closed.has(code) });
      expectNoneShorter(after, before);
      before = after;
    }
    const shut = metresUnder({ ...ANYONE, isOpen: () => false });
    expectNoneShorter(shut, before);
    expect(shut.filter((metres) => metres === Number.POSITIVE_INFINITY).length).toBeGreaterThan(
      open.filter((metres) => metres === Number.POSITIVE_INFINITY).length,
    );
    expect(metresUnder()).toEqual(open);
  });

  it('a crossing more never makes a walk longer, and without it all is as before', () => {
    const other = new CityWalks(city);
    const before = nearestWalks(city, other, stations).metres;
    const crossings = Array.from({ length: 4 }, (_, i) => {
      const eastM = random() * 1200;
      const line = [at(eastM, 600), at(eastM, 700)];
      return {
        code: `K${i}`,
        name: null,
        kind: 'bridge',
        line,
        open: 'always',
        stepFree: true,
        signals: false,
      } as const;
    });
    other.setPassages(city.gates, crossings);
    const after = nearestWalks(city, other, stations).metres;
    expectNoneShorter(before, after);
    expect(after).toEqual(
      nearestWalks({ ...city, crossings }, new CityWalks({ ...city, crossings }), stations).metres,
    );
    other.setPassages(city.gates, []);
    expect(nearestWalks(city, other, stations).metres).toEqual(before);
  });

  it('moving stations ends where counting from scratch would, under any condition', () => {
    const condition = {
      ...ANYONE,
      stepFree: true,
      isOpen: ({ code }: { code: string }) => !code.endsWith('3'),
    };
    const places = [...stations];
    const kept = nearestWalks(city, walks, places, condition);
    for (let i = 0; i < 40; i++) {
      const moved = Math.floor(random() * places.length);
      [places[moved]] = randomPlaces(random, 1);
      kept.set(moved, places[moved]);
    }
    const fresh = nearestWalks(city, walks, places, condition);
    expect(kept.metres).toEqual(fresh.metres);
    expect(kept.facility).toEqual(fresh.facility);
  });

  it('a station walks as a home at the same place does: there and back is as far', () => {
    const { lon, lat } = city.buildings;
    const behindGates = [...walks.doors.joins.keys()].filter((row) => hasSeveralWays(walks.doors.joins[row]));
    expect(behindGates.length).toBeGreaterThan(10);
    const rows = [...behindGates.slice(0, 12), ...Array.from({ length: 12 }, (_, i) => i * 40)];
    for (const condition of [ANYONE, { ...ANYONE, stepFree: true }]) {
      const walksTo = rows.map((row) => metresUnder(condition, [[lon[row], lat[row]]]));
      rows.forEach((from, i) => {
        rows.forEach((to, k) => {
          const [there, back] = [walksTo[k][from], walksTo[i][to]];
          const isSame = there === back || Math.abs(there - back) < ROUNDING_M;
          expect(isSame, `homes ${from} and ${to}: ${there} m there, ${back} m back`).toBe(true);
        });
      });
    }
  });

  it('stations moved in and out of compounds end where counting from scratch would', () => {
    const { lon, lat } = city.buildings;
    const behindGates = [...walks.doors.joins.keys()].filter((row) => hasSeveralWays(walks.doors.joins[row]));
    const places = [...stations];
    const kept = nearestWalks(city, walks, places);
    for (let i = 0; i < 40; i++) {
      const row = behindGates[Math.floor(random() * behindGates.length)];
      const moved = i % places.length;
      places[moved] = i % 3 === 2 ? randomPlaces(random, 1)[0] : [lon[row], lat[row]];
      kept.set(moved, places[moved]);
    }
    const fresh = nearestWalks(city, walks, places);
    expect(kept.metres).toEqual(fresh.metres);
    expect(kept.facility).toEqual(fresh.facility);
  });

  it('looking only as far as homes want finds every walk that they want', () => {
    const assignment = nearestWalks(city, walks, stations, { ...ANYONE, stepFree: true });
    const wantedM = Float64Array.from({ length: HOMES }, () => (random() < 0.5 ? 0 : random() * 600));
    for (const place of randomPlaces(random, 10)) {
      const all = new Map<number, number>();
      const wanted = new Map<number, number>();
      assignment.visitWalksTo(place, 2000, (row, metres) => all.set(row, metres));
      assignment.visitWalksTo(place, 2000, (row, metres) => wanted.set(row, metres), wantedM);
      for (const [row, metres] of all) {
        if (metres <= wantedM[row]) expect(wanted.get(row)).toBe(metres);
        else expect(wanted.get(row) ?? metres).toBeGreaterThanOrEqual(metres);
      }
    }
  });

  it('a gate that is moved, or gone, makes the ground anew', () => {
    const other = new CityWalks(city);
    const gone: Gate[] = city.gates.slice(1);
    other.setPassages(gone, []);
    expect(nearestWalks(city, other, stations).metres).toEqual(
      nearestWalks(city, new CityWalks({ ...city, gates: gone }), stations).metres,
    );
  });
});

describe('views of a network', () => {
  const city = walkableTown(randomTown(seededRandom(5)));
  const walks = new CityWalks(city);

  it('are the network itself where the condition changes nothing', () => {
    expect(walks.view(ANYONE)).toBe(walks.network);
    expect(walks.view({ ...ANYONE, speedKmh: 2 })).toBe(walks.network);
  });

  it('are kept, so that switching back gives the same one', () => {
    const stepFree = walks.view({ ...ANYONE, stepFree: true });
    const shut = walks.view({ ...ANYONE, isOpen: () => false });
    expect(shut).not.toBe(stepFree);
    expect(walks.view({ ...ANYONE, stepFree: true })).toBe(stepFree);
    expect(walks.view({ ...ANYONE, isOpen: () => false })).toBe(shut);
  });
});

describe('a gate that names no compound', () => {
  it('is that of the compound on whose wall it stands', () => {
    const lane: FixtureWay = {
      spots: [
        [200, 0],
        [200, 200],
      ],
    };
    const gate = { spot: [201, 100] as const, open: 'Mo-Su off' };
    const town = { streets: [lane], compounds: [square(100, 100, 300, 300)], homes: [[205, 150]] as const };
    const shut = { ...ANYONE, isOpen: () => false };
    expect(metresFrom({ ...town, gates: [{ ...gate, compound: null }] }, [[200, 0]], shut)[0]).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(
      metresFrom({ ...town, gates: [{ spot: [250, 350], compound: null }] }, [[200, 0]], shut)[0],
    ).toBeCloseTo(155, 0);
  });
});

describe('an exact graph', () => {
  const town = walkableTown({
    streets: [],
    compounds: [square(100, 100, 300, 300)],
    gates: [{ spot: [200, 100] }],
    homes: [[200, 200]],
    barriers: [
      {
        kind: 'river',
        spots: [
          [0, 50],
          [400, 50],
        ],
      },
    ],
  });
  const nodes = [at(200, 0), at(200, 100), at(200, 200), at(400, 200)];
  const city = {
    ...town,
    exactNetwork: {
      nodeIds: nodes.map((_, i) => String(i)),
      lon: Float64Array.from(nodes, ([lon]) => lon),
      lat: Float64Array.from(nodes, ([, lat]) => lat),
      from: Int32Array.of(0, 1, 2, 3),
      to: Int32Array.of(1, 2, 3, 0),
      lengthM: Float64Array.of(120, 130, 900, 50),
      oneway: new Uint8Array(4),
    },
  };

  it('is taken at its word: no line cuts it, but its gates can be closed', () => {
    const walks = new CityWalks(city);
    const metresUnder = (condition = ANYONE) => [...nearestWalks(city, walks, [nodes[0]], condition).metres];
    expect(metresUnder()).toEqual([250]);
    expect(metresUnder({ ...ANYONE, isOpen: () => false })).toEqual([950]);
  });
});
