import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid, Station } from '../domain/city.ts';
import type { Change } from '../domain/plan.ts';
import {
  applyToRecords,
  changeBetween,
  EMPTY_CHANGE,
  invertChange,
  isEmptyChange,
  mergeChanges,
  sameRecord,
} from './change.ts';
import { EMPTY_HISTORY, netChange, record, redo, undo } from './history.ts';

interface State {
  readonly grids: readonly Grid[];
  readonly stations: readonly Station[];
}

const grid = fc.record({
  code: fc.constantFrom('g1', 'g2', 'g3', 'g4'),
  name: fc.constantFrom('甲', '乙', '丙'),
}) as unknown as fc.Arbitrary<Grid>;
const station = fc.record({
  code: fc.constantFrom('s1', 's2'),
  floorAreaM2: fc.constantFrom(null, 30, 60),
}) as unknown as fc.Arbitrary<Station>;
const state: fc.Arbitrary<State> = fc.record({
  grids: fc.uniqueArray(grid, { selector: (g) => g.code }),
  stations: fc.uniqueArray(station, { selector: (s) => s.code }),
});

function applied(from: State, change: Change): State {
  const byCode = <T extends { code: string }>(records: readonly T[]) =>
    new Map(records.map((item) => [item.code, item]));
  return {
    grids: [...applyToRecords(byCode(from.grids), change.grids).values()],
    stations: [...applyToRecords(byCode(from.stations), change.stations).values()],
  };
}

function canonical(value: State): string {
  const sorted = <T extends { code: string }>(records: readonly T[]) =>
    [...records].sort((a, b) => a.code.localeCompare(b.code));
  return JSON.stringify([sorted(value.grids), sorted(value.stations)]);
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
});
