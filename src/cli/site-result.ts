import type { SitingObjective, SitingRefusal } from '../domain/siting.ts';
import { gapPercent } from '../engine/siting/gap-percent.ts';
import type { SitingSolution } from '../engine/siting/siting-problem.ts';

type Id = string | number;

/** The contract's answer of `site`; what comes after `runnersUp` says more. */
export interface SiteResult {
  readonly objective: SitingObjective;
  readonly value: number | null;
  readonly bound: number | null;
  /** How far the value may be from the best, in % of the value; 0 when it is proven to be the best. */
  readonly gapPercent: number | null;
  readonly optimal: boolean;
  readonly selected: readonly Id[];
  readonly seconds: number;
  readonly marginal: readonly { readonly id: Id; readonly gain: number | null }[];
  readonly runnersUp: readonly { readonly id: Id; readonly insteadOf: Id; readonly value: number }[];
  /** Why there is no answer. */
  readonly reason?: SitingRefusal;
  readonly [more: string]: unknown;
}

export function siteResult(
  objective: SitingObjective,
  solution: SitingSolution,
  idOf: (site: number) => Id,
  seconds: number,
): SiteResult {
  const { value, bound, proven, sites, runnersUp } = solution;
  return {
    objective,
    value,
    bound,
    gapPercent: gapPercent(value, bound),
    optimal: proven,
    selected: sites.map(({ site }) => idOf(site)),
    seconds,
    marginal: sites.map(({ site, gain }) => ({ id: idOf(site), gain })),
    runnersUp: runnersUp.map(({ site, insteadOf, value: other }) => ({
      id: idOf(site),
      insteadOf: idOf(insteadOf),
      value: other,
    })),
  };
}

export function refusedResult(
  objective: SitingObjective,
  reason: SitingRefusal,
  seconds: number,
): SiteResult {
  const nothing = { value: null, bound: null, gapPercent: null, optimal: false };
  return { objective, ...nothing, selected: [], seconds, marginal: [], runnersUp: [], reason };
}

/** The end of the sentence that begins with what cannot be done. */
export const REFUSALS: Readonly<Record<SitingRefusal, string>> = {
  no_candidates: 'there is no candidate to choose from.',
  too_few_candidates: 'there are fewer candidates than stations to add.',
  nobody_in_need: 'every household that counts is covered already.',
  nobody_reachable: 'no candidate reaches anyone in need.',
  capacity_too_small: 'even all candidates together have too little room for everyone.',
  too_few_stations: 'with so few stations some households could walk to none at all.',
  out_of_time:
    'it cannot be done in the time: allow more with --time-limit, or ask for fewer candidates or a smaller scope.',
  cancelled: 'it was stopped.',
};
