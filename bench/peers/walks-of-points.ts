/**
 * The truth about drawn ground, asked of PostGIS point by point, by the same rule as the engine's pictures
 * (`src/engine/coverage/door-surface.ts`): straight to the nearest street, no further than 200 m, and then along streets.
 * The nearest street is found by PostGIS's own nearest-neighbour search in local metres.
 */
import type { Sql } from 'postgres';
import { OFF_STREET_M } from '../../src/engine/coverage/nearest-streets.ts';
import { type CopyRow, copyRows } from './copy-rows.ts';
import { ANY_STATION, STATION_VERTEX } from './load-city.ts';

export interface SamplePoint {
  /** What the point was drawn for: a grid's or a station's row. */
  readonly owner: number;
  readonly x: number;
  readonly y: number;
}

/** The tables one walk is asked of. */
interface WalkTables {
  readonly streets: string;
  readonly stations: string;
}

/** The bare streets of {@link loadPeerCity}, without walls and gates. */
const BARE: WalkTables = {
  streets: '(select *, cost as first_m, cost as second_m from edges)',
  stations: '(select * from stations where node < 0)',
};
/** The network between walls, with its gates, of {@link loadWalkedCity} and {@link loadWalkedStreets}. */
const WALKED: WalkTables = { streets: 'walked_streets', stations: 'walked_stations' };

/** Makes the table `point_joins`: for each point (numbered by row) the street it joins. Points far from all streets are left out. */
async function joinPoints(sql: Sql, points: readonly SamplePoint[], { streets }: WalkTables): Promise<void> {
  await sql.unsafe(`
    drop table if exists sample_points, point_joins;
    create temp table sample_points (id int, owner int, geom geometry);`);
  await copyRows(sql, 'sample_points', pointRows(points));
  await sql.unsafe(`
    create temp table point_joins as
      select p.id, p.owner, e.id as edge, e.source, e.target, e.cost, e.first_m, e.second_m,
             st_distance(e.geom, p.geom) as access, st_linelocatepoint(e.geom, p.geom) as fraction
        from sample_points p
        cross join lateral (
          select * from ${streets} streets order by streets.geom <-> p.geom limit 1) e
       where st_distance(e.geom, p.geom) <= ${OFF_STREET_M};
    analyze point_joins;`);
}

/** Joins points to the bare streets, for {@link pointsWithinStation}. */
export async function joinBareStreets(sql: Sql, points: readonly SamplePoint[]): Promise<void> {
  await joinPoints(sql, points, BARE);
}

/** Rows of the points whose walk to any station, between walls and out of gates, is within the limit. */
export async function pointsWithinAnyStation(
  sql: Sql,
  points: readonly SamplePoint[],
  limitM: number,
): Promise<Set<number>> {
  await joinPoints(sql, points, WALKED);
  const reached = `select node, agg_cost from pgr_drivingDistance(
    'select id, source, target, cost, reverse_cost from walked_from_any', ${ANY_STATION}, ${limitM}::float8, true)`;
  return withinLimit(sql, limitM, reached, WALKED, 'true', 'true');
}

/** Rows of those of this owner whose walk on bare streets to the one station is within the limit. */
export async function pointsWithinStation(sql: Sql, station: number, limitM: number): Promise<Set<number>> {
  const reached = `select node, agg_cost from pgr_drivingDistance(
    'select id, source, target, cost, reverse_cost from walk_edges', ${STATION_VERTEX + station}, ${limitM}::float8, true)`;
  return withinLimit(sql, limitM, reached, BARE, `p.owner = ${station}`, `s.id = ${station}`);
}

async function withinLimit(
  sql: Sql,
  limitM: number,
  reached: string,
  { stations }: WalkTables,
  ofPoints: string,
  ofStations: string,
): Promise<Set<number>> {
  const rows = await sql.unsafe<{ id: number }[]>(`
    with reached as materialized (${reached}),
    walks as (
      select p.id, p.access + least(a.agg_cost + p.fraction * p.first_m, b.agg_cost + (1 - p.fraction) * p.second_m,
               (select min(abs(s.fraction - p.fraction) * p.cost + s.access) from ${stations} s
                 where s.edge = p.edge and ${ofStations})) as metres
        from point_joins p
        left join reached a on a.node = p.source
        left join reached b on b.node = p.target
       where ${ofPoints})
    select id from walks where metres <= ${limitM}`);
  return new Set(rows.map(({ id }) => id));
}

function* pointRows(points: readonly SamplePoint[]): Generator<CopyRow> {
  for (const [id, { owner, x, y }] of points.entries()) yield [id, owner, `POINT(${x} ${y})`];
}
