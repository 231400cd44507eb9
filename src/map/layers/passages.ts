/** Gates, filled where they are not open at all hours, and crossings of their own record. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { BasemapColours } from '../../ui/tokens.ts';
import { STATE_COLOURS } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { byZoom, type Layer } from './layer.ts';

const source = SOURCES.passages;
/** From which they are told apart, and taken hold of. */
export const PASSAGE_ZOOM = 14.6;
/** From which crossings are drawn. */
export const CROSSING_ZOOM = 12.8;

export function passageLayers(colours: BasemapColours): Layer[] {
  return [
    {
      id: LAYERS.crossings,
      type: 'line',
      source,
      minzoom: CROSSING_ZOOM,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'butt' },
      paint: {
        'line-color': marked(colours),
        'line-width': byZoom(CROSSING_ZOOM, whereSelected(4, 2), 16, whereSelected(9, 6)),
        'line-dasharray': [0.6, 0.4],
      },
    },
    {
      id: LAYERS.gates,
      type: 'circle',
      source,
      minzoom: PASSAGE_ZOOM,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': byZoom(PASSAGE_ZOOM, whereSelected(6, 3), 17, whereSelected(9, 5.5)),
        'circle-color': ['case', ['get', 'limited'], colours.communityLine, colours.halo],
        'circle-stroke-color': marked(colours),
        'circle-stroke-width': whereSelected(3, 1.6),
      },
    },
  ];
}

function marked(colours: BasemapColours): ExpressionSpecification {
  const isMarked = ['any', ['get', 'drafted'], ['get', 'selected']] as ExpressionSpecification;
  return ['case', isMarked, STATE_COLOURS.selected, colours.communityLine];
}

function whereSelected(selected: number, other: number): ExpressionSpecification {
  return ['case', ['get', 'selected'], selected, other];
}
