/**
 * Brings pointer and keys to the tool in hand. Listens on the map's container; coalesces moves per
 * frame; while a tool holds the pointer the map does not pan. Two fingers always belong to the map, and so
 * does one pointer while space is held. Positions are read against the container's drawn size, so a page
 * scaled by CSS does not mislead the pointer.
 */
import type { LonLat } from '../domain/geometry.ts';
import type { MapAdapter, ScreenPoint } from './adapter.ts';
import { createCrosshair } from './crosshair.ts';
import { createFrameCoalescer } from './frame-coalescer.ts';
import type { MapPointer, MapTool } from './tools/tool.ts';

/** A press that moves less than this is a click, in CSS pixels: a finger is less steady than a mouse. */
const CLICK_SLACK = { mouse: 4, touch: 10 } as const;
/** A finger that rests this long asks for what the right button does. */
const LONG_PRESS_MS = 550;

export interface ToolHost {
  readonly toolInHand: () => MapTool;
  /** Shows where the keyboard's crosshair stands. */
  readonly showCrosshair: (at: LonLat | null) => void;
}

interface Press {
  readonly start: ScreenPoint;
  readonly tool: MapTool;
  readonly held: boolean;
  readonly slack: number;
  moved: boolean;
  longPress: ReturnType<typeof setTimeout> | undefined;
}

export function hostTools(
  container: HTMLElement,
  map: MapAdapter,
  { toolInHand, showCrosshair }: ToolHost,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const crosshair = createCrosshair(map, showCrosshair);
  const fingers = new Set<number>();
  let press: Press | null = null;
  let spaceHeld = false;

  const pointerOf = (event: PointerEvent | MouseEvent): MapPointer => {
    const box = container.getBoundingClientRect();
    const scale = box.width > 0 ? container.clientWidth / box.width : 1;
    const point = { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
    return {
      point,
      byTouch: event instanceof PointerEvent && event.pointerType === 'touch',
      lonLat: map.unproject(point),
      altKey: event.altKey,
      shiftKey: event.shiftKey,
    };
  };
  const moves = createFrameCoalescer<MapPointer | null>((pointer) => {
    if (press?.held && press.moved && pointer) press.tool.drag?.(pointer);
    else if (!press && !spaceHeld) toolInHand().hover?.(pointer);
  });
  const release = () => {
    clearTimeout(press?.longPress);
    if (press?.held) map.holdStill(false);
    press = null;
  };
  /** The press comes to nothing: what the tool began with it is taken back. */
  const abandon = () => {
    moves.drop();
    const tool = press?.held ? press.tool : null;
    release();
    if (tool?.interrupt) tool.interrupt();
    else tool?.cancel?.();
  };
  const rest = (pointer: MapPointer) => {
    abandon();
    toolInHand().rightClick?.(pointer);
  };

  const down = (event: PointerEvent) => {
    if (event.pointerType === 'touch') fingers.add(event.pointerId);
    if (fingers.size > 1) return abandon();
    if (event.button !== 0 || !event.isPrimary || spaceHeld) return;
    const pointer = pointerOf(event);
    const tool = toolInHand();
    crosshair.hide();
    const isTouch = event.pointerType === 'touch';
    const held = tool.down?.(pointer) ?? false;
    press = {
      start: pointer.point,
      tool,
      held,
      slack: isTouch ? CLICK_SLACK.touch : CLICK_SLACK.mouse,
      moved: false,
      longPress: isTouch ? setTimeout(() => rest(pointer), LONG_PRESS_MS) : undefined,
    };
    // Keys such as Escape must reach the tool, wherever the focus was before.
    container.querySelector('canvas')?.focus({ preventScroll: true });
    if (!held) return;
    map.holdStill(true);
    container.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const pointer = pointerOf(event);
    if (press && !press.moved) {
      press.moved = distance(press.start, pointer.point) > press.slack;
      if (press.moved) clearTimeout(press.longPress);
    }
    moves.push(pointer);
  };
  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (event.button !== 0 || !press) return;
    moves.flush();
    const pointer = pointerOf(event);
    const { tool, held, moved } = press;
    release();
    if (held) tool.up?.(pointer);
    if (!moved) tool.click?.(pointer);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    const tool = toolInHand();
    const key = { key: event.key, shiftKey: event.shiftKey };
    const isPan = event.key === ' ' && !press;
    if (isPan) {
      spaceHeld = true;
      map.setCursor('grab');
    } else if (!crosshair.key(tool, key) && !tool.key?.(key)) return;
    if (event.key === 'Escape') {
      crosshair.hide();
      moves.drop();
      release();
    }
    event.preventDefault();
    // MapLibre would pan on the same arrow keys.
    event.stopPropagation();
  };
  const letSpaceGo = () => {
    if (spaceHeld) map.setCursor('');
    spaceHeld = false;
  };

  container.addEventListener('pointerdown', down, { signal, capture: true });
  container.addEventListener('pointermove', move, { signal });
  container.addEventListener('pointerup', up, { signal });
  container.addEventListener(
    'pointercancel',
    (event) => {
      fingers.delete(event.pointerId);
      abandon();
    },
    { signal },
  );
  container.addEventListener('pointerleave', () => !press?.held && moves.push(null), { signal });
  container.addEventListener(
    'contextmenu',
    (event) => {
      event.preventDefault();
      // A resting finger has been answered by its own clock.
      if ((event as PointerEvent).pointerType !== 'touch') toolInHand().rightClick?.(pointerOf(event));
    },
    { signal },
  );
  container.addEventListener('keydown', keyDown, { signal, capture: true });
  container.addEventListener('keyup', (event) => event.key === ' ' && letSpaceGo(), { signal });
  container.addEventListener('focusout', letSpaceGo, { signal });
  return () => {
    moves.drop();
    release();
    listening.abort();
  };
}

function distance(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
