import { describe, expect, it } from 'vitest';
import { VIEW_LAYERS } from '../state/view-store.ts';
import { DARK_BASEMAP, LIGHT_BASEMAP } from '../ui/tokens.ts';
import { LAYER_GROUPS, LAYER_ORDER, SOURCES } from './ids.ts';
import { mapImages } from './images.ts';
import { cityStyle } from './style.ts';

describe.each([
  ['light', LIGHT_BASEMAP],
  ['dark', DARK_BASEMAP],
])('the %s style', (_name, colours) => {
  const style = cityStyle(colours);

  it('draws every layer once, in the order of ids.ts', () => {
    expect(style.layers.map(({ id }) => id)).toEqual([...LAYER_ORDER]);
    expect(new Set(LAYER_ORDER).size).toBe(LAYER_ORDER.length);
  });

  it('asks nobody for glyphs, sprites or tiles', () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
  });

  it('draws only from sources it has', () => {
    for (const layer of style.layers) {
      if ('source' in layer) expect(Object.keys(style.sources)).toContain(layer.source);
    }
    expect(Object.keys(style.sources).sort()).toEqual(Object.values(SOURCES).sort());
  });

  it('uses only pictures that are drawn', () => {
    const drawn = new Set(mapImages().map(({ id }) => id));
    const patterns = style.layers.flatMap((layer) =>
      layer.type === 'fill' && layer.paint?.['fill-pattern']
        ? [JSON.stringify(layer.paint['fill-pattern'])]
        : [],
    );
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns) {
      for (const name of pattern.match(/hatch-[a-z]+/g) ?? []) expect(drawn).toContain(name);
    }
  });
});

describe('the switches', () => {
  it('each belong to layers that exist, no layer to two switches', () => {
    const switched = VIEW_LAYERS.flatMap((name) => [...LAYER_GROUPS[name]]);
    expect(new Set(switched).size).toBe(switched.length);
    for (const layer of switched) expect(LAYER_ORDER).toContain(layer);
  });
});
