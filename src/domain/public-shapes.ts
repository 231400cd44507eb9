/**
 * Shapes of a public tile: GeoJSON geometries whose lines are short numbers, because somebody on a weak network waits
 * for them. A line is one list `[lon, lat, lon step, lat step …]` of whole parts of a degree: its first position as it
 * is, every further one as the difference to the one before.
 */
import { COORDINATE_SCALE } from './geometry.ts';

/** Positions of pictures that nobody walks by: a metre is near enough. */
export const PICTURE_SCALE = 1e5;

/** Lines at the depth at which GeoJSON has them; a point is a line of one. */
export type PublicLines = readonly number[] | readonly PublicLines[];

export type PublicShape<Type extends GeoJSON.Geometry['type'] = GeoJSON.Geometry['type']> =
  | {
      readonly type: Exclude<Type, 'GeometryCollection'>;
      readonly scale: number;
      readonly lines: PublicLines;
    }
  | (Type extends 'GeometryCollection'
      ? { readonly type: 'GeometryCollection'; readonly shapes: readonly PublicShape[] }
      : never);

type Nested = GeoJSON.Position | readonly Nested[];

/** The shape of a geometry, rounded to `scale` parts of a degree; heights are left out. */
export function encodedShape<Geometry extends GeoJSON.Geometry>(
  geometry: Geometry,
  scale = COORDINATE_SCALE,
): PublicShape<Geometry['type']> {
  const shape: PublicShape =
    geometry.type === 'GeometryCollection'
      ? { type: geometry.type, shapes: geometry.geometries.map((part) => encodedShape(part, scale)) }
      : {
          type: geometry.type,
          scale,
          lines: encodedLines(
            geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates,
            scale,
          ),
        };
  return shape as PublicShape<Geometry['type']>;
}

/** The geometry that a shape was made from. */
export function decodedShape<Type extends GeoJSON.Geometry['type']>(
  shape: PublicShape<Type>,
): Extract<GeoJSON.Geometry, { type: Type }> {
  const known: PublicShape = shape;
  if (known.type === 'GeometryCollection') {
    const geometry = { type: known.type, geometries: known.shapes.map((part) => decodedShape(part)) };
    return geometry as unknown as Extract<GeoJSON.Geometry, { type: Type }>;
  }
  const lines = decodedLines(known.lines, known.scale);
  const coordinates = known.type === 'Point' ? lines[0] : lines;
  return { type: known.type, coordinates } as unknown as Extract<GeoJSON.Geometry, { type: Type }>;
}

function encodedLines(coordinates: readonly Nested[], scale: number): PublicLines {
  if (coordinates.length > 0 && isPosition(coordinates[0])) {
    return stepsOf(coordinates as readonly GeoJSON.Position[], scale);
  }
  return coordinates.map((inner) => encodedLines(inner as readonly Nested[], scale));
}

function decodedLines(lines: PublicLines, scale: number): Nested[] {
  if (typeof lines[0] === 'number') return positionsOf(lines as readonly number[], scale);
  return (lines as readonly PublicLines[]).map((inner) => decodedLines(inner, scale));
}

function isPosition(value: Nested): value is GeoJSON.Position {
  return typeof value[0] === 'number';
}

function stepsOf(line: readonly GeoJSON.Position[], scale: number): number[] {
  let [beforeX, beforeY] = [0, 0];
  return line.flatMap(([lon, lat]) => {
    const [x, y] = [Math.round(lon * scale), Math.round(lat * scale)];
    const step = [x - beforeX, y - beforeY];
    [beforeX, beforeY] = [x, y];
    return step;
  });
}

function positionsOf(steps: readonly number[], scale: number): GeoJSON.Position[] {
  let [x, y] = [0, 0];
  return Array.from({ length: steps.length / 2 }, (_, i) => {
    x += steps[2 * i];
    y += steps[2 * i + 1];
    return [x / scale, y / scale];
  });
}
