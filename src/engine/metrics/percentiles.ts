import type { UnitFigures } from '../../domain/coverage-report.ts';
import type { HomeCounts } from './measure.ts';

/** Sums with the percentiles of the same unit, which no sum can give; without them where they are not told. */
export function withPercentiles(
  sums: HomeCounts,
  unit: Pick<UnitFigures, 'medianMinutes' | 'p90Minutes'> | undefined,
): HomeCounts {
  return unit ? { ...sums, medianMinutes: unit.medianMinutes, p90Minutes: unit.p90Minutes } : sums;
}
