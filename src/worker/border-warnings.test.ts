import { describe, expect, it } from 'vitest';
import type { CityData } from '../domain/city.ts';
import type { EditCommand, EditWarning } from '../domain/edit.ts';
import { type LonLat, type Polygon, roundDegrees } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import { isMeasuredCut } from '../engine/checking/border-cuts.ts';
import { degreePlane } from '../engine/checking/degree-plane.ts';
import { createLocalFrame } from '../engine/geometry/local-frame.ts';
import { shapeToLocal } from '../engine/geometry/local-polygons.ts';
import { loadOverlay } from '../engine/geometry/overlay.ts';
import { boundsTouch, shapeBounds } from '../engine/geometry/planar.ts';
import { seededRandom } from '../engine/topology/community-fixture.ts';
import { cityCentre } from './city-bounds.ts';
import { createCityEngine } from './city-engine.ts';
import { TOWN_COMMUNITIES, TOWN_SETTINGS, townFixture } from './town-fixture.ts';

const SEED = 20261123;
const GESTURES = 30;
const STEPS = 6;
const [COMMUNITY] = TOWN_COMMUNITIES;

/** Every compound and building cut further than before by the grids that moved, by overlays of all of them. */
async function createOracle(city: CityData) {
  const overlay = await loadOverlay();
  const plane = degreePlane(createLocalFrame(cityCentre(city)));
  const outline = city.adminUnits.find(({ code }) => code === COMMUNITY)!.geometry;
  const things = [
    ...city.compounds.map(({ code, geometry }) => ({ code, geometry })),
    ...city.buildings.codes.map((code, i) => ({ code, geometry: city.buildings.footprints![i] as Polygon })),
  ].map(({ code, geometry }) => {
    const inside = overlay.intersection(shapeToLocal(plane, geometry), shapeToLocal(plane, outline));
    if (!inside.ok) throw new Error(`The ground of ${code} cannot be laid over the community.`);
    return { code, shape: inside.value };
  });
  return ({ grids }: Change): string[] => {
    const moved = Object.values(grids.updated).map((pair) =>
      pair.map(({ geometry }) => shapeToLocal(plane, geometry)),
    );
    const cutBy = (shape: (typeof things)[number]['shape'], when: 0 | 1) =>
      moved.filter(
        (pair) =>
          boundsTouch(shapeBounds(shape), shapeBounds(pair[when])) &&
          isMeasuredCut(shape, pair[when], plane, overlay),
      ).length;
    return things.filter(({ shape }) => cutBy(shape, 1) > cutBy(shape, 0)).map(({ code }) => code);
  };
}

const cutIn = (warnings: readonly EditWarning[]) =>
  warnings.filter(({ code }) => code.startsWith('cuts_')).map(({ subject }) => subject);

describe('what a border under the pointer cuts', () => {
  it(`is at every step what a look at the whole community finds (seed ${SEED})`, async () => {
    const city = townFixture(SEED);
    const random = seededRandom(SEED);
    const [engine, cutsOf] = [createCityEngine(), await createOracle(city)];
    await engine.open(city, TOWN_SETTINGS);
    const rings = new Map(
      city.grids
        .filter(({ communityCode }) => communityCode === COMMUNITY)
        .map(({ code, geometry }) => [code, geometry]),
    );
    const operations: EditCommand[] = [];
    let told = 0;
    const step = async (command: EditCommand, phase: 'provisional' | 'commit') => {
      operations.push(command);
      const answer = await engine.edit(command, phase, true);
      if (!answer.ok) return;
      const { change, warnings } = answer.value;
      const expected = cutsOf(change);
      told += expected.length;
      expect(cutIn(warnings).sort(), JSON.stringify(operations)).toEqual(expected.sort());
      if (phase === 'commit')
        for (const [, to] of Object.values(change.grids.updated)) rings.set(to.code, to.geometry);
    };
    for (let gesture = 0; gesture < GESTURES; gesture++) {
      const ring = pick(random, [...rings.values()]).coordinates[0];
      const corner = Math.floor(random() * (ring.length - 1));
      const [a, b] = [lonLat(ring[corner]), lonLat(ring[corner + 1])];
      // Every second gesture makes a new vertex first; the others take a corner, the one a ring begins with among them.
      const at = gesture % 2 === 0 ? a : middle(a, b);
      if (gesture % 2 === 1) {
        await step({ kind: 'insert_vertex', communityCode: COMMUNITY, segment: [a, b], at }, 'commit');
      }
      const [east, north] = [(random() - 0.5) * 4e-4, (random() - 0.5) * 4e-4];
      const to = (steps: number): LonLat => [
        roundDegrees(at[0] + steps * east),
        roundDegrees(at[1] + steps * north),
      ];
      for (let steps = 1; steps <= STEPS; steps++) {
        await step({ kind: 'move_vertex', communityCode: COMMUNITY, at, to: to(steps) }, 'provisional');
      }
      if (gesture % 3 === 0)
        await step({ kind: 'move_vertex', communityCode: COMMUNITY, at, to: to(STEPS / 2) }, 'commit');
      else await engine.cancelEdit();
    }
    expect(told).toBeGreaterThan(30);
  });
});

function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)];
}

function lonLat([lon, lat]: readonly number[]): LonLat {
  return [lon, lat];
}

function middle(a: LonLat, b: LonLat): LonLat {
  return [roundDegrees((a[0] + b[0]) / 2), roundDegrees((a[1] + b[1]) / 2)];
}
