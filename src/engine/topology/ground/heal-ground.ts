import { UNASSIGNED } from '../../../domain/edit.ts';
import { refuse } from '../../../domain/result.ts';
import { cutGround } from './cut-ground.ts';
import type { Ground, GroundResult, GroundRules } from './ground.ts';
import { healEmptyParts, isSliver } from './heal-labels.ts';
import { longestFirst, regionsOf } from './regions.ts';
import { writeGround } from './write-ground.ts';

/**
 * Makes a tiling of grids that are not quite one: ground claimed twice goes to the lowest code, ground beyond
 * the outline to nobody, slivers that nobody claims to the neighbour with the longest border, parts beside a
 * grid's main part on which nothing stands likewise; vertices missing on one side of a border are put in.
 * Wider gaps stay unassigned. Refused: `nothing_changes` when the grids fit; `would_cross`.
 */
export function healGround(ground: Ground, rules: GroundRules): GroundResult {
  const cut = cutGround(ground, {});
  const { pieces } = cut.arrangement;
  const labels = [...cut.owners];
  for (const gap of regionsOf(pieces, cut.owners)) {
    if (gap.label !== UNASSIGNED || !isSliver(gap)) continue;
    const [taker] = longestFirst(gap.sharedM).filter(([code]) => !rules.locked?.has(code));
    if (taker === undefined) continue;
    for (const piece of gap.pieces) labels[piece.index] = taker[0];
  }
  const all = new Set([UNASSIGNED, ...ground.grids.map(({ code }) => code)]);
  const healed = writeGround(cut, healEmptyParts(cut, labels, rules, all), rules, all, all);
  if (healed.ok && healed.value.changed.size === 0 && healed.value.strays.length === 0)
    return refuse('nothing_changes');
  return healed;
}
