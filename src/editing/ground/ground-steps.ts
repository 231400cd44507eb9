/**
 * An edit of ground as a row of steps: what the planner did, then every repair accepted. Each step starts from
 * the ground that the one before it left, parts cut off included, so that a repair finds what it repairs.
 */
import type { EditRefusal, GroundAction, GroundCommand, Repair } from '../../domain/edit.ts';
import type { Polygon } from '../../domain/geometry.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { polygonArea } from '../../engine/geometry/planar.ts';
import { polygonCovers } from '../../engine/geometry/point-in-polygon.ts';
import type { GridShape } from '../../engine/topology/grid-assignment.ts';
import { carveGrid, createGrid, giveGround } from '../../engine/topology/ground/give-ground.ts';
import type {
  Ground,
  GroundEdit,
  GroundResult,
  GroundRules,
  StrayPart,
} from '../../engine/topology/ground/ground.ts';
import { layBorderAlong, straightenBorder } from '../../engine/topology/ground/lay-border.ts';
import { mergeGrids } from '../../engine/topology/ground/merge-grids.ts';
import { redrawBorder } from '../../engine/topology/ground/redraw-border.ts';
import { splitAlong } from '../../engine/topology/ground/split-along.ts';
import { nextGridCodes } from '../grid-codes.ts';
import type { Community } from './community.ts';
import { doorsIn, householdsBehind } from './doors.ts';

/** A drawn line this near to a border is meant to lie on it. */
const LINE_SNAP_M = 3;
/** A position this near to a border names a place on it. */
const PLACE_SNAP_M = 15;

export interface GroundAfter {
  /** The grids with their main parts. */
  readonly grids: ReadonlyMap<string, Polygon>;
  readonly strays: readonly StrayPart[];
  /** New grids, and the grid each takes its facts from; `null` where all its ground stood in none. */
  readonly created: ReadonlyMap<string, string | null>;
}

/** Performs the command on the community's ground. Refused when the action is; a repair that fits no more is left out. */
export function groundAfter(command: GroundCommand, community: Community): Result<GroundAfter, EditRefusal> {
  const rules: GroundRules = {
    locked: new Set(command.locked),
    weigh: (polygon) => {
      const doors = doorsIn(polygon, community.doors);
      return { buildings: doors.length, households: householdsBehind(doors) };
    },
  };
  const grids = community.grids.map(({ code, geometry }): GridShape => ({ code, polygon: geometry }));
  const start: GroundAfter = {
    grids: new Map(grids.map(({ code, polygon }) => [code, polygon])),
    strays: [],
    created: new Map(),
  };
  const acted = performAction(command, community, rules, groundOf(start, community));
  if (!acted.ok) return acted;
  let after = taken(start, acted.value, community);
  for (const repair of command.repairs) {
    const repaired = performRepair(repair, community, rules, after);
    if (repaired?.ok) after = taken(after, repaired.value, community);
  }
  return ok(after);
}

function performAction(
  action: GroundAction,
  community: Community,
  rules: GroundRules,
  ground: Ground,
): GroundResult {
  const drawn: GroundRules = { ...rules, snapM: LINE_SNAP_M };
  const placed: GroundRules = { ...rules, snapM: PLACE_SNAP_M };
  switch (action.kind) {
    case 'split_grid':
      return splitAlong(ground, action.gridCode, action.line, drawn);
    case 'merge_grids':
      return mergeGrids(ground, action.gridCodes, action.into, rules);
    case 'carve_grid':
      return carveGrid(ground, action.area, action.from, rules);
    case 'redraw_border':
      return redrawBorder(ground, action.line, drawn);
    case 'straighten_border':
      return straightenBorder(ground, action.from, action.to, placed);
    case 'follow_street': {
      const path = community.streetPaths().between(action.from, action.to);
      return path === null
        ? refuse('no_street')
        : layBorderAlong(ground, action.from, action.to, path, placed);
    }
    case 'assign_ground': {
      const areas = community.fabric().groundOf(action.picked);
      return areas.length === 0
        ? refuse('nothing_changes')
        : giveGround(ground, areas, action.to, action.onlyFrom, rules);
    }
    case 'create_grid':
      return createGrid(ground, action.area, rules);
  }
}

/** `null` for a repair that moves no ground, or that names ground which is not there. */
function performRepair(
  repair: Repair,
  community: Community,
  rules: GroundRules,
  after: GroundAfter,
): GroundResult | null {
  const give = (areas: readonly Polygon[], to: string) =>
    giveGround(groundOf(after, community), areas, to, null, { ...rules, keepsSlivers: true });
  switch (repair.kind) {
    case 'give_piece': {
      const [lon, lat] = repair.at;
      const parts = [...after.strays.map(({ polygon }) => polygon), ...after.grids.values()];
      const piece = parts.find(({ coordinates }) => polygonCovers(coordinates, lon, lat));
      return piece === undefined ? null : give([piece], repair.to);
    }
    case 'whole_compound': {
      const picked = { buildings: [], compounds: [repair.compoundCode], blocksAt: [] };
      return give(community.fabric().groundOf(picked), repair.to);
    }
    case 'whole_building': {
      const footprint = community.footprintOf(repair.buildingCode);
      return footprint === null ? null : give([footprint], repair.to);
    }
    case 'retire_grid':
      return null;
  }
}

/** All parts of all grids, those cut off under the code of their grid. */
function groundOf({ grids, strays }: GroundAfter, { outline }: Community): Ground {
  const parts = [...grids].map(([code, polygon]): GridShape => ({ code, polygon }));
  return { outline, grids: [...parts, ...strays.map(({ code, polygon }) => ({ code, polygon }))] };
}

/** The ground after one more step, with codes for the grids that the step began. */
function taken(earlier: GroundAfter, edit: GroundEdit, community: Community): GroundAfter {
  const codeOf = codesFor(earlier, edit, community);
  const moved = new Set(edit.moved.flatMap(({ from, to }) => [from, to]));
  const strays = [...earlier.strays.filter(({ code }) => !moved.has(code)), ...edit.strays];
  // A grid in parts that the step only borders on may come back with another of its parts as the main one.
  const inParts = new Set(earlier.strays.map(({ code }) => code).filter((code) => !moved.has(code)));
  const grids = new Map(earlier.grids);
  for (const [code, polygon] of edit.changed) {
    if (polygon === null) grids.delete(code);
    else if (!inParts.has(code)) grids.set(code, polygon);
  }
  for (const { label, polygon } of edit.created) grids.set(codeOf.get(label) ?? label, polygon);
  const created = new Map(earlier.created);
  for (const { label } of edit.created) created.set(codeOf.get(label) ?? label, largestGiver(edit, label));
  return { grids, strays, created };
}

/** A code for the label of every grid that a step begins. */
function codesFor(earlier: GroundAfter, { created }: GroundEdit, community: Community): Map<string, string> {
  if (created.length === 0) return new Map();
  const issued = new Set([...community.issuedCodes(), ...earlier.created.keys()]);
  const own = [...community.grids.map(({ code }) => code), ...earlier.created.keys()];
  const codes = nextGridCodes(community.code, own, issued, created.length);
  return new Map(created.map(({ label }, i) => [label, codes[i]]));
}

/** The grid that most of a new grid's ground comes from. */
function largestGiver({ moved }: GroundEdit, label: string): string | null {
  let [giver, largest]: [string | null, number] = [null, 0];
  for (const { from, to, polygon } of moved) {
    const area = polygonArea(polygon.coordinates);
    if (to === label && from !== '' && area > largest) [giver, largest] = [from, area];
  }
  return giver;
}
