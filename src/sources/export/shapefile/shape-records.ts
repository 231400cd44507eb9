/**
 * The .shp and .shx of a shapefile (ESRI Shapefile Technical Description, 1998). Headers and record numbers are
 * big-endian and count in words of two bytes, what a record holds is little-endian. Shells of polygons run
 * clockwise and holes counter-clockwise, the other way round than in GeoJSON; which hole lies in which shell is
 * not said.
 */
import type { MultiPolygon, Polygon } from '../../../domain/geometry.ts';
import { type PlanarPolygon, type PlanarRing, signedRingArea } from '../../../engine/geometry/planar.ts';
import type { ShapeLayer, ShapeRow } from './layer.ts';

const SHAPE_TYPES = { point: 1, polygon: 5 } as const;
const EMPTY_SHAPE = 0;
const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
const POSITION_BYTES = 16;
const POLYGON_HEADER_BYTES = 44;

type Bounds = readonly [minX: number, minY: number, maxX: number, maxY: number];
const NOTHING: Bounds = [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

interface ShapeRecord {
  readonly content: Uint8Array;
  readonly bounds: Bounds;
}

/** Shapes in the order of the rows, and the index of where each begins. */
export function shapeRecords({ shape, rows }: Pick<ShapeLayer, 'shape' | 'rows'>): {
  readonly shp: Uint8Array;
  readonly shx: Uint8Array;
} {
  const records = rows.map(({ geometry }) => recordOf(geometry));
  const bounds = records.reduce((all, record) => spanning(all, record.bounds), NOTHING);
  const shp = fileWith(
    shape,
    bounds,
    records.reduce((sum, { content }) => sum + RECORD_HEADER_BYTES + content.length, 0),
  );
  const shx = fileWith(shape, bounds, RECORD_HEADER_BYTES * records.length);
  const [shpView, shxView] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  let at = HEADER_BYTES;
  records.forEach(({ content }, i) => {
    shpView.setInt32(at, i + 1);
    shpView.setInt32(at + 4, content.length / 2);
    shp.set(content, at + RECORD_HEADER_BYTES);
    const entry = HEADER_BYTES + RECORD_HEADER_BYTES * i;
    shxView.setInt32(entry, at / 2);
    shxView.setInt32(entry + 4, content.length / 2);
    at += RECORD_HEADER_BYTES + content.length;
  });
  return { shp, shx };
}

function fileWith(shape: ShapeLayer['shape'], bounds: Bounds, bodyBytes: number): Uint8Array {
  const file = new Uint8Array(HEADER_BYTES + bodyBytes);
  const view = new DataView(file.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, file.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, SHAPE_TYPES[shape], true);
  writeNumbers(view, 36, bounds === NOTHING ? [0, 0, 0, 0] : bounds);
  return file;
}

function recordOf(geometry: ShapeRow['geometry']): ShapeRecord {
  if (geometry === null) return { content: new Uint8Array(4).fill(EMPTY_SHAPE), bounds: NOTHING };
  if (geometry.type !== 'Point') return polygonRecord(esriRings(geometry));
  const [x, y] = geometry.coordinates;
  const content = new Uint8Array(4 + POSITION_BYTES);
  const view = new DataView(content.buffer);
  view.setInt32(0, SHAPE_TYPES.point, true);
  writeNumbers(view, 4, [x, y]);
  return { content, bounds: [x, y, x, y] };
}

function polygonRecord(rings: readonly PlanarRing[]): ShapeRecord {
  const positions = rings.flat();
  const pointsAt = POLYGON_HEADER_BYTES + 4 * rings.length;
  const content = new Uint8Array(pointsAt + POSITION_BYTES * positions.length);
  const view = new DataView(content.buffer);
  const bounds = positions.reduce<Bounds>((all, [x, y]) => spanning(all, [x, y, x, y]), NOTHING);
  view.setInt32(0, SHAPE_TYPES.polygon, true);
  writeNumbers(view, 4, bounds);
  view.setInt32(36, rings.length, true);
  view.setInt32(40, positions.length, true);
  let first = 0;
  rings.forEach((ring, i) => {
    view.setInt32(POLYGON_HEADER_BYTES + 4 * i, first, true);
    first += ring.length;
  });
  positions.forEach(([x, y], i) => {
    writeNumbers(view, pointsAt + POSITION_BYTES * i, [x, y]);
  });
  return { content, bounds };
}

/** All rings of all parts, each shell before its holes. */
function esriRings(geometry: Polygon | MultiPolygon): PlanarRing[] {
  const polygons: readonly PlanarPolygon[] =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) =>
    rings.map((ring, i) => (signedRingArea(ring) < 0 === (i === 0) ? ring : ring.toReversed())),
  );
}

function spanning(a: Bounds, b: Bounds): Bounds {
  if (b === NOTHING) return a;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function writeNumbers(view: DataView, at: number, numbers: readonly number[]): void {
  numbers.forEach((number, i) => {
    view.setFloat64(at + 8 * i, number, true);
  });
}
