/** Tools of single clicks: give a building, compound or block to the selected grid; merge grids. */
import { say } from '../../state/desk-parts.ts';
import { strokeIn } from '../../state/gesture-store.ts';
import { gridAt } from '../whereabouts.ts';
import { proposeAssignment, receiveHere, receiverAt } from './assign.ts';
import { hoverGrid, openCityOf, propose, selectedGrid } from './ground-work.ts';
import { isNothing, pickAt } from './picking.ts';
import type { MapPointer, MapTool, ToolContext } from './tool.ts';

/** One click gives what is there: a building, a whole compound or a street block. */
export function createAssignTool(context: ToolContext): MapTool {
  const { desk, map, setSketch } = context;
  const pickedAt = ({ point }: MapPointer) => {
    const city = openCityOf(context);
    return city && pickAt(city.data, map, point, desk.stores.tools.getState().pickUnit);
  };
  return {
    crosshair: 'click',
    hover(pointer) {
      const picked = pointer && pickedAt(pointer);
      map.setCursor(picked && !isNothing(picked) ? 'pointer' : '');
      hoverGrid(context, pointer?.lonLat ?? null);
      setSketch(picked && { picked });
    },
    click(pointer) {
      const picked = pickedAt(pointer);
      if (!picked || isNothing(picked)) return;
      const to = receiverAt(context, pointer.lonLat);
      if (to && proposeAssignment(context, picked, to)) void desk.editing.strokes.release();
    },
    rightClick: (pointer) => receiveHere(context, pointer),
    cancel: () => void desk.editing.strokes.cancel(),
  };
}

/** Clicks pick grids of one community, the selected one first; Enter makes them one. */
export function createMergeTool(context: ToolContext): MapTool {
  const { desk, map, setSketch } = context;
  const { gesture } = desk.stores;
  /** Picked while it is alone: two grids and more are a stroke. */
  let first: string | null = null;

  const pickedGrids = (): readonly string[] => {
    const command = strokeIn(gesture.getState().gesture)?.command;
    if (command?.kind === 'merge_grids') return command.gridCodes;
    const alone = first ?? selectedGrid(context);
    return alone === null ? [] : [alone];
  };
  const reset = () => {
    first = null;
    setSketch(null);
  };
  const finish = (): boolean => {
    const ready = strokeIn(gesture.getState().gesture)?.phase === 'drawing';
    if (ready) void desk.editing.strokes.release();
    if (ready) reset();
    return ready;
  };
  return {
    crosshair: 'click',
    hover(pointer) {
      const city = openCityOf(context);
      const grid = city && pointer && gridAt(city, pointer.lonLat);
      map.setCursor(grid ? 'pointer' : '');
      hoverGrid(context, pointer?.lonLat ?? null);
    },
    click({ lonLat }) {
      const city = openCityOf(context);
      const grid = city && gridAt(city, lonLat);
      if (!city || !grid) return;
      const before = pickedGrids();
      const near = city.current.grids.get(before[0])?.communityCode === grid.communityCode;
      if (before.length > 0 && !near) {
        say(desk.stores, { tone: 'attention', key: 'refused.not_neighbours' });
        return;
      }
      const gridCodes = before.includes(grid.code)
        ? before.filter((code) => code !== grid.code)
        : [...before, grid.code];
      first = gridCodes[0] ?? null;
      setSketch({ grids: gridCodes });
      if (gridCodes.length < 2) void desk.editing.strokes.cancel();
      else {
        const action = { kind: 'merge_grids', gridCodes, into: gridCodes[0] } as const;
        propose(context, { action, communityCode: grid.communityCode });
      }
    },
    key({ key }) {
      if (key === 'Enter') return finish();
      if (key !== 'Escape' || (first === null && !strokeIn(gesture.getState().gesture))) return false;
      this.cancel?.();
      return true;
    },
    finish,
    dropped: reset,
    cancel() {
      reset();
      void desk.editing.strokes.cancel();
    },
  };
}
