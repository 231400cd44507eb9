import type { EditWarning, GroundCommand } from '../../domain/edit.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { shapeOf } from '../../engine/geometry/local-polygons.ts';
import { shapeCovers } from '../../engine/geometry/point-in-polygon.ts';
import type { Community } from '../ground/community.ts';

/** What a stroke picked up beyond the community's border stays where it is. */
export function outsideWarnings(command: GroundCommand, community: Community): EditWarning[] {
  if (command.kind === 'assign_ground') return pickedOutside(command.picked.buildings, community);
  const area = command.kind === 'carve_grid' || command.kind === 'create_grid' ? command.area : null;
  const outline = shapeOf(community.outline);
  const beyond = area?.coordinates[0].find(([lon, lat]) => !shapeCovers(outline, lon, lat));
  return beyond === undefined ? [] : [outside(community, [beyond[0], beyond[1]], 0)];
}

function pickedOutside(picked: readonly string[], community: Community): EditWarning[] {
  const own = new Set(community.doors.map(({ code }) => code));
  const beyond = picked.flatMap((code) => (own.has(code) ? [] : (community.doorOf(code) ?? [])));
  if (beyond.length === 0) return [];
  const households = beyond.reduce((sum, door) => sum + door.households, 0);
  return [outside(community, beyond[0].at, households)];
}

function outside({ code }: Community, at: LonLat, households: number): EditWarning {
  return { code: 'outside_community', blocking: false, subject: code, at, households, repairs: [] };
}
