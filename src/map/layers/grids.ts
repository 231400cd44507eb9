/**
 * Grids: colour comes from feature-state (`fill`, a colour), because a new setting recolours all of them
 * at once; hatch, outline and label come from properties. `hidden` withdraws an original being edited.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import { type BasemapColours, STATE_COLOURS } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { HATCH } from '../images.ts';
import { FONTS, flagged, type Layer, unlessHidden } from './layer.ts';

const source = SOURCES.grids;
const fillColour: ExpressionSpecification = [
  'to-color',
  ['coalesce', ['feature-state', 'fill'], 'rgba(0,0,0,0)'],
];

export const GRID_FILL_OPACITY = 0.72;

export function gridLayers(colours: BasemapColours): Layer[] {
  return [
    {
      id: LAYERS.gridFill,
      type: 'fill',
      source,
      paint: {
        'fill-color': fillColour,
        'fill-opacity': unlessHidden(GRID_FILL_OPACITY),
        'fill-antialias': false,
      },
    },
    {
      id: LAYERS.gridTowers,
      type: 'fill-extrusion',
      source,
      layout: { visibility: 'none' },
      paint: {
        'fill-extrusion-color': fillColour,
        'fill-extrusion-height': ['coalesce', ['feature-state', 'heightM'], 0],
        'fill-extrusion-opacity': 0.88,
      },
    },
    {
      id: LAYERS.gridHatch,
      type: 'fill',
      source,
      filter: ['!=', ['get', 'kind'], 'scattered_housing'],
      paint: {
        'fill-pattern': ['match', ['get', 'kind'], 'gated_compound', HATCH.gated, HATCH.dedicated],
        'fill-opacity': unlessHidden(0.8),
        'fill-antialias': false,
      },
    },
    {
      id: LAYERS.gridLine,
      type: 'line',
      source,
      minzoom: 11.5,
      filter: ['!', ['get', 'draft']],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.gridLine, 'line-width': 0.8, 'line-opacity': unlessHidden(1) },
    },
    {
      id: LAYERS.gridLineDraft,
      type: 'line',
      source,
      filter: ['get', 'draft'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': STATE_COLOURS.selected,
        'line-width': 1.4,
        'line-dasharray': [4, 2.5],
        'line-opacity': unlessHidden(1),
      },
    },
    {
      id: LAYERS.gridHover,
      type: 'line',
      source,
      paint: {
        'line-color': STATE_COLOURS.selected,
        'line-width': 1.6,
        'line-opacity': ['case', flagged('hidden'), 0, flagged('hovered'), 0.7, 0],
      },
    },
    {
      id: LAYERS.gridSelected,
      type: 'line',
      source,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': STATE_COLOURS.selected,
        'line-width': 3,
        'line-opacity': ['case', flagged('hidden'), 0, flagged('selected'), 1, 0],
      },
    },
    {
      id: LAYERS.gridLabels,
      type: 'symbol',
      source: SOURCES.gridLabels,
      minzoom: 13.6,
      layout: {
        'text-field': ['get', 'label'],
        'text-font': FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13.6, 10.5, 16, 13],
        'text-padding': 1,
      },
      paint: {
        'text-color': colours.text,
        'text-halo-color': colours.halo,
        'text-halo-width': 1.5,
        'text-opacity': unlessHidden(1),
      },
    },
  ];
}
