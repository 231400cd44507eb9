import type { PublicFigures } from '../../domain/public-city.ts';
import { knownUnits, type TellingRule, toldAs } from './figure-attack.ts';
import { type FigureZone, type Range, widthOf } from './figure-zone.ts';

/** Figures of a unit as they are; a parent's are the sums of its children's. */
export interface CountedUnit {
  /** Row of the unit above, before its own; −1 for none. */
  readonly parent: number;
  readonly households: number;
  readonly coveredHouseholds: number;
}

/** Which figures of a unit are told; covered households only together with households. */
interface Telling {
  readonly households: boolean;
  readonly covered: boolean;
}

/**
 * The figures of units as they may be told. Counts are rounded (`roundTo`). Households, covered households and
 * households in gaps that are above 0 and below `leastHouseholds` are not told, for gaps by not telling who is covered.
 * Then whoever computes with everything told (`figure-attack.ts`) must be left, for every count that is not, with a range
 * at least `leastHouseholds` wide: as long as one is narrower, another figure near it is withheld too, the smallest
 * first; at the end those are told after all that turn out to be harmless. This is cell suppression with an audit after
 * each step (Fischetti & Salazar 2000, "Models and algorithms for the cell suppression problem"; Hundepool et al. 2012,
 * Statistical Disclosure Control, §4): greedy, because a city's tree is small and shallow. It
 * guards one publication: whoever keeps several can tell where a rounded figure changed.
 */
export function publicFigures(units: readonly CountedUnit[], rule: TellingRule): readonly PublicFigures[] {
  const tellings = units.map(({ households, coveredHouseholds }): Telling => {
    const isTold = !isSmall(households, rule);
    const gaps = households - coveredHouseholds;
    return {
      households: isTold,
      covered: isTold && !isSmall(coveredHouseholds, rule) && !isSmall(gaps, rule),
    };
  });
  const withheld: { readonly row: number; readonly before: Telling }[] = [];
  for (let weak = weakUnit(units, tellings, rule); weak !== null; weak = weakUnit(units, tellings, rule)) {
    const row = unitToWithhold(weak, units, tellings);
    const before = tellings[row];
    withheld.push({ row, before });
    tellings[row] = { households: !weak.needsHouseholds && before.covered, covered: false };
  }
  for (const { row, before } of withheld.reverse()) {
    const without = tellings[row];
    tellings[row] = before;
    if (weakUnit(units, tellings, rule) !== null) tellings[row] = without;
  }
  return toldFigures(units, tellings, rule);
}

/** A unit of which too much can be computed. */
interface WeakUnit {
  readonly row: number;
  /** Whether households must be withheld, or it may be enough to withhold who is covered. */
  readonly needsHouseholds: boolean;
  /** Whether what is told of units inside it gives it away by itself. */
  readonly fromInside: boolean;
}

/** The innermost of the weak units, `null` when there is none. */
function weakUnit(
  units: readonly CountedUnit[],
  tellings: readonly Telling[],
  rule: TellingRule,
): WeakUnit | null {
  const parents = units.map(({ parent }) => parent);
  const known = knownUnits(parents, toldFigures(units, tellings, rule), rule);
  const isNarrow = (range: Range) => widthOf(range) < rule.leastHouseholds;
  const isWeak = (row: number, { households, covered, gaps }: FigureZone) =>
    (!tellings[row].households && isNarrow(households)) ||
    (!tellings[row].covered && (isNarrow(covered) || isNarrow(gaps)));
  const row = known.findLastIndex(({ zone }, unit) => isWeak(unit, zone));
  if (row < 0) return null;
  const { zone, inside } = known[row];
  return {
    row,
    needsHouseholds: !tellings[row].households && isNarrow(zone.households),
    fromInside: isWeak(row, inside),
  };
}

/**
 * The unit whose figures are withheld for a weak one's sake: one beside it or inside it, then the one above, then
 * whatever is nearest; of equals the smallest. Nothing hides behind a unit without households.
 */
function unitToWithhold(weak: WeakUnit, units: readonly CountedUnit[], tellings: readonly Telling[]): number {
  const steps = stepsFrom(weak.row, units);
  const rank = (row: number): number => {
    if (steps[row] > 2) return steps[row];
    if (units[row].parent === weak.row) return weak.fromInside ? 0 : 1;
    return units[row].parent === units[weak.row].parent ? 0.5 : 2;
  };
  const telling = [...units.keys()].filter(
    (row) => tellings[row].households && units[row].households > 0 && steps[row] < Number.POSITIVE_INFINITY,
  );
  const tellingCovered = telling.filter((row) => tellings[row].covered);
  const choices = weak.needsHouseholds || tellingCovered.length === 0 ? telling : tellingCovered;
  if (choices.length === 0) throw new Error('expected a figure that can still be withheld');
  return choices.reduce((best, row) => {
    const byRank = rank(row) - rank(best);
    const isSmaller = units[row].households < units[best].households;
    return byRank < 0 || (byRank === 0 && isSmaller) ? row : best;
  });
}

/** How many steps up and down it is from one unit to every other, Infinity where there is no way. */
function stepsFrom(start: number, units: readonly CountedUnit[]): readonly number[] {
  const steps = units.map(() => Number.POSITIVE_INFINITY);
  let up = 0;
  for (let row = start; row >= 0; row = units[row].parent) steps[row] = up++;
  units.forEach(({ parent }, row) => {
    if (parent >= 0) steps[row] = Math.min(steps[row], steps[parent] + 1);
  });
  return steps;
}

function toldFigures(
  units: readonly CountedUnit[],
  tellings: readonly Telling[],
  rule: TellingRule,
): readonly PublicFigures[] {
  return units.map(({ households, coveredHouseholds }, row) => ({
    households: tellings[row].households ? toldAs(households, rule) : null,
    coveredHouseholds: tellings[row].covered ? toldAs(coveredHouseholds, rule) : null,
  }));
}

function isSmall(count: number, { leastHouseholds }: TellingRule): boolean {
  return count > 0 && count < leastHouseholds;
}
