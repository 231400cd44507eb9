import type { Translate } from '../../ui/i18n.ts';
import { addMessages, currentLanguage } from '../../ui/i18n.ts';
import { messages } from './opening-messages.ts';
import type { OpeningState, WallTime } from './opening-state.ts';

addMessages('finder', messages);

/** Further off, a weekday would be taken for that of this week. */
const WEEK_DAYS = 7;
const SHORT_DATE = { timeZone: 'UTC', month: 'short', day: 'numeric' } as const;

/** An opening state in words, with the finder's `t`. `null` while the hours are being read. */
export function openingWords(t: Translate, state: OpeningState | null): string {
  if (state === null) return t('opening.reading');
  const words = stateWords(t, state);
  if (!('doubt' in state) || state.doubt === undefined) return words;
  return t('opening.doubtful', { words, doubt: t(`opening.doubt.${state.doubt}`) });
}

function stateWords(t: Translate, state: OpeningState): string {
  switch (state.kind) {
    case 'always':
      return t('opening.always');
    case 'open':
      return state.closes === null ? t('opening.open') : untilWords(t, state.closes);
    case 'closed':
      if (state.opens === null) return t('opening.closed');
      return t('opening.closedUntil', { day: dayWords(t, state.opens), time: state.opens.time });
    case 'conditional':
      if (state.condition === '') return t('opening.conditionalBare');
      return t('opening.conditional', { condition: state.condition });
    case 'unknown':
      return state.text === null ? t('opening.unknown') : t('opening.unreadable', { text: state.text });
  }
}

function untilWords(t: Translate, closes: WallTime): string {
  const { inDays, time } = closes;
  // "Until 00:00" and later of the same night needs no day.
  if (inDays === 0) return t('opening.openUntil', { time });
  return t('opening.openUntilDay', { day: dayWords(t, closes), time });
}

function dayWords(t: Translate, { inDays, weekday, date }: WallTime): string {
  if (inDays === 0) return t('day.today');
  if (inDays === 1) return t('day.tomorrow');
  if (inDays < WEEK_DAYS) return t(`day.weekday.${weekday}`);
  return new Date(date).toLocaleDateString(currentLanguage() === 'en' ? 'en-GB' : 'zh-CN', SHORT_DATE);
}
