import { expect, it } from 'vitest';
import type { PassageCommand } from '../domain/edit.ts';
import { passageChange } from '../editing/passages.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import type { OpenCity } from './city-store.ts';
import { changedCity, openCity } from './city-store.ts';
import { passagePlace, passageStanding, removalOf, updateOf } from './passage-records.ts';

const city = openCity(tinyCity(), 1);

function after(command: PassageCommand, before: OpenCity = city): OpenCity {
  const change = passageChange(command, {
    gate: (code) => before.current.gates.get(code),
    crossing: (code) => before.current.crossings.get(code),
    hasCompound: () => true,
    contains: () => true,
  });
  if (!change.ok) throw new Error(change.reason);
  return changedCity(before, change.value);
}

it.each([
  ['gate', 'C1-G1', [120.006, 30.007]],
  ['crossing', 'K1', [120.002, 30.0005]],
] as const)('a %s stands as the draft leaves it', (kind, code, place) => {
  const standing = passageStanding(city, kind, code)!;
  expect(standing.state).toBe('same');
  expect(passagePlace(standing.passage)).toEqual(place);
  const { passage } = standing;
  const closed = { ...passage, record: { ...passage.record, open: 'Mo-Fr 07:00-09:00' } } as typeof passage;
  const changed = after(updateOf(closed));
  expect(passageStanding(changed, kind, code)).toMatchObject({
    state: 'changed',
    passage: { kind, record: { open: 'Mo-Fr 07:00-09:00' } },
  });
  expect(passageStanding(after(updateOf(passage), changed), kind, code)?.state).toBe('same');
  expect(passageStanding(after(removalOf(passage)), kind, code)).toEqual({ state: 'removed', passage });
  expect(passageStanding(city, kind, 'nowhere')).toBeNull();
});

it('one that the draft brings is planned, and gone without a trace when it is taken away', () => {
  const gate = { ...city.current.gates.get('C1-G1')!, code: 'C1-G2' };
  const added = after({ kind: 'add_gate', gate });
  const standing = passageStanding(added, 'gate', 'C1-G2')!;
  expect(standing.state).toBe('planned');
  expect(passageStanding(after(removalOf(standing.passage), added), 'gate', 'C1-G2')).toBeNull();
});
