/** The walk of the home that is asked about, what stands in its way, and the walk that there would be without it. */
import { type BasemapColours, STATE_COLOURS } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { HANDLE } from '../images.ts';
import { byZoom, type Layer } from './layer.ts';

const source = SOURCES.why;

/** Roles of features on the source. */
export type WhyRole = 'walk' | 'without' | 'door' | 'obstacle';

export function whyLayers(colours: BasemapColours): Layer[] {
  const only = (role: WhyRole) => ['==', ['get', 'role'], role] as ['==', ['get', 'role'], WhyRole];
  const width = byZoom(11, 2.5, 16, 5);
  return [
    {
      id: LAYERS.whyCasing,
      type: 'line',
      source,
      filter: ['in', ['get', 'role'], ['literal', ['walk', 'without']]],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': byZoom(11, 5, 16, 9), 'line-opacity': 0.9 },
    },
    {
      id: LAYERS.whyWalk,
      type: 'line',
      source,
      filter: only('walk'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': STATE_COLOURS.selected, 'line-width': width },
    },
    {
      id: LAYERS.whyWithout,
      type: 'line',
      source,
      filter: only('without'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': STATE_COLOURS.fine, 'line-width': width, 'line-dasharray': [1.6, 1] },
    },
    {
      id: LAYERS.whyDoor,
      type: 'circle',
      source,
      filter: only('door'),
      paint: {
        'circle-radius': 6,
        'circle-color': colours.halo,
        'circle-stroke-color': STATE_COLOURS.selected,
        'circle-stroke-width': 3,
      },
    },
    {
      id: LAYERS.whyObstacle,
      type: 'symbol',
      source,
      filter: only('obstacle'),
      layout: {
        'icon-image': HANDLE.broken,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}
