import { type LonLat, roundDegrees } from '../../domain/geometry.ts';
import { interiorPoint } from '../geometry/interior-point.ts';
import { shapeOf } from '../geometry/local-polygons.ts';

/** A position inside an area, else one of its corners. */
export function positionIn(geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon): LonLat {
  const shape = shapeOf(geometry);
  const [lon, lat] = interiorPoint(shape) ?? shape[0][0][0];
  return [roundDegrees(lon), roundDegrees(lat)];
}
