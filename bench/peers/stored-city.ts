/**
 * A city as a database would store it to answer for any walker, service and hour: streets with their lengths and flags,
 * gates and crossings with the hours of their week, stations with their services and theirs, doors with where they join
 * the streets and their straight ways to gates, grids with their units. What can be known before anybody asks is given
 * ready-made; what a question changes is for `switch-queries.ts` to derive.
 */
import type { Sql } from 'postgres';
import { ALWAYS_OPEN, STREET_FLAGS } from '../../src/domain/city.ts';
import type { LonLat } from '../../src/domain/geometry.ts';
import type { ChinaDay } from '../../src/engine/hours/china-days.ts';
import { weekHours } from '../../src/engine/hours/week-hours.ts';
import { isGateWay, waysOf } from '../../src/engine/network/joins.ts';
import { NO_GRID } from '../../src/engine/topology/grid-assignment.ts';
import type { CityState } from '../../src/worker/city-state.ts';
import { type CopyRow, copyRows } from './copy-rows.ts';

const WEEK_MINUTES = 7 * 24 * 60;

const SCHEMA = `
  drop table if exists stored_streets, stored_passages, stored_stations, station_services, stored_places, stored_hours,
    stored_doors, stored_gate_ways, stored_units, stored_memberships;
  create temp table stored_streets (id int, source int, target int, metres float8, direction int, flags int,
    signalled_m float8, passage int);
  create temp table stored_passages (id int primary key, kind text, is_always_open boolean, step_free boolean);
  create temp table stored_stations (id int primary key, tier text);
  create temp table stored_places (station int, part int, edge int, fraction float8, node int, access float8);
  create temp table station_services (station int, service text);
  create temp table stored_hours (owner text, id int, open_from int, open_until int);
  create temp table stored_doors (id int primary key, households int, older int, grid int,
    edge int, fraction float8, node int, access float8);
  create temp table stored_gate_ways (door int, node int, metres float8);
  create temp table stored_units (id int primary key, level text, code text);
  create temp table stored_memberships (grid int, place int);`;

const FINISH = `
  create index on stored_streets (id); create index on stored_streets (passage) where passage >= 0;
  create index on station_services (service, station); create index on stored_hours (owner, id);
  create index on stored_doors (edge); create index on stored_gate_ways (door); create index on stored_gate_ways (node);
  create index on stored_memberships (grid);
  analyze;`;

/** The tables of this module; hours are those of the week that begins on this Monday. */
export async function storeCity(sql: Sql, state: CityState, monday: ChinaDay): Promise<void> {
  await sql.unsafe(SCHEMA);
  await copyRows(sql, 'stored_streets', streetRows(state));
  await copyRows(sql, 'stored_passages', passageRows(state));
  await copyRows(sql, 'stored_stations', stationRows(state));
  await copyRows(sql, 'stored_places', placeRows(state));
  await copyRows(sql, 'station_services', serviceRows(state));
  await copyRows(sql, 'stored_hours', hourRows(state, monday));
  await copyRows(sql, 'stored_doors', doorRows(state));
  await copyRows(sql, 'stored_gate_ways', gateWayRows(state));
  await copyRows(sql, 'stored_units', unitRows(state));
  await copyRows(sql, 'stored_memberships', membershipRows(state));
  await sql.unsafe(FINISH);
}

/** Stations that have a place, in the order in which the city has them: the row of each is its number in the tables. */
export function storedStations({ stations }: CityState) {
  return [...stations.values()].filter(({ location }) => location !== null);
}

function* streetRows({ walks: { network } }: CityState): Generator<CopyRow> {
  const { edgeCount, edgeFrom, edgeTo, edgeLengthM, edgeDirection, edgeFlags, edgePassage } = network;
  const { edgeSource } = network;
  const signalledM = new Map<number, number>();
  for (let edge = 0; edge < edgeCount; edge++) {
    if ((edgeFlags[edge] & STREET_FLAGS.signals) === 0 || edgeSource[edge] < 0) continue;
    signalledM.set(edgeSource[edge], (signalledM.get(edgeSource[edge]) ?? 0) + edgeLengthM[edge]);
  }
  for (let edge = 0; edge < edgeCount; edge++) {
    const wholeM = signalledM.get(edgeSource[edge]) ?? edgeLengthM[edge];
    const waits = (edgeFlags[edge] & STREET_FLAGS.signals) !== 0 ? wholeM : null;
    yield [
      edge,
      edgeFrom[edge],
      edgeTo[edge],
      edgeLengthM[edge],
      edgeDirection[edge],
      edgeFlags[edge],
      waits,
      edgePassage[edge],
    ];
  }
}

function* passageRows({ walks }: CityState): Generator<CopyRow> {
  for (const [id, passage] of walks.passages.entries()) {
    const isAlways = passage.kind !== 'wall' && passage.open === ALWAYS_OPEN;
    const stepFree = passage.kind === 'gate' && passage.stepFree !== null ? String(passage.stepFree) : null;
    yield [id, passage.kind, String(isAlways), stepFree];
  }
}

function* stationRows(state: CityState): Generator<CopyRow> {
  for (const [id, { tier }] of storedStations(state).entries()) yield [id, tier];
}

function* serviceRows(state: CityState): Generator<CopyRow> {
  for (const [id, { services }] of storedStations(state).entries()) {
    for (const service of services) yield [id, service];
  }
}

function* placeRows(state: CityState): Generator<CopyRow> {
  for (const [id, { location }] of storedStations(state).entries()) {
    const join = state.snapper.snap(location!);
    if (join === null) continue;
    for (const [part, { edge, fraction, node, accessM }] of waysOf(join).entries())
      yield [id, part, edge, fraction, node, accessM];
  }
}

/** What has hours that can be read; a gate or crossing whose hours cannot be read is open all week, a station never. */
function hourRows(state: CityState, monday: ChinaDay): CopyRow[] {
  const rows: CopyRow[] = [];
  const add = (owner: string, id: number, hours: string, place: LonLat, isOpenOtherwise: boolean) => {
    const week = weekHours(hours, place, monday);
    if (week === null || week.isConditional) {
      if (isOpenOtherwise) rows.push([owner, id, 0, WEEK_MINUTES]);
      return;
    }
    week.days.forEach((spans, day) => {
      for (const { from, to } of spans) rows.push([owner, id, day * 1440 + from, day * 1440 + to]);
    });
  };
  for (const [id, passage] of state.walks.passages.entries()) {
    if (passage.kind === 'wall' || passage.open === ALWAYS_OPEN) continue;
    add('passage', id, passage.open, passage.place, true);
  }
  for (const [id, { openingHours, location }] of storedStations(state).entries()) {
    if (openingHours !== null) add('station', id, openingHours, location!, false);
  }
  return rows;
}

function* doorRows({ walks, city: { buildings }, assignment }: CityState): Generator<CopyRow> {
  for (const [row, snap] of walks.doors.snaps.entries()) {
    const { households, olderHouseholds } = buildings;
    const home = [row, households[row], olderHouseholds[row], assignment.gridOf[row]];
    yield [...home, snap?.edge ?? -1, snap?.fraction ?? 0, snap?.node ?? -1, snap?.accessM ?? 0];
  }
}

function* gateWayRows({ walks }: CityState): Generator<CopyRow> {
  for (const [row, join] of walks.doors.joins.entries()) {
    if (join === null) continue;
    for (const { node, accessM } of waysOf(join).filter(isGateWay)) yield [row, node, accessM];
  }
}

/** Grids, administrative units and the city, numbered; a grid goes by its row. */
function placesOf({ city, assignment }: CityState): readonly (readonly [level: string, code: string])[] {
  return [
    ...assignment.codes.map((_, row) => ['grid', String(row)] as const),
    ...city.adminUnits.map(({ level, code }) => [level, code] as const),
    ['city', ''],
  ];
}

function* unitRows(state: CityState): Generator<CopyRow> {
  for (const [id, [level, code]] of placesOf(state).entries()) yield [id, level, code];
}

/** Of what every grid is part: of itself, of units and of the city; homes in no grid are in the city. */
function* membershipRows(state: CityState): Generator<CopyRow> {
  const { city, grids, assignment } = state;
  const unitOf = new Map(city.adminUnits.map((unit) => [unit.code, unit]));
  const places = placesOf(state);
  const numberOf = new Map(places.map(([level, code], id) => [`${level} ${code}`, id]));
  yield [NO_GRID, places.length - 1];
  for (const [grid, gridCode] of assignment.codes.entries()) {
    yield [grid, grid];
    yield [grid, places.length - 1];
    let unit = unitOf.get(grids.get(gridCode)?.communityCode ?? '');
    while (unit !== undefined) {
      yield [grid, numberOf.get(`${unit.level} ${unit.code}`)!];
      unit = unit.parentCode === null ? undefined : unitOf.get(unit.parentCode);
    }
  }
}
