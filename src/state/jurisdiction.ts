/**
 * Where the person at the desk may edit: in the units they plan for. While a plan is open, in its unit and in
 * those of theirs that hold it, because saving widens the plan to what it changes.
 */
import type { AdminUnit, Gate } from '../domain/city.ts';
import type { EditCommand, PassageCommand, StationCommand } from '../domain/edit.ts';
import type { LonLat } from '../domain/geometry.ts';
import { isPassageCommand } from '../editing/passages.ts';
import { polygonCovers, shapeCovers } from '../engine/geometry/point-in-polygon.ts';
import type { Session } from '../sources/city-source.ts';
import { type CityRecords, cityIn, type OpenCity } from './city-store.ts';
import type { DeskParts } from './desk-parts.ts';

type Asked = Pick<DeskParts, 'city' | 'draft' | 'session'>;

/** True when the grids of this community may be changed. */
export function mayEditCommunity(parts: Asked, communityCode: string): boolean {
  return holdCommunity(parts, editableUnits(parts), communityCode);
}

/** True when stations may be changed at this position, the unit's border inclusive. */
export function mayEditAt(parts: Asked, position: LonLat): boolean {
  return holdPlace(parts, editableUnits(parts), position);
}

/**
 * True when a command stays within the jurisdiction: grids by their community, stations and gates by every
 * place they leave or take, crossings by where they begin. A station without a place may be changed by everyone.
 */
export function mayPerform(parts: Asked, command: EditCommand): boolean {
  return holdCommand(parts, editableUnits(parts), command);
}

/** True when a command stays within what the person plans for, whatever plan is open. */
export function isPlannedFor(parts: Asked, command: EditCommand): boolean {
  return holdCommand(parts, plannedUnits(parts.session), command);
}

function holdCommand(parts: Asked, units: readonly string[], command: EditCommand): boolean {
  if ('communityCode' in command) return holdCommunity(parts, units, command.communityCode);
  return placesOf(parts, command).every((place) => holdPlace(parts, units, place));
}

function holdCommunity({ city }: Asked, units: readonly string[], communityCode: string): boolean {
  const open = cityIn(city);
  return open !== null && units.some((unit) => open.index.isWithin(communityCode, unit));
}

function holdPlace({ city }: Asked, units: readonly string[], position: LonLat): boolean {
  const open = cityIn(city);
  return open !== null && units.some((unit) => unitCovers(open, unit, position));
}

function placesOf(parts: Asked, command: Exclude<EditCommand, { communityCode: string }>): LonLat[] {
  const records = cityIn(parts.city)?.current;
  const places = isPassageCommand(command)
    ? passagePlaces(command, records)
    : stationPlaces(command, records?.stations);
  return places.filter((place) => place !== null && place !== undefined);
}

type Place = LonLat | null | undefined;

function stationPlaces(command: StationCommand, stations: CityRecords['stations'] | undefined): Place[] {
  const code = 'station' in command ? command.station.code : command.stationCode;
  const after = 'station' in command ? command.station.location : 'to' in command ? command.to : null;
  return [stations?.get(code)?.location, after];
}

function passagePlaces(command: PassageCommand, records: CityRecords | undefined): Place[] {
  switch (command.kind) {
    case 'add_gate':
    case 'update_gate':
      return [gatePlace(records?.gates.get(command.gate.code)), gatePlace(command.gate)];
    case 'remove_gate':
      return [gatePlace(records?.gates.get(command.gateCode))];
    case 'add_crossing':
    case 'update_crossing':
      return [records?.crossings.get(command.crossing.code)?.line[0], command.crossing.line[0]];
    case 'remove_crossing':
      return [records?.crossings.get(command.crossingCode)?.line[0]];
  }
}

function gatePlace(gate: Gate | undefined): Place {
  return gate && ([...gate.geometry.coordinates] as unknown as LonLat);
}

function editableUnits({ city, draft, session }: Asked): readonly string[] {
  const { plan } = draft.getState();
  const own = plannedUnits(session);
  if (!plan) return own;
  return [plan.unitCode, ...own.filter((unit) => cityIn(city)?.index.isWithin(plan.unitCode, unit))];
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
