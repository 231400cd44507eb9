/**
 * Siting behind the doorway: where more stations help most in the city as it stands. What it counts on is made
 * for the question alone, and the search lets other calls through, so that nobody at the desk waits for it.
 */
import type { BuildingTable, CityData } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { Result } from '../domain/result.ts';
import type { SitingAnswer, SitingProgress, SitingRefusal, SitingRequest } from '../domain/siting.ts';
import { CircleAssignment } from '../engine/coverage/circle-assignment.ts';
import type { NearestAssignment } from '../engine/coverage/nearest-assignment.ts';
import { WalkAssignment } from '../engine/coverage/walk-assignment.ts';
import { polygonCovers, shapeCovers } from '../engine/geometry/point-in-polygon.ts';
import { type SitingGround, siteStations } from '../engine/siting/site-stations.ts';
import type { CityState } from './city-state.ts';

/** Nobody waits longer at the desk: walks to the candidates, the search and telling its answer together. */
const SEARCH_MS = 3000;
/** Progress is for people: told this often, at most. */
const TOLD_EVERY_MS = 100;

/** A request at the desk: the households of one unit, or of the whole city. */
export interface SitingQuestion extends Omit<SitingRequest, 'settings'> {
  /** Code of the unit whose homes are to be helped; `null` for all. */
  readonly scope: string | null;
}

export type SitingListener = (progress: SitingProgress) => void;

/**
 * The state as siting needs it, under its present settings: it does not follow later changes, nor does trying
 * candidates on it change the state. Buildings outside the scope have no households.
 */
export function sitingGround(state: CityState, scope: string | null): SitingGround {
  const stations = state.countedPositions();
  const assignment = assignmentOf(state);
  assignment.reset(stations);
  return { assignment, stations, households: householdsIn(state.city, scope) };
}

/** Answers a question on a ground made for it; the signal stops it. */
export function answerSiting(
  ground: SitingGround,
  request: SitingRequest,
  signal: AbortSignal,
  onProgress?: SitingListener,
): Promise<Result<SitingAnswer, SitingRefusal>> {
  return siteStations(ground, request, { timeMs: SEARCH_MS, signal, onProgress: seldom(onProgress) });
}

function assignmentOf({ city, settings, network, snapper, walks, assignment }: CityState): NearestAssignment {
  const demand = {
    ...city.buildings,
    group: assignment.gridOf,
    groupCount: assignment.codes.length,
  };
  const precedes = (a: number, b: number) => a < b;
  return settings.method === 'network'
    ? new WalkAssignment(network, snapper, demand, precedes, walks.doors)
    : new CircleAssignment(demand, precedes);
}

function householdsIn({ adminUnits, buildings }: CityData, scope: string | null): Int32Array {
  const unit = adminUnits.find(({ code }) => code === scope);
  if (unit === undefined) return buildings.households;
  const { geometry } = unit;
  const isInside = ([lon, lat]: LonLat) =>
    geometry.type === 'Polygon'
      ? polygonCovers(geometry.coordinates, lon, lat)
      : shapeCovers(geometry.coordinates, lon, lat);
  return buildings.households.map((households, row) => (isInside(placeOf(buildings, row)) ? households : 0));
}

function placeOf({ lon, lat }: BuildingTable, row: number): LonLat {
  return [lon[row], lat[row]];
}

function seldom(tell: SitingListener | undefined): SitingListener | undefined {
  let nextAt = 0;
  return (
    tell &&
    ((progress) => {
      const now = performance.now();
      if (now < nextAt) return;
      nextAt = now + TOLD_EVERY_MS;
      tell(progress);
    })
  );
}
