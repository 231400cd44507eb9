import Flatbush from 'flatbush';
import type { BuildingTable } from '../../domain/city.ts';
import type { CompassComparison, CompassFigures } from '../../domain/coverage-report.ts';
import { haversineM } from '../geometry/haversine.ts';
import type { LocalFrame } from '../geometry/local-frame.ts';
import { LIMIT_TOLERANCE_M } from '../network/distance-search.ts';
import type { CountedFacility, CoverageModel } from './coverage-model.ts';
import { limitMetres } from './walk-limit.ts';

/** The plane of the city and the sphere differ by less than this share. */
const PLANE_MARGIN = 0.01;

/**
 * What circles around the counted stations promise beside what walks keep, home by home. The model must count
 * walks along streets. A circle of exactly the limit holds its rim, as a walk of exactly the limit does.
 */
export function compareWithCompass(
  buildings: BuildingTable,
  model: CoverageModel,
  stations: readonly CountedFacility[],
  frame: LocalFrame,
): CompassComparison {
  const { count, households, lon, lat } = buildings;
  const numberOf = new Map(stations.map(({ code }, number) => [code, number]));
  const straightM = (row: number, station: number): number => {
    const [stationLon, stationLat] = stations[station].position;
    return haversineM(lon[row], lat[row], stationLon, stationLat);
  };
  const nearestInCircle = circleSearch(buildings, stations, frame, limitMetres(model.walk), straightM);
  const city = new Detours();
  const perStation = stations.map(() => new Detours());
  let circleHouseholds = 0;
  for (let row = 0; row < count; row++) {
    if (households[row] <= 0) continue;
    const code = model.stationOf(row);
    const own = code === null ? undefined : numberOf.get(code);
    if (own !== undefined) {
      const metres = straightM(row, own);
      city.walk(households[row], model.metresOf(row), metres);
      perStation[own].walk(households[row], model.metresOf(row), metres);
    }
    const promising = nearestInCircle(row);
    if (promising === null) continue;
    circleHouseholds += households[row];
    if (model.isCovered(row)) continue;
    city.notKeptHouseholds += households[row];
    perStation[promising].notKeptHouseholds += households[row];
  }
  return {
    circleHouseholds,
    ...city.figures(),
    stations: stations
      .map(({ code }, number) => ({ code, ...perStation[number].figures() }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

/** Tells of a building the station nearest as the crow flies whose circle holds it, of equally near ones the first by code. */
function circleSearch(
  { lon, lat }: BuildingTable,
  stations: readonly CountedFacility[],
  frame: LocalFrame,
  limitM: number,
  straightM: (row: number, station: number) => number,
): (row: number) => number | null {
  if (stations.length === 0) return () => null;
  const places = new Flatbush(stations.length);
  for (const { position } of stations) {
    const [x, y] = frame.toLocal(position[0], position[1]);
    places.add(x, y, x, y);
  }
  places.finish();
  const aroundM = limitM * (1 + PLANE_MARGIN) + 1;
  return (row) => {
    const [x, y] = frame.toLocal(lon[row], lat[row]);
    let nearest: number | null = null;
    let nearestM = limitM + LIMIT_TOLERANCE_M;
    for (const station of places.search(x - aroundM, y - aroundM, x + aroundM, y + aroundM)) {
      const metres = straightM(row, station);
      const precedes = nearest === null || stations[station].code < stations[nearest].code;
      if (metres < nearestM || (metres === nearestM && precedes)) {
        nearest = station;
        nearestM = metres;
      }
    }
    return nearest;
  };
}

/** Sums of walks and of the straight ways beside them. */
class Detours {
  notKeptHouseholds = 0;
  #walkedM = 0;
  #straightM = 0;

  walk(households: number, walkedM: number, straightM: number): void {
    this.#walkedM += households * walkedM;
    this.#straightM += households * straightM;
  }

  figures(): CompassFigures {
    const detourIndex = this.#straightM > 0 ? this.#walkedM / this.#straightM : null;
    return { notKeptHouseholds: this.notKeptHouseholds, detourIndex };
  }
}
