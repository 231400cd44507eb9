import type { LonLat } from '../../domain/geometry.ts';
import { signedRingArea } from '../geometry/planar.ts';
import { locateInRing } from '../geometry/point-in-polygon.ts';
import { samePosition, segmentsConflict } from '../geometry/segment-conflict.ts';
import { type Arc, type Face, faceRings } from './partition.ts';

export type Segment = readonly [LonLat, LonLat];

/**
 * What an edit would break in the faces it touches, or `null`. New segments are held against every border
 * of those faces. That is enough for the whole partition: faces that stay simple and the right way round,
 * over an outline that did not move, still tile it (their winding numbers add up to the outline's).
 */
export function findEditConflict(
  arcs: readonly Arc[],
  faces: readonly Face[],
  newSegments: readonly Segment[],
): 'would_cross' | 'would_collapse' | null {
  const rings = faces.map((face) => faceRings(arcs, face));
  if (rings.some((face) => face.some((ring, i) => signedRingArea(ring) > 0 !== (i === 0)))) {
    return 'would_collapse';
  }
  const crosses = newSegments.some((segment) =>
    rings.some((face) => face.some((ring) => meets(segment, ring))),
  );
  if (crosses) return 'would_cross';
  return rings.every(holesStayInside) ? null : 'would_collapse';
}

/** Whether the segment conflicts with a segment of the ring other than itself. */
function meets([a, b]: Segment, ring: readonly LonLat[]): boolean {
  let own = 0;
  for (let i = 1; i < ring.length; i++) {
    const c = ring[i - 1];
    const d = ring[i];
    const isItself = (samePosition(a, c) && samePosition(b, d)) || (samePosition(a, d) && samePosition(b, c));
    if (isItself) own++;
    else if (segmentsConflict(a, b, c, d)) return true;
  }
  return own > 1;
}

/** Holes cross nothing, so each lies inside the shell, and outside the other holes, with all its vertices or none. */
function holesStayInside([shell, ...holes]: readonly (readonly LonLat[])[]): boolean {
  return holes.every(
    (hole) => liesIn(hole, shell) && holes.every((other) => other === hole || !liesIn(hole, other)),
  );
}

/** Decided by the first vertex that is not on the ring itself. */
function liesIn(inner: readonly LonLat[], ring: readonly LonLat[]): boolean {
  for (const [x, y] of inner) {
    const location = locateInRing(x, y, ring);
    if (location !== 'border') return location === 'inside';
  }
  return false;
}
