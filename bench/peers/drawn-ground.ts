/**
 * The covered ground as PostGIS draws it, by the same rule as the engine's pictures: within
 * {@link REACH_HALF_WIDTH_M} of the street parts within the limit of a station.
 */
import { REACH_HALF_WIDTH_M } from '../../src/engine/coverage/reach-surface.ts';
import { nearestOfNodes } from './walking-queries.ts';

/** Makes the table `ground` of margins beside all street parts reached from the nearest station, indexed. */
export function drawGroundOfCity(limitM: number): string {
  return `
    drop table if exists ground;
    create temp table ground as
      with reached as materialized (${nearestOfNodes(limitM)}),
      ends as (
        select e.geom, e.cost, coalesce(${limitM} - a.agg_cost, -1) as first_left, coalesce(${limitM} - b.agg_cost, -1) as second_left
          from edges e left join reached a on a.node = e.source left join reached b on b.node = e.target
         where e.cost > 0 and (a.node is not null or b.node is not null)),
      parts as (
        select geom, 0::float8 as t0, 1::float8 as t1 from ends
         where greatest(first_left, 0) + greatest(second_left, 0) >= cost
        union all
        select geom, 0, first_left / cost from ends
         where first_left >= 0 and greatest(first_left, 0) + greatest(second_left, 0) < cost
        union all
        select geom, 1 - second_left / cost, 1 from ends
         where second_left >= 0 and greatest(first_left, 0) + greatest(second_left, 0) < cost
        union all
        select e.geom, greatest(0, s.fraction - (${limitM} - s.access) / e.cost),
               least(1, s.fraction + (${limitM} - s.access) / e.cost)
          from stations s join edges e on e.id = s.edge
         where s.node < 0 and s.access <= ${limitM} and e.cost > 0)
      select st_buffer(st_linesubstring(geom, t0, t1), ${REACH_HALF_WIDTH_M}) as geom from parts;
    create index on ground using gist (geom);
    analyze ground;`;
}

/** Makes the table `gaps`: what of each grid (or of those listed) the table `ground` leaves open. */
export function cutGapsFromGrids(grids: readonly number[] | null = null): string {
  const chosen = grids === null ? '' : `where g.id in (${grids.join()})`;
  return `
    drop table if exists gaps;
    create temp table gaps as
      select g.id, case when near.geom is null then g.geom else st_difference(g.geom, near.geom) end as geom
        from grids g
        left join lateral (select st_union(c.geom) as geom from ground c where st_intersects(c.geom, g.geom)) near on true
        ${chosen};`;
}
