/**
 * Locks: grids that neither give nor take ground while somebody works around them. A lock belongs to the
 * desk, not to the plan: the journal of this device keeps it, the backend does not know it. Ground commands carry the locks of their community, and vertex edits are asked here.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Grid } from '../domain/city.ts';
import type { VertexCommand } from '../domain/edit.ts';
import type { LonLat } from '../domain/geometry.ts';

export interface LockState {
  readonly locked: ReadonlySet<string>;
}

export type LockStore = StoreApi<LockState>;

export function createLockStore(): LockStore {
  return createStore<LockState>(() => ({ locked: new Set() }));
}

export function toggleLock(locks: LockStore, gridCode: string): void {
  const locked = new Set(locks.getState().locked);
  if (!locked.delete(gridCode)) locked.add(gridCode);
  locks.setState({ locked });
}

/** Locks every grid of the community but this one. When that is how it stands already, unlocks them all. */
export function lockAllBut(
  locks: LockStore,
  grid: Pick<Grid, 'code' | 'communityCode'>,
  grids: Iterable<Grid>,
): void {
  const { locked } = locks.getState();
  const others = [...grids].filter(
    ({ code, communityCode }) => communityCode === grid.communityCode && code !== grid.code,
  );
  const stands = !locked.has(grid.code) && others.every(({ code }) => locked.has(code));
  const next = new Set(locked);
  next.delete(grid.code);
  for (const { code } of others) {
    if (stands) next.delete(code);
    else next.add(code);
  }
  locks.setState({ locked: next });
}

export function unlockAll(locks: LockStore): void {
  locks.setState({ locked: new Set() });
}

/** The locked grid whose border a vertex edit would change; `null` when none. */
export function lockedAtVertex(
  { locked }: LockState,
  command: VertexCommand,
  grids: Iterable<Grid>,
): Grid | null {
  if (locked.size === 0) return null;
  const places = command.kind === 'insert_vertex' ? command.segment : [command.at];
  for (const grid of grids) {
    if (locked.has(grid.code) && places.every((place) => passes(grid, place))) return grid;
  }
  return null;
}

/** True when the grid has a vertex at exactly this position. */
function passes({ geometry }: Grid, at: LonLat): boolean {
  return geometry.coordinates.some((ring) => ring.some(([lon, lat]) => lon === at[0] && lat === at[1]));
}
