/**
 * Drawn service circles: a double line, as no computed area has it, and a name. Service areas are thin red lines
 * with a fill; a circle has none, but for the one under the pen.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import { type BasemapColours, STATE_COLOURS } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { type Layer, STRONG_FONTS } from './layer.ts';

const source = SOURCES.circles;
const isArea: ExpressionSpecification = ['!=', ['geometry-type'], 'Point'];

export function circleLayers(colours: BasemapColours): Layer[] {
  const ink: ExpressionSpecification = [
    'match',
    ['get', 'role'],
    'kept',
    colours.text,
    STATE_COLOURS.selected,
  ];
  return [
    {
      id: LAYERS.circleFill,
      type: 'fill',
      source,
      filter: ['all', isArea, ['!=', ['get', 'role'], 'kept']],
      paint: {
        'fill-color': STATE_COLOURS.selected,
        'fill-opacity': ['match', ['get', 'role'], 'draft', 0.16, 0.08],
        'fill-antialias': false,
      },
    },
    {
      id: LAYERS.circleHalo,
      type: 'line',
      source,
      filter: isArea,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': 7, 'line-opacity': 0.75 },
    },
    {
      id: LAYERS.circleLine,
      type: 'line',
      source,
      filter: isArea,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ink, 'line-width': 1.6, 'line-gap-width': 2.4 },
    },
    {
      id: LAYERS.circleLabels,
      type: 'symbol',
      source,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': STRONG_FONTS,
        'text-size': 14,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': ink, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
    },
  ];
}
