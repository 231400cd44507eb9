import type { LonLat } from '../../domain/geometry.ts';
import type { DoorJoin } from './joins.ts';
import type { Snapper } from './snapper.ts';

const known = new WeakMap<Snapper, WeakMap<LonLat, DoorJoin>>();

/**
 * Where a position joins the network, looked up once per position object: a station keeps its position object while
 * it stands still, whatever is asked about it.
 */
export function rememberedSnap(snapper: Snapper, position: LonLat): DoorJoin {
  let snaps = known.get(snapper);
  if (snaps === undefined) {
    snaps = new WeakMap();
    known.set(snapper, snaps);
  }
  let snap = snaps.get(position);
  if (snap === undefined) {
    snap = snapper.snap(position);
    snaps.set(position, snap);
  }
  return snap;
}
