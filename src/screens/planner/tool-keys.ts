/** One letter per tool. Capital letters here are the key's cap: the key works without Shift. */
import type { ToolName } from '../../state/view-store.ts';

export const TOOL_KEYS: Readonly<Record<ToolName, string>> = {
  select: 'V',
  why: 'W',
  edit_border: 'E',
  straighten: 'T',
  follow_street: 'F',
  redraw: 'R',
  split: 'S',
  merge: 'M',
  carve: 'C',
  create_grid: 'N',
  assign: 'A',
  brush: 'B',
  box: 'X',
  lasso: 'L',
  move_station: 'D',
  add_station: 'P',
  close_station: 'Q',
  add_passage: 'U',
};

/** The tool of a key, whatever its case; `null` for other keys. */
export function toolOfKey(key: string): ToolName | null {
  const found = Object.entries(TOOL_KEYS).find(([, cap]) => cap === key.toUpperCase());
  return found ? (found[0] as ToolName) : null;
}
