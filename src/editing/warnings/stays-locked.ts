import type { EditWarning, GroundCommand } from '../../domain/edit.ts';
import type { Community, Door } from '../ground/community.ts';
import { doorsIn, householdsBehind, placeIn } from '../ground/doors.ts';

/** Locked grids that keep homes which the stroke picked up. */
export function lockedWarnings(command: GroundCommand, community: Community): EditWarning[] {
  if (command.locked.length === 0) return [];
  const picked = pickedDoors(command, community);
  if (picked.length === 0) return [];
  return community.grids.flatMap(({ code, geometry }): EditWarning[] => {
    if (!command.locked.includes(code) || !mayGive(command, code)) return [];
    const staying = doorsIn(geometry, picked);
    if (staying.length === 0) return [];
    const households = householdsBehind(staying);
    return [
      { code: 'locked', blocking: false, subject: code, at: placeIn(geometry), households, repairs: [] },
    ];
  });
}

function pickedDoors(command: GroundCommand, community: Community): Door[] {
  if (command.kind === 'carve_grid') return doorsIn(command.area, community.doors);
  if (command.kind !== 'assign_ground') return [];
  const codes = new Set(community.fabric().pickedCodes(command.picked));
  return community.doors.filter(({ code }) => codes.has(code));
}

/** Whether the command takes from this grid at all, lock or not. */
function mayGive(command: GroundCommand, code: string): boolean {
  if (command.kind === 'assign_ground') {
    return code !== command.to && (command.onlyFrom === null || command.onlyFrom === code);
  }
  return command.kind === 'carve_grid' && (command.from === null || command.from.includes(code));
}
