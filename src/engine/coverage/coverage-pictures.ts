/**
 * What is drawn for coverage, by either method: one station's service area, the ground covered by any
 * station, and what of a grid is left open. All in local metres. Pictures only: households are counted
 * at the door by `coverage-model.ts`.
 */
import type { LonLat } from '../../domain/geometry.ts';
import { circlePolygon } from '../geometry/circle.ts';
import { gapOf } from '../geometry/gaps.ts';
import type { LocalFrame } from '../geometry/local-frame.ts';
import { polygonToLocal } from '../geometry/local-polygons.ts';
import type { Overlay } from '../geometry/overlay.ts';
import {
  boundsTouch,
  type OwnPolygon,
  type OwnShape,
  type PlanarBounds,
  type PlanarPolygon,
  polygonArea,
  ringBounds,
  shapeArea,
} from '../geometry/planar.ts';
import { PreparedShape } from '../geometry/prepared-shape.ts';
import { ServiceAreaFinder } from '../network/service-area.ts';
import type { Snapper } from '../network/snapper.ts';
import { CoveredArea } from './covered-area.ts';
import { surfaceOfParts } from './reach-surface.ts';
import type { StreetPlane } from './street-plane.ts';
import type { WalkAssignment } from './walk-assignment.ts';

export interface CoveragePictures {
  /** The ground served from one position. */
  serviceArea(position: LonLat): OwnShape;
  /** The ground served from any counted station: exact within the bounds, cut off somewhere beyond them. */
  covered(bounds: PlanarBounds): OwnShape;
  /** Share 0 … 1 of a polygon that is covered ground. */
  shareOf(polygon: PlanarPolygon): number;
}

/** Pictures of walks: the ground beside the street parts reached. */
export function walkPictures(
  plane: StreetPlane,
  snapper: Snapper,
  walks: WalkAssignment,
  limitM: number,
): CoveragePictures {
  const finder = new ServiceAreaFinder(plane.network);
  const area = new CoveredArea(plane, walks);
  return {
    serviceArea(position) {
      const place = snapper.snap(position);
      return place === null ? [] : surfaceOfParts(plane, finder.find(place, limitM).parts);
    },
    covered: (bounds) => area.within(bounds, limitM),
    shareOf: (polygon) => area.shareOf(polygon, limitM),
  };
}

/** Pictures of circles with the limit as radius, for comparison. */
export function circlePictures(
  frame: LocalFrame,
  overlay: Overlay,
  positions: readonly LonLat[],
  limitM: number,
): CoveragePictures {
  const circleAt = (position: LonLat): OwnPolygon => polygonToLocal(frame, circlePolygon(position, limitM));
  const circles = positions.map((position) => {
    const polygon = circleAt(position);
    return { polygon, bounds: ringBounds(polygon[0]) };
  });
  const covered = (bounds: PlanarBounds): OwnShape => {
    const near = circles.filter((circle) => boundsTouch(circle.bounds, bounds));
    if (near.length === 0) return [];
    const union = overlay.union(
      near.map(({ polygon }) => [polygon]),
      { trusted: true },
    );
    if (!union.ok) throw new Error(`expected circles to unite, the overlay says ${union.reason}`);
    return union.value;
  };
  return {
    serviceArea: (position) => [circleAt(position)],
    covered,
    shareOf(polygon) {
      const area = polygonArea(polygon);
      if (area === 0) return 0;
      return Math.max(
        0,
        1 - shapeArea(gapsIn(overlay, [polygon], covered(ringBounds(polygon[0])))[0]) / area,
      );
    },
  };
}

/**
 * What of each polygon the covered ground leaves open; empty where nothing is. One that the overlay
 * refuses, which only an unsound polygon can bring about, has no picture.
 */
export function gapsIn(overlay: Overlay, polygons: readonly PlanarPolygon[], covered: OwnShape): OwnShape[] {
  const prepared = new PreparedShape(covered);
  return polygons.map((polygon) => {
    const gap = gapOf(overlay, polygon, prepared);
    return gap.ok ? gap.value : [];
  });
}
