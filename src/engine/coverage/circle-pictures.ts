import type { LocalPoint, LonLat } from '../../domain/geometry.ts';
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
  rightHanded,
  ringBounds,
} from '../geometry/planar.ts';
import { PreparedShape } from '../geometry/prepared-shape.ts';
import type { CoveragePictures } from './coverage-pictures.ts';

/** Circles are drawn on the sphere: in the plane of the ellipsoid their radius is the limit within this share. */
const RADIUS_TOLERANCE = 0.01;

/** The circle of one radius around a position. */
interface Circle {
  readonly centre: LocalPoint;
  readonly polygon: OwnPolygon;
  /** The same, ready to be taken away. */
  readonly cutter: PreparedShape;
}

/** Circles drawn so far, by the position they stand around; for one frame and one limit. */
export type KnownCircles = WeakMap<LonLat, Circle>;

/** Pictures of circles with the limit as radius, for comparison with walks. */
export function circlePictures(
  frame: LocalFrame,
  overlay: Overlay,
  positions: readonly LonLat[],
  limitM: number,
  known: KnownCircles = new WeakMap(),
): CoveragePictures {
  const leastM = limitM * (1 - RADIUS_TOLERANCE);
  const mostM = limitM * (1 + RADIUS_TOLERANCE);
  const circleAt = (position: LonLat): Circle => {
    let circle = known.get(position);
    if (circle === undefined) {
      const polygon = polygonToLocal(frame, circlePolygon(position, limitM));
      circle = {
        centre: frame.toLocal(position[0], position[1]),
        polygon,
        cutter: new PreparedShape([polygon]),
      };
      known.set(position, circle);
    }
    return circle;
  };
  const circles = westToEast(positions.map(circleAt));
  const near = (bounds: PlanarBounds): Circle[] => {
    const found: Circle[] = [];
    for (let i = firstEastOf(circles, bounds[0] - mostM); i < circles.length; i++) {
      if (circles[i].centre[0] > bounds[2] + mostM) break;
      if (boundsTouch(circles[i].cutter.bounds, bounds)) found.push(circles[i]);
    }
    return found;
  };
  return {
    serviceArea: (position) => [circleAt(position).polygon],
    covered: (bounds) =>
      unite(
        overlay,
        near(bounds).map(({ polygon }) => polygon),
      ),
    gapIn(polygon) {
      if (polygon.length === 0) return [];
      const bounds = ringBounds(polygon[0]);
      const around = near(bounds);
      if (around.some(({ centre }) => liesWithin(polygon, centre, leastM))) return [];
      return withoutCircles(overlay, polygon, nearestFirst(around, bounds));
    },
  };
}

/** By their centres; of several around the same place, one. */
function westToEast(circles: readonly Circle[]): Circle[] {
  return circles
    .toSorted((a, b) => a.centre[0] - b.centre[0] || a.centre[1] - b.centre[1])
    .filter(({ centre: [x, y] }, i, sorted) => {
      const before = sorted[i - 1]?.centre;
      return before === undefined || before[0] !== x || before[1] !== y;
    });
}

/** Index of the first circle whose centre lies at `x` or further east. */
function firstEastOf(circles: readonly Circle[], x: number): number {
  let low = 0;
  let high = circles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (circles[middle].centre[0] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that take away most come first, so that little is left for the others. */
function nearestFirst(circles: readonly Circle[], [minX, minY, maxX, maxY]: PlanarBounds): Circle[] {
  const squaredM = ({ centre: [x, y] }: Circle) =>
    (x - (minX + maxX) / 2) ** 2 + (y - (minY + maxY) / 2) ** 2;
  return circles.toSorted((a, b) => squaredM(a) - squaredM(b));
}

/** Whether a circle holds all of the polygon. */
function liesWithin(polygon: PlanarPolygon, [x, y]: LocalPoint, radiusM: number): boolean {
  const squaredM = radiusM * radiusM;
  return polygon[0].every((vertex) => (vertex[0] - x) ** 2 + (vertex[1] - y) ** 2 <= squaredM);
}

/**
 * What circles leave of a polygon, taken away one after the other: quicker than uniting them first, since
 * few are needed before nothing is left.
 */
function withoutCircles(overlay: Overlay, polygon: PlanarPolygon, circles: readonly Circle[]): OwnShape {
  let open: OwnShape = [rightHanded(polygon as OwnPolygon)];
  for (const { cutter } of circles) {
    open = open.flatMap((part) => {
      if (!boundsTouch(ringBounds(part[0]), cutter.bounds)) return [part];
      const gap = gapOf(overlay, part, cutter);
      return gap.ok ? gap.value : [];
    });
    if (open.length === 0) break;
  }
  return open;
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
