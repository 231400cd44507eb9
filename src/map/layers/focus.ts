/** One place brought forward: everything around it steps back, and a line runs around it. */
import type { BasemapColours } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import type { Layer } from './layer.ts';

export function focusLayers(colours: BasemapColours): Layer[] {
  return [
    {
      id: LAYERS.focusMask,
      type: 'fill',
      source: SOURCES.focus,
      filter: ['==', ['get', 'role'], 'around'],
      paint: { 'fill-color': colours.land, 'fill-opacity': 0.66, 'fill-antialias': false },
    },
    {
      id: LAYERS.focusLine,
      type: 'line',
      source: SOURCES.focus,
      filter: ['==', ['get', 'role'], 'border'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.text, 'line-width': 2.6 },
    },
  ];
}
