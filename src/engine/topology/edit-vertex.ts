import type { EditRefusal } from '../../domain/edit.ts';
import { type LonLat, type Polygon, roundDegrees } from '../../domain/geometry.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { samePosition } from '../geometry/segment-conflict.ts';
import { findEditConflict, type Segment } from './edit-conflicts.ts';
import { type Arc, facePolygon, OUTSIDE, type Partition, type PartitionChange } from './partition.ts';

type EditResult = Result<PartitionChange, EditRefusal>;

/** An arc and the place of a vertex in it. */
interface Occurrence {
  readonly arc: number;
  readonly index: number;
}

/**
 * Moves the vertex stored exactly at `at` to `to` (rounded to the stored seven decimals), for every face
 * that meets there. Refused: `not_found`; `on_community_border`; `would_cross` when a segment that moves
 * along would cross or touch another border of these faces; `would_collapse` when a face would turn
 * inside out. Moving to the same place is an empty change.
 */
export function moveVertex(partition: Partition, at: LonLat, to: LonLat): EditResult {
  const occurrences = findVertex(partition, at);
  if (occurrences.length === 0) return refuse('not_found');
  if (touchesOutline(partition, occurrences)) return refuse('on_community_border');
  const target = storedPosition(to);
  if (samePosition(target, at)) return ok({ partition, polygons: {} });
  const moved = new Map<number, LonLat[]>();
  for (const { arc, index } of occurrences) {
    const points = moved.get(arc) ?? [...partition.arcs[arc].points];
    points[index] = target;
    moved.set(arc, points);
  }
  const segments = occurrences.flatMap(({ arc, index }) => {
    const points = partition.arcs[arc].points;
    return [points[index - 1], points[index + 1]].filter((p) => p !== undefined).map(pairWith(target));
  });
  return finish(partition, moved, segments);
}

/**
 * Puts a new vertex `at` into the border segment with these two ends (in either order), for both
 * neighbours. Refused: `not_found` when no border has that segment; `on_community_border`; `would_cross`;
 * `would_collapse`.
 */
export function insertVertex(
  partition: Partition,
  [a, b]: readonly [LonLat, LonLat],
  at: LonLat,
): EditResult {
  for (let arc = 0; arc < partition.arcs.length; arc++) {
    const { points, right } = partition.arcs[arc];
    const end = points.findIndex(
      (p, i) =>
        i > 0 &&
        ((samePosition(points[i - 1], a) && samePosition(p, b)) ||
          (samePosition(points[i - 1], b) && samePosition(p, a))),
    );
    if (end < 0) continue;
    if (right === OUTSIDE) return refuse('on_community_border');
    const target = storedPosition(at);
    const segments = [points[end - 1], points[end]].map(pairWith(target));
    return finish(partition, new Map([[arc, points.toSpliced(end, 0, target)]]), segments);
  }
  return refuse('not_found');
}

/**
 * Takes the vertex stored exactly at `at` out of the border it lies on, which then runs straight between
 * its neighbours. Refused: `not_found`; `on_community_border`; `is_junction` where three or more borders
 * meet; `would_collapse` when a ring would keep fewer than three vertices; `would_cross`.
 */
export function removeVertex(partition: Partition, at: LonLat): EditResult {
  const occurrences = findVertex(partition, at);
  if (occurrences.length === 0) return refuse('not_found');
  if (touchesOutline(partition, occurrences)) return refuse('on_community_border');
  const { arc, index } = occurrences[0];
  const { points } = partition.arcs[arc];
  const last = points.length - 1;
  const isClosed = samePosition(points[0], points[last]);
  const isInner = occurrences.length === 1 && index > 0 && index < last;
  const isSeam = isClosed && occurrences.length === 2 && occurrences[1].arc === arc;
  if (!isInner && !isSeam) return refuse('is_junction');
  if (isClosed && points.length <= 4) return refuse('would_collapse');
  const kept = isInner ? points.toSpliced(index, 1) : [...points.slice(1, last), points[1]];
  const segment: Segment = isInner ? [points[index - 1], points[index + 1]] : [points[last - 1], points[1]];
  return finish(partition, new Map([[arc, kept]]), [segment]);
}

function finish(
  partition: Partition,
  changedArcs: ReadonlyMap<number, readonly LonLat[]>,
  newSegments: readonly Segment[],
): EditResult {
  const arcs: Arc[] = partition.arcs.slice();
  const touched = new Set<number>();
  for (const [arc, points] of changedArcs) {
    const { left, right } = arcs[arc];
    arcs[arc] = { points, left, right };
    touched.add(left).add(right);
  }
  const faces = [...touched].map((index) => partition.faces[index]);
  const conflict = findEditConflict(arcs, faces, newSegments);
  if (conflict !== null) return refuse(conflict);
  const edited: Partition = { ...partition, arcs };
  const polygons: Record<string, Polygon> = {};
  for (const face of faces) polygons[face.code] = facePolygon(edited, face);
  return ok({ partition: edited, polygons });
}

function findVertex(partition: Partition, at: LonLat): Occurrence[] {
  const occurrences: Occurrence[] = [];
  partition.arcs.forEach(({ points }, arc) => {
    for (let index = 0; index < points.length; index++) {
      if (samePosition(points[index], at)) occurrences.push({ arc, index });
    }
  });
  return occurrences;
}

function touchesOutline(partition: Partition, occurrences: readonly Occurrence[]): boolean {
  return occurrences.some(({ arc }) => partition.arcs[arc].right === OUTSIDE);
}

function storedPosition([lon, lat]: LonLat): LonLat {
  return [roundDegrees(lon), roundDegrees(lat)];
}

function pairWith(target: LonLat): (end: LonLat) => Segment {
  return (end) => [end, target];
}
