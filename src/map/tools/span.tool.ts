/** Tools between two positions on a border: straighten it there, or lay it along the street. */
import type { LonLat } from '../../domain/geometry.ts';
import { say } from '../../state/desk-parts.ts';
import { borderHitAt } from '../borders.ts';
import { openCityOf, propose } from './ground-work.ts';
import type { MapPointer, MapTool, ToolContext } from './tool.ts';

interface BorderPlace {
  readonly communityCode: string;
  readonly at: LonLat;
}

export function createSpanTool(context: ToolContext, kind: 'straighten_border' | 'follow_street'): MapTool {
  const { desk, map, setSketch } = context;
  let from: BorderPlace | null = null;
  let dragged = false;

  const placeAt = (pointer: MapPointer): BorderPlace | null => {
    const city = openCityOf(context);
    const hit = city && borderHitAt(city.current.grids, map, pointer);
    if (!hit) return null;
    if (hit.kind === 'vertex') return { communityCode: hit.vertex.communityCode, at: hit.vertex.at };
    return { communityCode: hit.communityCode, at: hit.at };
  };
  const reset = () => {
    from = null;
    dragged = false;
    setSketch(null);
  };
  const show = (to: BorderPlace | null, pointer: LonLat | null) => {
    const end = to?.at ?? pointer;
    setSketch({ line: from && end ? [from.at, end] : [], snapped: to?.at ?? null });
  };
  const proposeTo = (to: BorderPlace | null): boolean => {
    if (!from || !to || to.at.join() === from.at.join() || to.communityCode !== from.communityCode)
      return false;
    return propose(context, {
      action: { kind, from: from.at, to: to.at },
      communityCode: from.communityCode,
    });
  };
  const end = (to: BorderPlace | null) => {
    const proposed = proposeTo(to);
    reset();
    if (proposed) void desk.editing.strokes.release();
    else {
      void desk.editing.strokes.cancel();
      say(desk.stores, { tone: 'attention', key: 'notOnBorder' });
    }
  };

  return {
    crosshair: 'click',
    hover(pointer) {
      const to = pointer && placeAt(pointer);
      map.setCursor(to ? 'crosshair' : '');
      show(to, pointer?.lonLat ?? null);
      proposeTo(to);
    },
    down(pointer) {
      const place = placeAt(pointer);
      if (!from) from = place;
      return place !== null;
    },
    drag(pointer) {
      dragged = true;
      this.hover?.(pointer);
    },
    up(pointer) {
      if (dragged) end(placeAt(pointer));
    },
    click(pointer) {
      const place = placeAt(pointer);
      if (!from) from = place;
      // The press of the first click has set `from` already.
      else if (place?.at.join() !== from.at.join()) return end(place);
      if (!from) say(desk.stores, { tone: 'attention', key: 'notOnBorder' });
      show(place, null);
    },
    key({ key }) {
      if (key !== 'Escape' || !from) return false;
      this.cancel?.();
      return true;
    },
    dropped: reset,
    interrupt() {
      dragged = false;
    },
    cancel() {
      reset();
      void desk.editing.strokes.cancel();
    },
  };
}
