/**
 * Gap polygons as one would draw them with PostGIS. Walks: no vector operation draws the engine's rule, so the usual way
 * stands in, a margin of 30 m beside the street parts reached; it costs what it costs, but its areas mean something else.
 * Circles: the very same polygons on both sides, so the areas must agree.
 */
import type { LonLat } from '../../src/domain/geometry.ts';
import { nearestMetresOfNodes, nodesWithinStations } from './walking-queries.ts';

const MARGIN_M = 30;
/** As in `src/engine/geometry/simplified.ts`. */
const SIMPLIFIED_M = 1;
const PIECE_VERTICES = 128;

/** The parts of streets, from share t0 to t1, that the metres left at their ends lead over; of a table `ends`. */
function partsOfEnds(columns: string): string {
  return `
        select ${columns}, 0::float8 as t0, 1::float8 as t1 from ends where first_left + second_left >= cost
        union all
        select ${columns}, 0, first_left / cost from ends where first_left + second_left < cost and first_left > 0
        union all
        select ${columns}, 1 - second_left / cost, 1 from ends where first_left + second_left < cost and second_left > 0`;
}

/**
 * The drawn service areas of stations (by row), from the search to degrees: margins beside the street parts reached, with
 * vertices left out within a metre, as ours are. `origin` is that of the local frame. Columns: station, geom.
 */
export function drawServiceAreas(stations: readonly number[], limitM: number, [lon, lat]: LonLat): string {
  const frame = `+proj=tmerc +lat_0=${lat} +lon_0=${lon} +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
  return `
    with reached as materialized (${nodesWithinStations(stations, limitM)}),
    left_at_ends as (
      select r.station, e.id, ${limitM} - r.metres as first_left, 0 as second_left
        from reached r join edges e on e.source = r.node
      union all
      select r.station, e.id, 0, ${limitM} - r.metres from reached r join edges e on e.target = r.node),
    ends as (
      select l.station, e.geom, e.cost, max(l.first_left) as first_left, max(l.second_left) as second_left
        from left_at_ends l join edges e using (id) where e.cost > 0 group by l.station, e.id),
    parts as (${partsOfEnds('station, geom')}
        union all
        select s.id, e.geom, greatest(0, s.fraction - (${limitM} - s.access) / e.cost),
               least(1, s.fraction + (${limitM} - s.access) / e.cost)
          from stations s join edges e on e.id = s.edge
         where s.id in (${stations}) and s.node < 0 and s.access < ${limitM} and e.cost > 0)
    select station, st_transform(
             st_simplify(st_union(st_buffer(st_linesubstring(geom, t0, t1), ${MARGIN_M})), ${SIMPLIFIED_M}),
             '${frame}', '+proj=longlat +ellps=GRS80 +no_defs') as geom
      from parts group by station`;
}

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
      parts as (${partsOfEnds('geom')})
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
