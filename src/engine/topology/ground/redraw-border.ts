import type { LonLat } from '../../../domain/geometry.ts';
import { refuse } from '../../../domain/result.ts';
import { cutGround } from './cut-ground.ts';
import { finishEdit } from './finish-edit.ts';
import type { Ground, GroundResult, GroundRules } from './ground.ts';
import { longestFirst } from './regions.ts';
import { snapLine } from './snap-to-borders.ts';

/**
 * Lays a border anew along a stroke that begins and ends on it (within `snapM`, or beyond it). What the stroke
 * cuts off from a grid, all but the largest piece, goes to the grid on the other side of the old border, the
 * one with which it shares most. What would go to a locked grid, or shares no border with anybody, stays.
 * Refused: `does_not_cut` when the stroke cuts nothing off that could change sides; `would_cross`.
 */
export function redrawBorder(ground: Ground, line: readonly LonLat[], rules: GroundRules): GroundResult {
  const cut = cutGround(ground, { cuts: [snapLine(line, ground, rules.snapM ?? 0)] });
  const { owners } = cut;
  const { pieces } = cut.arrangement;
  const largest = new Map<string, number>();
  for (const piece of pieces) {
    const known = largest.get(owners[piece.index]);
    if (known === undefined || piece.areaM2 > pieces[known].areaM2)
      largest.set(owners[piece.index], piece.index);
  }
  const labels = pieces.map((piece) => {
    const owner = owners[piece.index];
    if (largest.get(owner) === piece.index || rules.locked?.has(owner)) return owner;
    const sharedM = new Map<string, number>();
    for (const [across, lengthM] of piece.neighbours) {
      if (owners[across] !== owner) sharedM.set(owners[across], (sharedM.get(owners[across]) ?? 0) + lengthM);
    }
    const [other] = longestFirst(sharedM).filter(([label]) => !rules.locked?.has(label));
    return other?.[0] ?? owner;
  });
  if (labels.every((label, i) => label === owners[i])) return refuse('does_not_cut');
  return finishEdit(cut, labels, rules, { slivers: false });
}
