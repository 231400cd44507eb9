/** What is being edited, drawn from one small source that changes with every frame of a drag. */
import type { LonLat } from '../../domain/geometry.ts';
import { type BasemapColours, IDENTITY_RED, MINUTE_COLOURS, STATE_COLOURS } from '../../ui/tokens.ts';
import { feature } from '../features/feature.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { HATCH } from '../images.ts';
import { GAP_OPACITY } from './coverage.ts';
import { GRID_FILL_OPACITY } from './grids.ts';
import { FONTS, type Layer } from './layer.ts';

const source = SOURCES.edit;

/** Roles of features on the edit source. */
type EditRole =
  | 'grid'
  | 'gap'
  | 'ghost'
  | 'label'
  | 'handle'
  | 'station'
  | 'serviceArea'
  | 'locked'
  | 'moved'
  | 'stray';

/** A feature of that source, to be drawn by the layers of its role. */
export function editFeature(
  role: EditRole,
  geometry: GeoJSON.Geometry,
  properties: Readonly<Record<string, unknown>> = {},
): GeoJSON.Feature {
  return feature(geometry, { role, ...properties });
}

export function editPoint(
  role: EditRole,
  at: LonLat,
  properties: Readonly<Record<string, unknown>> = {},
): GeoJSON.Feature {
  return editFeature(role, { type: 'Point', coordinates: [at[0], at[1]] }, properties);
}

/** True for the features of a role. */
export function only(role: EditRole): ['==', ['get', 'role'], EditRole] {
  return ['==', ['get', 'role'], role];
}

export function editLayers(colours: BasemapColours): Layer[] {
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
      id: LAYERS.lockHatch,
      type: 'fill',
      source,
      filter: only('locked'),
      paint: { 'fill-pattern': HATCH.locked, 'fill-opacity': 0.9 },
    },
    {
      id: LAYERS.movedHatch,
      type: 'fill',
      source,
      filter: only('moved'),
      paint: { 'fill-pattern': HATCH.moved, 'fill-opacity': 0.9 },
    },
    {
      id: LAYERS.movedLine,
      type: 'line',
      source,
      filter: only('moved'),
      paint: { 'line-color': STATE_COLOURS.selected, 'line-width': 1.5 },
    },
    {
      id: LAYERS.strayFill,
      type: 'fill',
      source,
      filter: only('stray'),
      paint: { 'fill-color': STATE_COLOURS.broken, 'fill-opacity': 0.25, 'fill-antialias': false },
    },
    {
      id: LAYERS.strayLine,
      type: 'line',
      source,
      filter: only('stray'),
      paint: { 'line-color': STATE_COLOURS.broken, 'line-width': 2.5, 'line-dasharray': [2, 1.4] },
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
    // The higher rank above the lower.
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
