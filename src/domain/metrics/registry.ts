/**
 * The one list of figures. What a figure is called, what it is counted from and how it is rounded is said here
 * and nowhere else: the desk, the wall, the finder, exports, the command line and the published results all
 * take it from here. `engine/metrics/measure.ts` holds the formula of each.
 */
import { GRID_METRICS } from './grids.ts';
import { HOME_METRICS } from './homes.ts';
import type { Metric, MetricSubject } from './metric.ts';
import { SERVICE_CIRCLE_METRICS } from './service-circles.ts';
import { CITY_METRICS, GAP_METRICS, WALK_METRICS } from './single.ts';
import { STAFF_METRICS } from './staff.ts';
import { STATION_METRICS } from './stations.ts';

export const METRICS = {
  ...HOME_METRICS,
  ...GRID_METRICS,
  ...STATION_METRICS,
  ...SERVICE_CIRCLE_METRICS,
  ...STAFF_METRICS,
  ...CITY_METRICS,
  ...GAP_METRICS,
  ...WALK_METRICS,
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricKey = keyof typeof METRICS;
export const METRIC_KEYS = Object.keys(METRICS) as MetricKey[];

/** Keys of the figures that are measured of one kind of subject. */
export type MetricKeyOf<Subject extends MetricSubject> = {
  [Key in MetricKey]: (typeof METRICS)[Key]['of'] extends Subject ? Key : never;
}[MetricKey];

export function metricOf(key: MetricKey): Metric {
  return METRICS[key];
}
