import type { Grid } from '../domain/city.ts';
import { sameRecord } from '../editing/change.ts';
import { sameGround } from '../engine/geometry/same-ground.ts';

/** Told once per record of a draft: it is asked for every grid of the draft after every step. */
const known = new WeakMap<Grid, { readonly before: Grid; readonly isRedrawn: boolean }>();

/** Whether a draft gives a grid other ground or other facts; a neighbour's corner on its border is neither. */
export function isRedrawn(before: Grid, now: Grid): boolean {
  if (before === now) return false;
  const earlier = known.get(now);
  if (earlier?.before === before) return earlier.isRedrawn;
  const isOther =
    !sameRecord({ ...before, geometry: now.geometry }, now) || !sameGround(before.geometry, now.geometry);
  known.set(now, { before, isRedrawn: isOther });
  return isOther;
}
