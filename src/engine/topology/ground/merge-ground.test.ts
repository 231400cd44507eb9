import { describe, expect, it } from 'vitest';
import { UNASSIGNED } from '../../../domain/edit.ts';
import type { Polygon } from '../../../domain/geometry.ts';
import { polygonCovers } from '../../geometry/point-in-polygon.ts';
import { latticeCommunity, seededRandom } from '../community-fixture.ts';
import type { GridShape } from '../grid-assignment.ts';
import { storedPolygon } from '../partition.ts';
import { groundFaults } from '../testing/ground-faults.ts';
import { randomEdit } from '../testing/random-edit.ts';
import { carveGrid, giveGround } from './give-ground.ts';
import { applyGroundEdit, type Ground, type GroundResult } from './ground.ts';
import { type MergeInput, mergeGround } from './merge-ground.ts';

/** Every place may be somebody's home: nothing is empty. */
const builtOn = () => ({ buildings: 1, households: 1 });

/** A community of six blocks, one with an island grid that has an island grid. */
function startOf(seed: number): Ground {
  const { faces, outline } = latticeCommunity(seededRandom(seed), { columns: 3, rows: 2, steps: 4 });
  return { outline, grids: faces.map(({ code, polygon }) => ({ code, polygon: storedPolygon(polygon) })) };
}

function landed(ground: Ground, result: GroundResult, codeOf: (label: string) => string): Ground {
  if (!result.ok) throw new Error(`Expected an edit, was refused: ${result.reason}`);
  return applyGroundEdit(ground, result.value, codeOf);
}

function merged(base: Ground, mine: Ground, theirs: Ground, more: Partial<MergeInput> = {}) {
  return mergeGround({
    outline: base.outline,
    base: base.grids,
    mine: mine.grids,
    theirs: theirs.grids,
    freshCode: (taken) => `${taken}-mine`,
    ...more,
  });
}

function bytes(grids: readonly GridShape[]): string {
  return JSON.stringify(grids.map(({ code, polygon }) => [code, polygon.coordinates]).sort());
}

/** A box in whole blocks of the fixture, which are 0.0012° wide and begin at 113.9, 22.5. */
function blocks(west: number, south: number, east: number, north: number): Polygon {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [corners.map(([x, y]) => [113.9 + x * 0.0012, 22.5 + y * 0.0012])] };
}

describe('merging the ground of two planners', () => {
  const base = startOf(1);
  const give = (area: Polygon, to: string): Ground =>
    landed(base, giveGround(base, [area], to, null, {}), String);

  it('takes what only one side changed', () => {
    const mine = give(blocks(0.7, 1.2, 1.4, 1.8), 'block-1-1');
    const theirs = give(blocks(1.6, 0.2, 2.4, 0.8), 'block-2-0');
    expect(bytes(merged(base, mine, base).grids)).toBe(bytes(mine.grids));
    expect(bytes(merged(base, base, theirs).grids)).toBe(bytes(theirs.grids));
    expect(bytes(merged(base, mine, mine).grids)).toBe(bytes(mine.grids));
    const both = merged(base, mine, theirs);
    expect(both.contested).toEqual([]);
    expect(groundFaults({ ...base, grids: both.grids })).toEqual([]);
    const shapes = (grids: readonly GridShape[], codes: string[]) =>
      bytes(grids.filter(({ code }) => codes.includes(code)));
    expect(shapes(both.grids, ['block-0-1', 'block-1-1'])).toBe(
      shapes(mine.grids, ['block-0-1', 'block-1-1']),
    );
    expect(shapes(both.grids, ['block-1-0', 'block-2-0'])).toBe(
      shapes(theirs.grids, ['block-1-0', 'block-2-0']),
    );
  });

  it('leaves ground that each gave to another grid as theirs, and says so', () => {
    const mine = give(blocks(0.7, 0.9, 1.3, 1.4), 'block-0-1');
    const theirs = give(blocks(0.8, 0.8, 1.3, 1.3), 'block-1-0');
    const { grids, contested } = merged(base, mine, theirs);
    expect(contested.length).toBeGreaterThan(0);
    for (const { at, mine: m, theirs: t } of contested) {
      expect(m).not.toBe(t);
      const holder = grids.find(({ polygon }) => polygonCovers(polygon.coordinates, at[0], at[1]));
      expect(holder?.code ?? UNASSIGNED).toBe(t);
    }
    expect(contested.map(({ base: b, mine: m, theirs: t }) => [b, m, t])).toContainEqual([
      'block-1-1',
      'block-0-1',
      'block-1-0',
    ]);
    expect(groundFaults({ ...base, grids })).toEqual([]);
  });

  it('gives my new grid another code where theirs has it', () => {
    const carve = (area: Polygon): Ground => landed(base, carveGrid(base, area, null, {}), () => 'new');
    const mine = carve(blocks(0.2, 1.2, 0.8, 1.8));
    const theirs = carve(blocks(2.2, 1.2, 2.8, 1.8));
    const { grids, renamed, contested } = merged(base, mine, theirs);
    expect([...renamed]).toEqual([['new', 'new-mine']]);
    expect(contested).toEqual([]);
    const shapeOf = (from: readonly GridShape[], code: string) =>
      from.find((grid) => grid.code === code)?.polygon;
    expect(shapeOf(grids, 'new')).toEqual(shapeOf(theirs.grids, 'new'));
    expect(shapeOf(grids, 'new-mine')).toEqual(shapeOf(mine.grids, 'new'));
    expect(merged(base, mine, mine).renamed.size).toBe(0);
  });

  it('does not let two changes take a grid apart between them', () => {
    const mine = give(blocks(1, 1, 1.5, 2), 'block-0-1');
    const theirs = give(blocks(1.3, 1, 1.7, 2), 'block-2-1');
    const { grids } = merged(base, mine, theirs);
    expect(groundFaults({ ...base, grids })).toEqual([]);
  });

  it('keeps a grid that both have, when my one moved away and its new ground is contested', () => {
    const island = base.grids.find(({ code }) => code === 'island');
    const mine = landed(
      base,
      giveGround(base, [blocks(1.2, 1.2, 1.8, 1.8)], 'island', null, { weigh: farHomes }),
      String,
    );
    const theirs = give(blocks(1.2, 1.2, 1.8, 2), 'block-0-1');
    const { grids, contested } = merged(base, mine, theirs);
    expect(grids.map(({ code }) => code).sort()).toEqual(base.grids.map(({ code }) => code).sort());
    expect(grids.find(({ code }) => code === 'island')).toEqual(island);
    expect(contested.some((ground) => ground.mine === 'island')).toBe(true);
    expect(groundFaults({ ...base, grids })).toEqual([]);

    /** Nobody lives on the island: a home given to its grid becomes its main part, and the island joins a neighbour. */
    function farHomes({ coordinates }: Polygon) {
      const buildings = polygonCovers(coordinates, 113.9 + 1.5 * 0.0012, 22.5 + 1.5 * 0.0012) ? 1 : 0;
      return { buildings, households: buildings };
    }
  });

  it.each([51, 52, 53, 54])('loses nobody’s stroke and breaks no map (seed %i)', (seed) => {
    const random = seededRandom(seed);
    let [contestedSeen, renamedSeen, mineSeen] = [0, 0, 0];
    for (let round = 0; round < 20; round++) {
      const start = startOf(seed);
      const common = session(start, 3, 'c');
      // Both issue the same codes, as two planners do who do not see each other.
      const [mine, theirs] = [session(common, 4, 'n'), session(common, 4, 'n')];
      const { grids, renamed, contested } = merged(common, mine, theirs, { weigh: builtOn });
      expect(groundFaults({ ...start, grids }), `seed ${seed} round ${round}`).toEqual([]);
      contestedSeen += contested.length;
      renamedSeen += renamed.size;
      for (let i = 0; i < 60; i++) {
        const [lon, lat] = [113.9 + random() * 0.0036, 22.5 + random() * 0.0024];
        const at = (from: readonly GridShape[]): string[] => holdersAt(from, lon, lat);
        const [b, m, t] = [common.grids, mine.grids, theirs.grids].map(at);
        if (b.length > 1 || m.length > 1 || t.length > 1) continue;
        const mineNow = m.map((code) => renamed.get(code) ?? code);
        const isContested = contested.some(({ polygon }) => polygonCovers(polygon.coordinates, lon, lat));
        const expected = isContested || same(m, b) ? t : mineNow;
        if (!same(m, b) && !isContested) mineSeen++;
        if (isContested || same(t, b) || same(m, b) || same(m, t)) {
          expect(at(grids), `seed ${seed} round ${round} at ${lon}, ${lat}`).toEqual(expected);
        } else {
          expect.fail(`seed ${seed} round ${round}: both changed ${lon}, ${lat} and nobody says so`);
        }
      }
    }
    expect(mineSeen).toBeGreaterThan(20);
    expect(contestedSeen).toBeGreaterThan(0);
    expect(renamedSeen).toBeGreaterThan(0);

    function session(from: Ground, edits: number, prefix: string): Ground {
      let ground = from;
      let issued = 0;
      for (let tries = 0; issued < edits && tries < 60; tries++) {
        const result = randomEdit(ground, random).edit({});
        if (!result.ok || result.value.strays.length > 0) continue;
        const number = issued++;
        ground = applyGroundEdit(ground, result.value, (label) => `${prefix}${number}${label}`);
      }
      return ground;
    }
  });
});

/** Codes of the grids that cover a position: two on a border. */
function holdersAt(grids: readonly GridShape[], lon: number, lat: number): string[] {
  return grids.filter(({ polygon }) => polygonCovers(polygon.coordinates, lon, lat)).map(({ code }) => code);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.join() === b.join();
}
