import type { EditWarning } from '../../domain/edit.ts';
import type { Change } from '../../domain/plan.ts';
import { changedStretches } from '../../engine/topology/changed-bounds.ts';
import type { Community } from '../ground/community.ts';
import { cutWarnings } from './cut-things.ts';

const NOBODY: ReadonlySet<string> = new Set();

/**
 * What a border that moved by a vertex cuts now. Looks only along what moved, so that it can be told while the
 * pointer moves. Such an edit lands all the same: the next pull at the border may mend it.
 */
export function borderWarnings({ updated }: Change['grids'], community: Community): EditWarning[] {
  const moved = Object.values(updated);
  return cutWarnings({
    community,
    borders: moved.flatMap(([from, to]) =>
      changedStretches(from.geometry.coordinates, to.geometry.coordinates),
    ),
    before: new Map(moved.map(([from]) => [from.code, [from.geometry]])),
    after: new Map(moved.map(([, to]) => [to.code, [to.geometry]])),
    target: null,
    locked: NOBODY,
    compoundsBlock: false,
    isRepairable: false,
  });
}
