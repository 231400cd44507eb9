/**
 * Draws only what is on screen: of the hundred thousand buildings and streets of a prefecture, the map
 * is given those around the view, and given others when the view leaves that window. Whole-city GeoJSON
 * costs MapLibre a gigabyte; a window of some thousand features costs nothing worth measuring.
 */
import Flatbush from 'flatbush';
import type { LonLatBounds } from '../domain/geometry.ts';
import { widened } from './bounds.ts';

export interface ViewWindow {
  /** Features for the view, or `null` when what was given last still covers it. */
  look(view: LonLatBounds): GeoJSON.FeatureCollection | null;
  /** The features have changed: the next look gives them anew. */
  forget(): void;
}

/** How far a window reaches beyond the view, as a share of the view's size on every side. */
const MARGIN = 0.5;

/** A window over `count` things with the boxes and features that the two functions give. */
export function createViewWindow(
  count: number,
  boxOf: (index: number) => LonLatBounds,
  featureOf: (index: number) => GeoJSON.Feature | null,
): ViewWindow {
  // Built when first looked through: buildings are not looked at before the map is near.
  let index: Flatbush | null = null;
  const indexed = (): Flatbush => {
    if (index) return index;
    index = new Flatbush(count);
    for (let i = 0; i < count; i++) index.add(...boxOf(i));
    index.finish();
    return index;
  };
  let given: LonLatBounds | null = null;
  return {
    look(view) {
      if (given && contains(given, view) && !muchLarger(given, view)) return null;
      given = widened(view, MARGIN);
      const features: GeoJSON.Feature[] = [];
      for (const found of count > 0 ? indexed().search(...given) : []) {
        const feature = featureOf(found);
        if (feature) features.push(feature);
      }
      return { type: 'FeatureCollection', features };
    },
    forget() {
      given = null;
    },
  };
}

function contains(outer: LonLatBounds, inner: LonLatBounds): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

/** After zooming far in, a window of the old size carries features nobody sees. */
function muchLarger(outer: LonLatBounds, inner: LonLatBounds): boolean {
  return outer[2] - outer[0] > 8 * (inner[2] - inner[0]);
}
