/**
 * The truth about drawn ground, asked of PostGIS point by point, by the same rule as the engine's pictures
 * (`src/engine/coverage/door-surface.ts`): straight to the nearest street, no further than 200 m, and then along streets.
 * The nearest street is found by PostGIS's own nearest-neighbour search in local metres.
 */
import type { Sql } from 'postgres';
import { OFF_STREET_M } from '../../src/engine/coverage/nearest-streets.ts';
import { type CopyRow, copyRows } from './copy-rows.ts';
import { STATION_VERTEX } from './load-city.ts';
import { EVERYWHERE_M, nearestMetresOfNodes } from './walking-queries.ts';

export interface SamplePoint {
  /** What the point was drawn for: a grid's or a station's row. */
  readonly owner: number;
  readonly x: number;
  readonly y: number;
}

/** Makes the table `point_joins`: for each point (numbered by row) the street it joins. Points far from all streets are left out. */
export async function joinPoints(sql: Sql, points: readonly SamplePoint[]): Promise<void> {
  await sql.unsafe(`
    drop table if exists sample_points, point_joins;
    create temp table sample_points (id int, owner int, geom geometry);`);
  await copyRows(sql, 'sample_points', pointRows(points));
  await sql.unsafe(`
    create temp table point_joins as
      select p.id, p.owner, e.id as edge, e.source, e.target, e.cost,
             st_distance(e.geom, p.geom) as access, st_linelocatepoint(e.geom, p.geom) as fraction
        from sample_points p
        cross join lateral (select * from edges order by edges.geom <-> p.geom limit 1) e
       where st_distance(e.geom, p.geom) <= ${OFF_STREET_M};
    analyze point_joins;`);
}

/** Rows of the points whose walk to any station is within the limit. */
export async function pointsWithinAnyStation(sql: Sql, limitM: number): Promise<Set<number>> {
  return withinLimit(sql, limitM, nearestMetresOfNodes(EVERYWHERE_M), 'true', 'true');
}

/** Rows of those of this owner whose walk to the one station is within the limit. */
export async function pointsWithinStation(sql: Sql, station: number, limitM: number): Promise<Set<number>> {
  const reached = `select node, agg_cost from pgr_drivingDistance(
    'select id, source, target, cost, reverse_cost from walk_edges', ${STATION_VERTEX + station}, ${limitM}::float8, true)`;
  return withinLimit(sql, limitM, reached, `p.owner = ${station}`, `s.id = ${station}`);
}

async function withinLimit(
  sql: Sql,
  limitM: number,
  reached: string,
  ofPoints: string,
  ofStations: string,
): Promise<Set<number>> {
  const rows = await sql.unsafe<{ id: number }[]>(`
    with reached as materialized (${reached}),
    walks as (
      select p.id, p.access + least(a.agg_cost + p.fraction * p.cost, b.agg_cost + (1 - p.fraction) * p.cost,
               (select min(abs(s.fraction - p.fraction) * p.cost + s.access) from stations s
                 where s.edge = p.edge and s.node < 0 and ${ofStations})) as metres
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
