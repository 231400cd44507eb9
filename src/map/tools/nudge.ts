/** The keyboard's way to drag: arrow keys move what is chosen by whole steps, Enter keeps, Escape gives back. */
import { type LonLat, roundDegrees } from '../../domain/geometry.ts';
import { dragIn, type GestureSubject } from '../../state/gesture-store.ts';
import type { MapKey, ToolContext } from './tool.ts';

export const NUDGE_METRES = 2;
export const LONG_NUDGE_METRES = 20;

const METRES_PER_DEGREE = 111_195;
const DIRECTIONS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The position some metres away in the direction of an arrow key; `null` for other keys. */
export function nudged(at: LonLat, { key, shiftKey }: MapKey): LonLat | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const metres = shiftKey ? LONG_NUDGE_METRES : NUDGE_METRES;
  const north = (direction[1] * metres) / METRES_PER_DEGREE;
  const east = (direction[0] * metres) / (METRES_PER_DEGREE * Math.cos((at[1] * Math.PI) / 180));
  return [roundDegrees(at[0] + east), roundDegrees(at[1] + north)];
}

/** Handles arrows, Enter and Escape for `subject`. True when the key was used. */
export function nudgeByKey({ desk }: ToolContext, subject: GestureSubject | null, key: MapKey): boolean {
  const held = dragIn(desk.stores.gesture.getState().gesture);
  if (held && key.key === 'Enter') {
    void desk.editing.finish();
    return true;
  }
  if (held && key.key === 'Escape') {
    void desk.editing.cancel();
    return true;
  }
  if (!subject) return false;
  const to = nudged(held?.to ?? subject.from, key);
  if (!to) return false;
  if (held || desk.editing.begin(subject)) desk.editing.moveTo(to);
  return true;
}
