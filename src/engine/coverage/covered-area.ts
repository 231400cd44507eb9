import { type OwnShape, type PlanarBounds, type PlanarPolygon, ringBounds } from '../geometry/planar.ts';
import type { Snap } from '../network/snapper.ts';
import { addReachOfEdge, StreetParts } from '../network/street-parts.ts';
import { coveredShare } from './covered-share.ts';
import { farM, surfaceWithin } from './reach-surface.ts';
import type { StreetPlane } from './street-plane.ts';
import type { WalkAssignment } from './walk-assignment.ts';

const NO_PLACES: readonly Snap[] = [];

/**
 * The area covered by any station: the ground near streets from where the nearest station is within the
 * limit. Nothing is kept: each question is answered from the nearest-station field as it is now, for the
 * window asked about, so that after a move only the windows it touched need be asked about again.
 */
export class CoveredArea {
  readonly #plane: StreetPlane;
  readonly #walks: WalkAssignment;
  readonly #parts = new StreetParts();

  constructor(plane: StreetPlane, walks: WalkAssignment) {
    this.#plane = plane;
    this.#walks = walks;
  }

  /** The covered area in local metres: exact within the bounds, cut off at most 50 m outside them. */
  within(bounds: PlanarBounds, limitM: number): OwnShape {
    return surfaceWithin(this.#plane, this.#partsNear(bounds, limitM), bounds);
  }

  /** Share 0 … 1 of a polygon's area (local metres) that is covered. */
  shareOf(polygon: PlanarPolygon, limitM: number): number {
    const bounds = ringBounds(polygon[0]);
    return coveredShare(polygon, bounds, this.#plane, this.#partsNear(bounds, limitM));
  }

  /** Reached parts of the streets that can show within the bounds; valid until the next question. */
  #partsNear(bounds: PlanarBounds, limitM: number): StreetParts {
    const { network } = this.#plane;
    const { distanceM } = this.#walks.field;
    this.#parts.clear();
    // Twice over: once because streets reach that far out, once because the window itself is padded so.
    for (const edge of this.#plane.edgesNear(bounds, 2 * farM(10))) {
      const within = this.#walks.placesWithin(edge);
      addReachOfEdge(
        this.#parts,
        network,
        edge,
        'to',
        distanceM,
        limitM,
        within.length > 0 ? within : NO_PLACES,
      );
    }
    return this.#parts;
  }
}
