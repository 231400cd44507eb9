/**
 * The {@link CapacitatedProgram} of each objective. Sites are those of the problem, standing ones too. In a large city
 * a program alone takes a while: each looks at the clock, and throws `TimeIsUp` when it says so.
 */
import { type CapacitatedProgram, NOTHING_SETTLED } from './capacitated-program.ts';
import { sortedByRow } from './location-program.ts';
import { isWithin } from './objective-programs.ts';
import type { Clock } from './served-amounts.ts';
import { LinkBuilder } from './site-links.ts';
import { type SitingProblem, siteCountOf } from './siting-problem.ts';

/** Most households served within a radius: one left out costs 1. */
export function serveMostProgram(problem: SitingProblem, radius: number, clock: Clock): CapacitatedProgram {
  return programOf(problem, { radius, leftOutCost: 1, openingCost: 0, usesCost: false }, clock);
}

/**
 * Fewest sites that serve all who can be served within a radius. One left out costs as much as all sites,
 * so that nobody is.
 */
export function serveAllProgram(problem: SitingProblem, radius: number, clock: Clock): CapacitatedProgram {
  const leftOutCost = siteCountOf(problem) + 1;
  const program = programOf(problem, { radius, leftOutCost, openingCost: 1, usesCost: false }, clock);
  return { ...program, most: program.siteCount };
}

/**
 * Least walking of everyone who can be served. One left out costs more than it costs to make room: at every
 * site at most, someone walks to the next one instead.
 */
export function serveNearestProgram(problem: SitingProblem, clock: Clock): CapacitatedProgram {
  const farthest = problem.walks.cost.reduce((most, cost) => Math.max(most, cost), 0);
  const leftOutCost = farthest * (siteCountOf(problem) + 1) + 1;
  const rules = { radius: Number.POSITIVE_INFINITY, leftOutCost, openingCost: 0, usesCost: true };
  return programOf(problem, rules, clock);
}

interface ProgramRules {
  readonly radius: number;
  readonly leftOutCost: number;
  readonly openingCost: number;
  /** Whether a unit costs its walk; else it costs nothing. */
  readonly usesCost: boolean;
}

function programOf(problem: SitingProblem, rules: ProgramRules, clock: Clock): CapacitatedProgram {
  const { weight, walks, capacity, isStanding, count } = problem;
  const siteCount = siteCountOf(problem);
  const links = new LinkBuilder();
  for (let site = 0; site < siteCount; site++) {
    clock.checkTime();
    for (let k = walks.offsets[site]; k < walks.offsets[site + 1]; k++) {
      const isUseful = isWithin(walks.cost[k], rules.radius) && weight[walks.other[k]] > 0;
      if (isUseful) links.add(walks.other[k], rules.usesCost ? walks.cost[k] : 0);
    }
    links.endGroup();
  }
  const bySite = links.build();
  const isWholeAmount =
    weight.every(Number.isInteger) &&
    capacity.every((room) => room === Number.POSITIVE_INFINITY || Number.isInteger(room));
  return {
    siteCount,
    rowCount: weight.length,
    amount: weight,
    elsewhere: new Float64Array(weight.length).fill(rules.leftOutCost),
    leftOutCost: rules.leftOutCost,
    settled: NOTHING_SETTLED,
    byRow: sortedByRow(bySite, weight.length, clock),
    bySite,
    capacity,
    isStanding,
    most: isStanding.reduce((sum, stands) => sum + stands, 0) + count,
    openingCost: rules.openingCost,
    isWhole: isWholeAmount && bySite.cost.every(Number.isInteger),
  };
}
