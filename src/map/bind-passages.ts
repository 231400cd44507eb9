/** Draws gates and crossings as the draft has them, the selected one marked. */
import { cityIn, type OpenCity } from '../state/city-store.ts';
import type { Desk } from '../state/desk.ts';
import { type Selection, sameSelection } from '../state/view-store.ts';
import type { MapAdapter } from './adapter.ts';
import { passageFeatures } from './features/passages.ts';
import { SOURCES } from './ids.ts';

export function bindPassages(map: MapAdapter, { stores: { city, view } }: Desk): () => void {
  let shown: OpenCity['current'] | null = null;
  let marked: Selection | null = null;
  const show = () => {
    const open = cityIn(city);
    if (!open) return;
    const { current, inForce } = open;
    const { selection } = view.getState();
    const selected = selection?.kind === 'gate' || selection?.kind === 'crossing' ? selection : null;
    const same = shown?.gates === current.gates && shown.crossings === current.crossings;
    if (same && sameSelection(marked, selected)) return;
    shown = current;
    marked = selected;
    map.setData(SOURCES.passages, passageFeatures(current, inForce, selected));
  };
  show();
  const stops = [city.subscribe(show), view.subscribe(show)];
  return () => {
    for (const stop of stops) stop();
  };
}
