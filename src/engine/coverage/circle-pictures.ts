import type { LocalPoint, LonLat } from '../../domain/geometry.ts';
import { circlePolygon } from '../geometry/circle.ts';
import type { LocalFrame } from '../geometry/local-frame.ts';
import { polygonToLocal } from '../geometry/local-polygons.ts';
import type { Overlay } from '../geometry/overlay.ts';
import {
  type OwnPolygon,
  type OwnShape,
  type PlanarBounds,
  type PlanarPolygon,
  ringBounds,
} from '../geometry/planar.ts';
import { PreparedShape } from '../geometry/prepared-shape.ts';
import type { CoveragePictures } from './coverage-pictures.ts';

/** Circles are drawn on the sphere: in the plane of the ellipsoid their radius is the limit within this share. */
const RADIUS_TOLERANCE = 0.01;
/** For so many polygons the circles around each are united on their own; for more, all circles once. */
const FEW_POLYGONS = 8;

/** Circles drawn so far, by the position they stand around; for one frame and one limit. */
export type KnownCircles = WeakMap<LonLat, OwnPolygon>;

/** Pictures of circles with the limit as radius, for comparison with walks. */
export function circlePictures(
  frame: LocalFrame,
  overlay: Overlay,
  positions: readonly LonLat[],
  limitM: number,
  known: KnownCircles = new WeakMap(),
): CoveragePictures {
  const centres = positions.map((position) => frame.toLocal(position[0], position[1]));
  const mostM = limitM * (1 + RADIUS_TOLERANCE);
  const leastM = limitM * (1 - RADIUS_TOLERANCE);
  const circleAt = (position: LonLat): OwnPolygon => {
    const drawn = known.get(position) ?? polygonToLocal(frame, circlePolygon(position, limitM));
    known.set(position, drawn);
    return drawn;
  };
  const near = ([minX, minY, maxX, maxY]: PlanarBounds): OwnPolygon[] =>
    positions
      .filter((_, i) => {
        const [x, y] = centres[i];
        return x >= minX - mostM && x <= maxX + mostM && y >= minY - mostM && y <= maxY + mostM;
      })
      .map(circleAt);
  let union: PreparedShape | null = null;
  let asked = 0;
  return {
    serviceArea: (position) => [circleAt(position)],
    covered: (bounds) => unite(overlay, near(bounds)),
    around(polygon) {
      if (liesWithinOne(polygon, centres, leastM)) return null;
      if (union === null && asked++ < FEW_POLYGONS) {
        return new PreparedShape(unite(overlay, near(ringBounds(polygon[0]))));
      }
      union ??= new PreparedShape(unite(overlay, positions.map(circleAt)));
      return union;
    },
  };
}

/** Whether one circle holds all of the polygon; most circles are settled by its first vertex. */
function liesWithinOne(polygon: PlanarPolygon, centres: readonly LocalPoint[], radiusM: number): boolean {
  const [shell] = polygon;
  for (let i = 0; i < centres.length; i++) {
    const x = centres[i][0];
    const y = centres[i][1];
    let vertex = 0;
    while (
      vertex < shell.length &&
      (shell[vertex][0] - x) ** 2 + (shell[vertex][1] - y) ** 2 <= radiusM ** 2
    ) {
      vertex++;
    }
    if (vertex === shell.length) return true;
  }
  return false;
}

function unite(overlay: Overlay, polygons: readonly OwnPolygon[]): OwnShape {
  if (polygons.length === 0) return [];
  const union = overlay.union(
    polygons.map((polygon) => [polygon]),
    { trusted: true },
  );
  if (!union.ok) throw new Error(`expected circles to unite, the overlay says ${union.reason}`);
  return union.value;
}
