/**
 * Tools that draw a line: point by point (a second click on the last point ends it), or freehand in one
 * drag. The line snaps to borders and streets, and follows a street between two points on it.
 */
import type { LonLat } from '../../domain/geometry.ts';
import { say } from '../../state/desk-parts.ts';
import { freePlace, type Place, wayBetween } from '../snap.ts';
import { communityOfMost, gridAlong } from '../whereabouts.ts';
import { hoverGrid, openCityOf, type Proposal, placeOf, propose, selectedGrid } from './ground-work.ts';
import type { MapPointer, MapTool, ToolContext } from './tool.ts';

/** A click this near to the last point ends the line, in CSS pixels. */
const SAME_SPOT = 7;
/** A freehand line takes a point every so many CSS pixels. */
const FREEHAND_STEP = 6;

/** Cuts a grid along the line: the selected one when the line crosses it, else the one it is longest in. */
export function createSplitTool(context: ToolContext): MapTool {
  return createLineTool(context, (line) => {
    const city = openCityOf(context);
    const grid = city && gridAlong(city, line, selectedGrid(context));
    if (!grid) return null;
    return {
      action: { kind: 'split_grid', gridCode: grid.code, line },
      communityCode: grid.communityCode,
    };
  });
}

/** Lays a border anew along the line, which begins and ends on it. */
export function createRedrawTool(context: ToolContext): MapTool {
  return createLineTool(context, (line) => {
    const city = openCityOf(context);
    const communityCode = city && communityOfMost(city, line);
    return communityCode ? { action: { kind: 'redraw_border', line }, communityCode } : null;
  });
}

function createLineTool(
  context: ToolContext,
  proposalOf: (line: readonly LonLat[]) => Proposal | null,
): MapTool {
  const { desk, map, setSketch } = context;
  let placed: Place[] = [];
  let pressed: Place | null = null;
  let clicked: LonLat | null = null;
  let freehand = false;
  /** How many points stood before the press under way. */
  let stood = 0;

  const lineTo = (live: Place | null): LonLat[] => {
    const places = live ? [...placed, live] : placed;
    const streets = openCityOf(context)?.data.streets;
    if (!streets || places.length === 0) return [];
    const line = [places[0].at];
    for (let i = 1; i < places.length; i++) {
      const way = wayBetween(streets, places[i - 1], places[i]);
      line.push(...way.filter((at) => at.join() !== line.at(-1)?.join()));
    }
    return line;
  };
  const show = (live: Place | null) => {
    const line = lineTo(live);
    setSketch({ line, snapped: live && live.on !== 'nothing' ? live.at : null });
    const proposal = line.length > 1 ? proposalOf(line) : null;
    if (placed.length > 0 && proposal) propose(context, proposal);
  };
  const reset = () => {
    placed = [];
    clicked = null;
    freehand = false;
    setSketch(null);
  };
  const finish = (): boolean => {
    if (placed.length < 2) return false;
    const proposal = proposalOf(lineTo(null));
    reset();
    if (proposal && propose(context, proposal)) void desk.editing.strokes.release();
    else void desk.editing.strokes.cancel();
    if (!proposal) say(desk.stores, { tone: 'attention', key: 'refused.does_not_cut' });
    return true;
  };
  /** CSS pixels from the last point, or from where it was clicked before it snapped; infinite before the first. */
  const awayFromLast = ({ point }: MapPointer): number => {
    const places = [placed.at(-1)?.at, placed.length > 0 ? clicked : null];
    const distances = places.flatMap((at) => {
      if (!at) return [];
      const { x, y } = map.project(at);
      return Math.hypot(x - point.x, y - point.y);
    });
    return Math.min(...distances);
  };

  return {
    crosshair: 'click',
    hover(pointer) {
      map.setCursor(pointer ? 'crosshair' : '');
      hoverGrid(context, pointer?.lonLat ?? null);
      show(pointer && placeOf(context, pointer));
    },
    down(pointer) {
      pressed = placeOf(context, pointer);
      stood = placed.length;
      return true;
    },
    drag(pointer) {
      if (!freehand && pressed) placed.push(pressed);
      freehand = true;
      if (awayFromLast(pointer) >= FREEHAND_STEP) placed.push(freePlace(pointer.lonLat));
      show(placeOf(context, pointer));
    },
    up(pointer) {
      if (!freehand) return;
      freehand = false;
      placed.push(placeOf(context, pointer));
      finish();
    },
    click(pointer) {
      const again = awayFromLast(pointer) <= SAME_SPOT;
      if (again && finish()) return;
      if (!again) placed.push(placeOf(context, pointer));
      clicked = pointer.lonLat;
      show(null);
    },
    key({ key }) {
      if (placed.length === 0) return false;
      if (key === 'Enter') return finish();
      if (key === 'Escape') this.cancel?.();
      else if (key === 'Backspace') {
        placed.pop();
        show(null);
      } else return false;
      return true;
    },
    finish,
    dropped: reset,
    // Two fingers zoom in the middle of a line: its points stay.
    interrupt() {
      placed = placed.slice(0, stood);
      freehand = false;
      show(null);
    },
    cancel() {
      reset();
      void desk.editing.strokes.cancel();
    },
  };
}
