/**
 * The desk's letters: one per tool, and those for strokes, locks, the brush and snapping. They work wherever
 * the focus is except where somebody types; the map hears its own keys first.
 */
import { useEffect } from 'react';
import { cityIn } from '../../state/city-store.ts';
import type { Desk } from '../../state/desk.ts';
import { isEditable } from '../../state/draft-store.ts';
import { offeredRepairs, strokeIn } from '../../state/gesture-store.ts';
import { lockAllBut, toggleLock } from '../../state/locks.ts';
import { PICK_UNITS, resizeBrush } from '../../state/tool-store.ts';
import { chooseTool, EDITING_TOOLS, PICKING_TOOLS } from '../../state/view-store.ts';
import { toolOfKey } from './tool-keys.ts';

export function useDeskKeys(desk: Desk, openHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      const used = answerStroke(desk, event) || answerOptions(desk, event, openHelp) || takeTool(desk, event);
      if (used) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk, openHelp]);
}

const FIELDS =
  'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, dialog, [contenteditable]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(FIELDS) !== null;
}

/** Enter accepts, Escape cancels, digits take repairs, while a stroke is on the screen. */
function answerStroke({ stores, editing }: Desk, { key, target }: KeyboardEvent): boolean {
  const stroke = strokeIn(stores.gesture.getState().gesture);
  if (!stroke) return false;
  if (key === 'Escape') {
    void editing.strokes.cancel();
    return true;
  }
  // Enter on a button presses that button.
  if (key === 'Enter' && !(target instanceof HTMLElement && target.closest('button, a, summary'))) {
    void editing.strokes.accept();
    return true;
  }
  const repair = offeredRepairs(stroke)[Number(key) - 1];
  if (!repair) return false;
  void editing.strokes.repair(repair);
  return true;
}

function answerOptions({ stores }: Desk, { key, shiftKey }: KeyboardEvent, openHelp: () => void): boolean {
  const { tools, view, locks, city } = stores;
  const { tool, selection } = view.getState();
  const unit = PICK_UNITS[Number(key) - 1];
  if (key === '?') openHelp();
  else if (shiftKey && key === 'S') tools.setState({ snapping: !tools.getState().snapping });
  else if (tool === 'brush' && (key === '[' || key === ']')) resizeBrush(tools, key === ']' ? 1 : -1);
  else if (unit && PICKING_TOOLS.has(tool)) tools.setState({ pickUnit: unit });
  else if (key.toUpperCase() === 'K' && selection?.kind === 'grid') {
    const grids = cityIn(city)?.current.grids;
    const grid = grids?.get(selection.code);
    if (grids && grid && shiftKey) lockAllBut(locks, grid, grids.values());
    else toggleLock(locks, selection.code);
  } else return false;
  return true;
}

function takeTool(desk: Desk, { key, shiftKey }: KeyboardEvent): boolean {
  const tool = shiftKey ? null : toolOfKey(key);
  if (!tool) return false;
  const editable = isEditable(desk.stores.draft.getState()) && desk.holds('planner', 'admin');
  if (EDITING_TOOLS.has(tool) && !editable) return false;
  chooseTool(desk.stores.view, tool);
  return true;
}
