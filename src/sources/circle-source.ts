/**
 * Service circles as a source keeps them: beside the map, not in it. They have no versions and belong to no plan;
 * everybody may see them, and whoever plans for all communities of a circle may write it.
 */
import type { KeptCircle, ServiceCircle } from '../domain/service-circle.ts';
import type { Answer } from './plan-source.ts';

export interface CircleSource {
  /** All circles of the city, by code. Throws SourceError when the backend cannot be reached. */
  list(): Promise<readonly KeptCircle[]>;
  /**
   * Keeps a circle over the one of its code. Refused as `conflict` when `expectedRevision` (0 for a new circle) is
   * no longer current, as `community_taken` when a community is in another circle of the same tier, as
   * `invalid_input` with a sentence when it is no sound circle.
   */
  save(circle: ServiceCircle, expectedRevision: number): Answer<KeptCircle>;
  /** Takes a circle away; its communities are free again. Refused as a save is. */
  remove(code: string, expectedRevision: number): Answer<null>;
}
