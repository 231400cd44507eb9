/** Comments: a bubble with the number of open ones, above the grid's own label. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { LAYERS, SOURCES } from '../ids.ts';
import { COMMENT_MARK } from '../images.ts';
import { type Layer, STRONG_FONTS } from './layer.ts';

const TEXT_SIZE = 11;
/** From the grid's label up to the middle of the bubble, in CSS pixels; its tail points down to the label. */
const RISE = 19;

/** Smaller over the whole city, where there may be many. Offsets shrink along with what they move. */
function grownTo(size: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 12, 0.7 * size, 14.5, size];
}

export function commentLayers(): Layer[] {
  return [
    {
      id: LAYERS.comments,
      type: 'symbol',
      source: SOURCES.comments,
      minzoom: 11.5,
      layout: {
        'icon-image': COMMENT_MARK,
        'icon-size': grownTo(1),
        'icon-offset': [0, -RISE],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': ['get', 'label'],
        'text-font': STRONG_FONTS,
        'text-size': grownTo(TEXT_SIZE),
        // The tail takes the lower part of the picture: the number stands a little above its middle.
        'text-offset': [0, -(RISE + 2) / TEXT_SIZE],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': '#FFFFFF' },
    },
  ];
}
