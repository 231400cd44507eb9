/**
 * Geometry at the edge: coordinates become finite degrees with seven decimals, rings are closed and
 * free of repeated positions. A geometry that cannot be read is answered with the reason as text.
 */
import type { LonLat, MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import { isRecord } from './read-features.ts';

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

type Position = [number, number];

class GeometryFault extends Error {}

function reading<T>(read: () => T): Read<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof GeometryFault) return { ok: false, why: error.message };
    throw error;
  }
}

export function readPoint(geometry: unknown): Read<LonLat> {
  return reading(() => readPosition(coordinatesOf(geometry, ['Point']).coordinates));
}

export function readPolygons(geometry: unknown): Read<Polygon[]> {
  return reading(() => {
    const { type, coordinates } = coordinatesOf(geometry, ['Polygon', 'MultiPolygon']);
    if (type === 'Polygon') return [readPolygon(coordinates)];
    const parts = listOf(coordinates).map(readPolygon);
    if (parts.length === 0) throw new GeometryFault('the MultiPolygon has no parts');
    return parts;
  });
}

export function readArea(geometry: unknown): Read<Polygon | MultiPolygon> {
  const parts = readPolygons(geometry);
  return parts.ok ? { ok: true, value: joinPolygons(parts.value) } : parts;
}

/** One Polygon, or a MultiPolygon of several. */
export function joinPolygons(parts: readonly Polygon[]): Polygon | MultiPolygon {
  if (parts.length === 1) return parts[0];
  return { type: 'MultiPolygon', coordinates: parts.map((part) => part.coordinates) };
}

export function readLines(geometry: unknown): Read<Position[][]> {
  return reading(() => {
    const { type, coordinates } = coordinatesOf(geometry, ['LineString', 'MultiLineString']);
    return (type === 'LineString' ? [coordinates] : listOf(coordinates)).map(readPositionLine);
  });
}

/** A line in one part. */
export function readLine(geometry: unknown): Read<LonLat[]> {
  const lines = readLines(geometry);
  if (!lines.ok) return lines;
  const [line, ...others] = lines.value;
  if (others.length === 0) return { ok: true, value: line };
  return { ok: false, why: 'the line is in several parts; expected one' };
}

/** Any geometry type, for layers that are only drawn. */
export function readAnyGeometry(geometry: unknown): Read<GeoJSON.Geometry> {
  return reading(() => anyGeometry(geometry));
}

function anyGeometry(geometry: unknown): GeoJSON.Geometry {
  if (isRecord(geometry) && geometry.type === 'GeometryCollection') {
    return { type: 'GeometryCollection', geometries: listOf(geometry.geometries).map(anyGeometry) };
  }
  const { type, coordinates } = coordinatesOf(geometry, [
    'Point',
    'MultiPoint',
    'LineString',
    'MultiLineString',
    'Polygon',
    'MultiPolygon',
  ]);
  switch (type) {
    case 'Point':
      return { type, coordinates: readPosition(coordinates) };
    case 'MultiPoint':
      return { type, coordinates: listOf(coordinates).map(readPosition) };
    case 'LineString':
      return { type, coordinates: readPositionLine(coordinates) };
    case 'MultiLineString':
      return { type, coordinates: listOf(coordinates).map(readPositionLine) };
    case 'Polygon':
      return readPolygon(coordinates);
    default:
      return {
        type: 'MultiPolygon',
        coordinates: listOf(coordinates).map((part) => readPolygon(part).coordinates),
      };
  }
}

function coordinatesOf(
  geometry: unknown,
  expected: readonly string[],
): { type: string; coordinates: unknown } {
  const wanted = expected.join(' or ');
  if (geometry === null || geometry === undefined) throw new GeometryFault(`no geometry; expected ${wanted}`);
  if (!isRecord(geometry) || typeof geometry.type !== 'string') {
    throw new GeometryFault(`geometry is not GeoJSON; expected ${wanted}`);
  }
  if (!expected.includes(geometry.type)) {
    throw new GeometryFault(`geometry is ${geometry.type}; expected ${wanted}`);
  }
  return { type: geometry.type, coordinates: geometry.coordinates };
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new GeometryFault('coordinates are not a list');
  return value;
}

function readPosition(value: unknown): Position {
  const [lon, lat] = listOf(value);
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) throw new GeometryFault('a coordinate is not a number');
  if (Math.abs(lon as number) > 180 || Math.abs(lat as number) > 90) {
    throw new GeometryFault(`coordinate ${lon}, ${lat} is outside longitude ±180 / latitude ±90`);
  }
  return [roundDegrees(lon as number), roundDegrees(lat as number)];
}

function readPositions(value: unknown): Position[] {
  const positions: Position[] = [];
  for (const item of listOf(value)) {
    const position = readPosition(item);
    const last = positions[positions.length - 1];
    if (last === undefined || !samePosition(last, position)) positions.push(position);
  }
  return positions;
}

function readPositionLine(value: unknown): Position[] {
  const positions = readPositions(value);
  if (positions.length < 2) throw new GeometryFault('a line has fewer than two different positions');
  return positions;
}

function readPolygon(coordinates: unknown): Polygon {
  const rings = listOf(coordinates).map(readRing);
  if (rings.length === 0) throw new GeometryFault('the polygon has no ring');
  return { type: 'Polygon', coordinates: rings };
}

function readRing(value: unknown): Position[] {
  const ring = readPositions(value);
  if (ring.length > 0 && !samePosition(ring[0], ring[ring.length - 1])) ring.push([ring[0][0], ring[0][1]]);
  if (ring.length < 4) throw new GeometryFault('a ring has fewer than three different positions');
  return ring;
}

function samePosition(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
