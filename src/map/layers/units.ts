/** Sub-district and community lines and names, and compounds. */
import type { BasemapColours } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { FONTS, type Layer, STRONG_FONTS } from './layer.ts';

export function unitLayers(colours: BasemapColours): Layer[] {
  return [
    {
      id: LAYERS.compounds,
      type: 'line',
      source: SOURCES.compounds,
      minzoom: 14.3,
      paint: {
        'line-color': '#8B877E',
        'line-width': ['case', ['get', 'gated'], 1.3, 0.8],
        'line-dasharray': [1, 1.6],
      },
    },
    {
      id: LAYERS.compoundLabels,
      type: 'symbol',
      source: SOURCES.compounds,
      minzoom: 16.2,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONTS, 'text-size': 11.5 },
      paint: { 'text-color': colours.quietText, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
    },
    {
      id: LAYERS.communityLine,
      type: 'line',
      source: SOURCES.units,
      filter: ['==', ['get', 'level'], 'community'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.communityLine,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.5, 13, 1.2],
      },
    },
    {
      id: LAYERS.subdistrictLine,
      type: 'line',
      source: SOURCES.units,
      filter: ['in', ['get', 'level'], ['literal', ['subdistrict', 'county']]],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.communityLine,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1, 14, 2.4],
      },
    },
    unitLabels(LAYERS.subdistrictLabels, 'subdistrict', 9, 12.3, 15, colours),
    unitLabels(LAYERS.communityLabels, 'community', 12.3, 14.4, 13, colours),
  ];
}

function unitLabels(
  id: string,
  level: string,
  minzoom: number,
  maxzoom: number,
  size: number,
  colours: BasemapColours,
): Layer {
  return {
    id,
    type: 'symbol',
    source: SOURCES.unitLabels,
    minzoom,
    maxzoom,
    filter: ['==', ['get', 'level'], level],
    layout: { 'text-field': ['get', 'name'], 'text-font': STRONG_FONTS, 'text-size': size },
    paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 1.8 },
  };
}
