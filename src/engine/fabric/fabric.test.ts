import { describe, expect, it } from 'vitest';
import type { PickedGround } from '../../domain/edit.ts';
import type { LonLat, Polygon } from '../../domain/geometry.ts';
import { polygonArea } from '../geometry/planar.ts';
import { locatePoint, polygonCovers } from '../geometry/point-in-polygon.ts';
import { seededRandom } from '../topology/community-fixture.ts';
import { Fabric, type FabricBuilding, type FabricCompound } from './fabric.ts';
import type { StreetLine } from './local-streets.ts';
import { streetBlocks } from './street-blocks.ts';

const [WEST, SOUTH] = [113.9, 22.5];
/** Ten thousandths of a degree: about ten metres. */
const at = (x: number, y: number): LonLat => [WEST + x / 1e4, SOUTH + y / 1e4];
const box = (x: number, y: number, width: number, height: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)].map((p) => [...p]),
  ],
});
const house = (code: string, x: number, y: number, compoundCode: string | null = null): FabricBuilding => ({
  code,
  at: at(x + 0.5, y + 0.3),
  compoundCode,
  footprint: box(x, y, 1, 0.6),
});

/** A community of two blocks, 20 by 20, with a street between them. */
const OUTLINE = box(0, 0, 40, 20);
const STREET: StreetLine = { kind: 'residential', points: [at(20, -5), at(20, 25)] };
const PATH: StreetLine = { kind: 'footway', points: [at(-5, 10), at(45, 10)] };
/** a1 … a4 in the western block, b1 … b3 in the eastern one, of which b2 and b3 stand in a walled compound. */
const BUILDINGS = [
  house('a1', 4, 4),
  house('a2', 15, 4),
  house('a3', 4, 15),
  house('a4', 15, 15),
  house('b1', 22, 16),
  house('b2', 26, 6, 'X'),
  house('b3', 34, 6, 'X'),
];
const COMPOUND: FabricCompound = { code: 'X', geometry: box(24, 2, 14, 8) };

function fabricOf(
  buildings: readonly FabricBuilding[] = BUILDINGS,
  compounds: readonly FabricCompound[] = [COMPOUND],
  streets: readonly StreetLine[] = [STREET, PATH],
): Fabric {
  return new Fabric({ outline: OUTLINE, blocks: streetBlocks(OUTLINE, streets, []), buildings, compounds });
}

const picking = (part: Partial<PickedGround>): PickedGround => ({
  buildings: [],
  compounds: [],
  blocksAt: [],
  ...part,
});
const areaOf = (ground: readonly Polygon[]) =>
  ground.reduce((sum, one) => sum + polygonArea(one.coordinates), 0);
const covers = (ground: readonly Polygon[], [x, y]: LonLat) =>
  ground.some(({ coordinates }) => polygonCovers(coordinates, x, y));
/** Square degrees of a box of one by one. */
const UNIT = 1e-8;

describe('the fabric of a community', () => {
  it('a: gives the whole block for all its buildings, up to the street and not to the footpath', () => {
    const ground = fabricOf().groundOf(picking({ buildings: ['a1', 'a2', 'a3', 'a4'] }));
    expect(ground).toHaveLength(1);
    expect(areaOf(ground) / UNIT).toBeCloseTo(400, 3);
    expect(fabricOf().blockAt(at(3, 3))?.coordinates).toEqual(ground[0].coordinates);
  });

  it('b: gives ground up to halfway between houses', () => {
    const ground = fabricOf().groundOf(picking({ buildings: ['a1', 'a3'] }));
    expect(covers(ground, at(9, 10))).toBe(true);
    expect(covers(ground, at(12, 10))).toBe(false);
    expect(areaOf(ground) / UNIT).toBeCloseTo(200, 0);
  });

  it('c: gives a compound all its ground, and none of it to houses outside', () => {
    const fabric = fabricOf();
    const compound = fabric.groundOf(picking({ compounds: ['X'] }));
    for (const corner of [at(24.1, 2.1), at(37.9, 2.1), at(37.9, 9.9), at(24.1, 9.9)]) {
      expect(covers(compound, corner)).toBe(true);
      expect(covers(fabric.groundOf(picking({ buildings: ['b1'] })), corner)).toBe(false);
    }
  });

  it('d: divides a compound among its own houses', () => {
    const ground = fabricOf().groundOf(picking({ buildings: ['b2'] }));
    expect(covers(ground, at(25, 3))).toBe(true);
    expect(covers(ground, at(37, 3))).toBe(false);
  });

  it('e: answers a block by any position in it, whoever lives there', () => {
    const empty = fabricOf([], []);
    expect(areaOf(empty.groundOf(picking({ blocksAt: [at(30, 10)] }))) / UNIT).toBeCloseTo(400, 3);
    expect(empty.blockAt(at(50, 10))).toBeNull();
    expect(empty.groundOf(picking({ blocksAt: [at(50, 10)] }))).toEqual([]);
  });

  it('f: takes a community without streets for one block', () => {
    const ground = fabricOf(BUILDINGS, [], []).groundOf(
      picking({ buildings: BUILDINGS.map(({ code }) => code) }),
    );
    expect(areaOf(ground) / UNIT).toBeCloseTo(800, 3);
  });

  it('g: does without footprints', () => {
    const points = BUILDINGS.map((building) => ({ ...building, footprint: null }));
    const ground = fabricOf(points).groundOf(picking({ buildings: ['a1', 'a3'] }));
    expect(areaOf(ground) / UNIT).toBeCloseTo(200, 0);
  });

  it('h: stays in the community with a compound that reaches beyond it', () => {
    const wide: FabricCompound = { code: 'X', geometry: box(24, 2, 30, 8) };
    const ground = fabricOf(BUILDINGS, [wide]).groundOf(picking({ compounds: ['X'] }));
    expect(ground.every(({ coordinates }) => coordinates[0].every(([lon]) => lon <= at(40, 0)[0]))).toBe(
      true,
    );
    expect(covers(ground, at(39, 5))).toBe(true);
  });

  it('i: knows nothing of codes that are not there', () => {
    expect(fabricOf().groundOf(picking({ buildings: ['z'], compounds: ['Z'] }))).toEqual([]);
  });

  it.each([1, 2, 3])('holds what is picked, no other house, and cuts none (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const buildings = Array.from({ length: 60 }, (_, i) =>
      house(`h${i}`, 1 + 4 * (i % 10) + random() * 1.5, 1 + 3 * Math.floor(i / 10) + random() * 1.5),
    );
    const fabric = fabricOf(buildings, []);
    for (let round = 0; round < 10; round++) {
      const picked = buildings.filter(() => random() < 0.4);
      const codes = picked.map(({ code }) => code);
      const ground = fabric.groundOf(picking({ buildings: codes }));
      const rest = fabric.groundOf(
        picking({ buildings: buildings.map(({ code }) => code).filter((code) => !codes.includes(code)) }),
      );
      for (const building of buildings) {
        const [own, other] = picked.includes(building) ? [ground, rest] : [rest, ground];
        for (const [x, y] of [...building.footprint!.coordinates[0], building.at]) {
          expect(covers(own, [x, y]), `${building.code}, seed ${seed}, round ${round}`).toBe(true);
          const isInside = other.some(({ coordinates }) => locatePoint(x, y, coordinates) === 'inside');
          expect(isInside, `${building.code}, seed ${seed}, round ${round}`).toBe(false);
        }
      }
      expect((areaOf(ground) + areaOf(rest)) / UNIT).toBeCloseTo(800, 1);
    }
  });
});
