import { expect, it } from 'vitest';
import { saidFrom } from './said-alike.ts';

const GARDEN = ['cui', 'hu', 'hua', 'yuan', '12', 'qi'];

it.each([
  ['cuihuhuayuan', 0],
  ['chhy', 0],
  ['cuihhy12q', 0],
  ['c', 0],
  ['huay', 2],
  ['hhua', 1],
  ['12qi', 4],
  ['uihu', -1],
  ['cuihuo', -1],
  ['cuihuhuayuan12qia', -1],
])('"%s" is said from syllable %i on', (typed, first) => {
  expect(saidFrom(GARDEN, typed)).toBe(first);
});

it('is said by no name without syllables', () => {
  expect(saidFrom([], 'a')).toBe(-1);
});
