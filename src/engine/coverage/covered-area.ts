import type { OwnShape, PlanarBounds } from '../geometry/planar.ts';
import { doorSurface, type Reach } from './door-surface.ts';
import type { NearestStreets } from './nearest-streets.ts';
import type { WalkAssignment } from './walk-assignment.ts';

/**
 * The ground within a walk of any station. Nothing is kept: each question is answered from the
 * nearest-station field as it is now, for the window asked about, so that after a move only the windows
 * it touched need be asked about again.
 */
export class CoveredArea {
  readonly #streets: NearestStreets;
  readonly #reach: Reach;

  constructor(streets: NearestStreets, walks: WalkAssignment) {
    this.#streets = streets;
    this.#reach = {
      distanceM: walks.field.distanceM,
      placesWithin: (edge) => walks.placesWithin(edge),
    };
  }

  /** The covered ground in local metres: exact within the bounds, closed off just outside them. */
  within(bounds: PlanarBounds, limitM: number): OwnShape {
    return doorSurface(this.#streets, this.#reach, limitM, bounds);
  }
}
