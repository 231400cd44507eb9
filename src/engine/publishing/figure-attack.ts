import type { PublicFigures, PublicSettings } from '../../domain/public-city.ts';
import {
  ANY_FIGURES,
  commonZone,
  type FigureZone,
  NO_FIGURES,
  type Range,
  zoneDifference,
  zoneSum,
} from './figure-zone.ts';

/** How counts are told, which is no secret. */
export type TellingRule = Pick<PublicSettings, 'leastHouseholds' | 'roundTo'>;

/** A count as it is told: the nearest multiple, halves upwards. */
export function toldAs(count: number, { roundTo }: TellingRule): number {
  return Math.round(count / roundTo) * roundTo;
}

/** What is known of a unit. */
export interface KnownUnit {
  /** From all that is told of all units. */
  readonly zone: FigureZone;
  /** From what is told of itself and of all units inside it. */
  readonly inside: FigureZone;
}

/**
 * What anyone can compute of every unit who knows all that is told, the rule by which it is told, that units add up to
 * their parents, and that households are covered or in gaps. `parents` are rows of the units, −1 for none, every parent
 * before its children. Bounds go up from the parts and down from the wholes; in a tree one round of both finds them
 * exactly ("shuttle algorithm": Buzzigoli & Giusti 1999; Hundepool et al. 2012, Statistical Disclosure Control, §4).
 */
export function knownUnits(
  parents: readonly number[],
  told: readonly PublicFigures[],
  rule: TellingRule,
): readonly KnownUnit[] {
  const children = parents.map((): number[] => []);
  parents.forEach((parent, row) => {
    children[parent]?.push(row);
  });
  const own = told.map((figures) => zoneOf(figures, rule));
  const inside: FigureZone[] = own.slice();
  for (let row = parents.length - 1; row >= 0; row--) {
    if (children[row].length === 0) continue;
    const parts = children[row].map((child) => inside[child]).reduce(zoneSum, NO_FIGURES);
    inside[row] = commonZone(own[row], parts);
  }
  const outside: FigureZone[] = own.map(() => ANY_FIGURES);
  children.forEach((rows, parent) => {
    const whole = commonZone(outside[parent], own[parent]);
    // Sums from both ends, because what is boundless cannot be taken away again.
    const before = runningSums(rows.map((row) => inside[row]));
    const behind = runningSums(rows.map((row) => inside[row]).reverse());
    rows.forEach((row, i) => {
      const others = zoneSum(before[i], behind[rows.length - 1 - i]);
      outside[row] = zoneDifference(whole, others);
    });
  });
  return inside.map((zone, row) => ({ zone: commonZone(zone, outside[row]), inside: zone }));
}

/** What telling a unit's figures gives away of it. */
function zoneOf({ households, coveredHouseholds }: PublicFigures, rule: TellingRule): FigureZone {
  const zone = commonZone(ANY_FIGURES, {
    households: rangeOf(households, rule),
    covered: rangeOf(coveredHouseholds, rule),
    gaps: ANY_FIGURES.gaps,
  });
  if (households === null || coveredHouseholds === null) return zone;
  return commonZone(zone, { ...ANY_FIGURES, gaps: withoutSmall(zone.gaps, rule) });
}

/** The counts that are told as this one. */
function rangeOf(told: number | null, rule: TellingRule): Range {
  if (told === null) return ANY_FIGURES.households;
  const half = rule.roundTo / 2;
  return withoutSmall({ least: Math.max(0, Math.ceil(told - half)), most: Math.ceil(told + half) - 1 }, rule);
}

/** The bounds of what is left of a range of told counts: none of them is small. */
function withoutSmall({ least, most }: Range, { leastHouseholds }: TellingRule): Range {
  return {
    least: least > 0 ? Math.max(least, leastHouseholds) : least,
    most: most < leastHouseholds ? 0 : most,
  };
}

/** The sums of the first 0, 1, 2 … zones. */
function runningSums(zones: readonly FigureZone[]): readonly FigureZone[] {
  const sums = [NO_FIGURES];
  for (const zone of zones) sums.push(zoneSum(sums[sums.length - 1], zone));
  return sums;
}
