import { describe, expect, it } from 'vitest';
import { seededRandom } from '../community-fixture.ts';
import { GroundSession } from '../testing/ground-session.ts';
import { HAS_TRACTS, readTracts } from '../testing/tracts.ts';

const title = `a long session over the census tracts of New Hampshire${HAS_TRACTS ? '' : ' (skipped: shared data absent)'}`;

/** Long work on a busy machine is no failure. */
const timeout = 300_000;

describe.skipIf(!HAS_TRACTS)(title, { timeout }, () => {
  it('counts the households of the census, and takes every vertex as it comes', () => {
    const { grounds, buildings } = readTracts(1, ['33003', '33019']);
    expect(buildings.households.reduce((sum, households) => sum + households, 0)).toBe(518_973);
    const session = new GroundSession(grounds, buildings, seededRandom(40));
    const start = session.bytes();
    while (session.counts.edits < 8) session.step();
    session.undoAll();
    session.checkAll();
    expect(session.faults).toEqual([]);
    expect(session.bytes()).toBe(start);
  });

  it.each([41, 42, 43])('never breaks the map, and undoes to the start (seed %i)', (seed) => {
    const { grounds, buildings } = readTracts(40);
    const session = new GroundSession(grounds, buildings, seededRandom(seed));
    const start = session.bytes();
    while (session.counts.steps < 500) session.step();
    session.checkAll();
    expect(session.faults, `seed ${seed}`).toEqual([]);
    expect(session.counts.edits).toBeGreaterThan(120);
    session.undoAll();
    session.checkAll();
    expect(session.faults, `seed ${seed}`).toEqual([]);
    expect(session.bytes()).toBe(start);
  });
});
