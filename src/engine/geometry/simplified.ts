import { simplify } from '@turf/turf';
import type { OwnShape } from './planar.ts';

const TOLERANCE_M = 1;

/**
 * A shape in local metres with vertices left out that lie within a metre of the line without them: for
 * drawing only, since borders closer than that may touch.
 */
export function simplified(shape: OwnShape): OwnShape {
  const geometry = { type: 'MultiPolygon' as const, coordinates: shape };
  // Spares a deep copy; only the wrapper made here is changed, its rings are replaced by new ones.
  return simplify(geometry, { tolerance: TOLERANCE_M, mutate: true }).coordinates as OwnShape;
}
