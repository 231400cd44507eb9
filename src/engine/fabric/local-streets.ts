/**
 * The streets of one community as lines on the ground, whoever may walk on them: an expressway is a border,
 * too. A city known by its exact walking graph has straight lines between the nodes instead.
 */
import { type CityData, OFF_GROUND, type StreetTable } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import {
  boundsTouch,
  type PlanarBounds,
  type PlanarShape,
  ringBounds,
  shapeBounds,
} from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';
import { isWalkable } from '../network/walkable.ts';

export interface StreetLine {
  /** OSM `highway` value; `road` where the city has a graph only. */
  readonly kind: string;
  readonly points: readonly LonLat[];
}

/** All streets of the city whose box touches the box given. */
export function streetsNear(
  { streets, exactNetwork }: Pick<CityData, 'streets' | 'exactNetwork'>,
  box: PlanarBounds,
): StreetLine[] {
  return exactNetwork ? graphLines(exactNetwork, box) : streetLines(streets, box);
}

/** Bridges and tunnels that people may walk, of those whose box touches the box given. */
export function walkedBridges(streets: StreetTable, box: PlanarBounds): StreetLine[] {
  const { kinds, access, flags } = streets;
  return streetLines(
    streets,
    box,
    (street) => (flags[street] & OFF_GROUND) !== 0 && isWalkable(kinds[street], access[street]),
  );
}

function streetLines(
  { count, kinds, offsets, lon, lat }: StreetTable,
  box: PlanarBounds,
  isWanted: (street: number) => boolean = () => true,
): StreetLine[] {
  const lines: StreetLine[] = [];
  for (let street = 0; street < count; street++) {
    const [first, end] = [offsets[street], offsets[street + 1]];
    if (!isWanted(street) || !boundsTouch(boundsOf(lon, lat, first, end), box)) continue;
    const points = Array.from({ length: end - first }, (_, i): LonLat => [lon[first + i], lat[first + i]]);
    lines.push({ kind: kinds[street], points });
  }
  return lines;
}

function graphLines(
  { from, to, lon, lat }: NonNullable<CityData['exactNetwork']>,
  box: PlanarBounds,
): StreetLine[] {
  const lines: StreetLine[] = [];
  for (let edge = 0; edge < from.length; edge++) {
    const points = [from[edge], to[edge]].map((node): LonLat => [lon[node], lat[node]]);
    if (boundsTouch(ringBounds(points), box)) lines.push({ kind: 'road', points });
  }
  return lines;
}

/** Around the vertices from `first` to before `end`. */
function boundsOf(lon: Float64Array, lat: Float64Array, first: number, end: number): PlanarBounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = first; v < end; v++) {
    minX = Math.min(minX, lon[v]);
    minY = Math.min(minY, lat[v]);
    maxX = Math.max(maxX, lon[v]);
    maxY = Math.max(maxY, lat[v]);
  }
  return [minX, minY, maxX, maxY];
}

/** The stretches of the lines that run inside the shape, segment by whole segment. */
export function stretchesInside(lines: readonly StreetLine[], shape: PlanarShape): StreetLine[] {
  const box = shapeBounds(shape);
  const isInside = ([x, y]: LonLat) =>
    x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && shapeCovers(shape, x, y);
  return lines.flatMap(({ kind, points }) => {
    const stretches: LonLat[][] = [];
    let current: LonLat[] = [];
    points.forEach((point, i) => {
      const before = points[i - 1];
      const goesOn = current.length > 0 && isInside([(before[0] + point[0]) / 2, (before[1] + point[1]) / 2]);
      if (!isInside(point)) current = [];
      else if (goesOn) current.push(point);
      else current = [point];
      if (current.length === 2) stretches.push(current);
    });
    return stretches.map((stretch) => ({ kind, points: stretch }));
  });
}
