import { UNASSIGNED } from '../../../domain/edit.ts';
import type { Piece } from '../arrangement/arrange.ts';
import type { CutGround } from './cut-ground.ts';
import type { GroundRules } from './ground.ts';
import { heaviestOf, polygonOf } from './main-part.ts';
import { groupByLabel, longestFirst, regionsOf } from './regions.ts';

/** Ground thinner than this on average (2 · area / perimeter) is no ground anybody meant to give or keep. */
const SLIVER_M = 3;
/** Whether ground is a sliver. */
export function isSliver({ areaM2, perimeterM }: Pick<Piece, 'areaM2' | 'perimeterM'>): boolean {
  return 2 * areaM2 < SLIVER_M * perimeterM;
}

/** A sliver stays with its grid when that holds at least this share of its border. */
const OWN_SHARE = 1 / 3;

/**
 * Slivers along a stroke go to whom they were, when they still border on that grid, else to the neighbour with
 * the longest border. A sliver with a building on it is left alone. Labels are by piece index.
 */
export function healSlivers(cut: CutGround, labels: readonly string[], rules: GroundRules): string[] {
  const { arrangement, owners } = cut;
  const { pieces } = arrangement;
  const healed = [...labels];
  const moves = (piece: Piece): boolean => labels[piece.index] !== owners[piece.index];
  for (const piece of pieces) {
    if (!isSliver(piece)) continue;
    const isAlongStroke =
      moves(piece) || [...piece.neighbours.keys()].some((across) => moves(pieces[across]));
    if (!isAlongStroke || rules.locked?.has(owners[piece.index]) || isBuiltOn(cut, [piece], rules)) continue;
    const sharedM = new Map<string, number>();
    for (const [across, lengthM] of piece.neighbours) {
      if (!rules.locked?.has(labels[across])) {
        sharedM.set(labels[across], (sharedM.get(labels[across]) ?? 0) + lengthM);
      }
    }
    const ownM = sharedM.get(owners[piece.index]) ?? 0;
    const [longest] = longestFirst(sharedM);
    if (ownM >= OWN_SHARE * piece.perimeterM) healed[piece.index] = owners[piece.index];
    else if (longest !== undefined) healed[piece.index] = longest[0];
  }
  return healed;
}

/**
 * Parts on which nothing stands, cut off from the main part of a grid that the edit touches, go to the
 * neighbour with the longest border, one that the edit touches rather than another. So ground without buildings
 * never takes a grid apart. Does nothing when nobody tells what stands where.
 */
export function healEmptyParts(
  cut: CutGround,
  labels: readonly string[],
  rules: GroundRules,
  touched: ReadonlySet<string> = touchedLabels(cut.owners, labels),
): string[] {
  const { pieces } = cut.arrangement;
  const healed = [...labels];
  if (rules.weigh === undefined) return healed;
  for (const [label, regions] of groupByLabel(regionsOf(pieces, labels))) {
    if (regions.length < 2 || label === UNASSIGNED || !touched.has(label) || rules.locked?.has(label))
      continue;
    const main = heaviestOf(cut, regions, rules);
    for (const region of regions) {
      if (region === main || isBuiltOn(cut, region.pieces, rules)) continue;
      const takers = longestFirst(region.sharedM).filter(([taker]) => !rules.locked?.has(taker));
      const taker =
        takers.find(([code]) => touched.has(code)) ?? takers.find(([code]) => code !== UNASSIGNED);
      if (taker === undefined) continue;
      for (const piece of region.pieces) healed[piece.index] = taker[0];
    }
  }
  return healed;
}

/** Labels that gain or lose a piece. */
export function touchedLabels(owners: readonly string[], labels: readonly string[]): Set<string> {
  return new Set(labels.flatMap((label, i) => (label === owners[i] ? [] : [label, owners[i]])));
}

function isBuiltOn(cut: CutGround, pieces: readonly Piece[], { weigh }: GroundRules): boolean {
  return weigh !== undefined && weigh(polygonOf(cut, pieces)).buildings > 0;
}
