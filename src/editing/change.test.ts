import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Crossing, Gate, Grid, Station } from '../domain/city.ts';
import type { Change } from '../domain/plan.ts';
import {
  applyToRecords,
  changeBetween,
  EMPTY_CHANGE,
  invertChange,
  isEmptyChange,
  mergeChanges,
  recordKeys,
  sameRecord,
  wholeChange,
} from './change.ts';
import {
  EMPTY_HISTORY,
  type History,
  netChange,
  rebase,
  record,
  recordJoined,
  redo,
  undo,
} from './history.ts';

interface State {
  readonly grids: readonly Grid[];
  readonly stations: readonly Station[];
  readonly gates?: readonly Gate[];
  readonly crossings?: readonly Crossing[];
}

const grid = fc.record({
  code: fc.constantFrom('g1', 'g2', 'g3', 'g4'),
  name: fc.constantFrom('甲', '乙', '丙'),
}) as unknown as fc.Arbitrary<Grid>;
const station = fc.record({
  code: fc.constantFrom('s1', 's2'),
  floorAreaM2: fc.constantFrom(null, 30, 60),
}) as unknown as fc.Arbitrary<Station>;
const gate = fc.record({
  code: fc.constantFrom('s1', 'c1'),
  open: fc.constantFrom('always', 'off'),
}) as unknown as fc.Arbitrary<Gate>;
const crossing = fc.record({
  code: fc.constantFrom('c1', 'c2'),
  signals: fc.boolean(),
}) as unknown as fc.Arbitrary<Crossing>;
const state: fc.Arbitrary<State> = fc.record({
  grids: fc.uniqueArray(grid, { selector: (g) => g.code }),
  stations: fc.uniqueArray(station, { selector: (s) => s.code }),
  gates: fc.uniqueArray(gate, { selector: (g) => g.code }),
  crossings: fc.uniqueArray(crossing, { selector: (c) => c.code }),
});

function applied(from: State, change: Change): State {
  const byCode = <T extends { code: string }>(records: readonly T[]) =>
    new Map(records.map((item) => [item.code, item]));
  const { grids, stations, gates, crossings } = wholeChange(change);
  return {
    grids: [...applyToRecords(byCode(from.grids), grids).values()],
    stations: [...applyToRecords(byCode(from.stations), stations).values()],
    gates: [...applyToRecords(byCode(from.gates ?? []), gates).values()],
    crossings: [...applyToRecords(byCode(from.crossings ?? []), crossings).values()],
  };
}

function canonical(value: State): string {
  const sorted = <T extends { code: string }>(records: readonly T[]) =>
    [...records].sort((a, b) => a.code.localeCompare(b.code));
  const { grids, stations, gates = [], crossings = [] } = value;
  return JSON.stringify([sorted(grids), sorted(stations), sorted(gates), sorted(crossings)]);
}

describe('changes', () => {
  it('turn one state into the other', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(canonical(applied(a, changeBetween(a, b)))).toBe(canonical(b));
      }),
    );
  });

  it('are taken back by their inverse', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        const change = changeBetween(a, b);
        expect(canonical(applied(b, invertChange(change)))).toBe(canonical(a));
        expect(isEmptyChange(mergeChanges(change, invertChange(change)))).toBe(true);
      }),
    );
  });

  it('leave out the parts that are seldom touched, and tell records of one code apart', () => {
    const none = { grids: [], stations: [] };
    const record = { code: 's1' } as never;
    expect(changeBetween(none, none)).toEqual(EMPTY_CHANGE);
    const change = changeBetween(none, { ...none, stations: [record], gates: [record] });
    expect(Object.keys(change)).toEqual(['grids', 'stations', 'gates']);
    expect(recordKeys(change)).toEqual(['station s1', 'gate s1']);
  });

  it('merge into one with the effect of both', () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        const merged = mergeChanges(changeBetween(a, b), changeBetween(b, c));
        expect(canonical(applied(a, merged))).toBe(canonical(c));
        expect(merged).toEqual(changeBetween(a, c));
      }),
    );
  });

  it('refuse to be laid over another state than the one they saw', () => {
    const a: State = { grids: [{ code: 'g1', name: '甲' } as Grid], stations: [] };
    const b: State = { grids: [{ code: 'g1', name: '乙' } as Grid], stations: [] };
    expect(() => applied(b, changeBetween(a, { grids: [], stations: [] }))).toThrow('another state of g1');
    expect(() => applied(b, changeBetween({ grids: [], stations: [] }, a))).toThrow('exists already');
    expect(() => applied({ grids: [], stations: [] }, changeBetween(a, b))).toThrow('does not exist');
  });

  it('compare records by content, whatever the order of their keys', () => {
    expect(sameRecord({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true);
    expect(sameRecord({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(sameRecord([1, 2], { 0: 1, 1: 2 })).toBe(false);
  });

  it('compare borders, not the vertex at which a ring begins or the way it runs', () => {
    const polygon = (...open: [number, number][]) => ({ type: 'Polygon', coordinates: [[...open, open[0]]] });
    const square = polygon([0, 0], [1, 0], [1, 1], [0, 1]);
    expect(sameRecord(square, polygon([1, 1], [0, 1], [0, 0], [1, 0]))).toBe(true);
    expect(sameRecord(square, polygon([0, 1], [1, 1], [1, 0], [0, 0]))).toBe(true);
    expect(sameRecord(square, polygon([0, 0], [1, 0], [1, 1], [0, 2]))).toBe(false);
    expect(sameRecord(square, polygon([0, 0], [1, 0], [1, 0.5], [1, 1], [0, 1]))).toBe(false);
    expect(sameRecord(polygon(), { type: 'Polygon', coordinates: [] })).toBe(false);
  });
});

describe('history', () => {
  it('comes back byte for byte after any number of undos, and forward again after as many redos', () => {
    fc.assert(
      fc.property(state, fc.array(state, { maxLength: 8 }), (start, targets) => {
        let history = EMPTY_HISTORY;
        let current = start;
        for (const target of targets) {
          history = record(history, changeBetween(current, target));
          current = target;
        }
        const end = canonical(current);
        expect(canonical(applied(start, netChange(history)))).toBe(end);
        for (let step = undo(history); step; step = undo(history)) {
          current = applied(current, step.apply);
          history = step.history;
        }
        expect(canonical(current)).toBe(canonical(start));
        for (let step = redo(history); step; step = redo(history)) {
          current = applied(current, step.apply);
          history = step.history;
        }
        expect(canonical(current)).toBe(end);
      }),
    );
  });

  it('forgets what was undone once something new is done, and keeps no empty step', () => {
    const a: State = { grids: [], stations: [] };
    const b: State = { grids: [{ code: 'g1', name: '甲' } as Grid], stations: [] };
    const one = record(EMPTY_HISTORY, changeBetween(a, b));
    const back = undo(one);
    expect(back && redo(record(back.history, changeBetween(a, b)))).toBeNull();
    expect(record(one, EMPTY_CHANGE)).toBe(one);
  });

  it('makes one step of two that were joined', () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        const one = record(EMPTY_HISTORY, changeBetween(a, b));
        const joined = recordJoined(one, changeBetween(b, c));
        expect(netChange(joined)).toEqual(netChange(record(EMPTY_HISTORY, changeBetween(a, c))));
        expect(joined.done.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('knows its net change as a sum of all its steps', () => {
    fc.assert(
      fc.property(fc.array(state), fc.array(fc.boolean()), (states, moves) => {
        const { history } = walked(states, moves);
        const summed: History = structuredClone(history);
        expect(netChange(history)).toEqual(netChange(summed));
      }),
    );
  });
});

describe('a history over what somebody else did', () => {
  it('can be walked to its start and back, and takes nothing of theirs back', () => {
    fc.assert(
      fc.property(fc.array(state), fc.array(fc.boolean()), state, (states, moves, theirs) => {
        const { history, current: mine } = walked(states, moves);
        const outside = changeBetween(mine, theirs);
        const { history: kept, dropped } = rebase(history, outside);
        expect(kept.done.length + kept.undone.length + dropped).toBe(
          history.done.length + history.undone.length,
        );
        for (const [go, back] of [
          [undo, redo],
          [redo, undo],
        ]) {
          let [current, left, steps] = [theirs, kept, 0];
          for (let step = go(left); step; step = go(left), steps++) {
            current = applied(current, step.apply);
            left = step.history;
          }
          for (; steps > 0; steps--) {
            const step = back(left);
            if (!step) throw new Error('A step that was taken could not be taken back.');
            current = applied(current, step.apply);
            left = step.history;
          }
          expect(canonical(current)).toBe(canonical(theirs));
        }
      }),
    );
  });

  it('keeps every step that touches other records, and drops those below a step that has gone', () => {
    const at = (g1: string, g2: string): State => ({
      grids: [
        { code: 'g1', name: g1 },
        { code: 'g2', name: g2 },
      ] as Grid[],
      stations: [],
    });
    const states = [at('甲', '甲'), at('乙', '甲'), at('丙', '乙'), at('丙', '丙')];
    let history = EMPTY_HISTORY;
    for (const [i, next] of states.slice(1).entries())
      history = record(history, changeBetween(states[i], next));
    const outside = (to: State) => rebase(history, changeBetween(states[3], to));
    expect(outside(states[3])).toEqual({ history, dropped: 0 });
    // Their work on g1 takes the second step along, and with it the first; the last touches g2 alone.
    expect(outside(at('丁', '丙')).history.done).toEqual([history.done[2]]);
    expect(outside(at('丙', '丁')).history.done).toEqual([]);
  });
});

/** A session through these states, some steps of which were undone and redone. */
function walked(states: readonly State[], moves: readonly boolean[]): { history: History; current: State } {
  let current: State = { grids: [], stations: [] };
  let history = EMPTY_HISTORY;
  for (const [i, next] of states.entries()) {
    history = record(history, changeBetween(current, next));
    current = next;
    const step = moves[i] === undefined ? null : (moves[i] ? undo : redo)(history);
    if (!step) continue;
    current = applied(current, step.apply);
    history = step.history;
  }
  return { history, current };
}
