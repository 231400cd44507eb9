/**
 * Edits of ground: what a grid holds of its community goes to another, becomes a grid of its own, or none's.
 * Every edit is a relabelling of the pieces of one arrangement (see ../arrangement/arrange.ts): grids, outline
 * and the planner's stroke are laid over each other, the edit says which piece goes to whom, and the polygons
 * are written from the result. So neighbours share their borders position by position, whatever the stroke.
 *
 * Laws, for every edit of this room:
 * - The grids tile what they tiled before, together with the ground that stands in no grid.
 * - The community's outline stays. A border that ends on it puts a vertex into it, at most half a unit
 *   (1e-7°) off, as near as the lattice of stored positions comes.
 * - A locked grid neither gives nor takes, and keeps its polygon byte for byte: a border that would end between
 *   two of its vertices ends at one of them instead (see keep-locked-borders.ts).
 * - Grids that the edit does not name and that touch no ground which moved are not in the answer.
 * - An edit is a pure function; an expected "no" is a value.
 */
import type { EditRefusal } from '../../../domain/edit.ts';
import type { LonLat, MultiPolygon, Polygon } from '../../../domain/geometry.ts';
import type { Result } from '../../../domain/result.ts';
import type { GridShape } from '../grid-assignment.ts';

/** A community's ground and who holds it. Grids that do not fit each other are answered for as best they can. */
export interface Ground {
  readonly outline: Polygon | MultiPolygon;
  readonly grids: readonly GridShape[];
}

/** What stands on a piece of ground. */
export interface GroundWeight {
  readonly buildings: number;
  readonly households: number;
}

export interface GroundRules {
  /** Codes of grids that stay exactly as they are. */
  readonly locked?: ReadonlySet<string>;
  /** Positions of a stroke this near to a border or a vertex, in metres, are taken to lie on it. Default 0. */
  readonly snapM?: number;
  /** Whether ground changes hands however thin it is, because a whole thing stands on it. */
  readonly keepsSlivers?: boolean;
  /**
   * Tells what stands on ground: the heaviest part of a grid is its main part, and parts on which nothing
   * stands may change hands to keep a grid in one. Without it the largest part is the main one, and only
   * slivers change hands.
   */
  readonly weigh?: (polygon: Polygon) => GroundWeight;
  /** Connected ground that changes hands on top of the edit, in this order: repairs the planner accepted. */
  readonly gives?: readonly { readonly at: LonLat; readonly to: string }[];
}

/** Ground of a grid that is not joined with its main part. The edit must not land before somebody takes it. */
export interface StrayPart {
  /** The grid, or the label of a new one. */
  readonly code: string;
  readonly polygon: Polygon;
  /** Strictly inside; naming it in `gives` names the part. */
  readonly at: LonLat;
  /** Who could take it: unlocked grids across its border, the longest border first, in metres. */
  readonly neighbours: readonly { readonly code: string; readonly sharedM: number }[];
}

/** A grid the edit asks for. Its label stands in for the code that the caller will issue. */
export interface NewGrid {
  readonly label: string;
  readonly polygon: Polygon;
  readonly at: LonLat;
}

export interface MovedGround {
  /** Grid codes or labels; `UNASSIGNED` for no grid. */
  readonly from: string;
  readonly to: string;
  readonly polygon: Polygon;
}

export interface GroundEdit {
  /** The new polygon of every grid that differs; `null` for one that lost all its ground. */
  readonly changed: ReadonlyMap<string, Polygon | null>;
  /** From west to east, then from north to south. */
  readonly created: readonly NewGrid[];
  readonly strays: readonly StrayPart[];
  readonly moved: readonly MovedGround[];
}

export type GroundResult = Result<GroundEdit, EditRefusal>;

/** Labels of new grids begin with this; no grid code does. */
export const NEW_GRID = '+';

/** The ground after an edit, with codes for its new grids. Stray parts stay behind: an edit that has some is not done. */
export function applyGroundEdit(
  ground: Ground,
  { changed, created }: Pick<GroundEdit, 'changed' | 'created'>,
  codeOf: (label: string) => string,
): Ground {
  const kept = ground.grids.flatMap((grid) => {
    const polygon = changed.get(grid.code);
    return polygon === null ? [] : [polygon === undefined ? grid : { code: grid.code, polygon }];
  });
  return {
    outline: ground.outline,
    grids: [...kept, ...created.map(({ label, polygon }) => ({ code: codeOf(label), polygon }))],
  };
}
