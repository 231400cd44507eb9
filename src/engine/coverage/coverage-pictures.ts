/**
 * What is drawn for coverage, by either method: one station's service area, the ground covered by any
 * station, and what of a grid is left open. All in local metres. Pictures only: households are counted
 * at the door by `coverage-model.ts`.
 */
import type { LonLat } from '../../domain/geometry.ts';
import { gapOf } from '../geometry/gaps.ts';
import type { Overlay } from '../geometry/overlay.ts';
import {
  type OwnShape,
  type PlanarBounds,
  type PlanarPolygon,
  polygonArea,
  ringBounds,
  shapeArea,
} from '../geometry/planar.ts';
import { PreparedShape } from '../geometry/prepared-shape.ts';
import type { ServiceAreaFinder } from '../network/service-area.ts';
import type { Snap, Snapper } from '../network/snapper.ts';
import { CoveredArea } from './covered-area.ts';
import { type Detail, doorSurface } from './door-surface.ts';
import { type NearestStreets, OFF_STREET_M } from './nearest-streets.ts';
import type { WalkAssignment } from './walk-assignment.ts';

const NO_PLACES: readonly Snap[] = [];

export interface CoveragePictures {
  /** The ground served from one position. */
  serviceArea(position: LonLat, detail?: Detail): OwnShape;
  /** The ground served from any counted station: exact within the bounds, cut off somewhere beyond them. */
  covered(bounds: PlanarBounds): OwnShape;
  /** The same around a polygon, ready to be taken away from it; `null` where all of the polygon is covered. */
  around(polygon: PlanarPolygon): PreparedShape | null;
}

/** Pictures of walks: the ground from which the walk is within the limit. */
export function walkPictures(
  streets: NearestStreets,
  finder: ServiceAreaFinder,
  snapper: Snapper,
  walks: WalkAssignment,
  limitM: number,
): CoveragePictures {
  const { plane } = streets;
  const area = new CoveredArea(streets, walks);
  return {
    serviceArea(position, detail) {
      const place = snapper.snap(position);
      if (place === null) return [];
      const { parts } = finder.find(place, limitM);
      const [minX, minY, maxX, maxY] = plane.boundsOf(parts);
      const onOwnEdge = [place];
      const reach = {
        distanceM: finder.search.distanceM,
        placesWithin: (edge: number) => (edge === place.edge ? onOwnEdge : NO_PLACES),
      };
      const margin = Math.min(OFF_STREET_M, limitM);
      const bounds = [minX - margin, minY - margin, maxX + margin, maxY + margin] as const;
      return doorSurface(streets, reach, limitM, bounds, detail);
    },
    covered: (bounds) => area.within(bounds, limitM),
    around: (polygon) => new PreparedShape(area.within(ringBounds(polygon[0]), limitM)),
  };
}

/**
 * What of a polygon the covered ground leaves open; empty where nothing is. One that the overlay refuses,
 * which only an unsound polygon can bring about, has no picture.
 */
export function gapIn(overlay: Overlay, polygon: PlanarPolygon, pictures: CoveragePictures): OwnShape {
  if (polygon.length === 0) return [];
  const covered = pictures.around(polygon);
  if (covered === null) return [];
  const gap = gapOf(overlay, polygon, covered);
  return gap.ok ? gap.value : [];
}

/** Share 0 … 1 of a polygon's area that its gap leaves covered. */
export function coveredShare(polygon: PlanarPolygon, gap: OwnShape): number {
  const area = polygonArea(polygon);
  return area === 0 ? 0 : Math.min(1, Math.max(0, 1 - shapeArea(gap) / area));
}
