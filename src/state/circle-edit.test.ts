import { expect, test } from 'vitest';
import type { ServiceCircle } from '../domain/service-circle.ts';
import { beginEdit, changeDraft, isUnsavedEdit, redoStep, undoStep } from './circle-edit.ts';

const EMPTY: ServiceCircle = {
  code: 'Q1',
  name: '',
  circleTier: 15,
  responsibleBody: '',
  communityCodes: [],
  facilities: [],
};
const begun = beginEdit(null, EMPTY);

test('undo after do, and redo after undo, change nothing', () => {
  const one = changeDraft(begun, { communityCodes: ['c1'] });
  const two = changeDraft(one, { circleTier: 5 });
  expect(undoStep(two).draft).toEqual(one.draft);
  expect(undoStep(undoStep(two)).draft).toEqual(EMPTY);
  expect(redoStep(undoStep(two)).draft).toEqual(two.draft);
  expect(redoStep(redoStep(undoStep(undoStep(two)))).draft).toEqual(two.draft);
});

test('letters of one field are one step; another field, and a step between, begin a new one', () => {
  const typed = ['青', '青石'].reduce((edit, name) => changeDraft(edit, { name }, 'name'), begun);
  expect(typed.past).toEqual([EMPTY]);
  const other = changeDraft(typed, { responsibleBody: '街' }, 'responsibleBody');
  const again = changeDraft(changeDraft(other, { circleTier: 10 }), { name: '青石圈' }, 'name');
  expect(again.past).toHaveLength(4);
  expect(undoStep(undoStep(undoStep(again))).draft.name).toBe('青石');
});

test('a new step after undo leaves nothing to redo', () => {
  const undone = undoStep(changeDraft(begun, { name: 'a' }));
  expect(changeDraft(undone, { name: 'b' }).future).toEqual([]);
});

test('at either end a step is none', () => {
  expect(undoStep(begun)).toBe(begun);
  expect(redoStep(begun)).toBe(begun);
  expect([isUnsavedEdit(begun), isUnsavedEdit(changeDraft(begun, { name: 'a' }))]).toEqual([false, true]);
});
