/** How far a value may be from the best there is, in % of the value: 0 when it meets the bound. */
export function gapPercent(value: number, bound: number): number {
  if (value === bound) return 0;
  return value === 0 ? 100 : (100 * Math.abs(bound - value)) / Math.abs(value);
}
