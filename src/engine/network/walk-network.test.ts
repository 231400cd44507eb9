import { describe, expect, it } from 'vitest';
import type { ExactNetwork } from '../../domain/city.ts';
import { haversineM } from '../geometry/haversine.ts';
import { BucketQueue } from './bucket-queue.ts';
import { DistanceSearch } from './distance-search.ts';
import { networkFromExact } from './exact-network.ts';
import { nearestFacilities } from './nearest-facilities.ts';
import { NearestField } from './nearest-field.ts';
import { findRoute } from './route.ts';
import { ServiceAreaFinder } from './service-area.ts';
import { createSnapper } from './snapper.ts';
import { buildWalkNetwork } from './street-network.ts';
import {
  at,
  type FixtureStreet,
  randomPosition,
  randomStreets,
  seededRandom,
  streetTable,
} from './walk-fixture.ts';
import type { WalkNetwork } from './walk-network.ts';
import { isWalkable } from './walkable.ts';

describe('streets', () => {
  it('meet where they share a vertex, also in the middle of both', () => {
    const network = build([
      { line: [at(0, 0), at(50, 0), at(100, 0)] },
      { line: [at(50, -50), at(50, 0), at(50, 50)] },
    ]);
    expect([network.nodeCount, network.edgeCount]).toEqual([5, 4]);
    expect(walk(network, at(0, 0), at(50, 50))).toBeCloseTo(100, 1);
  });

  it('pass over and under each other where they cross without one', () => {
    const network = build([{ line: [at(0, 0), at(100, 0)] }, { line: [at(50, -50), at(50, 50)] }]);
    expect(network.nodeCount).toBe(4);
    expect(walk(network, at(0, 0), at(50, 50))).toBe(Number.POSITIVE_INFINITY);
  });

  it('keep their bends as shape and their whole length', () => {
    const network = build([{ line: [at(0, 0), at(100, 0), at(100, 0), at(100, 100)] }]);
    expect([network.nodeCount, network.edgeCount]).toEqual([2, 1]);
    const [a, b, c] = [at(0, 0), at(100, 0), at(100, 100)];
    expect(network.edgeLengthM[0]).toBe(
      haversineM(a[0], a[1], b[0], b[1]) + haversineM(b[0], b[1], c[0], c[1]),
    );
  });

  it('may be rings', () => {
    const network = build([{ line: [at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)] }]);
    expect([network.nodeCount, network.edgeCount]).toEqual([1, 1]);
    expect(walk(network, at(0, 90), at(100, 90))).toBeCloseTo(120, 0);
    expect(walk(network, at(0, 10), at(10, 0))).toBeCloseTo(20, 1);
    const finder = new ServiceAreaFinder(network);
    const area = finder.find(createSnapper(network).snap(at(0, 0))!, 150);
    expect(area.parts.lengthM(network)).toBeCloseTo(300, 6);
  });

  it('of no length or closed to walkers are left out', () => {
    const closed: FixtureStreet[] = [
      { line: [at(0, 0), at(9, 0)], kind: 'motorway' },
      { line: [at(0, 0), at(9, 0)], access: 'private' },
      { line: [at(0, 0), at(0, 0)] },
      { line: [] },
    ];
    expect(build(closed).edgeCount).toBe(0);
    expect(build([{ line: [at(0, 0), at(9, 0)], kind: 'steps', steps: true }]).edgeFlags[0]).toBe(1);
  });
});

it.each([
  ['trunk', null, true],
  ['trunk', 'no', false],
  ['motorway', null, false],
  ['motorway', 'yes', true],
  ['residential', 'private', false],
  ['service', 'bus', true],
  ['footway', 'permissive', true],
  ['corridor', 'yes', false],
  ['construction', null, false],
])('a %s with access %s is walked: %s', (kind, access, expected) => {
  expect(isWalkable(kind, access)).toBe(expected);
});

describe('a given graph', () => {
  it('takes the shortest of parallel edges, and loops lead nowhere', () => {
    const network = networkFromExact(
      exactNetwork([
        [0, 1, 90],
        [1, 0, 50],
        [0, 1, 70],
        [0, 0, 1],
      ]),
    );
    expect(walk(network, POINTS[0], POINTS[1])).toBe(50);
    expect(walk(network, POINTS[0], mid(POINTS[0], POINTS[1]))).toBeCloseTo(25, 4);
  });

  it('walks one-way edges one way, within an edge too', () => {
    const network = networkFromExact(
      exactNetwork([
        [0, 1, 100, 1],
        [1, 2, 100, 1],
        [2, 0, 100, 1],
      ]),
    );
    expect(walk(network, POINTS[0], POINTS[1])).toBe(100);
    expect(walk(network, POINTS[1], POINTS[0])).toBe(200);
    const behind = between(POINTS[0], POINTS[1], 0.25);
    const ahead = between(POINTS[0], POINTS[1], 0.75);
    expect(walk(network, behind, ahead)).toBeCloseTo(50, 3);
    expect(walk(network, ahead, behind)).toBeCloseTo(250, 3);
  });

  it('leaves a door by the street walked both ways where a one-way edge lies on it', () => {
    for (const edges of [
      [[0, 1, 100, 1] as const, [0, 1, 100] as const],
      [[0, 1, 100] as const, [1, 0, 100, 1] as const],
    ]) {
      const network = networkFromExact(exactNetwork(edges));
      const door = between(POINTS[0], POINTS[1], 0.3);
      expect(walk(network, door, POINTS[0])).toBeCloseTo(30, 2);
      expect(walk(network, door, POINTS[1])).toBeCloseTo(70, 2);
    }
  });

  it('walks both ways where two one-way edges lie back to back', () => {
    const network = networkFromExact(
      exactNetwork([
        [0, 1, 100, 1],
        [1, 0, 100, 1],
      ]),
    );
    const middle = mid(POINTS[0], POINTS[1]);
    expect(walk(network, middle, POINTS[0])).toBeCloseTo(50, 3);
    expect(walk(network, middle, POINTS[1])).toBeCloseTo(50, 3);
  });

  it('refuses a negative length and a missing node', () => {
    expect(() => networkFromExact(exactNetwork([[0, 1, -5]]))).toThrow('0 m or more on edge 0');
    expect(() => networkFromExact(exactNetwork([[0, 9, 5]]))).toThrow('ends below 3 on edge 0');
  });
});

describe('snapping', () => {
  it('puts a point with the decimals of a node at that node', () => {
    const network = build([{ line: [at(0, 0), at(100, 0)] }]);
    expect(createSnapper(network).snap(at(100, 0))).toMatchObject({ edge: -1, accessM: 0 });
  });

  it('finds the same nearest point as trying every street', () => {
    const random = seededRandom(31);
    const network = buildWalkNetwork(randomStreets(9, 9, random));
    const snapper = createSnapper(network);
    for (let i = 0; i < 400; i++) {
      const spread = i % 10 === 0 ? 40 : 1;
      const position = randomPosition(9 * spread, 9 * spread, random);
      const accessM = snapper.snap(position)!.accessM;
      expect(Math.abs(accessM - nearestByTrying(network, position))).toBeLessThan(1e-4 * accessM + 1e-6);
    }
  });

  it('answers null where there is no network', () => {
    expect(createSnapper(build([])).snap(at(0, 0))).toBeNull();
  });
});

describe('service areas', () => {
  it('hold a node at exactly the limit and grow with it', () => {
    const random = seededRandom(32);
    const network = buildWalkNetwork(randomStreets(9, 9, random));
    const start = createSnapper(network).snap(at(430, 420))!;
    const finder = new ServiceAreaFinder(network);
    const search = new DistanceSearch(network, 'to');
    search.run(start);
    const metres = Array.from(
      search.reached.subarray(0, search.reachedCount),
      (node) => search.distanceM[node],
    );
    let lengthBefore = 0;
    for (const limitM of metres.sort((a, b) => a - b)) {
      const area = finder.find(start, limitM);
      expect(area.nodeCount).toBe(metres.filter((distance) => distance <= limitM + 1e-6).length);
      const lengthM = area.parts.lengthM(network);
      expect(lengthM).toBeGreaterThanOrEqual(lengthBefore - 1e-6);
      lengthBefore = lengthM;
    }
  });

  it('reach both ways from a place within a street, less its access leg', () => {
    const network = build([{ line: [at(0, 0), at(1000, 0)] }]);
    const place = createSnapper(network).snap(at(400, 40))!;
    expect(new ServiceAreaFinder(network).find(place, 240).parts.lengthM(network)).toBeCloseTo(400, 1);
    expect(new ServiceAreaFinder(network).find(place, 30).parts.lengthM(network)).toBe(0);
    expect(new ServiceAreaFinder(network).find(place, 540).parts.lengthM(network)).toBeCloseTo(900, 1);
  });
});

describe('nearest facilities', () => {
  it.each([41, 42, 43])('of all nodes stay true through 1,500 random moves (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const network = buildWalkNetwork(randomStreets(12, 12, random));
    const snapper = createSnapper(network);
    const anywhere = () => snapper.snap(randomPosition(12, 12, random));
    const places = Array.from({ length: 20 }, (_, i) => (i < 12 ? anywhere() : null));
    const precedes = (a: number, b: number) => a < b;
    const field = new NearestField(network, precedes);
    field.reset(places);
    for (let step = 0; step < 1500; step++) {
      const facility = Math.floor(random() * places.length);
      if (places[facility] !== null) field.remove(facility);
      const other = places[Math.floor(random() * places.length)];
      places[facility] = random() < 0.2 ? null : random() < 0.2 ? other : anywhere();
      if (places[facility] !== null) field.place(facility, places[facility]!);
      field.forgetTouched();
      if (step % 50 !== 0) continue;
      const fresh = new NearestField(network, precedes);
      fresh.reset(places);
      expect(field.distanceM, `seed ${seed}, step ${step}`).toEqual(fresh.distanceM);
      expect(field.owner, `seed ${seed}, step ${step}`).toEqual(fresh.owner);
    }
  });

  it('are listed nearest first, as walking to each of them tells', () => {
    const random = seededRandom(44);
    const network = buildWalkNetwork(randomStreets(12, 12, random));
    const snapper = createSnapper(network);
    const search = new DistanceSearch(network);
    const places = Array.from({ length: 30 }, () => snapper.snap(randomPosition(12, 12, random)));
    for (let i = 0; i < 50; i++) {
      const from = snapper.snap(randomPosition(12, 12, random))!;
      search.run(from);
      const all = places.map((place, facility) => ({ facility, metres: search.metresTo(place!) }));
      const expected = all.filter((walked) => walked.metres < Number.POSITIVE_INFINITY);
      expected.sort((a, b) => a.metres - b.metres || a.facility - b.facility);
      expect(nearestFacilities(search, from, places, 5)).toEqual(expected.slice(0, 5));
    }
  });
});

describe('routes', () => {
  it('are as long as the walk they show and start and end where it does', () => {
    const random = seededRandom(45);
    const network = buildWalkNetwork(randomStreets(10, 10, random));
    const snapper = createSnapper(network);
    for (let i = 0; i < 80; i++) {
      const from = snapper.snap(randomPosition(10, 10, random))!;
      const to = snapper.snap(randomPosition(10, 10, random))!;
      const route = findRoute(network, from, to);
      const search = new DistanceSearch(network);
      search.run(from);
      expect(route?.metres ?? Number.POSITIVE_INFINITY).toBe(search.metresTo(to));
      if (route === null) continue;
      let lengthM = from.accessM + to.accessM;
      route.line.forEach(([lon, lat], v) => {
        if (v > 0) lengthM += haversineM(route.line[v - 1][0], route.line[v - 1][1], lon, lat);
      });
      expect(lengthM).toBeCloseTo(route.metres, 3);
    }
  });
});

it('a queue gives out every entry in order of buckets, however far apart they lie', () => {
  const random = seededRandom(46);
  const distances = Float64Array.from({ length: 500 }, () => random() * 10 ** Math.floor(random() * 7));
  const queue = new BucketQueue(distances, 1);
  for (let node = 0; node < distances.length; node++) queue.push(node);
  const given: number[] = [];
  for (let node = queue.pop(); node !== -1; node = queue.pop()) given.push(Math.floor(distances[node]));
  expect(given).toEqual([...distances].map((distance) => Math.floor(distance)).sort((a, b) => a - b));
});

const POINTS = [at(0, 0), at(100, 0), at(50, 80)];

function build(streets: readonly FixtureStreet[]): WalkNetwork {
  return buildWalkNetwork(streetTable(streets));
}

function walk(network: WalkNetwork, from: readonly [number, number], to: readonly [number, number]): number {
  const snapper = createSnapper(network);
  const search = new DistanceSearch(network);
  search.run(snapper.snap(from)!);
  return search.metresTo(snapper.snap(to)!);
}

function between(a: readonly number[], b: readonly number[], t: number): [number, number] {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

function mid(a: readonly number[], b: readonly number[]): [number, number] {
  return between(a, b, 0.5);
}

function exactNetwork(edges: readonly (readonly [number, number, number, number?])[]): ExactNetwork {
  return {
    nodeIds: POINTS.map((_, i) => String(i)),
    lon: Float64Array.from(POINTS, (point) => point[0]),
    lat: Float64Array.from(POINTS, (point) => point[1]),
    from: Int32Array.from(edges, (edge) => edge[0]),
    to: Int32Array.from(edges, (edge) => edge[1]),
    lengthM: Float64Array.from(edges, (edge) => edge[2]),
    oneway: Uint8Array.from(edges, (edge) => edge[3] ?? 0),
  };
}

function nearestByTrying(network: WalkNetwork, [lon, lat]: readonly [number, number]): number {
  const metresPerDegree = 111195;
  let nearest = Number.POSITIVE_INFINITY;
  for (let edge = 0; edge < network.edgeCount; edge++) {
    for (let v = network.shapeOffsets[edge]; v < network.shapeOffsets[edge + 1] - 1; v++) {
      const x = (network.shapeLon[v] - lon) * metresPerDegree;
      const y = (network.shapeLat[v] - lat) * metresPerDegree;
      const dx = (network.shapeLon[v + 1] - network.shapeLon[v]) * metresPerDegree;
      const dy = (network.shapeLat[v + 1] - network.shapeLat[v]) * metresPerDegree;
      const t = Math.min(1, Math.max(0, -(x * dx + y * dy) / (dx * dx + dy * dy)));
      nearest = Math.min(nearest, Math.hypot(x + t * dx, y + t * dy));
    }
  }
  return nearest;
}
