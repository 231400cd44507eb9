import { COORDINATE_SCALE, type LonLat, type MultiPolygon, type Polygon } from '../../../domain/geometry.ts';
import { haversineM, MEAN_EARTH_RADIUS_M } from '../../geometry/haversine.ts';
import { samePosition } from '../../geometry/segment-conflict.ts';
import type { Ground } from './ground.ts';

type Rings = readonly (readonly (readonly number[])[])[];

/** How far a line goes on beyond a border that it ends on: rounding must not leave it short of that. Degrees. */
const OVERSHOOT = 2 / COORDINATE_SCALE;

/**
 * The line with every position that is within `snapM` metres of a vertex or else a border of the ground moved
 * onto it; ends that are on no vertex go on by two units. Positions that fall on one another become one. With
 * 0 the line stays as it is.
 */
export function snapLine(line: readonly LonLat[], ground: Ground, snapM: number): readonly LonLat[] {
  if (snapM <= 0) return line;
  const borders = bordersOf(ground);
  const snapped = snapPositions(line, borders, snapM);
  if (snapped.length < 2) return snapped;
  const [first, second] = snapped;
  const [nextToLast, last] = snapped.slice(-2);
  const inner = snapped.slice(1, -1);
  return [overshoot(second, first, borders), ...inner, overshoot(nextToLast, last, borders)];
}

/** The end of a line, or a position a little beyond it. */
function overshoot(from: LonLat, end: LonLat, borders: Rings): LonLat {
  if (borders.some((ring) => ring.some((vertex) => samePosition(vertex, end)))) return end;
  const [dx, dy] = [end[0] - from[0], end[1] - from[1]];
  const stretch = OVERSHOOT / Math.hypot(dx, dy);
  return [end[0] + stretch * dx, end[1] + stretch * dy];
}

/** The same for the rings of an area. */
export function snapArea(area: Polygon | MultiPolygon, ground: Ground, snapM: number): MultiPolygon {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  if (snapM <= 0) return { type: 'MultiPolygon', coordinates: polygons };
  const borders = bordersOf(ground);
  const snapRing = (ring: readonly number[][]): number[][] => {
    const positions = ring.map(([lon, lat]): LonLat => [lon, lat]);
    return snapPositions(positions, borders, snapM).map((position) => [...position]);
  };
  return { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(snapRing)) };
}

/** All rings of grids and outline. */
function bordersOf({ grids, outline }: Ground): Rings {
  const outlines = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();
  return [...outlines, ...grids.flatMap(({ polygon }) => polygon.coordinates)];
}

function snapPositions(positions: readonly LonLat[], borders: Rings, snapM: number): LonLat[] {
  const snapped = positions.map((position) => snapPosition(position, borders, snapM));
  return snapped.filter((position, i) => i === 0 || !samePosition(position, snapped[i - 1]));
}

function snapPosition(position: LonLat, borders: Rings, snapM: number): LonLat {
  const [lon, lat] = position;
  const reachLat = (snapM / MEAN_EARTH_RADIUS_M) * (180 / Math.PI) * 1.01;
  const reachLon = reachLat / Math.cos((lat * Math.PI) / 180);
  let vertex: LonLat | null = null;
  let vertexM = snapM;
  let foot: LonLat | null = null;
  let footM = snapM;
  for (const ring of borders) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (Math.min(a[0], b[0]) > lon + reachLon || Math.max(a[0], b[0]) < lon - reachLon) continue;
      if (Math.min(a[1], b[1]) > lat + reachLat || Math.max(a[1], b[1]) < lat - reachLat) continue;
      const toVertexM = haversineM(lon, lat, b[0], b[1]);
      if (toVertexM <= vertexM) {
        vertex = [b[0], b[1]];
        vertexM = toVertexM;
      }
      const onSegment = nearestOnSegment(position, a, b);
      const toFootM = haversineM(lon, lat, onSegment[0], onSegment[1]);
      if (toFootM <= footM) {
        foot = onSegment;
        footM = toFootM;
      }
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
