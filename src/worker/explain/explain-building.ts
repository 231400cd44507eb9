import type { CityData } from '../../domain/city.ts';
import type { CoverageExplanation, ExplainedWalk, Fix } from '../../domain/reason.ts';
import { Barriers } from '../../engine/coverage/explain/barriers.ts';
import { type CrossingPlace, findCrossingPlace } from '../../engine/coverage/explain/crossing-place.ts';
import { CONDITIONS, type Condition, findReason } from '../../engine/coverage/explain/find-reason.ts';
import type { ProposedFix } from '../../engine/coverage/explain/propose-fixes.ts';
import { nearestWalks, type Walk, type WalkScene } from '../../engine/coverage/explain/walk-scene.ts';
import { limitMetres, minutesOf } from '../../engine/coverage/walk-limit.ts';
import { NearestField } from '../../engine/network/nearest-field.ts';
import type { CityState } from '../city-state.ts';
import type { StationConditions } from './station-conditions.ts';
import { tellReason } from './tell-reason.ts';
import { doorOf, walkScenes } from './walk-scenes.ts';

/** How many stations are asked where several would do. */
const ALTERNATIVES = 3;

/** The change made and taken back: what it is worth; `null` when it cannot be made. */
export type WeighFix = (proposal: ProposedFix, row: number) => Fix | null;

/**
 * Why the building in this row is not covered as the state stands, or that it is; always on foot, whatever the
 * method of the settings.
 */
export function explainBuilding(
  state: CityState,
  counts: StationConditions,
  row: number,
  weigh: WeighFix,
): CoverageExplanation {
  const { settings, city } = state;
  const { buildings } = city;
  const scene = walkScenes(state, counts);
  const limitM = limitMetres(settings);
  const found = findReason({
    row,
    limitM,
    conditions: conditionsAsked(state),
    scene,
    crossingPlace: () => crossingPlace(state, scene([]), row, limitM),
  });
  const { reason, walk, without, obstacle, proposals } = tellReason(found, {
    state,
    row,
    alternatives: (lifted) => nearestWalks(scene(lifted), row, ALTERNATIVES),
  });
  const explained = (one: Walk | null): ExplainedWalk | null =>
    one && {
      stationCode: one.station.code,
      minutes: minutesOf(one.metres, settings.speedKmh),
      line: one.line,
    };
  const now = explained(walk);
  // What circles would count says nothing about a walk.
  const fixes = (settings.method === 'network' ? proposals : [])
    .flatMap((proposal) => weigh(proposal, row) ?? [])
    .filter(({ minutes }) => minutes < (now?.minutes ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => a.minutes - b.minutes);
  return {
    buildingCode: buildings.codes[row],
    households: buildings.households[row],
    settings,
    reason,
    walk: now,
    obstacle,
    without: explained(without),
    fixes,
  };
}

/** What may hold people up under the settings. */
function conditionsAsked({ settings }: CityState): Condition[] {
  const { at, service, tier, stepFree, stepsFactor } = settings;
  const isAsked: Readonly<Record<Condition, boolean>> = {
    gates: at !== null,
    hours: at !== null,
    service: service !== null || tier !== null,
    steps: stepFree || stepsFactor > 1,
    unknown_hours: at !== null,
  };
  return CONDITIONS.filter((condition) => isAsked[condition]);
}

function crossingPlace(
  state: CityState,
  scene: WalkScene,
  row: number,
  limitM: number,
): CrossingPlace | null {
  const field = new NearestField(scene.search.network, (a, b) => a < b);
  field.reset(scene.stations.map(({ place }) => place));
  return findCrossingPlace({
    scene,
    row,
    door: doorOf(state, row),
    limitM,
    barriers: barriersOf(state.city),
    metresToStation: field.distanceM,
  });
}

const known = new WeakMap<CityData, Barriers>();

function barriersOf(city: CityData): Barriers {
  const barriers = known.get(city) ?? new Barriers(city.backdrop, city.compounds, city.gates);
  known.set(city, barriers);
  return barriers;
}
