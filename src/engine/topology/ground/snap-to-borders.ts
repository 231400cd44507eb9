import type { LonLat } from '../../../domain/geometry.ts';
import { haversineM } from '../../geometry/haversine.ts';
import { samePosition } from '../../geometry/segment-conflict.ts';
import type { Ground } from './ground.ts';

/**
 * The line with every position that is within `snapM` metres of a vertex or else a border of the ground moved
 * onto it. Positions that fall on one another become one. With 0 the line stays as it is.
 */
export function snapToBorders(line: readonly LonLat[], ground: Ground, snapM: number): LonLat[] {
  const borders = snapM > 0 ? bordersOf(ground) : [];
  const snapped = line.map((position) => snapPosition(position, borders, snapM));
  return snapped.filter((position, i) => i === 0 || !samePosition(position, snapped[i - 1]));
}

/** All rings of grids and outline. */
function bordersOf({ grids, outline }: Ground): readonly (readonly number[][])[] {
  const outlines = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();
  return [...outlines, ...grids.flatMap(({ polygon }) => polygon.coordinates)];
}

function snapPosition(position: LonLat, borders: readonly (readonly number[][])[], snapM: number): LonLat {
  let vertex: LonLat | null = null;
  let vertexM = snapM;
  let foot: LonLat | null = null;
  let footM = snapM;
  for (const ring of borders) {
    for (let i = 1; i < ring.length; i++) {
      const [lon, lat] = ring[i];
      const toVertexM = haversineM(position[0], position[1], lon, lat);
      if (toVertexM <= vertexM) [vertex, vertexM] = [[lon, lat], toVertexM];
      const onSegment = nearestOnSegment(position, ring[i - 1], ring[i]);
      const toFootM = haversineM(position[0], position[1], onSegment[0], onSegment[1]);
      if (toFootM <= footM) [foot, footM] = [onSegment, toFootM];
    }
  }
  return vertex ?? foot ?? position;
}

/** The nearest position on a segment, in a plane on which a degree is as long both ways as it is there. */
export function nearestOnSegment(position: LonLat, a: readonly number[], b: readonly number[]): LonLat {
  const shrink = Math.cos((position[1] * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * shrink, b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const along = (position[0] - a[0]) * shrink * dx + (position[1] - a[1]) * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, along / length2));
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}
