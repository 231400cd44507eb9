import { describe, expect, it } from 'vitest';
import { generateCity } from '../../../../data/generate-city.ts';
import { seededRandom } from '../community-fixture.ts';
import { GroundSession } from '../testing/ground-session.ts';
import { groundsOf } from '../testing/grounds-of.ts';

/** Every kind of edit a session draws. */
const KINDS = ['carve', 'create', 'give', 'lay', 'merge', 'redraw', 'split', 'straighten', 'vertex'];

/** Long work on a busy machine is no failure. */
const timeout = 300_000;

describe('a long session over the demo city', { timeout }, () => {
  const city = generateCity('demo');

  it.each([31, 32, 33, 34, 35, 36])('never breaks the map, and undoes to the start (seed %i)', (seed) => {
    const session = new GroundSession(groundsOf(city), city.buildings, seededRandom(seed));
    const start = session.bytes();
    while (session.counts.steps < 1000) session.step();
    session.checkAll();
    expect(session.faults, `seed ${seed}`).toEqual([]);
    for (const kind of KINDS) expect(session.kinds[kind], kind).toBeGreaterThan(0);
    expect(session.counts.edits).toBeGreaterThan(300);
    expect(session.counts.strays).toBeGreaterThan(50);
    expect(session.bytes()).not.toBe(start);
    session.undoAll();
    session.checkAll();
    expect(session.faults, `seed ${seed}`).toEqual([]);
    expect(session.bytes()).toBe(start);
  });
});
