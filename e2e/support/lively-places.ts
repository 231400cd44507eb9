/**
 * Places of the city where an edit shows: found with the engine itself, so that the stories keep working
 * when the demo city changes.
 */
import type { CityData } from '../../src/domain/city.ts';
import type { LonLat } from '../../src/domain/geometry.ts';
import { roundDegrees } from '../../src/domain/geometry.ts';
import { haversineM } from '../../src/engine/geometry/haversine.ts';
import { bordersOf, gridsOfCommunity } from '../../src/map/borders.ts';
import type { EngineApi } from '../../src/worker/protocol.ts';

/** Metres around a vertex or station in which nothing else may be: more than the pointer reaches. */
const ALONE_M = 30;
const DIRECTIONS = 8;

export interface LivelyVertex {
  readonly communityCode: string;
  readonly at: LonLat;
  /** Where it could go so that both neighbours' households change. */
  readonly to: LonLat;
  readonly grids: readonly [string, string];
  /** A shared segment at least 60 m long beside it, of the same two grids: its ends. */
  readonly segment: readonly [LonLat, LonLat];
}

/** Vertices between two grids whose move by about 50 m changes both. At most one per community. */
export async function livelyVertices(
  city: CityData,
  engine: EngineApi,
  count: number,
): Promise<readonly LivelyVertex[]> {
  const found: LivelyVertex[] = [];
  const households = new Map((await engine.figures()).grids.map((grid) => [grid.code, grid.households]));
  for (const communityCode of new Set(city.grids.map((grid) => grid.communityCode))) {
    const vertex = await livelyVertexOf(city, engine, communityCode, households);
    if (vertex) found.push(vertex);
    if (found.length === count) return found;
  }
  throw new Error(`Only ${found.length} of ${count} communities have a vertex that moves households.`);
}

async function livelyVertexOf(
  city: CityData,
  engine: EngineApi,
  communityCode: string,
  households: ReadonlyMap<string, number>,
): Promise<LivelyVertex | null> {
  const { vertices, segments } = bordersOf(gridsOfCommunity(city.grids, communityCode));
  for (const { at, grids, fixed } of vertices) {
    if (
      fixed ||
      grids.length !== 2 ||
      !isAlone(
        at,
        vertices.map((vertex) => vertex.at),
      )
    )
      continue;
    const segment = segments.find(
      ({ ends, fixed: outline }) => !outline && ends.some((end) => end === at) && metresBetween(...ends) > 60,
    );
    if (!segment) continue;
    for (const to of around(at, 50)) {
      const answer = await engine.edit({ kind: 'move_vertex', communityCode, at, to }, 'provisional', false);
      await engine.cancelEdit();
      if (!answer.ok) continue;
      const moved = answer.value.grids.filter((grid) => grid.households !== households.get(grid.code));
      if (moved.length === 2)
        return { communityCode, at, to, grids: [grids[0], grids[1]], segment: segment.ends };
    }
  }
  return null;
}

export interface LivelyStation {
  readonly code: string;
  readonly at: LonLat;
  readonly to: LonLat;
}

/** A station whose move by about 250 m changes how many households are covered. */
export async function livelyStation(city: CityData, engine: EngineApi): Promise<LivelyStation> {
  const { coveredHouseholds } = (await engine.figures()).totals;
  const places = city.stations.flatMap(({ location }) => (location ? [location] : []));
  for (const { code, location: at } of city.stations) {
    if (!at || !isAlone(at, places)) continue;
    for (const to of around(at, 250)) {
      const answer = await engine.edit({ kind: 'move_station', stationCode: code, to }, 'provisional', false);
      await engine.cancelEdit();
      if (answer.ok && answer.value.totals.coveredHouseholds !== coveredHouseholds) return { code, at, to };
    }
  }
  throw new Error('No station of the city changes coverage when it moves by 250 m.');
}

function isAlone(at: LonLat, others: readonly LonLat[]): boolean {
  return others.every((other) => other === at || metresBetween(at, other) > ALONE_M);
}

function metresBetween(a: LonLat, b: LonLat): number {
  return haversineM(a[0], a[1], b[0], b[1]);
}

function* around([lon, lat]: LonLat, metres: number): Generator<LonLat> {
  const degrees = metres / 111_195;
  for (let i = 0; i < DIRECTIONS; i++) {
    const angle = (2 * Math.PI * i) / DIRECTIONS;
    const east = (degrees * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180);
    yield [roundDegrees(lon + east), roundDegrees(lat + degrees * Math.sin(angle))];
  }
}
