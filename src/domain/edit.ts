/**
 * The edits a planner can make, as plain values: what the map tools and keys send, what the editing
 * commands answer with a Change. A vertex is named by its exact stored position, which all grids that
 * meet there share. Ground is what a grid holds of its community; an edit that gives ground from one grid
 * to another leaves neither gap nor overlap, because both are faces of one partition.
 */
import type { Crossing, Gate, Station } from './city.ts';
import type { LonLat, Polygon } from './geometry.ts';

export type VertexCommand =
  | { readonly kind: 'move_vertex'; readonly communityCode: string; readonly at: LonLat; readonly to: LonLat }
  | {
      readonly kind: 'insert_vertex';
      readonly communityCode: string;
      /** The ends of the border segment that takes the new vertex. */
      readonly segment: readonly [LonLat, LonLat];
      readonly at: LonLat;
    }
  | { readonly kind: 'remove_vertex'; readonly communityCode: string; readonly at: LonLat };

/** What a stroke picks up, by whichever hand. Buildings and compounds by code, street blocks by a position inside. */
export interface PickedGround {
  readonly buildings: readonly string[];
  readonly compounds: readonly string[];
  readonly blocksAt: readonly LonLat[];
}

/** Ground that stands in no grid yet, where a grid code is expected. */
export const UNASSIGNED = '';

/** Edits of whole pieces of ground; they end in a partition of the community as the vertex edits do. */
export type GroundCommand = GroundAction & GroundOptions;

export type GroundAction =
  /** Cuts a grid along a line that enters and leaves it. The part with most households keeps the code. */
  | { readonly kind: 'split_grid'; readonly gridCode: string; readonly line: readonly LonLat[] }
  /** Makes one grid of several neighbours; `into` is the one whose code and facts stay. */
  | { readonly kind: 'merge_grids'; readonly gridCodes: readonly string[]; readonly into: string }
  /** Makes a grid of its own out of a piece of others. */
  | { readonly kind: 'carve_grid'; readonly area: Polygon; readonly from: readonly string[] | null }
  /** Lays a border anew along a freehand stroke that begins and ends on it; what the stroke cuts off changes sides. */
  | { readonly kind: 'redraw_border'; readonly line: readonly LonLat[] }
  /** The border between two positions on it runs straight. */
  | { readonly kind: 'straighten_border'; readonly from: LonLat; readonly to: LonLat }
  /** The border between two positions runs along the shortest way on streets. */
  | { readonly kind: 'follow_street'; readonly from: LonLat; readonly to: LonLat }
  /** Gives buildings, compounds or blocks to a grid (or to none); the border follows around them. */
  | {
      readonly kind: 'assign_ground';
      readonly picked: PickedGround;
      readonly to: string;
      /** Takes only from this grid (or only unassigned ground); `null` takes from any. */
      readonly onlyFrom: string | null;
    }
  /** The first grid of a community, or one more: all unassigned ground, or the part of it inside `area`. */
  | { readonly kind: 'create_grid'; readonly area: Polygon | null };

export interface GroundOptions {
  readonly communityCode: string;
  /** Grids that neither give nor take ground. */
  readonly locked: readonly string[];
  /** What the planner accepted of the repairs offered, in the order accepted. */
  readonly repairs: readonly Repair[];
  /** Why a compound may be split; `null` keeps every compound whole. */
  readonly compoundReason: string | null;
}

export type StationCommand =
  | { readonly kind: 'move_station'; readonly stationCode: string; readonly to: LonLat }
  | { readonly kind: 'add_station'; readonly station: Station }
  | { readonly kind: 'update_station'; readonly station: Station }
  | { readonly kind: 'close_station'; readonly stationCode: string };

/** Edits of what leads through a wall, or over, under or through what bars walking otherwise. */
export type PassageCommand =
  | { readonly kind: 'add_gate'; readonly gate: Gate }
  | { readonly kind: 'update_gate'; readonly gate: Gate }
  | { readonly kind: 'remove_gate'; readonly gateCode: string }
  | { readonly kind: 'add_crossing'; readonly crossing: Crossing }
  | { readonly kind: 'update_crossing'; readonly crossing: Crossing }
  | { readonly kind: 'remove_crossing'; readonly crossingCode: string };

export type EditCommand = VertexCommand | GroundCommand | StationCommand | PassageCommand;

/** A way to mend what a stroke would break. Accepting one sends the command again with it. */
export type Repair =
  /** The connected piece of ground at this position goes to that grid. */
  | { readonly kind: 'give_piece'; readonly at: LonLat; readonly to: string }
  | { readonly kind: 'whole_compound'; readonly compoundCode: string; readonly to: string }
  | { readonly kind: 'whole_building'; readonly buildingCode: string; readonly to: string }
  /** The grid that lost all its ground ends. */
  | { readonly kind: 'retire_grid'; readonly gridCode: string };

export const EDIT_WARNING_CODES = [
  'disconnected',
  'empty_grid',
  'cuts_compound',
  'cuts_building',
  'crosses_barrier',
  'out_of_band',
  'locked',
  'outside_community',
] as const;
export type EditWarningCode = (typeof EDIT_WARNING_CODES)[number];

/** What a stroke would break, said before it lands. */
export interface EditWarning {
  readonly code: EditWarningCode;
  /** A stroke does not land while it has such a warning: take a repair, or cancel. */
  readonly blocking: boolean;
  /** Code of the grid, compound or building it is about. */
  readonly subject: string;
  readonly at: LonLat;
  /** Households concerned: of the piece, the compound, the building, or beyond the band. */
  readonly households: number;
  /** Best first; empty where only cancelling helps. */
  readonly repairs: readonly Repair[];
}

/** Why an edit is refused. The map stays as it was. */
export type EditRefusal =
  /** No grid of the community has a vertex (or a segment, or ground) there. */
  | 'not_found'
  /** The vertex belongs to the community's own outline. */
  | 'on_community_border'
  /** A border would cross or touch itself or another border. */
  | 'would_cross'
  /** A face would lose its area or fall apart. */
  | 'would_collapse'
  /** Removing a junction where three or more borders meet. */
  | 'is_junction'
  | 'code_exists'
  /** The position is outside the city. */
  | 'outside_city'
  /** Nothing would change: e.g. the ground picked is already there, or locked. */
  | 'nothing_changes'
  /** The line does not cut the grid in two, or does not begin and end on the border. */
  | 'does_not_cut'
  | 'not_neighbours'
  /** No way along streets joins the two positions. */
  | 'no_street'
  /** Committed while a blocking warning stands. */
  | 'needs_repair';
