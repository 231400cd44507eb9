/**
 * The editing commands: (state, command) → the Change it makes, or the reason why it is refused. Nothing
 * is changed here; whoever holds the state applies the Change.
 */
import type { Grid, Station } from '../domain/city.ts';
import type { EditCommand, EditRefusal, EditWarning, GroundCommand } from '../domain/edit.ts';
import type { StrayPart } from '../domain/figures.ts';
import { type LonLat, type Polygon, roundDegrees } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import { insertVertex, moveVertex, removeVertex } from '../engine/topology/edit-vertex.ts';
import type { Partition, PartitionChange } from '../engine/topology/partition.ts';
import { EMPTY_CHANGE } from './change.ts';
import type { Community } from './ground/community.ts';
import { prepareGroundEdit } from './ground/ground-edit.ts';
import { isPassageCommand, type PassageMap, passageChange } from './passages.ts';
import { borderWarnings } from './warnings/border-warnings.ts';

/** What a command may look at. */
export interface EditableMap extends PassageMap {
  /** The community's grids as a partition; `null` when the community has none. */
  partitionOf(communityCode: string): Partition | null;
  /** The community with what stands on it; `null` for an unknown one. */
  community(communityCode: string): Community | null;
  grid(code: string): Grid | undefined;
  station(code: string): Station | undefined;
  /** Whether the position lies in the city. */
  contains(position: LonLat): boolean;
}

export interface PreparedEdit {
  readonly change: Change;
  /** The community's partition after the change, where the edit has made it. */
  readonly partition: Partition | null;
  /**
   * What the change would break, apart from the household band, which the figures tell. For a border it is looked
   * for when asked.
   */
  warnings(): readonly EditWarning[];
  /** Parts of grids that the change would cut off. */
  readonly strayParts: readonly StrayPart[];
}

/** An edit that touches no ground breaks nothing. */
const UNTROUBLED = { partition: null, warnings: () => [], strayParts: [] } as const;

export function prepareEdit(command: EditCommand, map: EditableMap): Result<PreparedEdit, EditRefusal> {
  if (isPassageCommand(command)) {
    const change = passageChange(command, map);
    return change.ok ? ok({ ...UNTROUBLED, change: change.value }) : change;
  }
  switch (command.kind) {
    case 'move_vertex':
      return borderEdit(map, command.communityCode, (p) => moveVertex(p, command.at, command.to));
    case 'insert_vertex':
      return borderEdit(map, command.communityCode, (p) => insertVertex(p, command.segment, command.at));
    case 'remove_vertex':
      return borderEdit(map, command.communityCode, (p) => removeVertex(p, command.at));
    case 'move_station': {
      const station = map.station(command.stationCode);
      return station
        ? replaceStation(map, station, { ...station, location: stored(command.to) })
        : refuse('not_found');
    }
    case 'update_station': {
      const station = map.station(command.station.code);
      return station ? replaceStation(map, station, storedStation(command.station)) : refuse('not_found');
    }
    case 'add_station':
      return addStation(map, storedStation(command.station));
    case 'close_station': {
      const station = map.station(command.stationCode);
      return station ? stationChange({ removed: { [station.code]: station } }) : refuse('not_found');
    }
    default:
      return groundEdit(command, map);
  }
}

function groundEdit(command: GroundCommand, map: EditableMap): Result<PreparedEdit, EditRefusal> {
  const community = map.community(command.communityCode);
  if (community === null) return refuse('not_found');
  const prepared = prepareGroundEdit(command, community);
  if (!prepared.ok) return prepared;
  const { warnings, ...edit } = prepared.value;
  return ok({ ...edit, warnings: () => warnings, partition: null });
}

function borderEdit(
  map: EditableMap,
  communityCode: string,
  edit: (partition: Partition) => Result<PartitionChange, EditRefusal>,
): Result<PreparedEdit, EditRefusal> {
  const partition = map.partitionOf(communityCode);
  if (partition === null) return refuse('not_found');
  const edited = edit(partition);
  if (!edited.ok) return edited;
  const updated = Object.entries(edited.value.polygons).map(([code, polygon]) => {
    const grid = map.grid(code);
    if (grid === undefined)
      throw new Error(`The partition of ${communityCode} names an unknown grid ${code}.`);
    return [code, [grid, withGeometry(grid, polygon)] as const];
  });
  const change: Change = {
    ...EMPTY_CHANGE,
    grids: { added: {}, updated: Object.fromEntries(updated), removed: {} },
  };
  const community = map.community(communityCode);
  return ok({
    change,
    partition: edited.value.partition,
    warnings: () => (community === null ? [] : borderWarnings(change.grids, community)),
    strayParts: [],
  });
}

function withGeometry(grid: Grid, geometry: Polygon): Grid {
  return { ...grid, geometry };
}

function replaceStation(map: EditableMap, from: Station, to: Station): Result<PreparedEdit, EditRefusal> {
  if (to.location !== null && !map.contains(to.location)) return refuse('outside_city');
  return stationChange({ updated: { [from.code]: [from, to] } });
}

function addStation(map: EditableMap, station: Station): Result<PreparedEdit, EditRefusal> {
  if (map.station(station.code)) return refuse('code_exists');
  if (station.location !== null && !map.contains(station.location)) return refuse('outside_city');
  return stationChange({ added: { [station.code]: station } });
}

function stationChange(part: Partial<Change['stations']>): Result<PreparedEdit, EditRefusal> {
  return ok({
    ...UNTROUBLED,
    change: { ...EMPTY_CHANGE, stations: { added: {}, updated: {}, removed: {}, ...part } },
  });
}

function storedStation(station: Station): Station {
  return station.location === null ? station : { ...station, location: stored(station.location) };
}

function stored([lon, lat]: LonLat): LonLat {
  return [roundDegrees(lon), roundDegrees(lat)];
}
