import { haversineM } from '../geometry/haversine.ts';

/** Walking metres along a line of positions in degrees. */
export function lineLengthM(line: readonly (readonly [lon: number, lat: number])[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    sum += haversineM(line[i - 1][0], line[i - 1][1], line[i][0], line[i][1]);
  }
  return sum;
}
