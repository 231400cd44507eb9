import { circle } from '@turf/turf';
import type { LonLat, Polygon } from '../../domain/geometry.ts';

/** Corners of a drawn circle: 0.04 % of the area and 0.03 % of the radius short of the true one. */
export const CIRCLE_STEPS = 128;

/** All ground within this many metres as the crow flies, as a polygon inscribed in the circle. */
export function circlePolygon([lon, lat]: LonLat, radiusM: number, steps = CIRCLE_STEPS): Polygon {
  return circle([lon, lat], radiusM, { steps, units: 'meters' }).geometry;
}
