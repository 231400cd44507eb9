/** What is being edited, drawn from one small source that changes with every frame of a drag. */
import { type BasemapColours, IDENTITY_RED, MINUTE_COLOURS, STATE_COLOURS } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { HATCH } from '../images.ts';
import { GAP_OPACITY } from './coverage.ts';
import { GRID_FILL_OPACITY } from './grids.ts';
import { FONTS, type Layer } from './layer.ts';

const source = SOURCES.edit;

/** Roles of features on the edit source. */
export type EditRole = 'grid' | 'gap' | 'ghost' | 'label' | 'handle' | 'station' | 'serviceArea';

export function editLayers(colours: BasemapColours): Layer[] {
  const only = (role: EditRole) => ['==', ['get', 'role'], role] as ['==', ['get', 'role'], EditRole];
  const refusedOr = (colour: string) =>
    ['case', ['get', 'refused'], STATE_COLOURS.broken, colour] as [
      'case',
      ['get', 'refused'],
      string,
      string,
    ];
  return [
    {
      id: LAYERS.editFill,
      type: 'fill',
      source,
      filter: only('grid'),
      paint: {
        'fill-color': ['to-color', ['get', 'fill'], 'rgba(0,0,0,0)'],
        'fill-opacity': GRID_FILL_OPACITY,
        'fill-antialias': false,
      },
    },
    {
      id: LAYERS.editAreaFill,
      type: 'fill',
      source,
      filter: only('serviceArea'),
      paint: { 'fill-color': IDENTITY_RED, 'fill-opacity': 0.12, 'fill-antialias': false },
    },
    {
      id: LAYERS.editHatch,
      type: 'fill',
      source,
      filter: ['all', only('grid'), ['!=', ['get', 'kind'], 'scattered_housing']],
      paint: {
        'fill-pattern': ['match', ['get', 'kind'], 'gated_compound', HATCH.gated, HATCH.dedicated],
        'fill-opacity': 0.8,
      },
    },
    {
      id: LAYERS.editGapFill,
      type: 'fill',
      source,
      filter: only('gap'),
      paint: { 'fill-color': MINUTE_COLOURS.beyond, 'fill-opacity': GAP_OPACITY, 'fill-antialias': false },
    },
    {
      id: LAYERS.editGapHatch,
      type: 'fill',
      source,
      filter: only('gap'),
      paint: { 'fill-pattern': HATCH.gap, 'fill-opacity': 0.6 },
    },
    {
      id: LAYERS.editGhost,
      type: 'line',
      source,
      filter: only('ghost'),
      paint: { 'line-color': '#6B6B6B', 'line-width': 1.2, 'line-dasharray': [1.5, 2] },
    },
    {
      id: LAYERS.editLine,
      type: 'line',
      source,
      filter: ['in', ['get', 'role'], ['literal', ['grid', 'serviceArea']]],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': [
          'match',
          ['get', 'role'],
          'serviceArea',
          IDENTITY_RED,
          refusedOr(STATE_COLOURS.selected),
        ],
        'line-width': 2,
        'line-dasharray': [3, 1.6],
      },
    },
    {
      id: LAYERS.editLabels,
      type: 'symbol',
      source,
      filter: only('label'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': FONTS,
        'text-size': 13,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 1.6 },
    },
    {
      id: LAYERS.editHandles,
      type: 'symbol',
      source,
      filter: only('handle'),
      layout: {
        'icon-image': ['get', 'image'],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['get', 'rank'],
      },
    },
    {
      id: LAYERS.editStation,
      type: 'symbol',
      source,
      filter: only('station'),
      layout: { 'icon-image': ['get', 'image'], 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
  ];
}
