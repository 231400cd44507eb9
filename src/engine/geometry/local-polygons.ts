import { type LonLat, type MultiPolygon, type Polygon, roundDegrees } from '../../domain/geometry.ts';
import { DegreePatches } from './degree-patches.ts';
import type { LocalFrame } from './local-frame.ts';
import { type OwnPolygon, type OwnRing, type OwnShape, type PlanarShape, rightHanded } from './planar.ts';

/** What turns degrees into metres of a plane. */
export type ToLocal = Pick<LocalFrame, 'toLocal'>;

/** A polygon in degrees as a plane polygon in local metres, rings closed as they were. */
export function polygonToLocal(frame: ToLocal, polygon: Polygon): OwnPolygon {
  return polygon.coordinates.map((ring) => {
    const local = ring.slice(0, -1).map(([lon, lat]): [number, number] => {
      const [x, y] = frame.toLocal(lon, lat);
      return [x, y];
    });
    return local.length === 0 ? [] : [...local, local[0]];
  });
}

/** Polygon or MultiPolygon in degrees as a plane shape in local metres. */
export function shapeToLocal(frame: ToLocal, geometry: Polygon | MultiPolygon): OwnShape {
  if (geometry.type === 'Polygon') return [polygonToLocal(frame, geometry)];
  return geometry.coordinates.map((coordinates) => polygonToLocal(frame, { type: 'Polygon', coordinates }));
}

/** The parts of a geometry, in its own coordinates. */
export function shapeOf(geometry: Polygon | MultiPolygon): PlanarShape {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** The parts of a geometry as polygons of their own. */
export function polygonsOf(geometry: Polygon | MultiPolygon): Polygon[] {
  if (geometry.type === 'Polygon') return [geometry];
  return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
}

/**
 * A shape in local metres as GeoJSON in degrees, seven decimals, right-hand rule. For drawing: rounding
 * may let borders closer than a centimetre touch.
 */
export function shapeToLonLat(frame: LocalFrame, shape: PlanarShape): MultiPolygon {
  const patches = new DegreePatches(frame);
  const toDegrees = (position: readonly number[]): [number, number] => {
    const [lon, lat] = patches.toLonLat(position[0], position[1]);
    return [roundDegrees(lon), roundDegrees(lat)];
  };
  const coordinates = shape.map((polygon) =>
    rightHanded(polygon.map((ring): OwnRing => ring.map(toDegrees))),
  );
  return { type: 'MultiPolygon', coordinates };
}

/** The middle of the box around these positions: a city's frame is centred there. `null` for none. */
export function middleOf(positions: Iterable<LonLat>): LonLat | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= east ? [(west + east) / 2, (south + north) / 2] : null;
}
