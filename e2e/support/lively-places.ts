/**
 * Places of the city where an edit shows: found with the engine itself, so that the stories keep working
 * when the demo city changes.
 */
import type { CityData, Grid } from '../../src/domain/city.ts';
import type { LonLat } from '../../src/domain/geometry.ts';
import { roundDegrees } from '../../src/domain/geometry.ts';
import type { Change } from '../../src/domain/plan.ts';
import { findCuts } from '../../src/engine/checking/check-cuts.ts';
import { planarCity } from '../../src/engine/checking/planar-city.ts';
import { haversineM } from '../../src/engine/geometry/haversine.ts';
import { loadOverlay, type Overlay } from '../../src/engine/geometry/overlay.ts';
import { shapeCovers } from '../../src/engine/geometry/point-in-polygon.ts';
import { bordersOf } from '../../src/map/borders.ts';
import { geometryBounds, joinBounds, NO_BOUNDS } from '../../src/map/bounds.ts';
import type { CitySource } from '../../src/sources/city-source.ts';
import type { EngineApi } from '../../src/worker/protocol.ts';

/** Metres around a vertex or station in which nothing else may be: more than the pointer reaches. */
const ALONE_M = 30;
const DIRECTIONS = 8;

export interface LivelyVertex {
  readonly communityCode: string;
  readonly at: LonLat;
  /** Where it could go so that the households of both neighbours change, and nothing is cut. */
  readonly to: LonLat;
  readonly grids: readonly [string, string];
  /** A shared segment at least 60 m long beside it, of the same two grids: its ends. */
  readonly segment: readonly [LonLat, LonLat];
}

/** Vertices between two grids whose move is legal and changes the households of both. At most one per community. */
export async function livelyVertices(
  city: CityData,
  engine: EngineApi,
  source: CitySource,
  count: number,
): Promise<readonly LivelyVertex[]> {
  const overlay = await loadOverlay();
  const households = new Map((await engine.figures()).grids.map((grid) => [grid.code, grid.households]));
  const found: LivelyVertex[] = [];
  for (const communityCode of new Set(city.grids.map((grid) => grid.communityCode))) {
    const grids = city.grids.filter((grid) => grid.communityCode === communityCode);
    const built = await withFootprints(city, grids, source);
    for (const vertex of candidatesIn(grids)) {
      const { at, to } = vertex;
      const answer = await engine.edit({ kind: 'move_vertex', communityCode, at, to }, 'provisional', false);
      await engine.cancelEdit();
      if (!answer.ok) continue;
      const moved = answer.value.grids.filter((grid) => grid.households !== households.get(grid.code));
      if (moved.length !== 2 || cutsSomething(built, grids, answer.value.change, overlay)) continue;
      found.push(vertex);
      break;
    }
    if (found.length === count) return found;
  }
  throw new Error(`Only ${found.length} of ${count} communities have a vertex that moves households.`);
}

/** Vertices of two grids, away from all others and beside a long shared segment, with places to go. */
function* candidatesIn(grids: readonly Grid[]): Generator<LivelyVertex> {
  const { vertices, segments } = bordersOf(grids);
  const places = vertices.map(({ at }) => at);
  for (const { communityCode, at, grids: around, fixed } of vertices) {
    if (fixed || around.length !== 2 || !isAlone(at, places)) continue;
    const segment = segments.find(
      ({ ends, fixed: outline }) =>
        !outline && ends.some((end) => metresBetween(end, at) === 0) && metresBetween(...ends) > 60,
    );
    if (!segment) continue;
    for (const metres of [30, 50, 80]) {
      for (const to of placesAround(at, metres)) {
        yield { communityCode, at, to, grids: [around[0], around[1]], segment: segment.ends };
      }
    }
  }
}

/** The city with the outlines of the buildings around these grids, which a page fetches only to draw them. */
async function withFootprints(city: CityData, grids: readonly Grid[], source: CitySource): Promise<CityData> {
  const bounds = grids.map(({ geometry }) => geometryBounds(geometry)).reduce(joinBounds, NO_BOUNDS);
  const outlines = await source.buildingFootprints(bounds);
  const outlineOf = new Map(outlines.map(({ code, polygon }) => [code, polygon]));
  const footprints = city.buildings.codes.map((code) => outlineOf.get(code) ?? null);
  return { ...city, buildings: { ...city.buildings, footprints } };
}

/** Whether a border cuts a building or a compound after the change. */
function cutsSomething(city: CityData, grids: readonly Grid[], change: Change, overlay: Overlay): boolean {
  const after = grids.map((grid) => change.grids.updated[grid.code]?.[1] ?? grid);
  const changed: CityData = { ...city, grids: after };
  const touched = Object.keys(change.grids.updated);
  return findCuts(changed, planarCity(changed, overlay, []), overlay).some(({ message }) =>
    touched.some((code) => message.includes(code)),
  );
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
    for (const to of placesAround(at, 250)) {
      const answer = await engine.edit({ kind: 'move_station', stationCode: code, to }, 'provisional', false);
      await engine.cancelEdit();
      if (answer.ok && answer.value.totals.coveredHouseholds !== coveredHouseholds) return { code, at, to };
    }
  }
  throw new Error('No station of the city changes coverage when it moves by 250 m.');
}

/** The home with the longest walk of all that can walk, and the grid it lies in. */
export async function farthestHome(
  { buildings, grids }: CityData,
  engine: EngineApi,
): Promise<{ at: LonLat; gridCode: string }> {
  const minutes = await engine.buildingMinutes();
  let farthest = 0;
  let longest = 0;
  minutes.forEach((walk, row) => {
    // NaN, where nobody can walk, is never longer.
    if (buildings.households[row] === 0 || !(walk > longest)) return;
    farthest = row;
    longest = walk;
  });
  const at: LonLat = [buildings.lon[farthest], buildings.lat[farthest]];
  const home = grids.find(({ geometry }) => shapeCovers([geometry.coordinates], at[0], at[1]));
  if (!home) throw new Error(`The home at ${at} lies in no grid.`);
  return { at, gridCode: home.code };
}

function isAlone(at: LonLat, others: readonly LonLat[]): boolean {
  return others.every((other) => other === at || metresBetween(at, other) > ALONE_M);
}

function metresBetween(a: LonLat, b: LonLat): number {
  return haversineM(a[0], a[1], b[0], b[1]);
}

function* placesAround([lon, lat]: LonLat, metres: number): Generator<LonLat> {
  const degrees = metres / 111_195;
  for (let i = 0; i < DIRECTIONS; i++) {
    const angle = (2 * Math.PI * i) / DIRECTIONS;
    const east = (degrees * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180);
    yield [roundDegrees(lon + east), roundDegrees(lat + degrees * Math.sin(angle))];
  }
}

/** A corner of a street, with nothing else near that a vertex would hold on to, and the households once it goes there. */
export async function cornerBeside(
  { streets, compounds }: CityData,
  engine: EngineApi,
  { communityCode, at, grids }: LivelyVertex,
): Promise<{ readonly corner: LonLat; readonly after: ReadonlyMap<string, number> }> {
  const outlines = compounds.flatMap(({ geometry }) => [geometry.coordinates].flat(Infinity) as number[]);
  const corners = Array.from(streets.lon, (lon, i): LonLat => [lon, streets.lat[i]]);
  const posts = Array.from(
    { length: outlines.length / 2 },
    (_, i): LonLat => [outlines[2 * i], outlines[2 * i + 1]],
  );
  const near = [...corners, ...posts].filter((place) => metresBetween(place, at) < 250);
  for (const corner of corners.filter(
    (place) => metresBetween(place, at) > 25 && metresBetween(place, at) < 200,
  )) {
    const others = near.filter((place) => metresBetween(place, corner) > 0);
    if (others.some((place) => metresBetween(place, corner) < ALONE_M)) continue;
    const to: LonLat = [roundDegrees(corner[0]), roundDegrees(corner[1])];
    const answer = await engine.edit({ kind: 'move_vertex', communityCode, at, to }, 'provisional', false);
    await engine.cancelEdit();
    if (!answer.ok) continue;
    const counted = new Map(answer.value.grids.map(({ code, households }) => [code, households]));
    if (grids.every((code) => counted.has(code))) return { corner: to, after: counted };
  }
  throw new Error('No corner of a street near the vertex is free for it.');
}
