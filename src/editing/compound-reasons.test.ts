import { describe, expect, it } from 'vitest';
import type { EditWarning, GroundCommand } from '../domain/edit.ts';
import { EMPTY_CHANGE } from './change.ts';
import { withReasonsGiven } from './compound-reasons.ts';

const command: GroundCommand = {
  kind: 'create_grid',
  area: null,
  communityCode: '990101001001',
  locked: [],
  repairs: [],
  compoundReason: '两期分管',
};
const cut = (subject: string, code: EditWarning['code'] = 'cuts_compound'): EditWarning => ({
  code,
  blocking: false,
  subject,
  at: [114, 22.5],
  households: 0,
  repairs: [],
});
const reason = (code: string, words: string) => ({ code, reason: words });
const known = new Map([
  ['C1', reason('C1', '两期分管')],
  ['C2', reason('C2', '旧理由')],
]);

describe('the reason that comes with an edit', () => {
  it('is kept for every compound that the edit cuts, in place of another', () => {
    const warnings = [cut('C2'), cut('C3'), cut('H1', 'cuts_building')];
    expect(withReasonsGiven(EMPTY_CHANGE, command, warnings, known).compoundReasons).toEqual({
      added: { C3: reason('C3', '两期分管') },
      updated: { C2: [reason('C2', '旧理由'), reason('C2', '两期分管')] },
      removed: {},
    });
  });

  it('changes nothing where it was given before, or where nothing is cut or said', () => {
    expect(withReasonsGiven(EMPTY_CHANGE, command, [cut('C1')], known)).toEqual(EMPTY_CHANGE);
    expect(withReasonsGiven(EMPTY_CHANGE, command, [], known)).toEqual(EMPTY_CHANGE);
    const silent = { ...command, compoundReason: null };
    expect(withReasonsGiven(EMPTY_CHANGE, silent, [cut('C3')], known)).toEqual(EMPTY_CHANGE);
  });
});
