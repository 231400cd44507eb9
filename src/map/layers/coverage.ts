/**
 * Service areas and gaps: pictures of the count. Circles are drawn dashed (the adapter's
 * `showCircles`), so that nobody takes them for walks.
 */
import { type BasemapColours, IDENTITY_RED, MINUTE_COLOURS } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { HATCH } from '../images.ts';
import { type Layer, unlessHidden } from './layer.ts';

export const GAP_OPACITY = 0.35;
/** Faint, and under the grids: the colour of a grid says its figure. */
export const COVERED_OPACITY = 0.04;
export const STATION_AREA_OPACITY = 0.08;

/** Dashes of service areas drawn by the circle method. */
export const CIRCLE_DASHES = [3, 2];

export function coverageLayers(colours: BasemapColours): Layer[] {
  return [
    {
      id: LAYERS.coveredFill,
      type: 'fill',
      source: SOURCES.covered,
      paint: { 'fill-color': IDENTITY_RED, 'fill-opacity': COVERED_OPACITY, 'fill-antialias': false },
    },
    {
      id: LAYERS.coveredOutline,
      type: 'line',
      source: SOURCES.coveredOutline,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': IDENTITY_RED, 'line-width': 1.5 },
    },
    {
      id: LAYERS.stationAreaFill,
      type: 'fill',
      source: SOURCES.stationArea,
      paint: { 'fill-color': IDENTITY_RED, 'fill-opacity': STATION_AREA_OPACITY, 'fill-antialias': false },
    },
    {
      id: LAYERS.stationAreaOutline,
      type: 'line',
      source: SOURCES.stationArea,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': IDENTITY_RED, 'line-width': 2.2 },
    },
    {
      id: LAYERS.stationCircle,
      type: 'line',
      source: SOURCES.stationCircle,
      paint: { 'line-color': colours.text, 'line-width': 1.4, 'line-dasharray': CIRCLE_DASHES },
    },
    ...gapLayers(SOURCES.gaps, LAYERS.gapFill, LAYERS.gapHatch),
    {
      id: LAYERS.gapOutline,
      type: 'line',
      source: SOURCES.gaps,
      paint: { 'line-color': colours.gap, 'line-width': 0.8, 'line-opacity': unlessHidden(1) },
    },
  ];
}

function gapLayers(source: string, fill: string, hatch: string): Layer[] {
  return [
    {
      id: fill,
      type: 'fill',
      source,
      paint: {
        'fill-color': MINUTE_COLOURS.beyond,
        'fill-opacity': unlessHidden(GAP_OPACITY),
        'fill-antialias': false,
      },
    },
    {
      id: hatch,
      type: 'fill',
      source,
      paint: { 'fill-pattern': HATCH.gap, 'fill-opacity': unlessHidden(0.6), 'fill-antialias': false },
    },
  ];
}
