/**
 * What is drawn for coverage, by either method: one station's service area, the ground covered by any
 * station, and what of a grid is left open. All in local metres. Pictures only: households are counted
 * at the door by `coverage-model.ts`.
 */
import type { LonLat } from '../../domain/geometry.ts';
import {
  type OwnShape,
  type PlanarBounds,
  type PlanarPolygon,
  polygonArea,
  shapeArea,
} from '../geometry/planar.ts';
import type { Detail } from './door-surface.ts';

export interface CoveragePictures {
  /** The ground served from one position. */
  serviceArea(position: LonLat, detail?: Detail): OwnShape;
  /** The ground served from any counted station: exact within the bounds, cut off somewhere beyond them. */
  covered(bounds: PlanarBounds): OwnShape;
  /**
   * What of a polygon that ground leaves open; empty where nothing is. One that the overlay refuses, which
   * only an unsound polygon can bring about, has no picture.
   */
  gapIn(polygon: PlanarPolygon): OwnShape;
}

/** Share 0 … 1 of a polygon's area that its gap leaves covered. */
export function coveredShare(polygon: PlanarPolygon, gap: OwnShape): number {
  const area = polygonArea(polygon);
  return area === 0 ? 0 : Math.min(1, Math.max(0, 1 - shapeArea(gap) / area));
}
