/** Draws gates and crossings as the draft has them. */
import { cityIn, type OpenCity } from '../state/city-store.ts';
import type { Desk } from '../state/desk.ts';
import type { MapAdapter } from './adapter.ts';
import { passageFeatures } from './features/passages.ts';
import { SOURCES } from './ids.ts';

export function bindPassages(map: MapAdapter, { stores: { city } }: Desk): () => void {
  let shown: OpenCity['current'] | null = null;
  const show = () => {
    const open = cityIn(city);
    if (!open) return;
    const { current, inForce } = open;
    const same = shown?.gates === current.gates && shown.crossings === current.crossings;
    shown = current;
    if (!same) map.setData(SOURCES.passages, passageFeatures(current, inForce));
  };
  show();
  return city.subscribe(show);
}
