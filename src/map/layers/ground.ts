/** The base map of our own: land, green, water, buildings, streets with casing, railway, walls. */
import type { BasemapColours } from '../../ui/tokens.ts';
import { LAYERS, SOURCES } from '../ids.ts';
import { byZoom, FONTS, type Layer } from './layer.ts';

/** Zoom from which a kind is drawn. Window sources are filled from the same zoom on. */
export const MIN_ZOOM = { minorStreets: 12.8, paths: 15.2, buildings: 14.3 } as const;
const RAILWAYS = ['railway', 'rail', 'railway_viaduct'];
const EXPRESSWAYS = ['expressway', 'motorway', 'expressway_viaduct'];

export function groundLayers(colours: BasemapColours): Layer[] {
  return [
    { id: LAYERS.land, type: 'background', paint: { 'background-color': colours.land } },
    ...backdropLayers(colours),
    ...streetLayers(colours),
    {
      id: LAYERS.buildings,
      type: 'fill',
      source: SOURCES.buildings,
      minzoom: MIN_ZOOM.buildings,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': colours.buildings,
        'fill-outline-color': colours.railway,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], MIN_ZOOM.buildings, 0.55, 15.5, 0.95],
      },
    },
    {
      // Where a source knows only the door's position.
      id: LAYERS.buildingPoints,
      type: 'circle',
      source: SOURCES.buildings,
      minzoom: MIN_ZOOM.buildings,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': colours.buildings,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], MIN_ZOOM.buildings, 1.4, 16, 3.5, 18, 6],
        'circle-stroke-color': colours.railway,
        'circle-stroke-width': 0.8,
      },
    },
  ];
}

function backdropLayers(colours: BasemapColours): Layer[] {
  const source = SOURCES.backdrop;
  return [
    {
      id: LAYERS.green,
      type: 'fill',
      source,
      filter: ['all', ['==', ['get', 'layer'], 'green'], ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': colours.green },
    },
    {
      id: LAYERS.waterArea,
      type: 'fill',
      source,
      filter: ['all', ['==', ['get', 'layer'], 'water'], ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': colours.water },
    },
    {
      id: LAYERS.waterLine,
      type: 'line',
      source,
      filter: ['all', ['==', ['get', 'layer'], 'water'], ['==', ['geometry-type'], 'LineString']],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.water, 'line-width': byZoom(10, 1, 14, 4, 18, 24) },
    },
    {
      id: LAYERS.expresswayBed,
      type: 'line',
      source,
      filter: ['in', ['get', 'kind'], ['literal', EXPRESSWAYS]],
      paint: {
        'line-color': colours.communityLine,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 2.2, 16, 11],
        'line-opacity': 0.35,
      },
    },
    {
      id: LAYERS.railwayBed,
      type: 'line',
      source,
      filter: ['in', ['get', 'kind'], ['literal', RAILWAYS]],
      paint: {
        'line-color': colours.railway,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1.2, 16, 3.4],
      },
    },
    {
      id: LAYERS.railway,
      type: 'line',
      source,
      filter: ['in', ['get', 'kind'], ['literal', RAILWAYS]],
      paint: {
        'line-color': colours.streets,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.5, 16, 2],
        'line-dasharray': [4, 4],
      },
    },
    {
      id: LAYERS.walls,
      type: 'line',
      source,
      minzoom: 14,
      filter: [
        'all',
        ['==', ['get', 'layer'], 'barrier'],
        ['!', ['in', ['get', 'kind'], ['literal', [...RAILWAYS, ...EXPRESSWAYS, 'river']]]],
      ],
      paint: { 'line-color': colours.railway, 'line-width': 1.2, 'line-dasharray': [2, 1.2] },
    },
    {
      id: LAYERS.waterLabels,
      type: 'symbol',
      source,
      minzoom: 12,
      filter: ['all', ['==', ['get', 'layer'], 'water'], ['!=', ['get', 'name'], '']],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS,
        'text-size': 12,
        'text-letter-spacing': 0.2,
      },
      paint: { 'text-color': colours.waterText, 'text-halo-color': colours.water, 'text-halo-width': 1.2 },
    },
  ];
}

const CASING = '#D5CFC2';

function streetLayers(colours: BasemapColours): Layer[] {
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const casing = colours.streets === '#FFFFFF' ? CASING : colours.land;
  const majorWidth = (extra: number) =>
    byZoom(
      9,
      [
        'match',
        ['get', 'kind'],
        ['motorway', 'trunk'],
        0.9 + extra / 3,
        'primary',
        0.7 + extra / 3,
        0.4 + extra / 4,
      ],
      13,
      ['match', ['get', 'kind'], ['motorway', 'trunk'], 4 + extra, 'primary', 3.4 + extra, 2.4 + extra],
      18,
      ['match', ['get', 'kind'], ['motorway', 'trunk'], 30 + extra, 'primary', 26 + extra, 20 + extra],
    );
  const minorWidth = (extra: number) =>
    byZoom(
      12.8,
      [
        'match',
        ['get', 'kind'],
        'tertiary',
        1.3 + extra / 2,
        ['service', 'living_street'],
        0.4,
        0.8 + extra / 3,
      ],
      15,
      [
        'match',
        ['get', 'kind'],
        'tertiary',
        4 + extra,
        ['service', 'living_street'],
        1.6 + extra,
        2.8 + extra,
      ],
      18,
      ['match', ['get', 'kind'], 'tertiary', 15 + extra, ['service', 'living_street'], 7 + extra, 11 + extra],
    );
  const line = (
    id: string,
    source: string,
    minzoom: number,
    colour: string,
    width: ReturnType<typeof byZoom>,
  ): Layer => ({
    id,
    type: 'line',
    source,
    minzoom,
    layout: round,
    paint: { 'line-color': colour, 'line-width': width },
  });
  return [
    {
      id: LAYERS.paths,
      type: 'line',
      source: SOURCES.paths,
      minzoom: MIN_ZOOM.paths,
      paint: { 'line-color': colours.railway, 'line-width': 1, 'line-dasharray': [3, 2] },
    },
    line(LAYERS.streetMinorCasing, SOURCES.streetsMinor, MIN_ZOOM.minorStreets, casing, minorWidth(1.4)),
    line(LAYERS.streetMajorCasing, SOURCES.streetsMajor, 9, casing, majorWidth(1.8)),
    line(LAYERS.streetMinor, SOURCES.streetsMinor, MIN_ZOOM.minorStreets, colours.streets, minorWidth(0)),
    line(LAYERS.streetMajor, SOURCES.streetsMajor, 9, colours.streets, majorWidth(0)),
    {
      id: LAYERS.streetLabels,
      type: 'symbol',
      source: SOURCES.streetsMajor,
      minzoom: 13.5,
      filter: ['!=', ['get', 'name'], ''],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'name'],
        'text-font': FONTS,
        'text-size': 11.5,
        'text-letter-spacing': 0.12,
      },
      paint: { 'text-color': colours.quietText, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
    },
  ];
}
