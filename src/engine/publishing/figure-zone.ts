/**
 * What can be known of the figures of one unit: bounds on its households, on those that are covered, and on those in
 * gaps, where households = covered + gaps. Such a zone is an integral generalised polymatroid in the plane of covered
 * and gaps (Frank & Tardos 1988, "Generalized polymatroids and submodular flows"): once its bounds are closed, zones
 * add up and subtract bound by bound without losing or inventing a single pair of whole numbers.
 */
export interface Range {
  readonly least: number;
  readonly most: number;
}

export interface FigureZone {
  readonly households: Range;
  readonly covered: Range;
  readonly gaps: Range;
}

const COUNTS: Range = { least: 0, most: Number.POSITIVE_INFINITY };
const NOTHING: Range = { least: 0, most: 0 };
/** Of a unit of which nothing is told. */
export const ANY_FIGURES: FigureZone = { households: COUNTS, covered: COUNTS, gaps: COUNTS };
/** Of no unit at all. */
export const NO_FIGURES: FigureZone = { households: NOTHING, covered: NOTHING, gaps: NOTHING };

export const widthOf = ({ least, most }: Range): number => most - least;

/** What both zones allow, with every bound as tight as the others make it. */
export function commonZone(a: FigureZone, b: FigureZone): FigureZone {
  return closed({
    households: common(a.households, b.households),
    covered: common(a.covered, b.covered),
    gaps: common(a.gaps, b.gaps),
  });
}

/** Figures of two units together; both zones are closed. */
export function zoneSum(a: FigureZone, b: FigureZone): FigureZone {
  return {
    households: sum(a.households, b.households),
    covered: sum(a.covered, b.covered),
    gaps: sum(a.gaps, b.gaps),
  };
}

/** Figures of a unit without those of a part of it; both zones are closed. */
export function zoneDifference(whole: FigureZone, part: FigureZone): FigureZone {
  return {
    households: difference(whole.households, part.households),
    covered: difference(whole.covered, part.covered),
    gaps: difference(whole.gaps, part.gaps),
  };
}

function closed(zone: FigureZone): FigureZone {
  let { households, covered, gaps } = zone;
  // Shortest paths between three numbers: twice through is enough.
  for (let round = 0; round < 2; round++) {
    households = common(households, sum(covered, gaps));
    covered = common(covered, difference(households, gaps));
    gaps = common(gaps, difference(households, covered));
  }
  return { households, covered, gaps };
}

function common(a: Range, b: Range): Range {
  return { least: Math.max(a.least, b.least), most: Math.min(a.most, b.most) };
}

function sum(a: Range, b: Range): Range {
  return { least: a.least + b.least, most: a.most + b.most };
}

function difference(a: Range, b: Range): Range {
  return { least: a.least - b.most, most: a.most - b.least };
}
