import { afterAll, beforeAll, expect, it } from 'vitest';
import { clockTime } from '../engine/hours/clock-time.ts';
import { weekHours } from '../engine/hours/week-hours.ts';
import { hoursWords } from './hours-words.ts';
import { addMessages, speak, translator } from './i18n.ts';

import { messages } from './messages.ts';

beforeAll(() => addMessages('ui', messages));
afterAll(() => speak('zh'));

function words(openingHours: string, language: 'zh' | 'en' = 'zh'): string {
  speak(language);
  const week = weekHours(openingHours, [118.6, 31.2], clockTime('2026-11-16T00:00')!.day);
  return hoursWords(translator(language, 'ui'), week!);
}

it.each([
  ['24/7', '每天 全天开放', 'every day all day'],
  ['Mo-Su 08:00-20:00', '每天 08:00–20:00', 'every day 08:00–20:00'],
  [
    'Mo-Fr 09:00-12:00,14:00-17:30; Sa 10:00-12:00',
    '周一至周五 09:00–12:00、14:00–17:30；周六 10:00–12:00；周日 不开放',
    'Mon to Fri 09:00–12:00, 14:00–17:30; Sat 10:00–12:00; Sun closed',
  ],
  [
    'Fr 22:00-02:00',
    '周一至周四 不开放；周五 22:00–次日 02:00；周六至周日 不开放',
    'Mon to Thu closed; Fri 22:00–02:00 next day; Sat to Sun closed',
  ],
  [
    'Mo-Su 09:00-24:00; PH off',
    '每天 09:00–24:00；以本周为例，节假日等另有不同',
    'every day 09:00–24:00; as in this week, holidays and other weeks may differ',
  ],
  [
    'Mo-Su 09:00-12:00; Mo-Su 14:00-16:00 "预约"',
    '每天 不开放；附条件的时段（如须预约）不算开放',
    'every day closed; hours on a condition (e.g. by appointment) do not count as open',
  ],
])('says %s', (openingHours, zh, en) => {
  expect(words(openingHours)).toBe(zh);
  expect(words(openingHours, 'en')).toBe(en);
});
