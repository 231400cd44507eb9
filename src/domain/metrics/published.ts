import type { MetricKeyOf } from './registry.ts';

/** The figures that a publication keeps of every grid and unit. */
export const PUBLISHED_METRICS = [
  'households',
  'coveredHouseholds',
  'gapHouseholds',
  'unreachableHouseholds',
  'meanMinutes',
  'p90Minutes',
] as const satisfies readonly MetricKeyOf<'homes'>[];

/** The figures that a publication keeps of the stations of every unit. */
export const PUBLISHED_LOAD_METRICS = [
  'stations',
  'householdsPerStation',
  'floorM2Per100HouseholdsOfAll',
  'overloadedStations',
] as const satisfies readonly MetricKeyOf<'stations'>[];

/** Grows with the version of any of them: published figures of two versions are never added up. */
export const PUBLISHED_METRICS_VERSION = 1;
