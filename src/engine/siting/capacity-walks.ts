import type { LonLat } from '../../domain/geometry.ts';
import type { NearestAssignment } from '../coverage/nearest-assignment.ts';
import { serveMostProgram, serveNearestProgram } from './capacitated-objectives.ts';
import type { CapacitatedProgram } from './capacitated-program.ts';
import { pricesOf, serviceOf } from './served-amounts.ts';
import { joined, type SiteLinks } from './site-links.ts';
import { type WalksAsked, walksToEach } from './site-walks.ts';
import type { SitingBudget } from './siting-budget.ts';
import type { SitingProblem } from './siting-problem.ts';

/** Metres beyond the nearest station within which a home finds room, to begin with; and what they grow by. */
const FIRST_SPARE_M = 500;
const SPARE_FACTOR = 4;
const WORST_FACTOR = 1.5;
/** Walks are asked for up to so many times the price of room. */
const PRICE_MARGIN = 1.1;
/** Spare metres beyond which everything within reach is asked for. */
const MOST_SPARE_M = 50_000;

export interface CapacityQuestion extends Pick<SitingProblem, 'objective' | 'radius' | 'weight'> {
  /** The demand point of each building, −1 for none. */
  readonly rowOf: Int32Array;
  /** Metres of each demand point to its nearest station, full or not. */
  readonly nearestM: Float64Array;
  readonly capacity: number;
  readonly stations: readonly LonLat[];
  readonly candidates: readonly LonLat[];
}

/**
 * The walks on which a choice can turn where stations can be full: those to all stations, and then those to all
 * candidates. Not all there are: where stations stand alone, prices (`served-amounts.ts`) tell what a walk is worth
 * to each demand point, more stations never raise them, and a walk that is worth nothing now never will be.
 */
export async function walksWhereFull(
  assignment: NearestAssignment,
  question: CapacityQuestion,
  budget: SitingBudget,
): Promise<SiteLinks> {
  const walksTo = (places: readonly LonLat[], asked: WalksAsked) =>
    walksToEach(assignment, places, question.rowOf, asked, budget);
  const { objective, radius } = question;
  const standing =
    objective === 'p-median'
      ? await walksToRoom(question, walksTo, budget)
      : await walksWithin(
          objective === 'p-center' ? await worstWithRoom(question, walksTo, budget) : radius,
          question,
          walksTo,
        );
  if (budget.isOver()) return standing.walks;
  const coverPrice = pricesOf(
    serveMostProgram(standingOnly(question, standing.walks), radius, budget),
    [],
    budget,
  ).row;
  const { worthM } = standing;
  const asked = {
    limitM: worthM.reduce((most, metres) => Math.max(most, metres), radius),
    withinM: worthM.map((metres, row) => (coverPrice[row] > 0 ? Math.max(metres, radius) : metres)),
    isNeeded: (row: number, metres: number) =>
      metres < worthM[row] || (metres <= radius && coverPrice[row] > 0),
  };
  return joined(standing.walks, await walksTo(question.candidates, asked));
}

type WalksTo = (places: readonly LonLat[], asked: WalksAsked) => Promise<SiteLinks>;

interface StandingWalks {
  readonly walks: SiteLinks;
  /** Per demand point: a walk to a candidate must be shorter than this to be worth anything; coverage aside. */
  readonly worthM: Float64Array;
}

/** All walks within some metres. For covering alone, prices of coverage tell which candidates matter. */
async function walksWithin(
  limitM: number,
  { objective, stations, radius, weight }: CapacityQuestion,
  walksTo: WalksTo,
): Promise<StandingWalks> {
  const reachM = Math.max(limitM, radius);
  const walks = await walksTo(stations, { limitM: reachM, withinM: null, isNeeded: () => true });
  const worthM = new Float64Array(weight.length).fill(objective === 'p-center' ? reachM + 1 : 0);
  return { walks, worthM };
}

/** Walks to so many stations that everyone finds the cheapest room there is for all; what lies beyond is not needed. */
async function walksToRoom(
  question: CapacityQuestion,
  walksTo: WalksTo,
  budget: SitingBudget,
): Promise<StandingWalks> {
  const { nearestM, radius, stations } = question;
  let reachM = nearestM.map((metres) => Math.max(radius, metres + FIRST_SPARE_M));
  for (let spareM = FIRST_SPARE_M * SPARE_FACTOR; ; spareM *= SPARE_FACTOR) {
    const limitM = reachM.reduce(
      (most, metres) => Math.max(most, Number.isFinite(metres) ? metres : 0),
      radius,
    );
    const within = reachM;
    const walks = await walksTo(stations, {
      limitM,
      withinM: within,
      isNeeded: (row, metres) => metres <= within[row],
    });
    if (budget.isOver()) return { walks, worthM: reachM };
    const program: CapacitatedProgram = serveNearestProgram(standingOnly(question, walks), budget);
    const { row: worthM } = pricesOf(program, [], budget);
    const isShort = worthM.map((metres, row) => (metres > within[row] ? 1 : 0));
    if (limitM === Number.POSITIVE_INFINITY || !isShort.includes(1)) return { walks, worthM };
    // As prices are now nothing beyond them is worth a walk; more walks move them a little, seldom by much.
    reachM = within.map((metres, row) => {
      if (isShort[row] === 0) return metres;
      return Math.min(
        worthM[row] * PRICE_MARGIN,
        spareM > MOST_SPARE_M ? Number.MAX_VALUE : nearestM[row] + spareM,
      );
    });
  }
}

/** A worst walk that stations alone can keep to: no choice of more stations needs a longer one. Infinity: they have no room for all. */
async function worstWithRoom(
  question: CapacityQuestion,
  walksTo: WalksTo,
  budget: SitingBudget,
): Promise<number> {
  const { nearestM, stations, weight } = question;
  const reachable = weight.reduce(
    (sum, households, row) => (nearestM[row] < Number.POSITIVE_INFINITY ? sum + households : sum),
    0,
  );
  const isAllReachable = reachable === weight.reduce((sum, households) => sum + households, 0);
  let limitM = nearestM.reduce(
    (most, metres) => (Number.isFinite(metres) ? Math.max(most, metres) : most),
    1,
  );
  while (isAllReachable && limitM < MOST_SPARE_M && !budget.isOver()) {
    const walks = await walksTo(stations, { limitM, withinM: null, isNeeded: () => true });
    const { served } = serviceOf(serveMostProgram(standingOnly(question, walks), limitM, budget), [], budget);
    if (served >= reachable) return limitM;
    limitM *= WORST_FACTOR;
  }
  return Number.POSITIVE_INFINITY;
}

function standingOnly(
  { objective, radius, weight, capacity }: CapacityQuestion,
  walks: SiteLinks,
): SitingProblem {
  const siteCount = walks.offsets.length - 1;
  return {
    objective,
    count: 0,
    radius,
    weight,
    walks,
    isStanding: new Uint8Array(siteCount).fill(1),
    standingCost: new Float64Array(weight.length).fill(Number.POSITIVE_INFINITY),
    capacity: new Float64Array(siteCount).fill(capacity),
  };
}
