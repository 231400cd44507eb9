import type { LonLat } from '../../../domain/geometry.ts';
import { refuse } from '../../../domain/result.ts';
import { type CutGround, cutGround } from './cut-ground.ts';
import { finishEdit } from './finish-edit.ts';
import { type Ground, type GroundResult, type GroundRules, NEW_GRID } from './ground.ts';
import { isSliver } from './heal-labels.ts';
import { heaviestOf, polygonOf } from './main-part.ts';
import { longestFirst, type Region, regionsOf } from './regions.ts';
import { snapLine } from './snap-to-borders.ts';

/**
 * Cuts one grid along a line. The line may overshoot, cross several times, begin or end on a border (within
 * `snapM`) or run along one; it cuts only this grid. The heaviest part keeps the code, the others are new
 * grids. Slivers join the part beside them, and so do parts on which nothing stands while more than two are
 * left. Refused: `not_found`; `nothing_changes` when the grid is locked; `does_not_cut`; `would_cross`.
 */
export function splitAlong(
  ground: Ground,
  code: string,
  line: readonly LonLat[],
  rules: GroundRules,
): GroundResult {
  if (!ground.grids.some((grid) => grid.code === code)) return refuse('not_found');
  if (rules.locked?.has(code)) return refuse('nothing_changes');
  const cut = cutGround(ground, { cuts: [snapLine(line, ground, rules.snapM ?? 0)] });
  const parts = joinNeedlessParts(cut, code, rules);
  if (parts.length < 2) return refuse('does_not_cut');
  const main = heaviestOf(cut, parts, rules);
  const labels = [...cut.owners];
  for (const part of parts) {
    if (part === main) continue;
    for (const piece of part.pieces) labels[piece.index] = part.label;
  }
  return finishEdit(cut, labels, rules, { slivers: false });
}

/** The parts the line leaves, each under a label of its own, once those that nobody meant have joined others. */
function joinNeedlessParts(cut: CutGround, code: string, { weigh }: GroundRules): Region[] {
  const { pieces } = cut.arrangement;
  const labels = cut.owners.map((owner, i) => (owner === code ? `${NEW_GRID}${i}` : owner));
  const partsNow = (): Region[] =>
    regionsOf(pieces, labels).filter(({ label }) => label.startsWith(NEW_GRID));
  /** Joins the smallest part that qualifies and has a neighbour in the grid. */
  const joinOne = (parts: readonly Region[], qualifies: (part: Region) => boolean): boolean => {
    for (const part of parts.toSorted((a, b) => a.areaM2 - b.areaM2)) {
      const beside = longestFirst(part.sharedM).find(([label]) => label.startsWith(NEW_GRID));
      if (beside === undefined || !qualifies(part)) continue;
      for (const piece of part.pieces) labels[piece.index] = beside[0];
      return true;
    }
    return false;
  };
  let parts = partsNow();
  while (parts.length > 1 && joinOne(parts, isSliver)) parts = partsNow();
  const isEmpty = (part: Region): boolean => weigh?.(polygonOf(cut, part.pieces)).buildings === 0;
  while (parts.length > 2 && joinOne(parts, isEmpty)) parts = partsNow();
  return parts;
}
