/** What is around one place, as a sheet with the place cut out, and the border of the place. */
import type { LonLatBounds, MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { widened } from '../bounds.ts';
import { collection, feature } from './feature.ts';

/** `city` bounds all that is drawn; the sheet reaches as far beyond as the view can. */
export function focusFeatures(place: Polygon | MultiPolygon, city: LonLatBounds): GeoJSON.FeatureCollection {
  const [west, south, east, north] = widened(city, 4);
  const sheet = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const parts = place.type === 'Polygon' ? [place.coordinates] : place.coordinates;
  const holes = parts.map(([outer]) => outer.map(([lon, lat]) => [lon, lat]));
  return collection([
    feature({ type: 'Polygon', coordinates: [sheet, ...holes] }, { role: 'around' }),
    feature(place as GeoJSON.Geometry, { role: 'border' }),
  ]);
}
