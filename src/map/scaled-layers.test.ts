import { describe, expect, it } from 'vitest';
import { LIGHT_BASEMAP } from '../ui/tokens.ts';
import type { Layer } from './layers/layer.ts';
import { scaledLayers } from './scaled-layers.ts';
import { orderedLayers } from './style.ts';

const layers = orderedLayers(LIGHT_BASEMAP);
const line = (width: unknown) =>
  ({ id: 'x', type: 'line', source: 's', paint: { 'line-width': width, 'line-opacity': 0.5 } }) as Layer;
const widthOf = (layer: Layer) => (layer as { paint: Record<string, unknown> }).paint['line-width'];

describe('layers drawn larger', () => {
  it('are the same at their own size, and back at it after growing and shrinking', () => {
    expect(scaledLayers(layers, 1)).toEqual(layers);
    const numbers = scaledLayers(scaledLayers([line(1.5)], 4), 0.25);
    expect(numbers).toEqual([line(1.5)]);
  });

  it('grow at every zoom, and change at the same zooms as before', () => {
    const [byZoom] = scaledLayers(
      [line(['interpolate', ['linear'], ['zoom'], 10, 0.5, 13, ['get', 'w']])],
      2,
    );
    expect(widthOf(byZoom)).toEqual(['interpolate', ['linear'], ['zoom'], 10, 1, 13, ['*', 2, ['get', 'w']]]);
    const [stepped] = scaledLayers([line(['step', ['zoom'], 1, 12, 3])], 2);
    expect(widthOf(stepped)).toEqual(['step', ['zoom'], 2, 12, 6]);
    const [chosen] = scaledLayers([line(['case', ['get', 'gated'], 1.3, 0.8])], 2);
    expect(widthOf(chosen)).toEqual(['*', 2, ['case', ['get', 'gated'], 1.3, 0.8]]);
  });

  it('keep what is no size: colours, opacities, zooms, order', () => {
    const grown = scaledLayers(layers, 3);
    expect(grown.map(({ id, minzoom }) => [id, minzoom])).toEqual(
      layers.map(({ id, minzoom }) => [id, minzoom]),
    );
    expect((scaledLayers([line(2)], 3)[0] as { paint: object }).paint).toEqual({
      'line-width': 6,
      'line-opacity': 0.5,
    });
  });
});
