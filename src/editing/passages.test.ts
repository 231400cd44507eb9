import { describe, expect, it } from 'vitest';
import type { Crossing, Gate } from '../domain/city.ts';
import type { PassageCommand } from '../domain/edit.ts';
import { type PassageMap, passageChange } from './passages.ts';

const GATE: Gate = {
  code: 'C1-G1',
  compoundCode: 'C1',
  open: 'Mo-Fr 07:00-20:00',
  stepFree: false,
  geometry: { type: 'Point', coordinates: [120, 30] },
};
const CROSSING: Crossing = {
  code: 'K1',
  name: null,
  kind: 'bridge',
  line: [
    [120, 30],
    [120, 30.001],
  ],
  open: 'always',
  stepFree: false,
  signals: false,
};
/** One gate, one crossing, one compound, and ground up to 121° east. */
const MAP: PassageMap = {
  gate: (code) => (code === GATE.code ? GATE : undefined),
  crossing: (code) => (code === CROSSING.code ? CROSSING : undefined),
  hasCompound: (code) => code === 'C1',
  contains: ([lon]) => lon < 121,
};
const east = { type: 'Point' as const, coordinates: [122, 30] };
const still = { ...CROSSING, line: [CROSSING.line[0], CROSSING.line[0]] };

describe('an edit of a gate or a crossing', () => {
  it('changes just that record', () => {
    const opened = { ...GATE, open: 'always' };
    expect(passageChange({ kind: 'update_gate', gate: opened }, MAP)).toMatchObject({
      ok: true,
      value: { gates: { added: {}, updated: { 'C1-G1': [GATE, opened] }, removed: {} } },
    });
    expect(passageChange({ kind: 'remove_crossing', crossingCode: 'K1' }, MAP)).toMatchObject({
      ok: true,
      value: { crossings: { added: {}, updated: {}, removed: { K1: CROSSING } } },
    });
  });

  it('keeps positions as they are stored', () => {
    const crossing = { ...CROSSING, code: 'K2', line: [[120.00000004, 30] as const, [120.1, 30] as const] };
    expect(passageChange({ kind: 'add_crossing', crossing }, MAP)).toMatchObject({
      value: {
        crossings: {
          added: {
            K2: {
              line: [
                [120, 30],
                [120.1, 30],
              ],
            },
          },
        },
      },
    });
  });

  it.each<[string, PassageCommand]>([
    ['code_exists', { kind: 'add_gate', gate: GATE }],
    ['code_exists', { kind: 'add_crossing', crossing: CROSSING }],
    ['not_found', { kind: 'update_gate', gate: { ...GATE, code: 'C1-G9' } }],
    ['not_found', { kind: 'add_gate', gate: { ...GATE, code: 'C9-G1', compoundCode: 'C9' } }],
    ['not_found', { kind: 'remove_gate', gateCode: 'C1-G9' }],
    ['not_found', { kind: 'update_crossing', crossing: { ...CROSSING, code: 'K9' } }],
    ['not_found', { kind: 'remove_crossing', crossingCode: 'K9' }],
    ['outside_city', { kind: 'update_gate', gate: { ...GATE, geometry: east } }],
    [
      'outside_city',
      {
        kind: 'update_crossing',
        crossing: {
          ...CROSSING,
          line: [
            [120, 30],
            [122, 30],
          ],
        },
      },
    ],
    ['nothing_changes', { kind: 'update_crossing', crossing: still }],
  ])('is refused as %s', (reason, command) => {
    expect(passageChange(command, MAP)).toMatchObject({ ok: false, reason });
  });
});
