/** Where stations could stand: candidates as small rings, the sites of an answer as numbered discs. */
import { type BasemapColours, STATE_COLOURS } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { type Layer, STRONG_FONTS } from './layer.ts';

const source = SOURCES.siting;

export function sitingLayers(colours: BasemapColours): Layer[] {
  return [
    {
      id: LAYERS.sitingCandidates,
      type: 'circle',
      source,
      filter: ['==', ['get', 'role'], 'candidate'],
      paint: {
        'circle-radius': 5,
        'circle-color': colours.halo,
        'circle-stroke-color': STATE_COLOURS.selected,
        'circle-stroke-width': 2,
      },
    },
    {
      id: LAYERS.sitingSites,
      type: 'circle',
      source,
      filter: ['==', ['get', 'role'], 'site'],
      paint: {
        'circle-radius': 12,
        'circle-color': STATE_COLOURS.selected,
        'circle-stroke-color': colours.halo,
        'circle-stroke-width': 2,
      },
    },
    {
      id: LAYERS.sitingNumbers,
      type: 'symbol',
      source,
      filter: ['==', ['get', 'role'], 'site'],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': STRONG_FONTS,
        'text-size': 13,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': '#FFFFFF' },
    },
  ];
}
