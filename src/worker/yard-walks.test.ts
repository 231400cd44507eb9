/**
 * Stations in compounds of the demo city that have lost their streets: whoever tells a walk within such a compound tells
 * the straight one, or the one by the gates.
 */
import { describe, expect, it } from 'vitest';
import { generateCity } from '../../data/generate-city.ts';
import type { CityData, Station, StreetTable } from '../domain/city.ts';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import type { LonLat } from '../domain/geometry.ts';
import { tilesAround } from '../domain/public-tiles.ts';
import { EMPTY_CHANGE } from '../editing/change.ts';
import { cityFrame } from '../engine/checking/city-frame.ts';
import { ANY_PASSAGE, type OpenPassage } from '../engine/coverage/open-passages.ts';
import { haversineM } from '../engine/geometry/haversine.ts';
import { shapeOf } from '../engine/geometry/local-polygons.ts';
import { loadOverlay } from '../engine/geometry/overlay.ts';
import type { PlanarShape } from '../engine/geometry/planar.ts';
import { shapeCovers } from '../engine/geometry/point-in-polygon.ts';
import { yardPlaceOf } from '../engine/network/joins.ts';
import { lineLengthM } from '../engine/network/line-length.ts';
import { seededRandom } from '../engine/network/walk-fixture.ts';
import { walksToCandidates } from '../engine/siting/site-walks.ts';
import { SitingBudget } from '../engine/siting/siting-budget.ts';
import { CityState } from './city-state.ts';
import { CoverageShapes } from './coverage-shapes.ts';
import { explainBuilding } from './explain/explain-building.ts';
import { PlainWalks } from './explain/plain-walks.fixture.ts';
import { stationConditions } from './explain/station-conditions.ts';
import { FinderWalks } from './finder/finder-walks.ts';
import { pickStreets, type StreetPiece } from './finder/joined-columns.ts';
import { publicGround } from './finder/public-ground.fixture.ts';

const SEED = 20261123;
const YARDS = 30;
/** Sums made in another order, and coordinates of seven decimals. */
const ROUNDING_M = 0.001;

const random = seededRandom(SEED);
const { city, rows } = cityWithYards(generateCity('demo'), YARDS);
const settings = { ...DEFAULT_SETTINGS, ...city.info.walkProfiles.older, profile: 'older' } as const;
const state = counted(city);

describe(`homes beside stations in compounds without streets (seed ${SEED})`, () => {
  it('walk straight over the yard, or as streets and gates lead where that is shorter', () => {
    const plain = new PlainWalks(state);
    let straightWalks = 0;
    for (const row of rows) {
      const straightM = metresOverYard(row);
      const byGatesM = plain.metresFrom(row);
      expect(state.coverage.metresOf(row)).toBeCloseTo(Math.min(straightM, byGatesM), 3);
      if (straightM < byGatesM - 1) straightWalks++;
    }
    expect(straightWalks).toBeGreaterThan(YARDS);
  });

  it('are drawn as covered behind shut gates', async () => {
    const shut = counted(city, () => false);
    const shapes = new CoverageShapes(shut, cityFrame(city), await loadOverlay());
    const drawn = shapes.coveredArea().map(({ geometry }) => geometry.coordinates);
    const areDrawn = (ofRows: readonly number[]) =>
      ofRows.filter((row) => drawn.some((shape) => isIn(shape, positionOf(row)))).length;
    const covered = rows.filter((row) => shut.coverage.isCovered(row));
    const uncovered = rows.filter((row) => !shut.coverage.isCovered(row));
    expect(covered.length).toBeGreaterThan(YARDS);
    expect(areDrawn(covered) / covered.length).toBeGreaterThan(0.95);
    expect(areDrawn(uncovered)).toBe(0);
  });

  it('are told the same walk when it is explained, in a line as long', () => {
    const counts = stationConditions(settings, city.stations);
    for (const row of rows.filter((_, i) => i % 4 === 0)) {
      const { walk } = explainBuilding(state, counts, row, () => null);
      const metres = state.coverage.metresOf(row);
      expect(walk!.stationCode).toBe(state.coverage.stationOf(row));
      expect((walk!.minutes * settings.speedKmh * 1000) / 60).toBeCloseTo(metres, 3);
      expect(Math.abs(lineLengthM(walk!.line) - metres)).toBeLessThan(0.4);
    }
  });

  it('hear the same on their own device, and the way over the yard as one stretch', () => {
    const { index, tiles } = publicGround(city);
    for (const row of rows.filter((_, i) => i % 15 === 0)) {
      const position = positionOf(row);
      const walks = new FinderWalks(index, tiles(tilesAround(position)));
      const start = { position, buildingCode: city.buildings.codes[row] };
      const [nearest] = walks.walks(start, 'older');
      const metres = state.coverage.metresOf(row);
      expect(nearest.stationCode).toBe(state.coverage.stationOf(row));
      expect(Math.abs(nearest.walkMetres - metres)).toBeLessThan(ROUNDING_M);
      const route = walks.route(start, nearest.stationCode, 'older')!;
      expect(route.walkMetres).toBe(nearest.walkMetres);
      expect(lineLengthM(route.line)).toBeCloseTo(metres, 0);
      if (Math.abs(metres - metresOverYard(row)) < ROUNDING_M) expect(route.steps).toHaveLength(1);
    }
  });

  it('are brought as near by a candidate for a station as by a station', async () => {
    const row = rows[0];
    const { assignment } = state.coverage;
    const links = await walksToCandidates(
      assignment,
      city.stations.length,
      [positionOf(row)],
      Int32Array.from(city.buildings.codes.keys()),
      new SitingBudget(),
    );
    expect(links.other).toContain(row);
    expect(links.cost[links.other.indexOf(row)]).toBe(0);
  });

  it('are counted alike by a station that moved there and by a count from scratch', () => {
    const moving = counted(city);
    for (let i = 0; i < 60; i++) {
      const station = city.stations[Math.floor(random() * city.stations.length)];
      const row = rows[Math.floor(random() * rows.length)];
      const from = moving.station(station.code)!;
      const to = { ...from, location: i % 3 === 2 ? station.location : positionOf(row) };
      const updated: Record<string, readonly [Station, Station]> = { [station.code]: [from, to] };
      moving.apply({ ...EMPTY_CHANGE, stations: { ...EMPTY_CHANGE.stations, updated } });
    }
    const fresh = counted({ ...city, stations: [...moving.stations.values()] });
    const { metres } = moving.coverage.assignment;
    expect(metres).toEqual(fresh.coverage.assignment.metres);
    const nearest = (one: CityState) => city.buildings.codes.map((_, row) => one.coverage.stationOf(row));
    expect(nearest(moving)).toEqual(nearest(fresh));
  });
});

function counted(ofCity: CityData, isOpen: OpenPassage = ANY_PASSAGE): CityState {
  const counting = new CityState(ofCity);
  counting.configure(settings, ({ location }) => location !== null, isOpen);
  return counting;
}

/** Metres to the nearest station in the home's compound that it sees, by looking every few centimetres. */
function metresOverYard(row: number): number {
  const shape = shapeOf(city.compounds[city.buildings.compoundIndex[row]].geometry);
  const from = positionOf(row);
  const isSeen = (to: LonLat) =>
    Array.from({ length: 2001 }, (_, i) => i / 2000).every((share) =>
      shapeCovers(shape, from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share),
    );
  const walks = city.stations
    .flatMap(({ location }) => (location !== null && isIn(shape, location) ? [location] : []))
    .filter(isSeen)
    .map((to) => haversineM(from[0], from[1], to[0], to[1]));
  return Math.min(...walks);
}

function isIn(shape: PlanarShape, [lon, lat]: LonLat): boolean {
  return shapeCovers(shape, lon, lat);
}

function positionOf(row: number): LonLat {
  return [city.buildings.lon[row], city.buildings.lat[row]];
}

/** The city with so many compounds that have homes and a station but no streets, and the rows of the homes in them. */
function cityWithYards(whole: CityData, count: number): { city: CityData; rows: number[] } {
  const shapes = whole.compounds.map(({ geometry }) => shapeOf(geometry));
  const withStation = shapes
    .map((shape, compound) => ({ shape, compound }))
    .filter(({ shape }) => whole.stations.some(({ location }) => location !== null && isIn(shape, location)))
    .slice(0, count);
  const streets = withoutStreets(
    whole.streets,
    withStation.map(({ shape }) => shape),
  );
  const ground = new CityState({ ...whole, streets });
  const compounds = new Set(withStation.map(({ compound }) => compound));
  const homes = Array.from(whole.buildings.compoundIndex.keys()).filter(
    (row) =>
      compounds.has(whole.buildings.compoundIndex[row]) &&
      yardPlaceOf(ground.walks.doors.joins[row]) !== null,
  );
  return { city: { ...whole, streets }, rows: homes };
}

/** The streets as far as they lie outside. */
function withoutStreets(streets: StreetTable, shapes: readonly PlanarShape[]): StreetTable {
  const isInside = (vertex: number) =>
    shapes.some((shape) => shapeCovers(shape, streets.lon[vertex], streets.lat[vertex]));
  const pieces: StreetPiece[] = [];
  for (let row = 0; row < streets.count; row++) {
    let first = streets.offsets[row];
    for (let vertex = first; vertex <= streets.offsets[row + 1]; vertex++) {
      if (vertex < streets.offsets[row + 1] && !isInside(vertex)) continue;
      if (vertex - first > 1) pieces.push({ table: streets, row, first, end: vertex });
      first = vertex + 1;
    }
  }
  return pickStreets(pieces);
}
