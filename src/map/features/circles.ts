/** Drawn service circles: an outline each, and a name inside. */
import type { LonLat } from '../../domain/geometry.ts';
import type { CircleShape } from '../../domain/service-circle-figures.ts';
import { interiorPoint } from '../interior-point.ts';
import { collection, feature, pointFeature } from './feature.ts';
import { largestPart } from './ground.ts';

/** How a circle is drawn: as it is kept, as the one looked at, or as the one under the pen. */
export type CircleRole = 'kept' | 'chosen' | 'draft';

export interface CircleView {
  readonly shape: CircleShape;
  readonly role: CircleRole;
  readonly label: string;
}

/** Circles without ground are left out. */
export function circleFeatures(views: readonly CircleView[]): GeoJSON.FeatureCollection {
  return collection(
    views
      .filter(({ shape }) => shape.parts > 0)
      .flatMap(({ shape, role, label }) => [
        feature(shape.geometry, { role }),
        pointFeature(labelPlace(shape), { role, label }),
      ]),
  );
}

const labelPlaces = new WeakMap<CircleShape, LonLat>();

function labelPlace(shape: CircleShape): LonLat {
  const known = labelPlaces.get(shape) ?? interiorPoint(largestPart(shape.geometry));
  labelPlaces.set(shape, known);
  return known;
}
