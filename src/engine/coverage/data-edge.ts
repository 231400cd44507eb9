import { haversineM } from '../geometry/haversine.ts';

const METRES_PER_DEGREE = haversineM(0, 0, 0, 1);

interface Positions {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/**
 * How far each home is from the edge of the street data, straight, in metres: from the convex hull around all
 * nodes of the network, 0 outside it. Nothing is known of streets and stations beyond: a home that is nearer to
 * the edge than the limit may be better off than its figure says.
 */
export function metresToDataEdge(homes: Positions, nodes: Positions): Float64Array {
  const middle = nodes.lat.length > 0 ? nodes.lat[0] : 0;
  const metresPerLon = METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  const x = (lon: number) => lon * metresPerLon;
  const y = (lat: number) => lat * METRES_PER_DEGREE;
  const hull = convexHull(Array.from(nodes.lon, (lon, i) => [x(lon), y(nodes.lat[i])]));
  const sides = sidesOf(hull);
  return Float64Array.from(homes.lon, (lon, row) => depthInside(sides, x(lon), y(homes.lat[row])));
}

/** Households that are not covered and nearer to the edge of the data than the limit. */
export function gapHouseholdsNearEdge(
  edgeM: Float64Array,
  households: Int32Array,
  limitM: number,
  isCovered: (row: number) => boolean,
): number {
  return households.reduce(
    (sum, count, row) => sum + (edgeM[row] < limitM && !isCovered(row) ? count : 0),
    0,
  );
}

type Spot = readonly [x: number, y: number];

/** The corners of the hull, counter-clockwise (Andrew 1979). */
function convexHull(spots: Spot[]): Spot[] {
  spots.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: readonly Spot[]): Spot[] => {
    const chain: Spot[] = [];
    for (const spot of ordered) {
      while (chain.length > 1 && leftOf(chain[chain.length - 2], chain[chain.length - 1], spot) <= 0)
        chain.pop();
      chain.push(spot);
    }
    return chain.slice(0, -1);
  };
  return [...half(spots), ...half([...spots].reverse())];
}

/** Per side a, b and c of ax + by + c, which is how far to its left a spot lies. Nothing is inside of fewer than three. */
function sidesOf(hull: readonly Spot[]): Float64Array {
  if (hull.length < 3) return new Float64Array();
  return Float64Array.from(
    hull.flatMap(([fromX, fromY], i) => {
      const [toX, toY] = hull[(i + 1) % hull.length];
      const lengthM = Math.hypot(toX - fromX, toY - fromY);
      const a = (fromY - toY) / lengthM;
      const b = (toX - fromX) / lengthM;
      return [a, b, -a * fromX - b * fromY];
    }),
  );
}

/** Metres to the nearest side from inside, 0 outside. */
function depthInside(sides: Float64Array, x: number, y: number): number {
  if (sides.length === 0) return 0;
  let depth = Number.POSITIVE_INFINITY;
  for (let i = 0; i < sides.length; i += 3)
    depth = Math.min(depth, sides[i] * x + sides[i + 1] * y + sides[i + 2]);
  return Math.max(0, depth);
}

function leftOf(a: Spot, b: Spot, c: Spot): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
