/** Where the person at the desk may edit: in the unit of the open plan, else in the units they plan for. */
import type { AdminUnit } from '../domain/city.ts';
import type { EditCommand } from '../domain/edit.ts';
import type { LonLat } from '../domain/geometry.ts';
import { polygonCovers, shapeCovers } from '../engine/geometry/point-in-polygon.ts';
import type { Session } from '../sources/city-source.ts';
import { cityIn, type OpenCity } from './city-store.ts';
import type { DeskParts } from './desk-parts.ts';

type Asked = Pick<DeskParts, 'city' | 'draft' | 'session'>;

/** True when the grids of this community may be changed. */
export function mayEditCommunity(parts: Asked, communityCode: string): boolean {
  const open = cityIn(parts.city);
  return open !== null && ownUnits(parts).some((unit) => open.index.isWithin(communityCode, unit));
}

/** True when stations may be changed at this position, the unit's border inclusive. */
export function mayEditAt(parts: Asked, position: LonLat): boolean {
  const open = cityIn(parts.city);
  return open !== null && ownUnits(parts).some((code) => unitCovers(open, code, position));
}

/**
 * True when a command stays within the jurisdiction: grids by their community, stations by every place they
 * leave or take. A station without a place may be changed by everyone.
 */
export function mayPerform(parts: Asked, command: EditCommand): boolean {
  if ('communityCode' in command) return mayEditCommunity(parts, command.communityCode);
  return placesOf(parts, command).every((place) => mayEditAt(parts, place));
}

function placesOf(parts: Asked, command: Exclude<EditCommand, { communityCode: string }>): LonLat[] {
  const code = 'station' in command ? command.station.code : command.stationCode;
  const before = cityIn(parts.city)?.current.stations.get(code)?.location;
  const after = 'station' in command ? command.station.location : 'to' in command ? command.to : null;
  return [before, after].filter((place) => place !== null && place !== undefined);
}

function ownUnits({ draft, session }: Asked): readonly string[] {
  const { plan } = draft.getState();
  return plan ? [plan.unitCode] : plannedUnits(session);
}

export type PlannedUnits = Pick<Session, 'memberships'>;

/** Codes of the units that the person plans for. */
export function plannedUnits({ memberships }: PlannedUnits): readonly string[] {
  return memberships
    .filter(({ role }) => role === 'planner' || role === 'admin')
    .map(({ unitCode }) => unitCode);
}

/** True when the position lies in the unit, its border inclusive. */
export function unitCovers({ index, data }: OpenCity, code: string, [lon, lat]: LonLat): boolean {
  const unit: AdminUnit | undefined = index.units.get(code);
  // A city may have no unit at its top; its own code then stands for all of it.
  if (!unit) return code === data.info.code;
  return unit.geometry.type === 'Polygon'
    ? polygonCovers(unit.geometry.coordinates, lon, lat)
    : shapeCovers(unit.geometry.coordinates, lon, lat);
}
