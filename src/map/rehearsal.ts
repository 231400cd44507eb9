/**
 * One small thing for every layer that shows a whole city, drawn where no city is. Drawing it once makes
 * the graphics card's programs, which takes longer than all else on a machine that draws in software.
 */
import type { LonLat } from '../domain/geometry.ts';
import { collection, feature, pointFeature } from './features/feature.ts';
import { SOURCES, type SourceId } from './ids.ts';

/** In the Gulf of Guinea, in the middle of a tile and not on its edge. */
export const REHEARSAL_PLACE = { centre: [0.0005, 0.0005] as LonLat, zoom: 15 } as const;

const [west, south] = [0.0002, 0.0002];
const [east, north] = [0.0008, 0.0008];
const square: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
};
const diagonal: GeoJSON.LineString = {
  type: 'LineString',
  coordinates: [
    [west, south],
    [east, north],
  ],
};
const code = 'rehearsal';

export const REHEARSAL: readonly (readonly [SourceId, GeoJSON.FeatureCollection])[] = [
  [SOURCES.backdrop, collection([feature(square, { layer: 'green', kind: 'park', name: '' })])],
  [SOURCES.streetsMajor, collection([feature(diagonal, { kind: 'primary', name: '' })])],
  [
    SOURCES.units,
    collection(
      ['community', 'subdistrict'].map((level) => feature(square, { code: level, name: '', level })),
    ),
  ],
  [
    SOURCES.unitLabels,
    collection([pointFeature(REHEARSAL_PLACE.centre, { code, name: '一', level: 'community' })]),
  ],
  [SOURCES.grids, collection([feature(square, { code, kind: 'gated_compound', draft: false })])],
];
