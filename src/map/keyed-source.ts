/**
 * Keeps a source in step with records by code: the first time everything is given, later only what
 * changed. Features are built only for items whose stamp differs from the one shown.
 */
import type { MapAdapter } from './adapter.ts';
import { collection } from './features/feature.ts';
import type { SourceId } from './ids.ts';

export interface KeyedItem {
  readonly code: string;
  /** Values that decide how the item looks; compared one by one. */
  readonly stamp: readonly unknown[];
  readonly make: () => GeoJSON.Feature;
}

export interface KeyedSource {
  /** True when anything was sent to the map. */
  show(items: readonly KeyedItem[]): boolean;
}

/** Above this share of changed items the whole source is given again: cheaper than a long diff. */
const WHOLE_SHARE = 0.3;

export function createKeyedSource(
  map: Pick<MapAdapter, 'setData' | 'updateData'>,
  source: SourceId,
): KeyedSource {
  let shown: Map<string, KeyedItem> | null = null;
  return {
    show(items) {
      const before = shown;
      shown = new Map(items.map((item) => [item.code, item]));
      if (before === null) {
        map.setData(source, collection(items.map((item) => item.make())));
        return true;
      }
      const changed = items.filter((item) => !sameStamp(before.get(item.code), item));
      const removed = [...before.keys()].filter((code) => !shown?.has(code));
      if (changed.length + removed.length === 0) return false;
      if (changed.length > items.length * WHOLE_SHARE) {
        map.setData(source, collection(items.map((item) => item.make())));
        return true;
      }
      map.updateData(source, {
        update: changed.filter(({ code }) => before.has(code)).map(toUpdate),
        add: changed.filter(({ code }) => !before.has(code)).map((item) => item.make()),
        remove: removed,
      });
      return true;
    },
  };
}

function toUpdate(item: KeyedItem) {
  const { geometry, properties } = item.make();
  return { code: item.code, geometry, properties: properties ?? {} };
}

function sameStamp(a: KeyedItem | undefined, b: KeyedItem): boolean {
  return a?.stamp.every((value, i) => Object.is(value, b.stamp[i])) ?? false;
}
