/** Gates, filled where they are not open at all hours, and crossings of their own record. */
import type { BasemapColours } from '../../ui/tokens.ts';
import { STATE_COLOURS } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { byZoom, type Layer } from './layer.ts';

const source = SOURCES.passages;
/** From which they are told apart, and taken hold of. */
export const PASSAGE_ZOOM = 14.6;

export function passageLayers(colours: BasemapColours): Layer[] {
  return [
    {
      id: LAYERS.crossings,
      type: 'line',
      source,
      minzoom: 12.8,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'butt' },
      paint: {
        'line-color': ['case', ['get', 'drafted'], STATE_COLOURS.selected, colours.communityLine],
        'line-width': byZoom(12.8, 2, 16, 6),
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
        'circle-radius': byZoom(PASSAGE_ZOOM, 3, 17, 5.5),
        'circle-color': ['case', ['get', 'limited'], colours.communityLine, colours.halo],
        'circle-stroke-color': ['case', ['get', 'drafted'], STATE_COLOURS.selected, colours.communityLine],
        'circle-stroke-width': 1.6,
      },
    },
  ];
}
