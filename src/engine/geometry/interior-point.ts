import { type PlanarPolygon, type PlanarShape, polygonArea, shapeBounds } from './planar.ts';
import { locatePoint } from './point-in-polygon.ts';

/**
 * A point that stands for the shape: the centroid of its largest part where that lies strictly inside,
 * else the middle of the widest stretch on a line across it (JTS InteriorPointArea). `null` when the
 * shape has no area.
 */
export function interiorPoint(shape: PlanarShape): [number, number] | null {
  const largest = shape.reduce<PlanarPolygon>(
    (best, polygon) => (polygonArea(polygon) > polygonArea(best) ? polygon : best),
    [],
  );
  if (polygonArea(largest) === 0) return null;
  const centroid = centroidOf(largest);
  if (locatePoint(centroid[0], centroid[1], largest) === 'inside') return centroid;
  return middleOfWidestStretch(largest);
}

function centroidOf(polygon: PlanarPolygon): [number, number] {
  const [originX, originY] = polygon[0][0];
  let [sumX, sumY, sumArea] = [0, 0, 0];
  polygon.forEach((ring, r) => {
    let [ringX, ringY, ringArea] = [0, 0, 0];
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [ring[i - 1][0] - originX, ring[i - 1][1] - originY];
      const [bx, by] = [ring[i][0] - originX, ring[i][1] - originY];
      const cross = ax * by - bx * ay;
      ringX += (ax + bx) * cross;
      ringY += (ay + by) * cross;
      ringArea += cross;
    }
    const sign = ringArea > 0 === (r === 0) ? 1 : -1;
    sumX += sign * ringX;
    sumY += sign * ringY;
    sumArea += sign * ringArea;
  });
  return [originX + sumX / (3 * sumArea), originY + sumY / (3 * sumArea)];
}

/** On a level halfway between the two vertex levels around the middle, so that it runs through no vertex. */
function middleOfWidestStretch(polygon: PlanarPolygon): [number, number] {
  const [, minY, , maxY] = shapeBounds([polygon]);
  const middle = (minY + maxY) / 2;
  const levels = polygon.flat().map((position) => position[1]);
  const below = Math.max(...levels.filter((y) => y <= middle));
  const above = Math.min(...levels.filter((y) => y > middle));
  const level = (below + above) / 2;
  const crossings = polygon
    .flatMap((ring) => ring.slice(1).map((b, i) => ({ a: ring[i], b })))
    .filter(({ a, b }) => a[1] > level !== b[1] > level)
    .map(({ a, b }) => a[0] + ((level - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
    .sort((left, right) => left - right);
  let widest: [number, number] = [crossings[0], crossings[1]];
  for (let i = 2; i + 1 < crossings.length; i += 2) {
    if (crossings[i + 1] - crossings[i] > widest[1] - widest[0]) widest = [crossings[i], crossings[i + 1]];
  }
  return [(widest[0] + widest[1]) / 2, level];
}
