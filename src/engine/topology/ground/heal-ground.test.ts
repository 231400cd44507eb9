import { describe, expect, it } from 'vitest';
import type { Polygon } from '../../../domain/geometry.ts';
import { latticeCommunity, seededRandom } from '../community-fixture.ts';
import { groundFaults } from '../testing/ground-faults.ts';
import { giveGround } from './give-ground.ts';
import { applyGroundEdit, type Ground } from './ground.ts';
import { healGround } from './heal-ground.ts';

type Damage = (ring: number[][], random: () => number) => number[][];

/** What files bring: each of these happens to every grid by itself, so that neighbours no longer agree. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  'borders drawn twice, up to a metre apart': (ring, random) =>
    ring.map((position) => position.map((degrees) => degrees + (random() - 0.5) * 2e-5)),
  'vertices that only one neighbour has': (ring, random) => ring.filter(() => random() < 0.8),
  'spikes and vertices twice': (ring, random) =>
    ring.flatMap(([lon, lat]) => {
      const tip = [lon + (random() - 0.5) * 1e-3, lat + (random() - 0.5) * 1e-3];
      return random() < 0.2 ? [[lon, lat], tip, [lon, lat], [lon, lat]] : [[lon, lat]];
    }),
  'rings the other way round': (ring) => ring.toReversed(),
  'corners that run across themselves': (ring) => {
    const [first, second, third, ...rest] = ring;
    return [first, third, second, ...rest];
  },
};

/** Parts beside a grid's main one join a neighbour, so that no stray is left. */
const nothingStands = () => ({ buildings: 0, households: 0 });

function damaged({ outline, grids }: Ground, damage: Damage, random: () => number): Ground {
  const broken = (polygon: Polygon): Polygon => ({
    type: 'Polygon',
    coordinates: polygon.coordinates.map((ring) => {
      const open = damage(ring.slice(0, -1), random);
      return [...open, open[0]];
    }),
  });
  return { outline, grids: grids.map(({ code, polygon }) => ({ code, polygon: broken(polygon) })) };
}

describe('healing what a file brings', () => {
  describe.each(Object.entries(DAMAGES))('%s', (_, damage) => {
    it.each([71, 72, 73])('leaves grids that fit, and edits that work (seed %i)', (seed) => {
      const random = seededRandom(seed);
      const { faces, outline } = latticeCommunity(random, { columns: 3, rows: 2, steps: 5 });
      const messy = damaged({ outline, grids: faces }, damage, random);
      const edit = healGround(messy, { weigh: nothingStands });
      const healed = edit.ok ? applyGroundEdit(messy, edit.value, String) : messy;
      expect(edit.ok ? edit.value.strays : []).toEqual([]);
      expect(groundFaults(healed)).toEqual([]);
      const again = healGround(healed, { weigh: nothingStands });
      expect(again.ok ? [...again.value.changed.keys()] : again.reason).toBe('nothing_changes');
    });

    it('is not needed to edit: what an edit touches, fits', () => {
      const random = seededRandom(74);
      const { faces, outline } = latticeCommunity(random, { columns: 3, rows: 2, steps: 5 });
      const messy = damaged({ outline, grids: faces }, damage, random);
      const all: Polygon = outline;
      const edit = giveGround(messy, [all], 'block-1-1', null, {});
      const whole = edit.ok ? applyGroundEdit(messy, edit.value, String) : messy;
      expect(whole.grids.map(({ code }) => code)).toEqual(['block-1-1']);
      expect(groundFaults(whole)).toEqual([]);
    });
  });

  it('takes islands out of grids that do not know them', () => {
    const { faces, outline } = latticeCommunity(seededRandom(75), { columns: 2, rows: 1, steps: 5 });
    const solid = faces.map(({ code, polygon }) => ({
      code,
      polygon: { type: 'Polygon' as const, coordinates: polygon.coordinates.slice(0, 1) },
    }));
    // Where areas overlap the lowest code counts: a core within an island within a block.
    const recoded = solid.map(({ code, polygon }) => ({
      code: code === 'core' ? '1' : code === 'island' ? '2' : code,
      polygon,
    }));
    const edit = healGround({ outline, grids: recoded }, {});
    if (!edit.ok) throw new Error(edit.reason);
    const healed = applyGroundEdit({ outline, grids: recoded }, edit.value, String);
    expect(healed.grids.map(({ polygon }) => polygon.coordinates.length)).toEqual([2, 1, 2, 1]);
    expect(groundFaults(healed)).toEqual([]);
  });
});
