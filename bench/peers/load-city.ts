/**
 * Puts the city into the peer exactly as the engine sees it: nodes and edges with the engine's lengths,
 * doors and stations where the engine snapped them. Grids and buildings come twice, in degrees (as stored) and in
 * the engine's local metres (for areas).
 */
import type { Sql } from 'postgres';
import type { LocalFrame } from '../../src/engine/geometry/local-frame.ts';
import type { WalkNetwork } from '../../src/engine/network/walk-network.ts';
import type { BenchCity } from '../bench-city.ts';
import { type CopyRow, copyRows } from './copy-rows.ts';
import { polygonText } from './wkt.ts';

/** Station s is the vertex `STATION_VERTEX + s` of the routing graph. */
export const STATION_VERTEX = 10_000_000;

/** One vertex from which every station is 0 m away: a search from it finds the nearest station of every node. */
export const ANY_STATION = 9_999_999;

export async function loadPeerCity(sql: Sql, subject: BenchCity): Promise<void> {
  await sql.unsafe(SCHEMA);
  await copyRows(sql, 'edges (id, source, target, cost, geom)', edgeRows(subject));
  await copyRows(sql, 'buildings (id, households, older, grid, degrees)', buildingRows(subject));
  await copyRows(sql, 'doors (id, edge, fraction, node, access)', doorRows(subject));
  await copyRows(sql, 'stations (id, edge, fraction, node, access, geom)', stationRows(subject));
  await copyRows(sql, 'grids (id, degrees, geom)', gridRows(subject));
  await sql.unsafe(FINISH);
}

const SCHEMA = `
  drop table if exists edges, buildings, doors, stations, grids, walk_edges, walk_edges_from_any, door_legs;
  create table edges (id int primary key, source int, target int, cost float8, geom geometry);
  create table buildings (id int primary key, households int, older int, grid int, degrees geometry);
  create table doors (id int primary key, edge int, fraction float8, node int, access float8);
  create table stations (id int primary key, edge int, fraction float8, node int, access float8, geom geometry);
  create table grids (id int primary key, degrees geometry, geom geometry);`;

/**
 * A station is a vertex of its own, joined by one-way edges to the ends of the edge it stands at, so that a search
 * from it starts as the engine's does. A door has one or two legs likewise. Streets are two-way.
 */
const FINISH = `
  create table walk_edges as
    select id, source, target, cost, cost as reverse_cost, geom from edges
    union all
    select ${STATION_VERTEX} + s.id * 2, ${STATION_VERTEX} + s.id,
           case when s.node >= 0 then s.node else e.source end,
           case when s.node >= 0 then s.access else s.access + s.fraction * e.cost end, -1, s.geom
      from stations s left join edges e on e.id = s.edge
    union all
    select ${STATION_VERTEX + 1} + s.id * 2, ${STATION_VERTEX} + s.id,
           e.target, s.access + (1 - s.fraction) * e.cost, -1, s.geom
      from stations s join edges e on e.id = s.edge where s.node < 0;
  create table walk_edges_from_any as
    select id, source, target, cost, reverse_cost from walk_edges
    union all select -1 - id, ${ANY_STATION}, ${STATION_VERTEX} + id, 0, -1 from stations;
  create table door_legs as
    select d.id, b.households, b.older, b.grid, d.edge, d.fraction, d.access, e.cost,
           case when d.node >= 0 then d.node else e.source end as first_node,
           case when d.node >= 0 then d.access else d.access + d.fraction * e.cost end as first_m,
           case when d.node >= 0 then null else e.target end as second_node,
           case when d.node >= 0 then null else d.access + (1 - d.fraction) * e.cost end as second_m
      from doors d join buildings b using (id) left join edges e on e.id = d.edge;
  create index on door_legs (edge);
  create index on door_legs (first_node); create index on door_legs (second_node);
  create index on stations (edge);
  create index on buildings using gist (degrees);
  create index on grids using gist (degrees); create index on grids using gist (geom);
  create index on edges using gist (geom); create index on walk_edges using gist (geom);
  analyze;`;

/** An edge in local metres, as well-known text. */
export function edgeLine(network: WalkNetwork, edge: number, frame: LocalFrame): string {
  const line: string[] = [];
  for (let v = network.shapeOffsets[edge]; v < network.shapeOffsets[edge + 1]; v++) {
    line.push(frame.toLocal(network.shapeLon[v], network.shapeLat[v]).join(' '));
  }
  return `LINESTRING(${line.join()})`;
}

function* edgeRows({ network, frame }: BenchCity): Generator<CopyRow> {
  for (let e = 0; e < network.edgeCount; e++) {
    const line = edgeLine(network, e, frame);
    yield [e, network.edgeFrom[e], network.edgeTo[e], network.edgeLengthM[e], line];
  }
}

function* buildingRows({ demand }: BenchCity): Generator<CopyRow> {
  for (let b = 0; b < demand.count; b++) {
    const { households, olderHouseholds, group } = demand;
    yield [b, households[b], olderHouseholds[b], group[b], `POINT(${demand.lon[b]} ${demand.lat[b]})`];
  }
}

function* doorRows({ doors }: BenchCity): Generator<CopyRow> {
  for (const [b, snap] of doors.entries()) {
    if (snap !== null) yield [b, snap.edge, snap.fraction, snap.node, snap.accessM];
  }
}

function* stationRows({ stations, frame }: BenchCity): Generator<CopyRow> {
  for (const [s, { snap, position }] of stations.entries()) {
    const place = frame.toLocal(position[0], position[1]).join(' ');
    yield [s, snap.edge, snap.fraction, snap.node, snap.accessM, `POINT(${place})`];
  }
}

function* gridRows({ city, gridPolygons }: BenchCity): Generator<CopyRow> {
  for (const [g, { geometry }] of city.grids.entries()) {
    yield [g, polygonText(geometry.coordinates), polygonText(gridPolygons[g])];
  }
}
