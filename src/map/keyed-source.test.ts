import { describe, expect, it } from 'vitest';
import { pointFeature } from './features/feature.ts';
import { SOURCES } from './ids.ts';
import { createKeyedSource, type KeyedItem } from './keyed-source.ts';
import { createMapStandIn } from './map-stand-in.fixture.ts';

const items = (values: Record<string, number>): KeyedItem[] =>
  Object.entries(values).map(([code, value]) => ({
    code,
    stamp: [value],
    make: () => pointFeature([value, 0], { code, value }),
  }));
const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`g${i}`, i]));

describe('a source in step with records', () => {
  it('gives everything at first, then only what changed', () => {
    const map = createMapStandIn();
    const source = createKeyedSource(map, SOURCES.grids);
    expect(source.show(items(many))).toBe(true);
    expect(source.show(items(many))).toBe(false);
    const { g0: _, ...rest } = many;
    source.show(items({ ...rest, g1: 99, new: 7 }));
    expect(map.calls.map(([name]) => name)).toEqual(['setData', 'updateData']);
    expect(map.calls[1][2]).toMatchObject({
      update: [{ code: 'g1', properties: { value: 99 } }],
      add: [{ properties: { code: 'new' } }],
      remove: ['g0'],
    });
  });

  it('gives everything again when much changed', () => {
    const map = createMapStandIn();
    const source = createKeyedSource(map, SOURCES.grids);
    source.show(items(many));
    source.show(items(Object.fromEntries(Object.keys(many).map((code) => [code, -1]))));
    expect(map.calls.map(([name]) => name)).toEqual(['setData', 'setData']);
  });
});
