import { refuse } from '../../../domain/result.ts';
import { cutGround } from './cut-ground.ts';
import { finishEdit } from './finish-edit.ts';
import type { Ground, GroundResult, GroundRules } from './ground.ts';
import { regionsOf } from './regions.ts';

/**
 * Makes one grid of several; `into` is the one whose code stays. Refused: `not_found`; `nothing_changes` when
 * one is locked or there is only one; `not_neighbours` when they do not all hang together by shared borders.
 */
export function mergeGrids(
  ground: Ground,
  codes: readonly string[],
  into: string,
  rules: GroundRules,
): GroundResult {
  const merged = new Set([...codes, into]);
  const present = new Set(ground.grids.map(({ code }) => code));
  if ([...merged].some((code) => !present.has(code))) return refuse('not_found');
  if (merged.size < 2 || [...merged].some((code) => rules.locked?.has(code)))
    return refuse('nothing_changes');
  const cut = cutGround(ground, {});
  const labels = cut.owners.map((owner) => (merged.has(owner) ? into : owner));
  const { pieces } = cut.arrangement;
  const parts = regionsOf(pieces, labels).filter(({ label }) => label === into);
  const before = regionsOf(pieces, cut.owners).filter(({ label }) => label === into);
  if (parts.length > before.length) return refuse('not_neighbours');
  return finishEdit(cut, labels, rules, { slivers: false });
}
