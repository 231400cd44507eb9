/**
 * The pointer of those who have none: arrow keys move a crosshair from the middle of the map, Enter clicks
 * there or lowers and lifts the pen, a full stop completes what is drawn. Every tool that says how it is
 * used by crosshair is thereby used by keyboard, with no code of its own.
 */
import type { LonLat } from '../domain/geometry.ts';
import type { MapAdapter, ScreenPoint } from './adapter.ts';
import type { MapKey, MapPointer, MapTool } from './tools/tool.ts';

/** One step of an arrow key in CSS pixels; with Shift the long one. */
const STEP = 8;
const LONG_STEP = 48;
/** The map follows when the crosshair comes this near to its edge, in CSS pixels. */
const EDGE = 60;

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

export interface Crosshair {
  /** True when the key was used. */
  key(tool: MapTool, key: MapKey): boolean;
  /** A real pointer is at work. */
  hide(): void;
}

export function createCrosshair(map: MapAdapter, show: (at: LonLat | null) => void): Crosshair {
  let at: LonLat | null = null;
  /** The tool whose pen is down. */
  let penOf: MapTool | null = null;

  const pointer = (place: LonLat): MapPointer => ({
    point: map.project(place),
    lonLat: place,
    altKey: false,
    shiftKey: false,
  });
  const step = (tool: MapTool, direction: readonly [number, number], length: number) => {
    const from = at ?? map.camera().centre;
    const { x, y } = map.project(from);
    at = map.unproject({ x: x + direction[0] * length, y: y + direction[1] * length });
    if (isNearEdge(map, map.project(at))) map.flyTo(at);
    show(at);
    if (penOf === tool) tool.drag?.(pointer(at));
    else tool.hover?.(pointer(at));
  };
  const press = (tool: MapTool, place: LonLat) => {
    const here = pointer(place);
    if (tool.crosshair === 'click') {
      tool.down?.(here);
      tool.up?.(here);
      tool.click?.(here);
    } else if (penOf === tool) {
      penOf = null;
      tool.up?.(here);
    } else if (tool.down?.(here)) penOf = tool;
  };
  const hide = () => {
    if (at === null) return;
    at = null;
    penOf = null;
    show(null);
  };

  return {
    key(tool, { key, shiftKey }) {
      if (!tool.crosshair) return false;
      const direction = DIRECTIONS[key];
      if (direction) step(tool, direction, shiftKey ? LONG_STEP : STEP);
      else if (key === 'Enter' && at) press(tool, at);
      else if (key === '.') return tool.finish?.() ?? false;
      else return false;
      return true;
    },
    hide,
  };
}

function isNearEdge(map: MapAdapter, { x, y }: ScreenPoint): boolean {
  const { width, height } = map.size();
  return x < EDGE || y < EDGE || x > width - EDGE || y > height - EDGE;
}
