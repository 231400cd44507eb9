/** Whoever computes with all that is told, by means that share nothing with what decides what is told. */
import type { PublicFigures } from '../../domain/public-city.ts';
import type { TellingRule } from './figure-attack.ts';
import { greatestValue } from './linear-program.fixture.ts';

export interface ToldUnit {
  readonly parent: number;
  readonly figures: PublicFigures;
}
export type Count = 'households' | 'covered' | 'gaps';
export interface Range {
  readonly least: number;
  readonly most: number;
}
/** What can be known of each count of a unit. */
export type Knowledge = Readonly<Record<Count, Range>>;

const COUNTS: readonly Count[] = ['households', 'covered', 'gaps'];

/** Whether a unit with so many households, covered and not, would be told like this. */
export function isToldAs(
  covered: number,
  gaps: number,
  { households, coveredHouseholds }: PublicFigures,
  { leastHouseholds, roundTo }: TellingRule,
): boolean {
  const isHidden = (count: number) => count > 0 && count < leastHouseholds;
  const rounded = (count: number) => roundTo * Math.floor((2 * count + roundTo) / (2 * roundTo));
  if (households !== null && (isHidden(covered + gaps) || rounded(covered + gaps) !== households))
    return false;
  if (coveredHouseholds === null) return true;
  return !isHidden(covered) && !isHidden(gaps) && rounded(covered) === coveredHouseholds;
}

/**
 * The bounds of all counts of these units by linear programs: unknown are who is covered and who is not in each unit
 * that has no other inside it; every other unit is their sum, and every unit is as {@link isToldAs} wants it, as far as
 * bounds can say so.
 */
export function boundsByPrograms(
  units: readonly ToldUnit[],
  rule: TellingRule,
  wanted: (row: number, count: Count) => boolean,
): ReadonlyMap<number, Partial<Knowledge>> {
  const parents = new Set(units.map(({ parent }) => parent));
  const leaves = [...units.keys()].filter((row) => !parents.has(row));
  const shareOf = units.map((_, row) => leaves.map((leaf) => (isWithin(leaf, row, units) ? 1 : 0)));
  const sumOf = (row: number, count: Count) => {
    const share = shareOf[row];
    const none = share.map(() => 0);
    return [...(count === 'gaps' ? none : share), ...(count === 'covered' ? none : share)];
  };
  const rows: number[][] = [];
  const bounds: number[] = [];
  units.forEach(({ figures }, row) => {
    const local = localKnowledge(figures, rule);
    for (const count of COUNTS) {
      const sum = sumOf(row, count);
      if (local[count].most < Number.POSITIVE_INFINITY) {
        rows.push(sum);
        bounds.push(local[count].most);
      }
      if (local[count].least > 0) {
        rows.push(sum.map((one) => -one));
        bounds.push(-local[count].least);
      }
    }
  });
  const known = new Map<number, Partial<Knowledge>>();
  units.forEach((_, row) => {
    const found = COUNTS.filter((count) => wanted(row, count)).map((count) => {
      const sum = sumOf(row, count);
      const least = -greatestValue(
        rows,
        bounds,
        sum.map((one) => (one === 0 ? 0 : -one)),
      );
      return [count, { least, most: greatestValue(rows, bounds, sum) }];
    });
    if (found.length > 0) known.set(row, Object.fromEntries(found));
  });
  return known;
}

/** Bounds of a unit's counts by trying all numbers that would be told like this. */
function localKnowledge(figures: PublicFigures, rule: TellingRule): Knowledge {
  const { households, coveredHouseholds } = figures;
  const unknown = { least: 0, most: Number.POSITIVE_INFINITY };
  if (households === null) return { households: unknown, covered: unknown, gaps: unknown };
  const least = { households: Infinity, covered: Infinity, gaps: Infinity };
  const most = { households: 0, covered: 0, gaps: 0 };
  const around = (told: number | null, upTo: number) =>
    told === null ? [0, upTo] : [Math.max(0, told - rule.roundTo), Math.min(upTo, told + rule.roundTo)];
  const [fewest, highest] = around(households, households + rule.roundTo);
  for (let whole = fewest; whole <= highest; whole++) {
    const [from, to] = around(coveredHouseholds, whole);
    for (let covered = from; covered <= to; covered++) {
      if (!isToldAs(covered, whole - covered, figures, rule)) continue;
      const counts = { households: whole, covered, gaps: whole - covered };
      for (const count of COUNTS) {
        least[count] = Math.min(least[count], counts[count]);
        most[count] = Math.max(most[count], counts[count]);
      }
    }
  }
  const range = (count: Count): Range => ({ least: least[count], most: most[count] });
  return { households: range('households'), covered: range('covered'), gaps: range('gaps') };
}

function isWithin(row: number, whole: number, units: readonly ToldUnit[]): boolean {
  for (let at = row; at >= 0; at = units[at].parent) if (at === whole) return true;
  return false;
}

/**
 * The bounds of all counts by trying every combination of whole numbers up to `limit` covered and `limit` not for each
 * unit, for small towns only: nothing that {@link isToldAs} knows is left unused.
 */
export function boundsByTrying(
  units: readonly ToldUnit[],
  rule: TellingRule,
  limit: number,
): readonly Knowledge[] {
  const side = limit + 1;
  const allowed = units.map(({ figures }) =>
    pairs(side, (covered, gaps) => isToldAs(covered, gaps, figures, rule)),
  );
  const inside = allowed.slice();
  const childrenOf = (row: number) => [...units.keys()].filter((child) => units[child].parent === row);
  for (let row = units.length - 1; row >= 0; row--) {
    const children = childrenOf(row);
    if (children.length === 0) continue;
    const sums = children.map((child) => inside[child]).reduce((a, b) => combined(a, b, side, 1));
    inside[row] = both(allowed[row], sums);
  }
  const known = inside.slice();
  units.forEach((_, row) => {
    const children = childrenOf(row);
    children.forEach((child) => {
      const others = children.filter((other) => other !== child).map((other) => inside[other]);
      const rest = others.reduce(
        (a, b) => combined(a, b, side, 1),
        pairs(side, (c, g) => c + g === 0),
      );
      known[child] = both(inside[child], combined(known[row], rest, side, -1));
    });
  });
  return known.map((set) => rangesOf(set, side));
}

type Pairs = Uint8Array;

function pairs(side: number, test: (covered: number, gaps: number) => boolean): Pairs {
  return Uint8Array.from({ length: side * side }, (_, at) =>
    test(at % side, Math.floor(at / side)) ? 1 : 0,
  );
}

function both(a: Pairs, b: Pairs): Pairs {
  return a.map((one, at) => one & b[at]);
}

/** All sums (sign 1) or differences (−1) of pairs that stay within the limit. */
function combined(a: Pairs, b: Pairs, side: number, sign: 1 | -1): Pairs {
  const found = new Uint8Array(side * side);
  const [ofA, ofB] = [a, b].map((set) => [...set.keys()].filter((at) => set[at] === 1));
  for (const one of ofA) {
    for (const other of ofB) {
      const covered = (one % side) + sign * (other % side);
      const gaps = Math.floor(one / side) + sign * Math.floor(other / side);
      if (covered >= 0 && gaps >= 0 && covered < side && gaps < side) found[gaps * side + covered] = 1;
    }
  }
  return found;
}

function rangesOf(set: Pairs, side: number): Knowledge {
  const found = [...set.keys()].filter((at) => set[at] === 1);
  const range = (count: (at: number) => number): Range => {
    const values = found.map(count);
    return { least: Math.min(...values), most: Math.max(...values) };
  };
  const covered = (at: number) => at % side;
  const gaps = (at: number) => Math.floor(at / side);
  return { households: range((at) => covered(at) + gaps(at)), covered: range(covered), gaps: range(gaps) };
}
