/**
 * Figures in words: the name, the unit and the rounded value of every figure come from the registry, so that one
 * figure reads the same on every page and in every file.
 */
import { METRIC_UNITS } from '../domain/metrics/metric.ts';
import { type MetricKey, metricOf } from '../domain/metrics/registry.ts';
import {
  formatDelta,
  formatNumber,
  formatPercent,
  formatWalkMetres,
  formatWalkMinutes,
  NO_VALUE,
} from './format.ts';
import { currentLanguage } from './i18n.ts';

export function metricName(key: MetricKey, language = currentLanguage()): string {
  return metricOf(key).name[language];
}

/** The word behind the value, e.g. `户`, `min`; empty where the value or the name says it already. */
export function metricUnit(key: MetricKey, language = currentLanguage()): string {
  return METRIC_UNITS[metricOf(key).unit].beside[language];
}

/** The value as every page shows it, without its unit; {@link NO_VALUE} for `null`. */
export function formatMetric(key: MetricKey, value: number | null, language = currentLanguage()): string {
  if (value === null || !Number.isFinite(value)) return NO_VALUE;
  const { unit, digits, rounding } = metricOf(key);
  if (unit === 'share') return formatPercent(value, digits, language);
  if (unit === 'metres') return formatWalkMetres(value, language);
  if (rounding === 'up') return formatWalkMinutes(value, language);
  return formatNumber(value, digits, language);
}

/** How much a figure changed, signed; of a share in percentage points. */
export function formatMetricChange(key: MetricKey, change: number, language = currentLanguage()): string {
  const { unit, digits } = metricOf(key);
  return formatDelta(unit === 'share' ? change * 100 : change, digits, language);
}

/** A change too small to be seen is none. */
export function isMetricChange(key: MetricKey, change: number): boolean {
  const { unit, digits } = metricOf(key);
  return Math.abs(unit === 'share' ? change * 100 : change) >= 0.5 * 10 ** -digits;
}
