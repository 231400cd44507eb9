import { UNASSIGNED } from '../../../domain/edit.ts';
import type { MultiPolygon, Polygon } from '../../../domain/geometry.ts';
import { refuse } from '../../../domain/result.ts';
import { cutGround } from './cut-ground.ts';
import { finishEdit } from './finish-edit.ts';
import { type Ground, type GroundResult, type GroundRules, NEW_GRID } from './ground.ts';
import { snapArea } from './snap-to-borders.ts';

/**
 * Gives the ground in these areas to a grid, or to none (`UNASSIGNED`). With `onlyFrom` only that grid (or only
 * unassigned ground) gives; locked grids never do. Areas may overlap each other and reach anywhere. Refused:
 * `not_found`; `nothing_changes` when the ground is there already or locked; `would_cross`.
 */
export function giveGround(
  ground: Ground,
  areas: readonly (Polygon | MultiPolygon)[],
  to: string,
  onlyFrom: string | null,
  rules: GroundRules,
): GroundResult {
  if (to !== UNASSIGNED && !ground.grids.some(({ code }) => code === to)) return refuse('not_found');
  if (rules.locked?.has(to)) return refuse('nothing_changes');
  return labelAreas(ground, areas, to, onlyFrom === null ? null : [onlyFrom], rules);
}

/**
 * Makes a grid of its own out of an area; `from` names the grids that give, `null` lets all ground be taken,
 * unassigned ground too. What lies apart from the rest becomes another new grid. Refused as `giveGround`.
 */
export function carveGrid(
  ground: Ground,
  area: Polygon | MultiPolygon,
  from: readonly string[] | null,
  rules: GroundRules,
): GroundResult {
  return labelAreas(ground, [area], NEW_GRID, from, rules);
}

/**
 * Makes a grid of ground that stands in none: all of it, or what lies in `area`. Refused as `giveGround`.
 */
export function createGrid(
  ground: Ground,
  area: Polygon | MultiPolygon | null,
  rules: GroundRules,
): GroundResult {
  return labelAreas(ground, [area ?? ground.outline], NEW_GRID, [UNASSIGNED], rules);
}

function labelAreas(
  ground: Ground,
  areas: readonly (Polygon | MultiPolygon)[],
  to: string,
  from: readonly string[] | null,
  rules: GroundRules,
): GroundResult {
  const snapped = areas.map((area) => snapArea(area, ground, rules.snapM ?? 0));
  const cut = cutGround(ground, { areas: snapped });
  const labels = cut.owners.map((owner, i) => {
    const isFree = !rules.locked?.has(owner) && (from === null || from.includes(owner));
    return isFree && cut.isDrawn(cut.arrangement.pieces[i]) ? to : owner;
  });
  return finishEdit(cut, labels, rules);
}
