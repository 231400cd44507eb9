import type { Grid } from '../../domain/city.ts';
import type { EditRefusal, EditWarning, GroundCommand } from '../../domain/edit.ts';
import type { StrayPart } from '../../domain/figures.ts';
import type { Polygon } from '../../domain/geometry.ts';
import type { Change } from '../../domain/plan.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { EMPTY_CHANGE, sameRecord } from '../change.ts';
import { gridName } from '../grid-codes.ts';
import { groundWarnings } from '../warnings/ground-warnings.ts';
import type { Community } from './community.ts';
import { type GroundAfter, groundAfter } from './ground-steps.ts';

export interface PreparedGround {
  readonly change: Change;
  readonly warnings: readonly EditWarning[];
  readonly strayParts: readonly StrayPart[];
}

/** The Change that an edit of ground makes, what it would break, and what it would cut off. */
export function prepareGroundEdit(
  command: GroundCommand,
  community: Community,
): Result<PreparedGround, EditRefusal> {
  const performed = groundAfter(command, community);
  if (!performed.ok) return performed;
  const after = performed.value;
  const grids = recordChange(community, after);
  // Repairs may give back all that the stroke took: that is an answer, if an empty one.
  const isEmpty = Object.values(grids).every((part) => Object.keys(part).length === 0);
  if (isEmpty && command.repairs.length === 0) return refuse('nothing_changes');
  return ok({
    change: { ...EMPTY_CHANGE, grids },
    warnings: groundWarnings(command, community, after, grids),
    strayParts: after.strays.map(({ code, polygon }) => ({ gridCode: code, polygon })),
  });
}

function recordChange(community: Community, after: GroundAfter): Change['grids'] {
  const added: Record<string, Grid> = {};
  const updated: Record<string, readonly [Grid, Grid]> = {};
  const removed: Record<string, Grid> = {};
  for (const grid of community.grids) {
    const geometry = after.grids.get(grid.code);
    if (geometry === undefined) removed[grid.code] = grid;
    else if (geometry !== grid.geometry && !sameRecord(geometry, grid.geometry)) {
      updated[grid.code] = [grid, { ...grid, geometry }];
    }
  }
  for (const [code, source] of after.created) {
    const geometry = after.grids.get(code);
    if (geometry !== undefined) added[code] = newGrid(community, code, source, geometry);
  }
  return { added, updated, removed };
}

/** A new grid is of the kind that most of its ground was; its workers are not appointed yet. */
function newGrid(community: Community, code: string, source: string | null, geometry: Polygon): Grid {
  const giver = community.grids.find((grid) => grid.code === source);
  return {
    code,
    name: gridName(community, code),
    communityCode: community.code,
    kind: giver?.kind ?? 'scattered_housing',
    typology: giver?.typology ?? null,
    staff: {},
    geometry,
  };
}
