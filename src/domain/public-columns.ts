/** Positions in columns of a public tile: whole 1e-7 degrees, each as the difference to the one before. */
import { COORDINATE_SCALE } from './geometry.ts';
import type { PublicPositions } from './public-city.ts';

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

/** Positions that {@link decodedPositions} reads; one that was met before is told as where it stood. */
export function encodedPositions(degrees: readonly (readonly [lon: number, lat: number])[]): PublicPositions {
  const met = new Map<string, number>();
  const [back, lon, lat]: number[][] = [[], [], []];
  let [beforeX, beforeY] = [0, 0];
  for (const position of degrees) {
    const [x, y] = position.map((value) => Math.round(value * COORDINATE_SCALE));
    const key = `${x} ${y}`;
    const place = met.get(key);
    back.push(place === undefined ? 0 : met.size - place);
    if (place === undefined) {
      met.set(key, met.size);
      lon.push(x - beforeX);
      lat.push(y - beforeY);
    }
    [beforeX, beforeY] = [x, y];
  }
  return { back, lon, lat };
}

/** Degrees with the seven decimals that they were encoded from. */
export function decodedPositions({ back, lon, lat }: PublicPositions): {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
} {
  const [knownX, knownY]: number[][] = [[], []];
  const found = { lon: new Float64Array(back.length), lat: new Float64Array(back.length) };
  let [x, y] = [0, 0];
  back.forEach((steps, i) => {
    const next = knownX.length;
    if (steps === 0) {
      x += lon[next];
      y += lat[next];
      knownX.push(x);
      knownY.push(y);
    } else {
      x = knownX[next - steps];
      y = knownY[next - steps];
    }
    found.lon[i] = x / COORDINATE_SCALE;
    found.lat[i] = y / COORDINATE_SCALE;
  });
  return found;
}
