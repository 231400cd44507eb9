/**
 * Two hundred uncovered homes of the demo city against a Dijkstra of its own: a set instead of buckets, edge
 * lists instead of arcs, every station walked to by itself. The doors and what is open are the engine's.
 */
import { describe, expect, it } from 'vitest';
import { generateCity } from '../../../data/generate-city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { COVERAGE_REASONS } from '../../domain/reason.ts';
import { stationCounter } from '../../engine/coverage/counted-stations.ts';
import { passagesOpenAt } from '../../engine/coverage/open-passages.ts';
import { haversineM } from '../../engine/geometry/haversine.ts';
import { streetPlaceOf, waysOf } from '../../engine/network/joins.ts';
import { seededRandom } from '../../engine/network/walk-fixture.ts';
import { CityState } from '../city-state.ts';
import { explainBuilding } from './explain-building.ts';
import { stationConditions } from './station-conditions.ts';

const SEED = 20261123;
const SAMPLES = 100;
/** Half a second at the slowest pace. */
const WITHIN_M = 0.4;

const city = generateCity('demo');
const conditions: readonly (readonly [string, Partial<CoverageSettings>])[] = [
  [
    'older walkers on a Sunday evening',
    { ...city.info.walkProfiles.older, profile: 'older', at: '2026-11-29T19:30' },
  ],
  ['who cannot take steps', { ...city.info.walkProfiles.step_free, profile: 'step_free' }],
];

/** Metres from a home to the nearest station that counts, by the plainest search there is. */
class PlainWalks {
  readonly #state: CityState;
  readonly #neighbours: (readonly [node: number, metres: number])[][];
  readonly #stations: ReadonlyMap<number, number>;

  constructor(state: CityState) {
    this.#state = state;
    const { nodeCount, edgeCount, edgeFrom, edgeTo, edgeLengthM, edgeDirection } = state.network;
    this.#neighbours = Array.from({ length: nodeCount }, () => []);
    for (let edge = 0; edge < edgeCount; edge++) {
      const [from, to, metres] = [edgeFrom[edge], edgeTo[edge], edgeLengthM[edge]];
      if (edgeDirection[edge] & 1) this.#neighbours[from].push([to, metres]);
      if (edgeDirection[edge] & 2) this.#neighbours[to].push([from, metres]);
    }
    const nearest = new Map<number, number>();
    for (const { position } of state.countedFacilities()) {
      for (const way of waysOf(state.snapper.snap(position)!)) {
        for (const [node, metres] of this.#beside(way)) {
          nearest.set(node, Math.min(metres, nearest.get(node) ?? Number.POSITIVE_INFINITY));
        }
      }
    }
    this.#stations = nearest;
  }

  metresFrom(row: number): number {
    const join = this.#state.walks.doors.joins[row];
    const starts = join === null ? [] : waysOf(join).flatMap((way) => this.#beside(way));
    const best = new Map<number, number>();
    const open = new Set(starts.map(([node]) => node));
    for (const [node, metres] of starts) best.set(node, Math.min(metres, best.get(node) ?? metres));
    let found = this.#alongTheStreet(row);
    while (open.size > 0) {
      const node = [...open].reduce((near, other) => (best.get(other)! < best.get(near)! ? other : near));
      const metres = best.get(node)!;
      open.delete(node);
      if (metres >= found) return found;
      found = Math.min(found, metres + (this.#stations.get(node) ?? Number.POSITIVE_INFINITY));
      for (const [other, lengthM] of this.#neighbours[node]) {
        if (metres + lengthM >= (best.get(other) ?? Number.POSITIVE_INFINITY)) continue;
        best.set(other, metres + lengthM);
        open.add(other);
      }
    }
    return found;
  }

  /** To a station on the same stretch of street, straight along it. */
  #alongTheStreet(row: number): number {
    const door = streetPlaceOf(this.#state.walks.doors.joins[row]);
    if (door === null || door.edge < 0) return Number.POSITIVE_INFINITY;
    const { edgeLengthM, edgeDirection } = this.#state.network;
    const walks = this.#state.countedFacilities().map(({ position }) => {
      const place = streetPlaceOf(this.#state.snapper.snap(position));
      if (place?.edge !== door.edge || edgeDirection[door.edge] !== 3) return Number.POSITIVE_INFINITY;
      return door.accessM + Math.abs(door.fraction - place.fraction) * edgeLengthM[door.edge] + place.accessM;
    });
    return Math.min(...walks);
  }

  #beside({
    node,
    edge,
    fraction,
    accessM,
  }: {
    readonly node: number;
    readonly edge: number;
    readonly fraction: number;
    readonly accessM: number;
  }): (readonly [number, number])[] {
    if (node >= 0) return [[node, accessM]];
    const { edgeFrom, edgeTo, edgeLengthM, edgeDirection } = this.#state.network;
    if (edgeDirection[edge] !== 3) return [];
    return [
      [edgeFrom[edge], accessM + fraction * edgeLengthM[edge]],
      [edgeTo[edge], accessM + (1 - fraction) * edgeLengthM[edge]],
    ];
  }
}

function lengthOf(line: readonly LonLat[]): number {
  let metres = 0;
  for (let i = 1; i < line.length; i++) {
    metres += haversineM(line[i - 1][0], line[i - 1][1], line[i][0], line[i][1]);
  }
  return metres;
}

describe.each(conditions)('uncovered homes of %s', (_, changes) => {
  it(`are told the walk that a plain search finds, and one reason (seed ${SEED})`, async () => {
    const settings = { ...DEFAULT_SETTINGS, ...changes };
    const state = new CityState(city);
    const stations = stationConditions(settings, city.stations);
    state.configure(settings, stationCounter(settings), passagesOpenAt(settings.at));
    const plain = new PlainWalks(state);
    const { households } = city.buildings;
    const uncovered = [...households.keys()].filter(
      (row) => households[row] > 0 && !state.coverage.isCovered(row),
    );
    const random = seededRandom(SEED);
    const metresPerMinute = (settings.speedKmh * 1000) / 60;
    for (let i = 0; i < SAMPLES; i++) {
      const row = uncovered[Math.floor(random() * uncovered.length)];
      const told = explainBuilding(state, stations, row, () => null);
      expect(COVERAGE_REASONS).toContain(told.reason);
      expect(told.reason).not.toBe('covered');
      const metres = told.walk === null ? Number.POSITIVE_INFINITY : told.walk.minutes * metresPerMinute;
      const expected = plain.metresFrom(row);
      if (expected === Number.POSITIVE_INFINITY) expect(told.walk).toBeNull();
      else expect(Math.abs(metres - expected)).toBeLessThan(WITHIN_M);
      // No steps cost more than the level here and nobody waits, so the line is as long as the walk.
      if (told.walk) expect(Math.abs(lengthOf(told.walk.line) - expected)).toBeLessThan(WITHIN_M);
      if (told.without)
        expect(told.without.minutes).toBeLessThan(told.walk?.minutes ?? Number.POSITIVE_INFINITY);
    }
  });
});
