export interface WalkLimit {
  readonly speedKmh: number;
  readonly limitMinutes: number;
}

/** How far one walks within the limit: 15 minutes at 4 km/h are exactly 1,000 m. */
export function limitMetres({ speedKmh, limitMinutes }: WalkLimit): number {
  return (speedKmh * 1000 * limitMinutes) / 60;
}

/** Minutes for a walk at a speed; Infinity stays Infinity. */
export function minutesOf(metres: number, speedKmh: number): number {
  return (metres * 60) / (speedKmh * 1000);
}
