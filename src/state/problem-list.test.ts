import { describe, expect, it } from 'vitest';
import type { CompoundReason } from '../domain/plan.ts';
import type { ContestedBuilding } from '../domain/plan-story.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { openCity } from './city-store.ts';
import type { FigureTable } from './figures-store.ts';
import { problemEntries, sameWhereNothingIsNew } from './problem-list.ts';
import { createProblemStore, entriesWithin, stepTo } from './problem-store.ts';

const COMMUNITY = '990101001001';
const [WEST, EAST] = [`${COMMUNITY}001`, `${COMMUNITY}002`];
const city = openCity(tinyCity(), 1);

const problem = (code: ProblemCode, where: string, rest: Partial<Problem> = {}): Problem => ({
  code,
  severity: code === 'out_of_band' || code === 'unassigned_building' ? 'warning' : 'error',
  where,
  message: '',
  ...rest,
});
const unassigned = (households: number): Problem =>
  problem('unassigned_building', COMMUNITY, { counts: { buildings: 1, households } });
const figures = {
  grids: new Map([
    [WEST, { households: 900, bandDeviation: 400 }],
    [EAST, { households: 250, bandDeviation: -50 }],
  ]),
} as unknown as FigureTable;
const entries = (problems: readonly Problem[], contested: readonly ContestedBuilding[] = []) =>
  problemEntries(problems, city, figures, { contested, notTaken: [] });
const told = (problems: readonly Problem[]) =>
  entries(problems).map(({ kind, problems: [first], subjects }) =>
    kind === 'problem' ? `${first.code} ${subjects.join(' ')}` : `${kind} ${subjects.join(' ')}`,
  );

describe('problems as a list', () => {
  it('has homes in no grid on top, then errors, then what is out of band by its amount', () => {
    expect(
      told([
        problem('out_of_band', EAST),
        problem('out_of_band', WEST),
        problem('disconnected', EAST),
        problem('overlap', `${WEST} ${EAST}`),
        unassigned(20),
      ]),
    ).toEqual([
      `unassigned_building ${COMMUNITY}`,
      `overlap ${WEST} ${EAST}`,
      `disconnected ${EAST}`,
      `out_of_band ${WEST}`,
      `out_of_band ${EAST}`,
    ]);
  });

  it('has one entry for a community that is still being drawn, and its true errors beside it', () => {
    const found = [
      unassigned(300),
      problem('gap', COMMUNITY),
      problem('out_of_band', EAST),
      problem('overlap', `${WEST} ${EAST}`),
    ];
    expect(told(found)).toEqual([`unfinished ${COMMUNITY}`, `overlap ${WEST} ${EAST}`]);
    const [unfinished] = entries(found);
    expect([unfinished.households, unfinished.problems.length]).toEqual([300, 3]);
    expect(told([unassigned(299), problem('gap', COMMUNITY)])).toHaveLength(2);
  });

  it('tells which cuts stop the draft from being published: new ones for which no reason is given', () => {
    const cut = { subjects: ['C1', WEST, EAST] };
    const found = [
      problem('cuts_compound', 'C1', cut),
      problem('cuts_building', 'B1', { ...cut, isNew: true }),
      problem('cuts_compound', 'C1', { ...cut, isNew: true }),
      problem('out_of_band', WEST),
    ];
    const stops = (reasons: ReadonlyMap<string, CompoundReason>) => {
      const current = { ...city.current, compoundReasons: reasons };
      return problemEntries(found, { ...city, current }, figures).map(
        ({ problems: [{ code }], stopsPublication, reason }) => [code, stopsPublication, reason],
      );
    };
    expect(stops(new Map())).toEqual([
      ['cuts_building', true, null],
      ['cuts_compound', false, null],
      ['cuts_compound', true, null],
      ['out_of_band', false, null],
    ]);
    expect(stops(new Map([['C1', { code: 'C1', reason: '两期分管' }]]))).toEqual([
      ['cuts_building', true, null],
      ['cuts_compound', false, '两期分管'],
      ['cuts_compound', false, '两期分管'],
      ['out_of_band', false, null],
    ]);
  });

  it('begins with contested ground, at its building', () => {
    const contested: ContestedBuilding = {
      buildingCode: 'B1',
      keptIn: WEST,
      wantedIn: EAST,
      by: { name: 'planner', role: 'planner' },
      at: '2026-11-22T10:00:00Z',
    };
    const [first] = entries([unassigned(20)], [contested]);
    expect(first).toMatchObject({ kind: 'contested', households: 350, communityCode: COMMUNITY });
    expect(first.at).toEqual([120.002, 30.003]);
  });

  it('has a station that gave way to somebody else’s change, where it is now', () => {
    const station = { code: 'S1', mine: null };
    const [first, ...rest] = problemEntries([unassigned(20)], city, figures, {
      contested: [],
      notTaken: [station],
    });
    expect(first).toMatchObject({ kind: 'not_taken', subjects: ['S1'], notTaken: station });
    expect(first.at).toEqual([120.005, 30.005]);
    expect(rest).toHaveLength(1);
  });

  it('keeps the key of a problem from one look to the next, also of two that look the same', () => {
    const twice = [problem('gap', WEST), problem('gap', WEST)];
    const keys = entries(twice).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    expect(entries([problem('overlap', EAST), ...twice]).map(({ key }) => key)).toEqual(
      expect.arrayContaining(keys),
    );
  });

  it('hands on the very entries that say what they said before, and no others', () => {
    const before = entries([problem('disconnected', WEST), unassigned(20)]);
    const now = entries([problem('disconnected', WEST), unassigned(21)]);
    const kept = sameWhereNothingIsNew(now, before);
    expect(kept).toEqual(now);
    expect(kept.map((entry) => before.includes(entry))).toEqual(
      now.map(({ problems: [{ code }] }) => code === 'disconnected'),
    );
  });

  it('is walked in both directions, from either end round to the other', () => {
    const list = entries([problem('disconnected', WEST), problem('disconnected', EAST), unassigned(20)]);
    const store = createProblemStore();
    const walk = (places: 1 | -1) => {
      const entry = stepTo(store, list, places);
      return entry ? list.indexOf(entry) : null;
    };
    expect([walk(1), walk(1), walk(1), walk(1)]).toEqual([0, 1, 2, 0]);
    expect([walk(-1), walk(-1)]).toEqual([2, 1]);
    expect(stepTo(createProblemStore(), list, -1)?.key).toBe(list[2].key);
    expect(stepTo(createProblemStore(), [], 1)).toBeNull();
    expect(entriesWithin(list, city.index, '990101001')).toEqual(list);
    expect(entriesWithin(list, city.index, 'elsewhere')).toEqual([]);
  });
});
