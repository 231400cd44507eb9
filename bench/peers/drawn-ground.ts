/**
 * Gap polygons as one would draw them with PostGIS. Walks: no vector operation draws the engine's rule, so the usual way
 * stands in, a margin of 30 m beside the street parts reached; it costs what it costs, but its areas mean something else.
 * Circles: the very same polygons on both sides, so the areas must agree.
 */
import { nearestMetresOfNodes } from './walking-queries.ts';

const MARGIN_M = 30;
const PIECE_VERTICES = 128;

/** Makes the table `ground` of margins beside all street parts within the limit, indexed. */
export function drawMarginsOfStreets(limitM: number): string {
  return `
    drop table if exists ground;
    create temp table ground as
      with reached as materialized (${nearestMetresOfNodes(limitM)}),
      ends as (
        select e.geom, e.cost,
               greatest(0, coalesce(${limitM} - a.agg_cost, 0)) as first_left,
               greatest(0, coalesce(${limitM} - b.agg_cost, 0)) as second_left
          from edges e left join reached a on a.node = e.source left join reached b on b.node = e.target
         where e.cost > 0 and (a.node is not null or b.node is not null)),
      parts as (
        select geom, 0::float8 as t0, 1::float8 as t1 from ends where first_left + second_left >= cost
        union all
        select geom, 0, first_left / cost from ends where first_left + second_left < cost and first_left > 0
        union all
        select geom, 1 - second_left / cost, 1 from ends where first_left + second_left < cost and second_left > 0)
      select st_buffer(st_linesubstring(geom, t0, t1), ${MARGIN_M}) as geom from parts;
    create index on ground using gist (geom);
    analyze ground;`;
}

/** Makes the table `ground` of the united circles in pieces, indexed: the quickest plan known for many differences. */
export const UNITE_CIRCLES = `
  drop table if exists ground;
  create temp table ground as
    select st_subdivide(geom, ${PIECE_VERTICES}) as geom from (select st_union(geom) as geom from circles) united;
  create index on ground using gist (geom);
  analyze ground;`;

/** Makes the table `gaps`: what of each grid the table `ground` leaves open. */
export const CUT_GAPS = `
  drop table if exists gaps;
  create temp table gaps as
    select g.id, case when near.geom is null then g.geom else st_difference(g.geom, near.geom) end as geom
      from grids g
      left join lateral (select st_union(c.geom) as geom from ground c where st_intersects(c.geom, g.geom)) near on true;`;
