import type { LonLat } from '../../domain/geometry.ts';
import type { Snap, Snapper } from './snapper.ts';

const known = new WeakMap<Snapper, WeakMap<LonLat, Snap | null>>();

/**
 * Where a position joins the network, looked up once per position object: a station keeps its position object while
 * it stands still, whatever is asked about it.
 */
export function rememberedSnap(snapper: Snapper, position: LonLat): Snap | null {
  const snaps = known.get(snapper) ?? new WeakMap<LonLat, Snap | null>();
  known.set(snapper, snaps);
  const snap = snaps.has(position) ? snaps.get(position)! : snapper.snap(position);
  snaps.set(position, snap);
  return snap;
}
