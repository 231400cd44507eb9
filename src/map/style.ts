/**
 * The offline style: every source empty at first, every layer in the order of `ids.ts`, no glyphs and no
 * sprite, so that no request leaves the machine.
 */
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { type BasemapColours, LIGHT_BASEMAP } from '../ui/tokens.ts';
import { EMPTY_COLLECTION } from './features/feature.ts';
import { FEATURE_ID, LAYER_ORDER, type LayerId, SOURCES, type SourceId } from './ids.ts';
import { circleLayers } from './layers/circles.ts';
import { commentLayers } from './layers/comments.ts';
import { coverageLayers } from './layers/coverage.ts';
import { editLayers } from './layers/edit.ts';
import { focusLayers } from './layers/focus.ts';
import { gridLayers } from './layers/grids.ts';
import { groundLayers } from './layers/ground.ts';
import type { Layer } from './layers/layer.ts';
import { passageLayers } from './layers/passages.ts';
import { sitingLayers } from './layers/siting.ts';
import { stationLayers } from './layers/stations.ts';
import { unitLayers } from './layers/units.ts';
import { whyLayers } from './layers/why.ts';
import { scaledLayers } from './scaled-layers.ts';

/** Sources whose features are named by their code, for feature-state and one-by-one updates. */
const IDENTIFIED: ReadonlySet<SourceId> = new Set([
  SOURCES.grids,
  SOURCES.gridLabels,
  SOURCES.stations,
  SOURCES.gaps,
  SOURCES.comments,
  SOURCES.units,
]);

/** Sources that are compared by eye, or followed by the pointer, to the metre. */
const EXACT: ReadonlySet<SourceId> = new Set([SOURCES.edit, SOURCES.grids]);

/** `scale`: how much larger words, signs and lines are drawn than at a desk. */
export function cityStyle(colours: BasemapColours = LIGHT_BASEMAP, scale = 1): StyleSpecification {
  const sources = Object.fromEntries(
    Object.values(SOURCES).map((id): [string, SourceSpecification] => [id, sourceSpecification(id)]),
  );
  return { version: 8, sources, layers: scaledLayers(orderedLayers(colours), scale) };
}

function sourceSpecification(id: SourceId): SourceSpecification {
  return {
    type: 'geojson',
    data: EMPTY_COLLECTION,
    // Deeper tiles than 16 only cost memory; lines keep their shape by overscaling.
    maxzoom: 16,
    tolerance: EXACT.has(id) ? 0 : 0.3,
    buffer: id === SOURCES.edit ? 128 : 32,
    ...(IDENTIFIED.has(id) ? { promoteId: FEATURE_ID } : {}),
  };
}

/** All layers, bottom first. Throws when a builder and the order disagree. */
export function orderedLayers(colours: BasemapColours): Layer[] {
  const built = new Map(
    [
      ...groundLayers(colours),
      ...gridLayers(colours),
      ...coverageLayers(colours),
      ...unitLayers(colours),
      ...stationLayers(colours),
      ...commentLayers(),
      ...editLayers(colours),
      ...focusLayers(colours),
      ...passageLayers(colours),
      ...whyLayers(colours),
      ...sitingLayers(colours),
      ...circleLayers(colours),
    ].map((layer) => [layer.id as LayerId, layer]),
  );
  return LAYER_ORDER.map((id) => {
    const layer = built.get(id);
    if (!layer) throw new Error(`No builder makes the layer ${id}.`);
    return layer;
  });
}
