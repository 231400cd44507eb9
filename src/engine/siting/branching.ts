import type { Ascent } from './ascent.ts';
import { CLOSED, FREE, OPEN } from './decisions.ts';
import type { Incumbent } from './incumbent.ts';
import type { SitingBudget } from './siting-budget.ts';

/** A part of a search, and what the relaxation told of it. */
export interface Explored<Part> {
  readonly part: Part;
  readonly ascent: Ascent;
}

export interface BranchRules<Part> {
  /** What the relaxation tells of the part in which sites are decided so; it may find choices on the way. */
  readonly explore: (from: Explored<Part>, decided: Uint8Array) => Promise<Explored<Part>>;
  /** Hears of a part in which every site is decided. */
  readonly onDecided?: (explored: Explored<Part>) => void;
}

/**
 * Branches on single sites where choice and bound do not meet: the one about which the relaxation is least
 * sure is decided each way, and both parts are searched, the likelier first, until no part can hold a better
 * choice or the budget is spent. Returns the least bound of the parts that were not searched to their end;
 * Infinity when all were.
 */
export async function branch<Part>(
  from: Explored<Part>,
  incumbent: Incumbent,
  budget: SitingBudget,
  rules: BranchRules<Part>,
): Promise<number> {
  const { ascent } = from;
  const site = mostDoubtful(ascent);
  if (site === null) {
    rules.onDecided?.(from);
    return Number.POSITIVE_INFINITY;
  }
  let leastOpen = Number.POSITIVE_INFINITY;
  const first = ascent.usage[site] >= 0.5 ? OPEN : CLOSED;
  for (const decision of [first, first === OPEN ? CLOSED : OPEN]) {
    if (incumbent.isProvenBy(ascent.bound)) return leastOpen;
    if (budget.isSpent()) return Math.min(leastOpen, ascent.bound);
    const decided = ascent.decided.slice();
    decided[site] = decision;
    const explored = await rules.explore(from, decided);
    const bound = Math.max(ascent.bound, explored.ascent.bound);
    if (incumbent.isProvenBy(bound)) continue;
    const deeper = { part: explored.part, ascent: { ...explored.ascent, bound } };
    leastOpen = Math.min(leastOpen, await branch(deeper, incumbent, budget, rules));
  }
  return leastOpen;
}

/** The undecided site about which a relaxation is least sure; `null` when all are decided. */
function mostDoubtful({ decided, usage }: Pick<Ascent, 'decided' | 'usage'>): number | null {
  let best: number | null = null;
  let most = -1;
  for (let site = 0; site < decided.length; site++) {
    if (decided[site] !== FREE) continue;
    const doubt = Math.min(usage[site], 1 - usage[site]);
    if (doubt <= most) continue;
    most = doubt;
    best = site;
  }
  return best;
}
