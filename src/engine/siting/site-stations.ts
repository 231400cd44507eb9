import type { LonLat } from '../../domain/geometry.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { SitingAnswer, SitingRefusal, SitingRequest } from '../../domain/siting.ts';
import type { NearestAssignment } from '../coverage/nearest-assignment.ts';
import { limitMetres } from '../coverage/walk-limit.ts';
import { LIMIT_TOLERANCE_M } from '../network/distance-search.ts';
import { serveMostProgram } from './capacitated-objectives.ts';
import { walksWhereFull } from './capacity-walks.ts';
import { gapPercent } from './gap-percent.ts';
import { serviceOf } from './served-amounts.ts';
import type { SiteLinks } from './site-links.ts';
import { walksToCandidates } from './site-walks.ts';
import { SitingBudget, untilTimeIsUp } from './siting-budget.ts';
import {
  coveredWeight,
  nearestCosts,
  type SitingProblem,
  type SitingSolution,
  standingSites,
} from './siting-problem.ts';
import { type SitingOptions, solveWithin } from './solve-siting.ts';

/** A city as siting needs it: its homes, the stations that count, and who is nearest to whom. */
export interface SitingGround {
  /**
   * The nearest station of every building, on foot or as the crow flies, under the request's settings; its
   * facilities are `stations`, in their order. It is used to try candidates, and is afterwards as it was.
   */
  readonly assignment: NearestAssignment;
  readonly stations: readonly LonLat[];
  /** Per building. */
  readonly households: Int32Array;
}

/**
 * Where more stations help most in a city: existing stations stay, sites are chosen among the request's
 * candidates. The limits in `options` hold for all of it: walking to the candidates, the search, and telling the answer.
 */
export async function siteStations(
  ground: SitingGround,
  request: SitingRequest,
  options: SitingOptions = {},
): Promise<Result<SitingAnswer, SitingRefusal>> {
  if (request.candidates.length === 0) return refuse('no_candidates');
  let hear = options.onProgress;
  const budget = new SitingBudget({ ...options, onProgress: (progress) => hear?.(progress) });
  const end = () => refuse(budget.isCancelled ? 'cancelled' : 'out_of_time');
  return untilTimeIsUp(async () => {
    const problem = await problemOf(ground, request, budget);
    if (problem === null) return end();
    hear = gapProgress(problem, options.onProgress, budget);
    return answerTo(problem, ground, request, budget, options.seed);
  }, end);
}

async function answerTo(
  problem: SitingProblem,
  ground: SitingGround,
  request: SitingRequest,
  budget: SitingBudget,
  seed: number | undefined,
): Promise<Result<SitingAnswer, SitingRefusal>> {
  const isCovering = request.objective === 'mclp' || request.objective === 'lscp';
  if (isCovering && !isAnyoneInNeed(ground, request)) return refuse('nobody_in_need');
  if (isCovering && !isAnyoneHelped(problem)) return refuse('nobody_reachable');
  const solved = await solveWithin(problem, budget, seed);
  return solved.ok ? ok(answerOf(solved.value, problem, request)) : solved;
}

/** Progress told as the answer will be: what stands already covers its households whatever is added. */
function gapProgress(
  problem: SitingProblem,
  hear: SitingOptions['onProgress'],
  budget: SitingBudget,
): SitingOptions['onProgress'] {
  if (hear === undefined || problem.objective !== 'mclp') return hear;
  const before = problem.capacity.some((room) => room < Number.POSITIVE_INFINITY)
    ? serviceOf(serveMostProgram(problem, problem.radius, budget), [], budget).served
    : coveredWeight(problem, nearestCosts(problem, standingSites(problem)));
  const less = (covered: number | null) => (covered === null ? null : covered - before);
  return ({ value, bound }) => hear({ value: less(value), bound: less(bound) });
}

/** Homes are the demand points; buildings without households are none. `null` when the time ended on the way. */
async function problemOf(
  { assignment, stations, households }: SitingGround,
  { objective, count, candidates, settings, capacityHouseholds }: SitingRequest,
  budget: SitingBudget,
): Promise<SitingProblem | null> {
  const homes = [...households.keys()].filter((building) => households[building] > 0);
  const rowOf = new Int32Array(households.length).fill(-1);
  homes.forEach((building, row) => {
    rowOf[building] = row;
  });
  const radius = limitMetres(settings) + LIMIT_TOLERANCE_M;
  const places = candidates.map(({ location }) => location);
  const standingCost = Float64Array.from(homes, (building) => assignment.metres[building]);
  const shared = {
    objective,
    count: count ?? 0,
    radius,
    weight: Float64Array.from(homes, (row) => households[row]),
  };
  if (capacityHouseholds === null) {
    const walks = await walksToCandidates(assignment, stations.length, places, rowOf, budget);
    return problemWith(shared, walks, { standing: 0, candidates: places.length }, standingCost, null);
  }
  const walks = await walksWhereFull(
    assignment,
    { ...shared, rowOf, nearestM: standingCost, capacity: capacityHouseholds, stations, candidates: places },
    budget,
  );
  const nowhere = new Float64Array(homes.length).fill(Number.POSITIVE_INFINITY);
  return problemWith(
    shared,
    walks,
    { standing: stations.length, candidates: places.length },
    nowhere,
    capacityHouseholds,
  );
}

function problemWith(
  shared: Pick<SitingProblem, 'objective' | 'count' | 'radius' | 'weight'>,
  walks: SiteLinks,
  sites: { readonly standing: number; readonly candidates: number },
  standingCost: Float64Array,
  capacity: number | null,
): SitingProblem | null {
  const siteCount = sites.standing + sites.candidates;
  if (walks.offsets.length - 1 < siteCount) return null;
  const isStanding = new Uint8Array(siteCount).fill(1, 0, sites.standing);
  return {
    ...shared,
    walks,
    isStanding,
    standingCost,
    capacity: new Float64Array(siteCount).fill(capacity ?? Number.POSITIVE_INFINITY),
  };
}

/** With capacities a household may be in need although a station is near: it may be full. */
function isAnyoneInNeed(
  { assignment, households }: SitingGround,
  { settings, capacityHouseholds }: SitingRequest,
): boolean {
  const radius = limitMetres(settings) + LIMIT_TOLERANCE_M;
  return (
    capacityHouseholds !== null ||
    households.some((count, row) => count > 0 && !(assignment.metres[row] <= radius))
  );
}

/** Whether a candidate has anyone within the limit whom no station with room for all has. */
function isAnyoneHelped({ walks, isStanding, standingCost, radius }: SitingProblem): boolean {
  return isStanding.some((standing, site) => {
    if (standing !== 0) return false;
    for (let k = walks.offsets[site]; k < walks.offsets[site + 1]; k++) {
      if (walks.cost[k] <= radius && !(standingCost[walks.other[k]] <= radius)) return true;
    }
    return false;
  });
}

function answerOf(
  solution: SitingSolution,
  { weight, isStanding }: SitingProblem,
  request: SitingRequest,
): SitingAnswer {
  const standing = isStanding.reduce((sum, stands) => sum + stands, 0);
  const idOf = (site: number) => request.candidates[site - standing].id;
  const households = weight.reduce((sum, count) => sum + count, 0);
  const { proven, coveredBefore, coveredAfter, uncoverable, unserved } = solution;
  // What stands already covers its households whatever is added: the objective counts those it leaves over.
  const leaveOut = request.objective === 'mclp' ? coveredBefore : 0;
  const value = solution.value - leaveOut;
  const bound = solution.bound - leaveOut;
  return {
    objective: request.objective,
    sites: solution.sites.map(({ site, gain, gainHouseholds }) => ({
      candidateId: idOf(site),
      gain,
      gainHouseholds,
    })),
    runnersUp: solution.runnersUp.map(({ site, insteadOf, value: other }) => ({
      candidateId: idOf(site),
      insteadOf: idOf(insteadOf),
      value: other - leaveOut,
    })),
    value,
    bound,
    gapPercent: gapPercent(value, bound),
    proven,
    gapHouseholdsBefore: households - coveredBefore,
    gapHouseholdsAfter: households - coveredAfter,
    uncoverableHouseholds: uncoverable,
    unservedHouseholds: unserved,
  };
}
