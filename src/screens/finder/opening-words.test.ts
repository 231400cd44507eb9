import { expect, it } from 'vitest';
import { addMessages, speak, translator } from '../../ui/i18n.ts';
import { messages } from './messages.ts';
import { openingWords } from './opening-words.ts';

addMessages('finder', messages);
const inChinese = translator('zh', 'finder');
const inEnglish = translator('en', 'finder');
const afterHolidays = { inDays: 9, weekday: 2, date: '2026-02-24', time: '09:00' };

it('a day more than a week off is told by its date', () => {
  expect(openingWords(inChinese, { kind: 'closed', opens: afterHolidays })).toBe('未开放，2月24日 09:00 开');
  expect(openingWords(inChinese, { kind: 'closed', opens: { ...afterHolidays, inDays: 6 } })).toContain(
    '周二',
  );
});

it('a date is written as the language writes it', () => {
  speak('en');
  expect(openingWords(inEnglish, { kind: 'closed', opens: afterHolidays })).toBe(
    'Closed, opens 24 Feb 09:00',
  );
  speak('zh');
});

it('hours that may be others today say why', () => {
  const state = { kind: 'open', closes: null, doubt: 'holiday' } as const;
  expect(openingWords(inChinese, state)).toBe('开放中（今天是法定节假日，请先电话询问）');
  expect(openingWords(inEnglish, state)).toBe('Open now (public holiday today: please call first)');
});
