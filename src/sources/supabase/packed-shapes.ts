/**
 * From the packed column of a layer to shapes, one per row. PostGIS collects the rows before it packs them:
 * rows of one simple kind arrive as its multi-kind, any others as a collection, none as nothing.
 */
import { TWKB, TwkbReader } from './twkb.ts';

/** Positions as columns, exact to the stored seven decimals. */
export interface Positions {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** Line i runs through positions `offsets[i]` … `offsets[i + 1] - 1`. */
export interface Lines extends Positions {
  readonly offsets: Int32Array;
}

/** Points in the order of the rows. Throws when anything else is packed, as do the following. */
export function unpackPoints(packed: string | null): Positions {
  if (packed === null) return { lon: new Float64Array(0), lat: new Float64Array(0) };
  const reader = openAs(packed, TWKB.multiPoint);
  const count = reader.count();
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  reader.columns(lon, lat, 0, count);
  reader.end();
  return { lon, lat };
}

/** Lines as columns. */
export function unpackLines(packed: string | null): Lines {
  if (packed === null) return { ...unpackPoints(null), offsets: new Int32Array(1) };
  const reader = openAs(packed, TWKB.multiLineString);
  const offsets = new Int32Array(reader.count() + 1);
  const lon = new Float64Array(reader.mostPositions());
  const lat = new Float64Array(lon.length);
  let count = 0;
  for (let line = 1; line < offsets.length; line++) {
    offsets[line] = count + reader.count();
    reader.columns(lon, lat, count, offsets[line]);
    count = offsets[line];
  }
  reader.end();
  return { offsets, lon: lon.slice(0, count), lat: lat.slice(0, count) };
}

/** Shapes of any kind, each as GeoJSON of the kind it was stored as. */
export function unpackShapes(packed: string | null): GeoJSON.Geometry[] {
  if (packed === null) return [];
  const reader = new TwkbReader(packed);
  const whole = readShape(reader);
  reader.end();
  switch (whole.type) {
    case 'GeometryCollection':
      return whole.geometries;
    case 'MultiPoint':
      return whole.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return whole.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return whole.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    default:
      throw new Error('several shapes were expected');
  }
}

function openAs(packed: string, kind: number): TwkbReader {
  const reader = new TwkbReader(packed);
  if (reader.open() !== kind) throw new Error('shapes of another kind were expected');
  return reader;
}

function readShape(reader: TwkbReader): GeoJSON.Geometry {
  const line = () => reader.pairs(reader.count());
  const rings = () => readList(reader, line);
  switch (reader.open()) {
    case TWKB.point:
      return { type: 'Point', coordinates: reader.pairs(1)[0] };
    case TWKB.lineString:
      return { type: 'LineString', coordinates: line() };
    case TWKB.polygon:
      return { type: 'Polygon', coordinates: rings() };
    case TWKB.multiPoint:
      return { type: 'MultiPoint', coordinates: line() };
    case TWKB.multiLineString:
      return { type: 'MultiLineString', coordinates: rings() };
    case TWKB.multiPolygon:
      return { type: 'MultiPolygon', coordinates: readList(reader, rings) };
    case TWKB.collection:
      return { type: 'GeometryCollection', geometries: readList(reader, () => readShape(reader)) };
    default:
      throw new Error('a kind of geometry is unknown');
  }
}

function readList<T>(reader: TwkbReader, one: () => T): T[] {
  const list = new Array<T>(reader.count());
  for (let i = 0; i < list.length; i++) list[i] = one();
  return list;
}
