import type { Polygon } from '../../domain/geometry.ts';
import type { StrayPart } from '../../engine/topology/ground/ground.ts';
import type { Community, GridParts } from '../ground/community.ts';

/** What an edit of ground comes to, for those who judge it. */
export interface GroundOutcome {
  readonly community: Community;
  /** Grids that the edit changes, ends or begins. */
  readonly touched: ReadonlySet<string>;
  /** All grids of the community. */
  readonly before: ReadonlyMap<string, Polygon>;
  /** The same after the edit, stray parts with their grid; a grid that lost all its ground has no parts. */
  readonly after: GridParts;
  readonly strays: readonly StrayPart[];
  /** Whom the edit gives ground to, where it names one. */
  readonly target: string | null;
  readonly locked: ReadonlySet<string>;
}
