/** Small invented street networks for tests: seeded, so that a failure can be repeated. */
import { STREET_FLAGS, type StreetTable } from '../../domain/city.ts';
import { type LonLat, roundDegrees } from '../../domain/geometry.ts';

const DEGREES_PER_METRE = 1 / 111195;

/** Pseudo-random numbers 0 … 1 from a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A position so many metres east and north of 114° E 0° N, where both degrees are equally long. */
export function at(eastM: number, northM: number): LonLat {
  return [roundDegrees(114 + eastM * DEGREES_PER_METRE), roundDegrees(northM * DEGREES_PER_METRE)];
}

export interface FixtureStreet {
  readonly line: readonly LonLat[];
  readonly kind?: string;
  readonly access?: string | null;
  readonly steps?: boolean;
  /** `STREET_FLAGS` besides steps. */
  readonly flags?: number;
}

export function streetTable(streets: readonly FixtureStreet[]): StreetTable {
  const vertices = streets.flatMap((street) => street.line);
  const offsets = [0];
  for (const street of streets) offsets.push(offsets[offsets.length - 1] + street.line.length);
  return {
    count: streets.length,
    ids: streets.map((_, i) => `s${i}`),
    kinds: streets.map((street) => street.kind ?? 'residential'),
    names: streets.map(() => null),
    access: streets.map((street) => street.access ?? null),
    flags: Uint8Array.from(
      streets,
      (street) => (street.flags ?? 0) | (street.steps ? STREET_FLAGS.steps : 0),
    ),
    offsets: Int32Array.from(offsets),
    lon: Float64Array.from(vertices, (vertex) => vertex[0]),
    lat: Float64Array.from(vertices, (vertex) => vertex[1]),
  };
}

/** Jittered blocks of about 100 m, some streets missing, bent in the middle; parts may be cut off. */
export function randomStreets(columns: number, rows: number, random: () => number): StreetTable {
  const corners = Array.from({ length: columns * rows }, (_, i) =>
    at((i % columns) * 100 + random() * 40, Math.floor(i / columns) * 100 + random() * 40),
  );
  const streets: FixtureStreet[] = [];
  const connect = (a: number, b: number) => {
    if (random() < 0.25) return;
    const [from, to] = [corners[a], corners[b]];
    const bend = () => (random() - 0.5) * 20 * DEGREES_PER_METRE;
    const middle: LonLat = [
      roundDegrees((from[0] + to[0]) / 2 + bend()),
      roundDegrees((from[1] + to[1]) / 2 + bend()),
    ];
    streets.push({ line: [from, middle, to] });
  };
  for (let i = 0; i < corners.length; i++) {
    if ((i + 1) % columns !== 0) connect(i, i + 1);
    if (i + columns < corners.length) connect(i, i + columns);
  }
  return streetTable(streets);
}

/** A position anywhere over {@link randomStreets}. */
export function randomPosition(columns: number, rows: number, random: () => number): LonLat {
  return at(random() * columns * 100, random() * rows * 100);
}
