import openingHours from 'opening_hours';
import { describe, expect, it } from 'vitest';
import type { AdminUnit, CityData } from '../src/domain/city.ts';
import { roundDegrees } from '../src/domain/geometry.ts';
import { circleFaults } from '../src/domain/service-circle.ts';
import { generateCity } from './generate-city.ts';
import { CellIndex } from './testing/cell-index.ts';
import { digestOf } from './testing/digest.ts';
import { contains, isSimpleRing, meet, outerRings, tilingFaults } from './testing/tiling.ts';
import { connectedLengthsM, isWalkableKind, positionsOf, segmentsOf } from './testing/walking.ts';

const demo = generateCity('demo');
const prefecture = generateCity('prefecture');

/** Changes whenever the demo city changes by one byte, its circles and what the public is told aside. Update it on purpose, never in passing. */
const DEMO_DIGEST = '6d4120ca1accc3f74ca9202fd5df9d8990bb9a199ccd7e75d4d4a6ecf11e676a';

function unitsOf(city: CityData, level: AdminUnit['level']): AdminUnit[] {
  return city.adminUnits.filter((unit) => unit.level === level);
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

function householdsIn(city: CityData): number {
  return city.buildings.households.reduce((sum, households) => sum + households, 0);
}

/** Households per grid by the point of each building; throws when a building is in no grid or in two. */
function householdsPerGrid(city: CityData): Map<string, number> {
  const index = new CellIndex<number>();
  const rings = city.grids.map((grid) => outerRings(grid.geometry)[0]);
  rings.forEach((ring, grid) => {
    index.add(grid, ring);
  });
  const households = new Map(city.grids.map((grid) => [grid.code, 0]));
  city.buildings.codes.forEach((code, i) => {
    const at = [city.buildings.lon[i], city.buildings.lat[i]];
    const homes = [...index.near([at])].filter((grid) => contains(rings[grid], at));
    if (homes.length !== 1) throw new Error(`building ${code} lies in ${homes.length} grids`);
    const footprint = city.buildings.footprints![i]!.coordinates[0];
    if (!footprint.every((corner) => contains(rings[homes[0]], corner)))
      throw new Error(`a border cuts building ${code}`);
    const grid = city.grids[homes[0]].code;
    households.set(grid, households.get(grid)! + city.buildings.households[i]);
  });
  return households;
}

describe('both invented cities', () => {
  for (const [name, city] of [
    ['demo', demo],
    ['prefecture', prefecture],
  ] as const) {
    it(`${name}: grids tile their community and units their parent, with shared vertices and nothing between`, () => {
      for (const community of unitsOf(city, 'community')) {
        const grids = city.grids.filter((grid) => grid.communityCode === community.code);
        expect(
          tilingFaults(
            community.geometry,
            grids.map((grid) => grid.geometry),
          ),
        ).toEqual([]);
      }
      for (const parent of city.adminUnits.filter((unit) => unit.level !== 'community')) {
        const children = city.adminUnits.filter((unit) => unit.parentCode === parent.code);
        expect(
          tilingFaults(
            parent.geometry,
            children.map((unit) => unit.geometry),
          ),
        ).toEqual([]);
      }
    });

    it(`${name}: every border is one simple counter-clockwise ring with seven decimals`, () => {
      const shapes = [...city.grids, ...city.compounds, ...city.adminUnits].map(({ geometry }) =>
        outerRings(geometry),
      );
      for (const rings of shapes) {
        expect(rings).toHaveLength(1);
        expect(isSimpleRing(rings[0])).toBe(true);
        expect(rings[0].flat().every((degrees) => roundDegrees(degrees) === degrees)).toBe(true);
      }
    });

    it(`${name}: every building stands whole in exactly one grid`, () => {
      const households = householdsPerGrid(city);
      expect([...households.values()].reduce((sum, count) => sum + count, 0)).toBe(householdsIn(city));
    });

    it(`${name}: no border cuts a compound`, () => {
      const walls = city.compounds.map((compound) => outerRings(compound.geometry)[0]);
      const index = new CellIndex<number>();
      walls.forEach((wall, i) => {
        index.add(i, wall);
      });
      const homes = new Array<number>(walls.length).fill(0);
      for (const grid of city.grids) {
        const border = outerRings(grid.geometry)[0];
        for (const i of index.near(border)) {
          if (walls[i].every((corner) => contains(border, corner))) homes[i]++;
          const isCut = border
            .slice(1)
            .some((b, k) => walls[i].slice(1).some((d, l) => meet(border[k], b, walls[i][l], d)));
          expect(isCut).toBe(false);
        }
      }
      expect(homes.every((count) => count === 1)).toBe(true);
    });

    it(`${name}: codes are unique and grids carry their community's code and a sequence`, () => {
      const codes = [...city.adminUnits, ...city.grids, ...city.stations, ...city.compounds].map(
        ({ code }) => code,
      );
      expect(new Set(codes).size).toBe(codes.length);
      expect(new Set(city.buildings.codes).size).toBe(city.buildings.count);
      for (const grid of city.grids) expect(grid.code).toMatch(new RegExp(`^${grid.communityCode}\\d{3}$`));
    });

    it(`${name}: nearly all walkable street hangs together`, () => {
      const lengths = connectedLengthsM(city.streets);
      expect(lengths[0] / lengths.reduce((sum, length) => sum + length, 0)).toBeGreaterThan(0.99);
    });
  }
});

describe('the demo district', () => {
  it('has the numbers it promises', () => {
    expect(countBy(demo.adminUnits, (unit) => unit.level)).toEqual({
      county: 1,
      subdistrict: 7,
      community: 41,
    });
    expect(countBy(demo.grids, (grid) => grid.kind)).toEqual({
      gated_compound: 244,
      scattered_housing: 121,
      dedicated: 41,
    });
    expect(countBy(demo.stations, (station) => station.tier)).toEqual({
      district: 1,
      subdistrict: 7,
      community: 41,
      grid: 229,
    });
    expect(Math.abs(householdsIn(demo) - 142_000)).toBeLessThan(1_000);
    expect(demo.buildings.count).toBeGreaterThan(6_000);
    expect(demo.buildings.count).toBeLessThan(11_000);
  });

  it('leaves the planner some scattered grids out of band, and keeps the other kinds in their range', () => {
    const households = householdsPerGrid(demo);
    const of = (kind: string) =>
      demo.grids.filter((grid) => grid.kind === kind).map((grid) => households.get(grid.code)!);
    const scattered = of('scattered_housing');
    const outside = scattered.filter((count) => count < 300 || count > 500).length / scattered.length;
    expect(outside).toBeGreaterThan(0.06);
    expect(outside).toBeLessThan(0.14);
    expect(Math.max(...scattered)).toBe(1050);
    expect(of('gated_compound').every((count) => count >= 120 && count <= 900)).toBe(true);
    expect(of('dedicated').every((count) => count <= 60)).toBe(true);
  });

  it('builds no house over another, over a street or across a wall', () => {
    const { footprints, compoundIndex, codes } = demo.buildings;
    const index = new CellIndex<number>();
    const rings = footprints!.map((footprint) => footprint!.coordinates[0]);
    const touching: string[] = [];
    rings.forEach((ring, i) => {
      for (const other of index.near(ring)) {
        const overlaps = ring
          .slice(1)
          .some((b, k) => rings[other].slice(1).some((d, l) => meet(ring[k], b, rings[other][l], d)));
        if (overlaps || contains(rings[other], ring[0]) || contains(ring, rings[other][0]))
          touching.push(`${codes[i]} ${codes[other]}`);
      }
      index.add(i, ring);
    });
    expect(touching).toEqual([]);
    const onStreet = segmentsOf(demo.streets).filter(({ a, b }) =>
      [...index.near([a, b])].some((i) => rings[i].slice(1).some((d, l) => meet(a, b, rings[i][l], d))),
    );
    expect(onStreet.map(({ street }) => demo.streets.ids[street])).toEqual([]);
    const walls = demo.compounds.map((compound) => outerRings(compound.geometry)[0]);
    const walled = new CellIndex<number>();
    walls.forEach((wall, i) => {
      walled.add(i, wall);
    });
    rings.forEach((ring, i) => {
      for (const wall of walled.near(ring)) {
        const inside = ring.filter((corner) => contains(walls[wall], corner)).length;
        expect(inside).toBe(compoundIndex[i] === wall ? ring.length : 0);
      }
    });
  });

  it('lets walkers through a wall only at its gates', () => {
    const segments = segmentsOf(demo.streets);
    const index = new CellIndex<number>();
    segments.forEach(({ a, b }, i) => {
      index.add(i, [a, b]);
    });
    const gates = new Set(demo.gates.map((gate) => gate.geometry.coordinates.join()));
    const walls = demo.compounds.map((compound) => outerRings(compound.geometry)[0]);
    const corners = new Set(walls.flatMap((wall) => wall.map((at) => at.join())));
    const ends = new Set(segments.flatMap(({ a, b }) => [a.join(), b.join()]));
    for (const gate of gates) expect([corners.has(gate), ends.has(gate)]).toEqual([true, true]);
    const breaches = walls.flatMap((wall) =>
      wall.slice(1).flatMap((d, k) =>
        [...index.near([wall[k], d])]
          .map((i) => segments[i])
          .filter(({ a, b }) => meet(a, b, wall[k], d) && ![a, b].some((end) => gates.has(end.join())))
          .map(({ street }) => demo.streets.ids[street]),
      ),
    );
    expect(breaches).toEqual([]);
  });

  it('lets streets cross only at shared vertices, except over bridges and through tunnels', () => {
    const index = new CellIndex<number>();
    const segments = segmentsOf(demo.streets).filter(({ isRaised }) => !isRaised);
    const crossings: string[] = [];
    segments.forEach((segment, i) => {
      const { a, b } = segment;
      for (const other of index.near([a, b])) {
        const { a: c, b: d, street } = segments[other];
        const isJoined = [a, b].some((end) => end.join() === c.join() || end.join() === d.join());
        if (!isJoined && meet(a, b, c, d))
          crossings.push(`${demo.streets.ids[segment.street]} ${demo.streets.ids[street]}`);
      }
      index.add(i, [a, b]);
    });
    expect(crossings).toEqual([]);
  });

  it('shares no vertex between the expressway and the streets', () => {
    const of = (isStreet: boolean) =>
      demo.streets.kinds.flatMap((kind, i) =>
        isWalkableKind(kind) === isStreet ? positionsOf(demo.streets, i) : [],
      );
    const walkable = new Set(of(true).map((at) => at.join()));
    expect(of(false).filter((at) => walkable.has(at.join()))).toEqual([]);
  });

  it('places every station in its own area, under a station of the tier above, with hours that parse', () => {
    const tierAbove = { grid: 'community', community: 'subdistrict', subdistrict: 'district' } as const;
    const byCode = new Map(demo.stations.map((station) => [station.code, station]));
    const areas = new Map(
      [...demo.adminUnits, ...demo.grids].map(({ code, geometry }) => [code, outerRings(geometry)[0]]),
    );
    for (const station of demo.stations) {
      expect(contains(areas.get(station.code.split('-')[0])!, [...station.location!])).toBe(true);
      if (station.tier !== 'district')
        expect(byCode.get(station.parentCode!)!.tier).toBe(tierAbove[station.tier]);
      if (station.openingHours) expect(() => new openingHours(station.openingHours!)).not.toThrow();
    }
  });

  it('draws sound service circles around most sub-districts, and leaves some undrawn', () => {
    const communities = new Set(unitsOf(demo, 'community').map(({ code }) => code));
    const stations = new Set(demo.stations.map(({ code }) => code));
    const circles = demo.serviceCircles!;
    for (const circle of circles) {
      const others = circles.filter((other) => other !== circle);
      const isIn = (codes: ReadonlySet<string>) => (code: string) => codes.has(code);
      const faults = circleFaults(circle, {
        others,
        isCommunity: isIn(communities),
        isStation: isIn(stations),
      });
      expect(faults).toEqual([]);
    }
    expect(circles).toHaveLength(5);
    expect(circles.flatMap(({ communityCodes }) => communityCodes).length).toBeLessThan(communities.size);
  });

  it('is the same, byte for byte, for the same seed, and another for another', () => {
    const digest = digestOf(demo);
    expect(digestOf(generateCity('demo'))).toBe(digest);
    expect(digestOf(generateCity('demo', 7))).not.toBe(digest);
    const { serviceCircles: _, publicFacts: __, ...map } = demo;
    expect(digestOf(map)).toBe(DEMO_DIGEST);
  });
});

describe('the prefecture', () => {
  it('has the numbers it promises', () => {
    expect(unitsOf(prefecture, 'county')).toHaveLength(13);
    expect(unitsOf(prefecture, 'community')).toHaveLength(245);
    expect(prefecture.grids).toHaveLength(2427);
    expect(prefecture.stations).toHaveLength(1368);
    expect(Math.abs(householdsIn(prefecture) - 850_000)).toBeLessThan(6_000);
    expect(prefecture.buildings.count).toBeLessThan(110_000);
  });
});
