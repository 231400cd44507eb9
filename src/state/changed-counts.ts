import type { Change, RecordChange } from '../domain/plan.ts';
import { codesOf, wholeChange } from '../editing/change.ts';
import { isRedrawn } from './redrawn-grids.ts';

export interface ChangedCounts {
  readonly grids: number;
  readonly stations: number;
  /** Gates and crossings. */
  readonly passages: number;
}

/** How many records a change really changes: a grid that only got a neighbour's corner stays as it was. */
export function changedCounts(change: Change): ChangedCounts {
  const { grids, stations, gates, crossings } = wholeChange(change);
  const altered = Object.values(grids.updated).filter(([from, to]) => isRedrawn(from, to));
  return {
    grids: bornAndEnded(grids) + altered.length,
    stations: codesOf(stations).length,
    passages: codesOf(gates).length + codesOf(crossings).length,
  };
}

function bornAndEnded({ added, removed }: RecordChange<unknown>): number {
  return Object.keys(added).length + Object.keys(removed).length;
}
