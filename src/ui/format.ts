/**
 * Numbers, percentages and dates in the words of each language. Every figure on a screen goes through
 * here, so that 142000 reads "142,000" everywhere and a rate never shows more digits than it has.
 */
import { currentLanguage, type Language } from './i18n.ts';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };
const CHINA_TIME = 'Asia/Shanghai';
/** What stands where there is nothing to show. */
export const NO_VALUE = '–';

const formatters = new Map<string, Intl.NumberFormat>();

function numberFormatter(
  language: Language,
  digits: number,
  style: 'decimal' | 'percent',
): Intl.NumberFormat {
  const key = `${language} ${style} ${digits}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    const range = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    formatter = new Intl.NumberFormat(LOCALES[language], { style, ...range });
    formatters.set(key, formatter);
  }
  return formatter;
}

/** A count or a quantity with `digits` decimals; {@link NO_VALUE} for `null` and for what is not finite. */
export function formatNumber(value: number | null, digits = 0, language = currentLanguage()): string {
  if (value === null || !Number.isFinite(value)) return NO_VALUE;
  return numberFormatter(language, digits, 'decimal').format(value);
}

/** A share between 0 and 1 as a percentage. A share below one never reads 100 %, one above zero never 0 %. */
export function formatPercent(share: number | null, digits = 1, language = currentLanguage()): string {
  if (share === null || !Number.isFinite(share)) return NO_VALUE;
  const step = 10 ** -(digits + 2);
  const shown = share > 0 && share < 1 ? Math.min(Math.max(share, step), 1 - step) : share;
  return numberFormatter(language, digits, 'percent').format(shown);
}

/** A signed difference: `+12`, `−3`, `±0`. */
export function formatDelta(value: number, digits = 0, language = currentLanguage()): string {
  const size = formatNumber(Math.abs(value), digits, language);
  if (Number(Math.abs(value).toFixed(digits)) === 0) return `±${size}`;
  return `${value > 0 ? '+' : '−'}${size}`;
}

/** Walking minutes for people: whole, rounded up, so that a walk is never promised shorter than it is. */
export function formatWalkMinutes(minutes: number, language = currentLanguage()): string {
  return formatNumber(Math.max(1, Math.ceil(minutes - 1e-9)), 0, language);
}

/** Metres for people: to ten metres below a kilometre, `1.2 km` above. */
export function formatWalkMetres(metres: number, language = currentLanguage()): string {
  const rounded = Math.round(metres / 10) * 10;
  if (rounded < 1000) return `${formatNumber(rounded, 0, language)} ${language === 'zh' ? '米' : 'm'}`;
  return `${formatNumber(metres / 1000, 1, language)} ${language === 'zh' ? '公里' : 'km'}`;
}

/** An ISO day (`2026-03-31`) stays in that form, which both languages read; `null` becomes {@link NO_VALUE}. */
export function formatDay(isoDay: string | null): string {
  return isoDay === null || isoDay === '' ? NO_VALUE : isoDay.slice(0, 10);
}

/** The time of day in China, 24 hours, whatever the machine's own zone. */
export function formatChinaTime(moment: Date, language = currentLanguage()): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: CHINA_TIME,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
}
