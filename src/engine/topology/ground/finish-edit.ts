import { refuse } from '../../../domain/result.ts';
import type { CutGround } from './cut-ground.ts';
import type { GroundResult, GroundRules } from './ground.ts';
import { healEmptyParts, healSlivers, touchedLabels } from './heal-labels.ts';
import { regionsOf } from './regions.ts';
import { writeGround } from './write-ground.ts';

/**
 * The last steps of every edit, from "which piece goes to whom" to polygons: accepted repairs, healing, main
 * parts and strays, and only then the borders. `labels` are by piece index and may name new grids by any label
 * that begins with `NEW_GRID`; every connected part of such a label becomes a grid. Refused:
 * `nothing_changes`; `would_cross` when a border cannot end beside a locked grid without moving that.
 */
export function finishEdit(
  cut: CutGround,
  labels: readonly string[],
  rules: GroundRules,
  { slivers = !rules.keepsSlivers } = {},
): GroundResult {
  const given = applyGives(cut, labels, rules);
  const smooth = slivers ? healSlivers(cut, given, rules) : given;
  // An edit of nothing but slivers is meant as it is.
  const meant = touchedLabels(cut.owners, smooth).size === 0 ? given : smooth;
  const healed = healEmptyParts(cut, meant, rules);
  const touched = touchedLabels(cut.owners, healed);
  if (touched.size === 0) return refuse('nothing_changes');
  return writeGround(cut, healed, rules, touched);
}

function applyGives(
  cut: CutGround,
  labels: readonly string[],
  { gives = [], locked }: GroundRules,
): string[] {
  const { pieces, pieceAt } = cut.arrangement;
  let current = [...labels];
  for (const { at, to } of gives) {
    const piece = pieceAt(at);
    if (piece === null || locked?.has(to) || locked?.has(current[piece.index])) continue;
    const region = regionsOf(pieces, current).find((one) => one.pieces.includes(piece));
    const members = new Set(region?.pieces);
    current = current.map((label, i) => (members.has(pieces[i]) ? to : label));
  }
  return current;
}
