import { beforeAll, expect, test } from 'vitest';
import type { Crossing, Gate } from '../../../src/domain/city.ts';
import type { Change } from '../../../src/domain/plan.ts';
import { changeBetween, changeOf, invertChange } from '../../../src/editing/change.ts';
import type { CitySource } from '../../../src/sources/city-source.ts';
import { at, SUBDISTRICT_A, SUBDISTRICT_B, tinyCity } from '../fixture/tiny-city.ts';
import { approvedPlan, expectValue, figuresFor } from '../support/plans.ts';
import { type ContractSubject, visitors } from './contract-subject.ts';

const [WEST_GATE, SOUTH_GATE] = tinyCity.gates;
const [BRIDGE, ZEBRA] = tinyCity.crossings;
const byCode = <T extends { readonly code: string }>(records: readonly T[]) =>
  [...records].sort((a, b) => (a.code < b.code ? -1 : 1));

/** The change from the city's gates and crossings to these. */
function passages(gates: readonly Gate[], crossings: readonly Crossing[]): Change {
  const { gates: oldGates, crossings: oldCrossings } = tinyCity;
  const from = { grids: [], stations: [], gates: oldGates, crossings: oldCrossings };
  return changeBetween(from, { grids: [], stations: [], gates, crossings });
}

const open: Gate = { ...WEST_GATE, open: 'always', stepFree: true };
const north: Gate = {
  code: 'C1-north',
  compoundCode: 'C1',
  open: 'Mo-Fr 07:00-09:00',
  stepFree: null,
  geometry: { type: 'Point', coordinates: [...at(7, 6)] },
};
const underpass: Crossing = {
  code: 'K3',
  name: '下穿通道',
  kind: 'underpass',
  line: [at(5, 5), at(5.1234567, 5.5), at(5, 6)],
  open: 'always',
  stepFree: false,
  signals: false,
};
const newGates = byCode([open, north]);
const newCrossings = byCode([{ ...BRIDGE, name: '旧天桥', stepFree: true }, underpass]);
/** One of each: updated, added and removed, of gates and of crossings. */
const everything = passages(newGates, newCrossings);

/** Gates and crossings as part of plans. The tests tell one story, in order. */
export function keepsThePassagesContract(subject: () => ContractSubject): void {
  let people: Record<string, CitySource>;

  beforeAll(async () => {
    people = await visitors(subject());
  });

  const draftOfA = async (name: string) =>
    expectValue(await people['planner-a'].createPlan(name, SUBDISTRICT_A));

  test('a draft keeps changes of gates and crossings, and every save of them', async () => {
    const { id } = await draftOfA('大门和通道');
    expectValue(await people['planner-a'].savePlan(id, 1, everything));
    expectValue(await people['planner-a'].savePlan(id, 2, passages([SOUTH_GATE, open], [BRIDGE, ZEBRA])));
    expectValue(await people['planner-a'].restoreRevision(id, 3, 2));
    const { plan, change } = expectValue(await people['reviewer-a'].loadPlan(id));
    expect(change).toEqual(everything);
    expect(plan.baseVersion).toBe(1);
  });

  test.each<[string, Change]>([
    ['of a compound that is not there', passages([{ ...open, compoundCode: 'C9' }], tinyCity.crossings)],
    [
      'outside the unit',
      passages([{ ...north, geometry: { type: 'Point', coordinates: [...at(17, 5)] } }], []),
    ],
    ['without a line', passages(tinyCity.gates, [{ ...underpass, line: [at(5, 5)] }])],
    ['under another code', changeOf({ gates: { added: { other: north }, updated: {}, removed: {} } })],
  ])('a passage %s is refused', async (_, change) => {
    const { id } = await draftOfA('不收');
    expect(await people['planner-a'].savePlan(id, 1, change)).toMatchObject({ reason: 'invalid_input' });
  });

  test('a publication puts them in force, for everybody', async () => {
    const { id } = await approvedPlan(people['planner-a'], people['reviewer-a'], SUBDISTRICT_A, everything);
    const published = await people['reviewer-a'].publishPlan(id, figuresFor(everything));
    expect(published).toMatchObject({ ok: true, version: 2 });
    const { city } = await people.public.loadCity();
    expect(byCode(city.gates)).toEqual(newGates);
    expect(byCode(city.crossings)).toEqual(newCrossings);
  });

  test('a plan made on gates that are no longer so is told', async () => {
    const stale = passages([{ ...WEST_GATE, open: 'off' }, SOUTH_GATE], tinyCity.crossings);
    const { id } = await approvedPlan(people['planner-a'], people['reviewer-a'], SUBDISTRICT_A, stale);
    expect(await people['reviewer-a'].publishPlan(id, figuresFor(stale))).toMatchObject({
      ok: false,
      reason: 'conflict',
    });
  });

  test('earlier maps have them as they were, for those who work here', async () => {
    expect(expectValue(await people.planner.passagesAt(1))).toEqual({
      gates: byCode(tinyCity.gates),
      crossings: byCode(tinyCity.crossings),
    });
    expect(expectValue(await people['planner-b'].passagesAt(2))).toEqual({
      gates: newGates,
      crossings: newCrossings,
    });
    expect(await people.planner.passagesAt(3)).toMatchObject({ reason: 'not_found' });
    expect(await people.stranger.passagesAt(1)).toMatchObject({ reason: 'forbidden' });
    expect(await people.public.passagesAt(1)).toMatchObject({ reason: 'not_signed_in' });
  });

  test('an earlier map comes back with its gates and crossings, in its own unit only', async () => {
    const elsewhere = expectValue(await people['planner-b'].restoreVersion(1, '别处', SUBDISTRICT_B));
    expect(expectValue(await people['planner-b'].loadPlan(elsewhere.id)).change).toEqual(changeOf({}));
    const plan = expectValue(await people['planner-a'].restoreVersion(1, '恢复', SUBDISTRICT_A));
    expect(expectValue(await people['planner-a'].loadPlan(plan.id)).change).toEqual(invertChange(everything));
  });
}
