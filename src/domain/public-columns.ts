/** Positions in columns of a public tile: whole 1e-7 degrees, each as the difference to the one before. */
import { COORDINATE_SCALE } from './geometry.ts';

/** The column that {@link decodedDegrees} reads: the first value as it is, every further one as a difference. */
export function encodedDegrees(degrees: Iterable<number>): number[] {
  let before = 0;
  return Array.from(degrees, (value) => {
    const whole = Math.round(value * COORDINATE_SCALE);
    const step = whole - before;
    before = whole;
    return step;
  });
}

/** Degrees with the seven decimals that they were encoded from. */
export function decodedDegrees(steps: readonly number[]): Float64Array {
  let whole = 0;
  return Float64Array.from(steps, (step) => {
    whole += step;
    return whole / COORDINATE_SCALE;
  });
}
