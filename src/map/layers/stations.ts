/** Stations: one glyph family, larger tiers first to claim their place, names when there is room. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { type BasemapColours, STATE_COLOURS } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { FONTS, flagged, type Layer, unlessHidden } from './layer.ts';

const source = SOURCES.stations;

/** Left out of the tile, not only unseen: what is not drawn must not be hit by the pointer. */
const NEAR_ENOUGH: ExpressionSpecification = ['>=', ['zoom'], ['get', 'fromZoom']];

export function stationLayers(colours: BasemapColours): Layer[] {
  return [
    {
      id: LAYERS.stationHalo,
      type: 'circle',
      source,
      filter: NEAR_ENOUGH,
      paint: {
        'circle-radius': 15,
        'circle-color': STATE_COLOURS.selected,
        'circle-opacity': [
          'case',
          flagged('hidden'),
          0,
          flagged('selected'),
          0.25,
          flagged('hovered'),
          0.15,
          0,
        ],
        'circle-stroke-color': STATE_COLOURS.selected,
        'circle-stroke-width': 2,
        'circle-stroke-opacity': ['case', flagged('hidden'), 0, flagged('selected'), 1, 0],
      },
    },
    {
      id: LAYERS.stations,
      type: 'symbol',
      source,
      filter: NEAR_ENOUGH,
      layout: {
        'icon-image': ['get', 'image'],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['-', ['get', 'rank']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.5, 13, 0.75, 15, 1],
      },
      paint: { 'icon-opacity': unlessHidden(1) },
    },
    {
      id: LAYERS.stationLabels,
      type: 'symbol',
      source,
      minzoom: 14.6,
      filter: NEAR_ENOUGH,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS,
        'text-size': 11.5,
        'text-anchor': 'top',
        'text-offset': [0, 0.9],
        'text-optional': true,
        'symbol-sort-key': ['get', 'rank'],
        'text-max-width': 9,
      },
      paint: {
        'text-color': colours.stationText,
        'text-halo-color': colours.halo,
        'text-halo-width': 1.5,
        'text-opacity': unlessHidden(1),
      },
    },
  ];
}
