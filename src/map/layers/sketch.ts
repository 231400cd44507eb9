/** What the tool in hand draws of itself, from a source that changes with every move of the pointer. */
import { type BasemapColours, STATE_COLOURS } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { handleLayer, only } from './edit.ts';
import type { Layer } from './layer.ts';

const source = SOURCES.sketch;

export function sketchLayers(colours: BasemapColours): Layer[] {
  return [
    {
      id: LAYERS.sketchFill,
      type: 'fill',
      source,
      filter: only('area'),
      paint: { 'fill-color': STATE_COLOURS.selected, 'fill-opacity': 0.1, 'fill-antialias': false },
    },
    {
      id: LAYERS.sketchLine,
      type: 'line',
      source,
      filter: ['in', ['get', 'role'], ['literal', ['area', 'line']]],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': STATE_COLOURS.selected, 'line-width': 2 },
    },
    {
      id: LAYERS.sketchPicked,
      type: 'circle',
      source,
      filter: only('picked'),
      paint: {
        'circle-radius': 4,
        'circle-color': STATE_COLOURS.selected,
        'circle-stroke-color': colours.halo,
        'circle-stroke-width': 1.2,
      },
    },
    handleLayer(LAYERS.sketchHandles, source),
  ];
}
