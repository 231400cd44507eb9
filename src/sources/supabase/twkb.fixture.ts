import { COORDINATE_SCALE } from '../../domain/geometry.ts';
import { TWKB } from './twkb.ts';

/** Tiny Well-Known Binary of seven decimals in base64, written by the book: what `private.pack` does in PostGIS. */
export function packShape(shape: GeoJSON.Geometry): string {
  return btoa(String.fromCharCode(...bytesOf(shape)));
}

function bytesOf(shape: GeoJSON.Geometry): number[] {
  let before = [0, 0];
  const position = (at: GeoJSON.Position) => {
    const here = [Math.round(at[0] * COORDINATE_SCALE), Math.round(at[1] * COORDINATE_SCALE)];
    const steps = here.flatMap((value, axis) => signedVarint(value - before[axis]));
    before = here;
    return steps;
  };
  const list = <T>(items: readonly T[], bytes: (item: T) => number[]) => [
    ...varint(items.length),
    ...items.flatMap(bytes),
  ];
  const line = (positions: readonly GeoJSON.Position[]) => list(positions, position);
  const rings = (all: readonly GeoJSON.Position[][]) => list(all, line);
  const head = (kind: number) => [(14 << 4) | kind, 0];
  switch (shape.type) {
    case 'Point':
      return [...head(TWKB.point), ...position(shape.coordinates)];
    case 'LineString':
      return [...head(TWKB.lineString), ...line(shape.coordinates)];
    case 'Polygon':
      return [...head(TWKB.polygon), ...rings(shape.coordinates)];
    case 'MultiPoint':
      return [...head(TWKB.multiPoint), ...line(shape.coordinates)];
    case 'MultiLineString':
      return [...head(TWKB.multiLineString), ...rings(shape.coordinates)];
    case 'MultiPolygon':
      return [...head(TWKB.multiPolygon), ...list(shape.coordinates, rings)];
    case 'GeometryCollection':
      return [...head(TWKB.collection), ...list(shape.geometries, bytesOf)];
  }
}

function signedVarint(value: number): number[] {
  return varint(value < 0 ? -2 * value - 1 : 2 * value);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push(128 | (rest % 128));
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}
