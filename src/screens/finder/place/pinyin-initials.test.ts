import { expect, it } from 'vitest';
import { pinyinInitials } from './pinyin-initials.ts';

it.each([
  ['翠湖花园', 'chhy'],
  ['白鹭社区', 'blsq'],
  ['他她它', 'ttt'],
  ['安澳恩鄂欧', 'aaeeo'],
  ['鼓楼东路12号', 'gldl12h'],
  ['妈祖庙', 'mzm'],
  ['万和里', 'whl'],
  ['A区公寓', 'Aqgy'],
  ['', ''],
])('%s is typed as %s', (name, typed) => {
  expect(pinyinInitials(name)).toBe(typed);
});
