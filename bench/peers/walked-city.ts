/**
 * A city as it is walked under some settings, put into the peer: the edges that those walkers may take then
 * and the stations that count. Who is nearest, and how far, is for the peer to find.
 */
import type { Sql } from 'postgres';
import type { LocalFrame } from '../../src/engine/geometry/local-frame.ts';
import { waysOf } from '../../src/engine/network/joins.ts';
import { legsOf } from '../../src/engine/network/snap-legs.ts';
import { STREET_EDGE, WALK_AGAINST, WALK_ALONG } from '../../src/engine/network/walk-network.ts';
import type { CityState } from '../../src/worker/city-state.ts';
import { type CopyRow, copyRows } from './copy-rows.ts';
import { ANY_STATION, edgeLine, STATION_VERTEX } from './load-city.ts';

const SCHEMA = `
  drop table if exists walked_edges, walked_from_any, walked_stations;
  create temp table walked_edges (id int, source int, target int, cost float8, reverse_cost float8);
  create temp table walked_stations (id int, edge int, fraction float8, access float8);`;

const FINISH = `
  create temp table walked_from_any as
    select * from walked_edges
    union all select distinct -1 - id, ${ANY_STATION}, ${STATION_VERTEX} + id, 0, -1 from walked_stations;
  create index on walked_stations (edge);
  analyze;`;

/** The tables of this module, made anew for the state's present settings. */
export async function loadWalkedCity(sql: Sql, state: CityState): Promise<void> {
  await sql.unsafe(SCHEMA);
  await copyRows(sql, 'walked_edges', [...streetRows(state), ...stationEdges(state)]);
  await copyRows(sql, 'walked_stations', stationRows(state));
  await sql.unsafe(FINISH);
}

/**
 * The table `walked_streets`, which ground joins: the streets between walls, with their metres over the first and over
 * the second end, null where nobody may leave that way.
 */
export async function loadWalkedStreets(sql: Sql, state: CityState, frame: LocalFrame): Promise<void> {
  await sql.unsafe(`
    drop table if exists walked_streets;
    create temp table walked_streets (
      id int, source int, target int, cost float8, first_m float8, second_m float8, geom geometry);`);
  await copyRows(sql, 'walked_streets', groundRows(state, frame));
  await sql.unsafe('create index on walked_streets using gist (geom); analyze walked_streets;');
}

/** Searches go from stations: an edge that is walked one way is searched the other. */
function* streetRows({ network }: CityState): Generator<CopyRow> {
  const { edgeCount, edgeDirection, edgeFrom, edgeTo, edgeLengthM } = network;
  for (let edge = 0; edge < edgeCount; edge++) {
    const mayGo = edgeDirection[edge];
    const cost = mayGo & WALK_AGAINST ? edgeLengthM[edge] : -1;
    const reverse = mayGo & WALK_ALONG ? edgeLengthM[edge] : -1;
    if (mayGo !== 0) yield [edge, edgeFrom[edge], edgeTo[edge], cost, reverse];
  }
}

function* groundRows({ network }: CityState, frame: LocalFrame): Generator<CopyRow> {
  const { edgeCount, edgeDirection, edgeFrom, edgeTo, edgeLengthM, edgePassage } = network;
  for (let edge = 0; edge < edgeCount; edge++) {
    if (edgePassage[edge] !== STREET_EDGE) continue;
    const lengthM = edgeLengthM[edge];
    const firstM = edgeDirection[edge] & WALK_AGAINST ? lengthM : null;
    const secondM = edgeDirection[edge] & WALK_ALONG ? lengthM : null;
    yield [edge, edgeFrom[edge], edgeTo[edge], lengthM, firstM, secondM, edgeLine(network, edge, frame)];
  }
}

function* stationEdges(state: CityState): Generator<CopyRow> {
  let id = state.network.edgeCount;
  for (const [station, snap] of placesOf(state)) {
    for (const { node, metres } of legsOf(state.network, snap, 'to')) {
      yield [id++, STATION_VERTEX + station, node, metres, -1];
    }
  }
}

function* stationRows(state: CityState): Generator<CopyRow> {
  for (const [station, join] of placesOf(state)) {
    for (const { edge, fraction, accessM } of waysOf(join))
      yield [station, edge < 0 ? null : edge, fraction, accessM];
  }
}

function placesOf(state: CityState) {
  return state.countedPositions().flatMap((position, station) => {
    const snap = state.snapper.snap(position);
    return snap === null ? [] : [[station, snap] as const];
  });
}
