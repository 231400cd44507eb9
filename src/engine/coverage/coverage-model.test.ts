import { describe, expect, it } from 'vitest';
import type { CoverageTotals } from '../../domain/coverage.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { haversineM } from '../geometry/haversine.ts';
import { DistanceSearch } from '../network/distance-search.ts';
import { createSnapper } from '../network/snapper.ts';
import { buildWalkNetwork } from '../network/street-network.ts';
import { at, randomPosition, randomStreets, seededRandom, streetTable } from '../network/walk-fixture.ts';
import { CircleAssignment } from './circle-assignment.ts';
import { CoverageModel } from './coverage-model.ts';
import type { Demand } from './demand.ts';
import type { NearestAssignment, Precedes } from './nearest-assignment.ts';
import { WalkAssignment } from './walk-assignment.ts';

const STANDARD = { speedKmh: 4, limitMinutes: 5 };
const COLUMNS = 12;
const ROWS = 10;

type Method = 'network' | 'circle';

describe.each<Method>(['network', 'circle'])('coverage by %s', (method) => {
  it.each([1, 2, 3])('equals a count from scratch after 1,500 random edits (seed %i)', (seed) => {
    const world = randomWorld(seed, method);
    const { model, stations, random } = world;
    for (let step = 0; step < 1500; step++) {
      world.editOnce();
      if (step % 100 === 0) expectSame(model, world.fromScratch(), `seed ${seed}, step ${step}`);
    }
    expectSame(model, world.fromScratch(), `seed ${seed}, end`);
    expect(stations.size).toBeGreaterThan(0);
    expect(random()).toBeLessThan(1);
  });

  it('counts what a list of all homes counts, in the city and in any groups together', () => {
    const { model, demand, editOnce } = randomWorld(9, method);
    for (let step = 0; step < 40; step++) {
      editOnce();
      const rows = Array.from({ length: demand.count }, (_, row) => row);
      expect(model.totals(), `seed 9, step ${step}`).toEqual(expectedTotals(model, demand, rows));
      const groups = [0, 3, 4];
      const members = rows.filter((row) => groups.includes(model.groupOf(row)));
      expect(model.totalsOf(groups), `seed 9, step ${step}`).toEqual(expectedTotals(model, demand, members));
    }
  });

  it('counts no more older households than households, and in groups what it counts in the city', () => {
    const { model } = randomWorld(10, method);
    for (let step = 0; step < 20; step++) {
      model.setWalk({ speedKmh: 4, limitMinutes: 1 + step });
      const { city, groups } = figuresOf(model);
      for (const totals of [city, ...groups]) {
        expect(totals.olderHouseholds!).toBeLessThanOrEqual(totals.households);
        expect(totals.olderCoveredHouseholds!).toBeLessThanOrEqual(totals.coveredHouseholds);
        expect(totals.coveredBuildings).toBeLessThanOrEqual(totals.residentialBuildings);
      }
      const everyone = model.totalsOf(groups.keys());
      for (const key of [
        'households',
        'coveredHouseholds',
        'olderHouseholds',
        'residentialBuildings',
      ] as const) {
        expect(groups.reduce((sum, totals) => sum + totals[key]!, 0)).toBe(everyone[key]);
      }
    }
  });

  it('reports every group and station whose figures changed', () => {
    const world = randomWorld(4, method);
    for (let step = 0; step < 300; step++) {
      const before = figuresOf(world.model);
      world.model.takeTouched();
      world.editOnce();
      const after = figuresOf(world.model);
      const touched = world.model.takeTouched();
      after.groups.forEach((totals, group) => {
        if (JSON.stringify(totals) !== JSON.stringify(before.groups[group])) {
          expect(touched.groups).toContain(group);
        }
      });
      for (const code of CODES) {
        if (after.reached[code] !== before.reached[code]) expect(touched.facilityCodes).toContain(code);
      }
    }
  });

  it('is as before when a station is moved there and back', () => {
    const { model, stations } = randomWorld(5, method);
    const before = figuresOf(model);
    const [code, position] = [...stations][0];
    for (const east of [100, 320, 910]) model.setFacility(code, at(east, 400));
    expect(figuresOf(model)).not.toEqual(before);
    model.setFacility(code, position);
    expect(figuresOf(model)).toEqual(before);
  });

  it('never covers fewer households with one more station, a longer limit or a faster walk', () => {
    const { model, random } = randomWorld(6, method);
    let covered = model.totals().coveredHouseholds;
    for (const limitMinutes of [5, 6, 8, 10, 15]) {
      model.setWalk({ speedKmh: 4, limitMinutes });
      expect(model.totals().coveredHouseholds).toBeGreaterThanOrEqual(covered);
      covered = model.totals().coveredHouseholds;
    }
    model.setWalk({ speedKmh: 3.3, limitMinutes: 5 });
    const coveredSlowly = rowsCovered(model);
    model.setWalk({ speedKmh: 4.8, limitMinutes: 5 });
    for (const row of coveredSlowly) expect(model.isCovered(row)).toBe(true);
    covered = model.totals().coveredHouseholds;
    for (let extra = 0; extra < 20; extra++) {
      model.setFacility(`extra ${extra}`, randomPosition(COLUMNS, ROWS, random));
      expect(model.totals().coveredHouseholds).toBeGreaterThanOrEqual(covered);
      covered = model.totals().coveredHouseholds;
    }
  });

  it('answers with zeros and nulls when there is nothing to count', () => {
    const nothing = {
      households: 0,
      coveredHouseholds: 0,
      gapHouseholds: 0,
      unreachableHouseholds: 0,
      meanMinutes: null,
      medianMinutes: null,
      p90Minutes: null,
      olderHouseholds: null,
      olderCoveredHouseholds: null,
      residentialBuildings: 0,
      coveredBuildings: 0,
    };
    const empty = createModel(method, randomStreets(3, 3, seededRandom(1)), noDemand());
    expect(empty.totals()).toEqual({ ...nothing, coverageRate: 0 });
    const unlived = createModel(method, streetTable([]), demandAt([at(0, 0)], [0]));
    unlived.setFacilities([{ code: 'A', position: at(0, 0) }]);
    expect(unlived.totals()).toMatchObject(nothing);
  });

  it('counts every household as a gap where there is no station', () => {
    const model = createModel(
      method,
      randomStreets(3, 3, seededRandom(1)),
      demandAt([at(10, 10), at(90, 90)], [7, 5]),
    );
    expect(model.totals()).toMatchObject({ households: 12, gapHouseholds: 12, unreachableHouseholds: 12 });
    expect(model.stationOf(0)).toBeNull();
  });

  it('gives households at equal distance to the station whose code comes first, whoever came first', () => {
    const model = createModel(method, street(), demandAt([at(500, 0)], [9]));
    model.setFacility('B', at(400, 0));
    model.setFacility('A', at(400, 0));
    model.setFacility('C', at(400, 0));
    expect(model.stationOf(0)).toBe('A');
    model.setFacility('A', null);
    model.setFacility('A', at(400, 0));
    expect([model.reachedHouseholds('A'), model.reachedHouseholds('C')]).toEqual([9, 0]);
  });

  it('refuses two stations under one code', () => {
    const model = createModel(method, street(), noDemand());
    const twice = [1, 2].map((east) => ({ code: 'A', position: at(east, 0) }));
    expect(() => model.setFacilities(twice)).toThrow('station codes to differ');
  });
});

describe('coverage on foot', () => {
  it('walks from every door as one search from that door does', () => {
    const { model, demand, streets, stations } = randomWorld(7, 'network');
    const network = buildWalkNetwork(streets);
    const snapper = createSnapper(network);
    const search = new DistanceSearch(network);
    for (let row = 0; row < demand.count; row++) {
      search.run(snapper.snap([demand.lon[row], demand.lat[row]])!);
      const walks = [...stations.values()].map((position) => search.metresTo(snapper.snap(position)!));
      const nearest = Math.min(...walks);
      if (nearest === Number.POSITIVE_INFINITY) expect(model.metresOf(row)).toBe(nearest);
      else expect(model.metresOf(row)).toBeCloseTo(nearest, 6);
    }
  });

  it('walks along the street where door and station join the same one', () => {
    const model = createModel('network', street(), demandAt([at(450, 30)], [4]));
    model.setFacility('A', at(700, -20));
    expect(model.metresOf(0)).toBeCloseTo(30 + 250 + 20, 1);
  });

  it('counts a walk of exactly the limit', () => {
    const model = createModel('network', street(), demandAt([at(0, 0)], [4]));
    model.setFacility('A', at(1000, 0));
    const exactly = (model.metresOf(0) * 60) / 4000;
    model.setWalk({ speedKmh: 4, limitMinutes: exactly });
    expect(model.totals().coveredHouseholds).toBe(4);
    model.setWalk({ speedKmh: 4, limitMinutes: exactly - 0.001 });
    expect(model.totals().coveredHouseholds).toBe(0);
  });

  it('reaches from a station on an island the homes of that island only', () => {
    const streets = streetTable([{ line: [at(0, 0), at(200, 0)] }, { line: [at(0, 300), at(200, 300)] }]);
    const model = createModel('network', streets, demandAt([at(50, 5), at(60, 295)], [3, 8]));
    model.setFacility('A', at(150, 290));
    expect(model.stationOf(0)).toBeNull();
    expect(model.totals()).toMatchObject({ coveredHouseholds: 8, unreachableHouseholds: 3 });
  });
});

describe('coverage by circle', () => {
  it('measures haversine metres to the nearest station', () => {
    const { model, demand, stations } = randomWorld(8, 'circle');
    for (let row = 0; row < demand.count; row++) {
      const straight = [...stations.values()].map(([lon, lat]) =>
        haversineM(demand.lon[row], demand.lat[row], lon, lat),
      );
      expect(model.metresOf(row)).toBeCloseTo(Math.min(...straight), 6);
    }
  });
});

const CODES = Array.from({ length: 14 }, (_, i) => `S${i}`);
const GROUPS = 9;

function randomWorld(seed: number, method: Method) {
  const random = seededRandom(seed);
  const streets = randomStreets(COLUMNS, ROWS, random);
  const positions = Array.from({ length: 250 }, () => randomPosition(COLUMNS, ROWS, random));
  const demand = demandAt(
    positions,
    positions.map(() => Math.floor(random() * 30)),
    positions.map(() => Math.floor(random() * (GROUPS + 1)) - 1),
  );
  const stations = new Map<string, LonLat>();
  const model = createModel(method, streets, demand);
  const setStation = (code: string, position: LonLat | null) => {
    if (position === null) stations.delete(code);
    else stations.set(code, position);
    model.setFacility(code, position);
  };
  for (const code of CODES.slice(0, 8)) setStation(code, randomPosition(COLUMNS, ROWS, random));
  const editOnce = () => {
    const code = CODES[Math.floor(random() * CODES.length)];
    const choice = random();
    if (choice < 0.15) setStation(code, null);
    else if (choice < 0.3) setStation(code, stations.values().next().value ?? at(0, 0));
    else if (choice < 0.8) setStation(code, randomPosition(COLUMNS, ROWS, random));
    else model.setGroup(Math.floor(random() * demand.count), Math.floor(random() * (GROUPS + 1)) - 1);
  };
  const fromScratch = () => {
    const group = demand.group.map((_, row) => model.groupOf(row));
    const fresh = createModel(method, streets, { ...demand, group });
    fresh.setFacilities(Array.from(stations, ([code, position]) => ({ code, position })));
    return fresh;
  };
  return { random, streets, demand, stations, model, editOnce, fromScratch };
}

function createModel(method: Method, streets: ReturnType<typeof streetTable>, demand: Demand): CoverageModel {
  const network = buildWalkNetwork(streets);
  const create = (precedes: Precedes): NearestAssignment =>
    method === 'circle'
      ? new CircleAssignment(demand, precedes)
      : new WalkAssignment(network, createSnapper(network), demand, precedes);
  return new CoverageModel(demand, STANDARD, create);
}

interface Figures {
  readonly city: CoverageTotals;
  readonly groups: readonly CoverageTotals[];
  readonly reached: Readonly<Record<string, number>>;
}

function figuresOf(model: CoverageModel): Figures {
  return {
    city: model.totals(),
    groups: Array.from({ length: GROUPS }, (_, group) => model.groupTotals(group)),
    reached: Object.fromEntries(CODES.map((code) => [code, model.reachedHouseholds(code)])),
  };
}

/** Counts home by home: an oracle that shares nothing with the model but its walks. */
function expectedTotals(model: CoverageModel, demand: Demand, rows: readonly number[]): CoverageTotals {
  const lived = rows.filter((row) => demand.households[row] > 0);
  const covered = lived.filter((row) => model.isCovered(row));
  const sum = (some: readonly number[], column: Int32Array) =>
    some.reduce((total, row) => total + Math.max(0, column[row]), 0);
  const walks = lived
    .flatMap((row) => Array<number>(demand.households[row]).fill(model.metresOf(row)))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const minutes = (metres: number | undefined) => (metres === undefined ? null : (metres * 60) / 4000);
  const households = sum(lived, demand.households);
  return {
    households,
    coveredHouseholds: sum(covered, demand.households),
    coverageRate: sum(covered, demand.households) / households,
    gapHouseholds: households - sum(covered, demand.households),
    unreachableHouseholds: households - walks.length,
    meanMinutes: expect.closeTo(
      minutes(walks.reduce((total, metres) => total + metres, 0) / walks.length)!,
      6,
    ),
    medianMinutes: minutes(walks[Math.ceil(walks.length / 2) - 1]),
    p90Minutes: minutes(walks[Math.ceil((walks.length * 9) / 10) - 1]),
    olderHouseholds: sum(lived, demand.olderHouseholds),
    olderCoveredHouseholds: sum(covered, demand.olderHouseholds),
    residentialBuildings: lived.length,
    coveredBuildings: covered.length,
  };
}

function expectSame(model: CoverageModel, fresh: CoverageModel, when: string): void {
  expect(figuresOf(model), when).toEqual(figuresOf(fresh));
}

function rowsCovered(model: CoverageModel): number[] {
  return Array.from({ length: 250 }, (_, row) => row).filter((row) => model.isCovered(row));
}

/** One straight street of 1,000 m with a bend at 0, 400 and 600 m. */
function street() {
  return streetTable([{ line: [at(0, 0), at(400, 0), at(600, 0), at(1000, 0)] }]);
}

function demandAt(positions: readonly LonLat[], households: number[], groups?: number[]): Demand {
  return {
    count: positions.length,
    lon: Float64Array.from(positions, (position) => position[0]),
    lat: Float64Array.from(positions, (position) => position[1]),
    households: Int32Array.from(households),
    olderHouseholds: Int32Array.from(households, (count, row) => (row % 5 === 0 ? -1 : count >> 1)),
    group: Int32Array.from(groups ?? positions.map(() => -1)),
    groupCount: GROUPS,
  };
}

function noDemand(): Demand {
  return demandAt([], []);
}
