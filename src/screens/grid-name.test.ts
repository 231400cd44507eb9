import { expect, it } from 'vitest';
import { shortGridName } from './grid-name.ts';

it('does not say the community twice beside its name', () => {
  expect(shortGridName('青石社区第02网格', '青石社区')).toBe('第02网格');
  expect(shortGridName('第02网格', '青石社区')).toBe('第02网格');
  expect(shortGridName('青石社区', '青石社区')).toBe('青石社区');
  expect(shortGridName('网格', '')).toBe('网格');
});
