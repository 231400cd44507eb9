/** What a tool draws of itself while it is in hand; the engine knows nothing of it. */
import type { PickedGround } from '../domain/edit.ts';
import type { LonLat } from '../domain/geometry.ts';

export interface Sketch {
  /** A line under the pen; its last position follows the pointer. */
  readonly line?: readonly LonLat[];
  /** An area under the pen, not closed. */
  readonly area?: readonly LonLat[];
  /** The rim of the brush. */
  readonly rim?: readonly LonLat[];
  readonly picked?: PickedGround;
  /** Codes of grids picked as a whole. */
  readonly grids?: readonly string[];
  /** Where the pointer holds on to a border, a street or a compound. */
  readonly snapped?: LonLat | null;
  /** The stretch that it holds on to. */
  readonly held?: readonly LonLat[] | null;
}

export const NOTHING_PICKED: PickedGround = { buildings: [], compounds: [], blocksAt: [] };
