/**
 * A city as it is walked under some settings, put into the peer: the edges that those walkers may take then, the
 * stations that count, and how every door joins the network behind its walls. Who is nearest, and how far, is for
 * the peer to find.
 */
import type { Sql } from 'postgres';
import type { LocalFrame } from '../../src/engine/geometry/local-frame.ts';
import { LIMIT_TOLERANCE_M } from '../../src/engine/network/distance-search.ts';
import { legsOf } from '../../src/engine/network/snap-legs.ts';
import { STREET_EDGE, WALK_AGAINST, WALK_ALONG } from '../../src/engine/network/walk-network.ts';
import type { CityState } from '../../src/worker/city-state.ts';
import { type CopyRow, copyRows } from './copy-rows.ts';
import { ANY_STATION, edgeLine, STATION_VERTEX } from './load-city.ts';

const SCHEMA = `
  drop table if exists walked_edges, walked_from_any, walked_stations, walked_legs, walked_doors, walked_homes;
  create temp table walked_edges (id int, source int, target int, cost float8, reverse_cost float8);
  create temp table walked_stations (id int, edge int, fraction float8, access float8);
  create temp table walked_doors (id int, edge int, fraction float8, access float8, length float8);
  create temp table walked_legs (id int, node int, metres float8);
  create temp table walked_homes (id int, households int, grid int);`;

const FINISH = `
  create temp table walked_from_any as
    select * from walked_edges
    union all select -1 - id, ${ANY_STATION}, ${STATION_VERTEX} + id, 0, -1 from walked_stations;
  create index on walked_legs (node); create index on walked_stations (edge); create index on walked_homes (id);
  analyze;`;

/** The tables of this module, made anew for the state's present settings. */
export async function loadWalkedCity(sql: Sql, state: CityState): Promise<void> {
  await sql.unsafe(SCHEMA);
  await copyRows(sql, 'walked_edges', [...streetRows(state), ...stationEdges(state)]);
  await copyRows(sql, 'walked_stations', stationRows(state));
  await copyRows(sql, 'walked_doors', doorRows(state));
  await copyRows(sql, 'walked_legs', legRows(state));
  await copyRows(sql, 'walked_homes', homeRows(state));
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

/** Households and covered households per grid, on {@link loadWalkedCity}'s tables; with `equicost` by station. */
export function walkedCountsPerGrid(limitM: number, search: 'equicost' | 'one search'): string {
  const stations = `(select array_agg(${STATION_VERTEX} + id) from walked_stations)`;
  const edges = (table: string) => `select id, source, target, cost, reverse_cost from ${table}`;
  const reached =
    search === 'equicost'
      ? `pgr_drivingDistance('${edges('walked_edges')}', ${stations}, 1e9::float8, directed => true, equicost => true)`
      : `pgr_drivingDistance('${edges('walked_from_any')}', ${ANY_STATION}, 1e9::float8, directed => true)`;
  return `
    with reached as materialized (select node, agg_cost from ${reached}),
    over as (
      select l.id, min(r.agg_cost + l.metres) as metres from walked_legs l join reached r using (node) group by l.id),
    along as (
      select d.id, min(d.access + abs(d.fraction - s.fraction) * d.length + s.access) as metres
        from walked_doors d join walked_stations s using (edge) group by d.id)
    select h.grid, sum(h.households)::int as households,
           coalesce(sum(h.households) filter (
             where least(o.metres, a.metres) <= ${limitM + LIMIT_TOLERANCE_M}), 0)::int as covered
      from walked_homes h left join over o using (id) left join along a using (id) group by h.grid`;
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
  for (const [station, { edge, fraction, accessM }] of placesOf(state)) {
    yield [station, edge < 0 ? null : edge, fraction, accessM];
  }
}

function* doorRows({ walks, network }: CityState): Generator<CopyRow> {
  for (const [row, snap] of walks.doors.snaps.entries()) {
    const mayTake = snap !== null && snap.edge >= 0 && network.edgeDirection[snap.edge] !== 0;
    if (mayTake) yield [row, snap.edge, snap.fraction, snap.accessM, network.edgeLengthM[snap.edge]];
  }
}

function* legRows({ walks, network }: CityState): Generator<CopyRow> {
  const { offsets, nodes } = walks.doors;
  const metres = walks.doors.metresOn(network);
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let leg = offsets[row]; leg < offsets[row + 1]; leg++) {
      if (metres[leg] < Number.POSITIVE_INFINITY) yield [row, nodes[leg], metres[leg]];
    }
  }
}

function* homeRows({ city: { buildings }, assignment }: CityState): Generator<CopyRow> {
  for (let row = 0; row < buildings.count; row++)
    yield [row, buildings.households[row], assignment.gridOf[row]];
}

function placesOf(state: CityState) {
  return state.countedPositions().flatMap((position, station) => {
    const snap = state.snapper.snap(position);
    return snap === null ? [] : [[station, snap] as const];
  });
}
