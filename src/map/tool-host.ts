/**
 * Brings pointer and keys to the tool in hand. Listens on the map's container; coalesces moves per
 * frame; while a tool holds the pointer the map does not pan. Positions are read against the container's
 * drawn size, so a page scaled by CSS does not mislead the pointer.
 */
import type { MapAdapter, ScreenPoint } from './adapter.ts';
import { createFrameCoalescer } from './frame-coalescer.ts';
import type { MapPointer, MapTool } from './tools/tool.ts';

/** A press that moves less than this is a click, in CSS pixels. */
const CLICK_SLACK = 4;

export function hostTools(container: HTMLElement, map: MapAdapter, toolInHand: () => MapTool): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let press: {
    readonly start: ScreenPoint;
    readonly tool: MapTool;
    readonly held: boolean;
    moved: boolean;
  } | null = null;

  const pointerOf = (event: PointerEvent | MouseEvent): MapPointer => {
    const box = container.getBoundingClientRect();
    const scale = box.width > 0 ? container.clientWidth / box.width : 1;
    const point = { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
    return { point, lonLat: map.unproject(point), altKey: event.altKey, shiftKey: event.shiftKey };
  };
  const moves = createFrameCoalescer<MapPointer | null>((pointer) => {
    if (press?.held && press.moved && pointer) press.tool.drag?.(pointer);
    else if (!press) toolInHand().hover?.(pointer);
  });
  const release = () => {
    if (press?.held) map.holdStill(false);
    press = null;
  };

  container.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      const pointer = pointerOf(event);
      const tool = toolInHand();
      const held = tool.down?.(pointer) ?? false;
      press = { start: pointer.point, tool, held, moved: false };
      // Keys such as Escape must reach the tool, wherever the focus was before.
      container.querySelector('canvas')?.focus({ preventScroll: true });
      if (!held) return;
      map.holdStill(true);
      container.setPointerCapture(event.pointerId);
    },
    { signal, capture: true },
  );
  container.addEventListener(
    'pointermove',
    (event) => {
      const pointer = pointerOf(event);
      if (press && !press.moved) press.moved = distance(press.start, pointer.point) > CLICK_SLACK;
      moves.push(pointer);
    },
    { signal },
  );
  container.addEventListener(
    'pointerup',
    (event) => {
      if (event.button !== 0 || !press) return;
      moves.flush();
      const pointer = pointerOf(event);
      const { tool, held, moved } = press;
      if (held) tool.up?.(pointer);
      release();
      if (!moved) tool.click?.(pointer);
    },
    { signal },
  );
  container.addEventListener(
    'pointercancel',
    () => {
      moves.drop();
      const tool = press?.held ? press.tool : null;
      release();
      tool?.cancel?.();
    },
    { signal },
  );
  container.addEventListener('pointerleave', () => !press?.held && moves.push(null), { signal });
  container.addEventListener(
    'contextmenu',
    (event) => {
      event.preventDefault();
      toolInHand().rightClick?.(pointerOf(event));
    },
    { signal },
  );
  container.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey) return;
      if (!toolInHand().key?.({ key: event.key, shiftKey: event.shiftKey })) return;
      if (event.key === 'Escape') {
        moves.drop();
        release();
      }
      event.preventDefault();
      // MapLibre would pan on the same arrow keys.
      event.stopPropagation();
    },
    { signal, capture: true },
  );
  return () => {
    moves.drop();
    listening.abort();
  };
}

function distance(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
