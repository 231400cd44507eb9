import { type PlanarShape, shapeBounds, signedRingArea } from './planar.ts';

/** The ground between an edge and a base line, counted or discounted by the way the edge runs around its ring. */
interface Strip {
  readonly west: number;
  readonly east: number;
  readonly westHeight: number;
  readonly eastHeight: number;
  readonly sign: number;
}

/**
 * Area that lies in both shapes, in square units of their coordinates; parts of one shape must not overlap. It is
 * the shoelace formula for two: a shape is the sum of the strips under its edges, and two strips share what lies
 * under the lower of two edges. No crossing point is made, so borders that touch or run along each other need no
 * care, and the answer is as exact as sums of doubles are.
 */
export function sharedArea(a: PlanarShape, b: PlanarShape): number {
  const [west, south, east, north] = shapeBounds(a);
  if (!(west < east && south < north)) return 0;
  const strips: Strip[] = [];
  forEachStrip(a, west, south, (strip) => strips.push(strip));
  let area = 0;
  forEachStrip(b, west, south, (other) => {
    if (other.west >= east - west || other.east <= 0) return;
    for (const strip of strips) area += strip.sign * other.sign * sharedBy(strip, other);
  });
  return area;
}

/** Positions are taken from the corner given, so that far from the origin no digits are lost. */
function forEachStrip(shape: PlanarShape, west: number, south: number, take: (strip: Strip) => void): void {
  for (const polygon of shape) {
    polygon.forEach((ring, index) => {
      const isHole = index > 0;
      const turn = signedRingArea(ring) > 0 === isHole ? -1 : 1;
      for (let i = 1; i < ring.length; i++) {
        const [from, to] = [ring[i - 1], ring[i]];
        const isEastward = from[0] < to[0];
        const [left, right] = isEastward ? [from, to] : [to, from];
        take({
          west: left[0] - west,
          east: right[0] - west,
          westHeight: left[1] - south,
          eastHeight: right[1] - south,
          sign: isEastward ? -turn : turn,
        });
      }
    });
  }
}

/** Area above the base and below both edges, of which the first never runs below the base. */
function sharedBy(strip: Strip, other: Strip): number {
  const west = Math.max(strip.west, other.west);
  const east = Math.min(strip.east, other.east);
  if (west >= east || (other.westHeight <= 0 && other.eastHeight <= 0)) return 0;
  const [p0, p1] = [heightAt(strip, west), heightAt(strip, east)];
  const [q0, q1] = [heightAt(other, west), heightAt(other, east)];
  return (east - west) * meanUnder(p0, p1, q0, q1);
}

function heightAt({ west, east, westHeight, eastHeight }: Strip, x: number): number {
  return westHeight + ((eastHeight - westHeight) * (x - west)) / (east - west);
}

/** Mean of what is positive of the lower of two lines, the first of which is never negative. */
function meanUnder(p0: number, p1: number, q0: number, q1: number): number {
  if (q0 <= 0 && q1 <= 0) return 0;
  if (q0 < 0) {
    const share = q1 / (q1 - q0);
    return share * meanUnder(p1 + (p0 - p1) * share, p1, 0, q1);
  }
  if (q1 < 0) return meanUnder(p1, p0, q1, q0);
  const [over0, over1] = [q0 - p0, q1 - p1];
  if (over0 >= 0 && over1 >= 0) return (p0 + p1) / 2;
  if (over0 <= 0 && over1 <= 0) return (q0 + q1) / 2;
  const share = over0 / (over0 - over1);
  const crossing = p0 + (p1 - p0) * share;
  return (share * (Math.min(p0, q0) + crossing) + (1 - share) * (crossing + Math.min(p1, q1))) / 2;
}
