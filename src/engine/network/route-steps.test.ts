import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/geometry.ts';
import { type RouteStretch, routeSteps } from './route-steps.ts';
import { at } from './walk-fixture.ts';

const told = (stretches: readonly RouteStretch[]) =>
  routeSteps(stretches).map(({ way, name, turn, heading, walkMetres }) =>
    [turn, heading, way, name ?? '-', Math.round(walkMetres)].join(' '),
  );

describe('a way in steps', () => {
  it('goes on along a street of the same name, and tells the turn into another', () => {
    expect(
      told([
        street('A', at(0, 0), at(0, 100)),
        street('A', at(0, 100), at(5, 200)),
        street('B', at(5, 200), at(105, 200)),
        street('C', at(105, 200), at(105, 100)),
      ]),
    ).toEqual(['start n street A 200', 'right e street B 100', 'right s street C 100']);
  });

  it('tells a turn within a street of the same name', () => {
    expect(told([street('A', at(0, 0), at(0, 100)), street('A', at(0, 100), at(-100, 100))])).toEqual([
      'start n street A 100',
      'left w street A 100',
    ]);
  });

  it('knows slight and sharp turns to both sides', () => {
    const turnTo = (east: number, north: number) =>
      told([street('A', at(0, -100), at(0, 0)), street('B', at(0, 0), at(east, north))])[1].split(' ')[0];
    expect(turnTo(10, 100)).toBe('straight');
    expect(turnTo(70, 100)).toBe('slight_right');
    expect(turnTo(-70, 100)).toBe('slight_left');
    expect(turnTo(-100, 10)).toBe('left');
    expect(turnTo(60, -100)).toBe('sharp_right');
    expect(turnTo(-60, -100)).toBe('sharp_left');
  });

  it('turns at a gate as if it took no room, and goes through it where one was going', () => {
    const gate: RouteStretch = { way: 'gate', name: 'G', walkMetres: 0, line: [at(0, 50), at(0, 50)] };
    expect(told([street(null, at(0, 0), at(0, 50)), gate, street('B', at(0, 50), at(80, 50))])).toEqual([
      'start n street - 50',
      'straight n gate G 0',
      'right e street B 80',
    ]);
    expect(told([gate, street('B', at(0, 50), at(80, 50))])[0]).toBe('start e gate G 0');
  });

  it('is not held up by a few metres to the kerb or over a corner', () => {
    const door: RouteStretch = { way: 'door', name: null, walkMetres: 6, line: [at(-6, 0), at(0, 0)] };
    expect(
      told([
        door,
        street('A', at(0, 0), at(0, 100)),
        street(null, at(0, 100), at(8, 100)),
        street('A', at(8, 100), at(8, 200)),
      ]),
    ).toEqual(['start n street A 214']);
  });

  it('adds up to the metres of its stretches', () => {
    const stretches = [
      street('A', at(0, 0), at(0, 3)),
      street(null, at(0, 3), at(4, 3)),
      { ...street('S', at(4, 3), at(4, 30)), way: 'steps' as const, walkMetres: 60 },
      street(null, at(4, 30), at(9, 30)),
    ];
    const sum = (metres: readonly number[]) => metres.reduce((all, each) => all + each, 0);
    expect(sum(routeSteps(stretches).map((step) => step.walkMetres))).toBeCloseTo(
      sum(stretches.map(({ walkMetres }) => walkMetres)),
      9,
    );
  });
});

function street(name: string | null, from: LonLat, to: LonLat): RouteStretch {
  const metres = Math.hypot(to[0] - from[0], to[1] - from[1]) * 111195;
  return { way: 'street', name, walkMetres: metres, line: [from, to] };
}
