import { chinaDay } from '../../state/china-day.ts';
import { formatChinaTime } from '../../ui/format.ts';
import { currentLanguage } from '../../ui/i18n.ts';

/** A day and time by China's clock, e.g. `2026-11-23 09:05`. */
export function momentWords(moment: Date): string {
  return `${chinaDay(moment)} ${formatChinaTime(moment)}`;
}

const MINUTE_MS = 60_000;
const UNITS = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/** How long ago a moment was, in the largest unit that counts one, e.g. `3小时前`, `2 days ago`. */
export function ageWords(moment: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - moment.getTime()) / MINUTE_MS));
  const [unit, length] = UNITS.find(([, least]) => minutes >= least) ?? UNITS[2];
  const words = new Intl.RelativeTimeFormat(currentLanguage() === 'en' ? 'en-GB' : 'zh-CN');
  return words.format(-Math.floor(minutes / length), unit);
}
