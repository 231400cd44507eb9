/**
 * The edits a planner can make, as plain values: what the map tools and keys send, what the editing
 * commands answer with a Change. A vertex is named by its exact stored position, which all grids that
 * meet there share.
 */
import type { Station } from './city.ts';
import type { LonLat } from './geometry.ts';

export type EditCommand =
  | { readonly kind: 'move_vertex'; readonly communityCode: string; readonly at: LonLat; readonly to: LonLat }
  | {
      readonly kind: 'insert_vertex';
      readonly communityCode: string;
      /** The ends of the border segment that takes the new vertex. */
      readonly segment: readonly [LonLat, LonLat];
      readonly at: LonLat;
    }
  | { readonly kind: 'remove_vertex'; readonly communityCode: string; readonly at: LonLat }
  | { readonly kind: 'move_station'; readonly stationCode: string; readonly to: LonLat }
  | { readonly kind: 'add_station'; readonly station: Station }
  | { readonly kind: 'update_station'; readonly station: Station }
  | { readonly kind: 'close_station'; readonly stationCode: string };

/** Why an edit is refused. The map stays as it was. */
export type EditRefusal =
  /** No grid of the community has a vertex (or a segment) there. */
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
  | 'outside_city';
