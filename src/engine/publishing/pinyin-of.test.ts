import { expect, it } from 'vitest';
import { pinyinOf } from './pinyin-of.ts';

it.each([
  ['翠湖花园2期', 'cui hu hua yuan 2 qi'],
  ['绿苑 A区', 'lv yuan a qu'],
  ['重庆路12号', 'chong qing lu 12 hao'],
  ['长者食堂', 'zhang zhe shi tang'],
  ['银行小区', 'yin hang xiao qu'],
  ['Garden 3', null],
  ['', null],
])('%s is said %s', (name, said) => {
  expect(pinyinOf(name)).toBe(said);
});
