/** The questions about walks, as one would ask them of pgRouting and SQL. All expect {@link loadPeerCity}'s tables. */
import { LIMIT_TOLERANCE_M } from '../../src/engine/network/distance-search.ts';
import { ANY_STATION, STATION_VERTEX } from './load-city.ts';

/** A limit beyond every walk. */
export const EVERYWHERE_M = 1e9;

const ALL_EDGES = 'select id, source, target, cost, reverse_cost from walk_edges';
const ALL_STATIONS = `(select array_agg(${STATION_VERTEX} + id) from stations)`;

/** Nearest station of every node within `limitM`: columns node, from_v (the station's vertex), agg_cost. */
export function nearestOfNodes(limitM: number): string {
  return `select node, from_v, agg_cost
    from pgr_drivingDistance('${ALL_EDGES}', ${ALL_STATIONS}, ${limitM}::float8, directed => true, equicost => true)`;
}

/** The same metres by one search from a vertex joined to all stations; which station it is does not come out. */
export function nearestMetresOfNodes(limitM: number): string {
  return `select node, agg_cost from pgr_drivingDistance(
    'select id, source, target, cost, reverse_cost from walk_edges_from_any', ${ANY_STATION}, ${limitM}::float8, directed => true)`;
}

/** Walking metres of every building to its nearest station: columns id, grid, households, older, metres. */
export function walksOfBuildings(reached: string): string {
  return `
    with reached as materialized (${reached}),
    along as (
      select d.id, min(d.access + abs(d.fraction - s.fraction) * d.cost + s.access) as metres
        from door_legs d join stations s on s.edge = d.edge where d.edge >= 0 group by d.id)
    select d.id, d.grid, d.households, d.older,
           least(a.agg_cost + d.first_m, b.agg_cost + d.second_m, along.metres) as metres
      from door_legs d
      left join reached a on a.node = d.first_node
      left join reached b on b.node = d.second_node
      left join along on along.id = d.id`;
}

/** A row of {@link countsPerGrid}; grid −1 is none. */
export interface GridCount {
  readonly grid: number;
  readonly households: number;
  readonly covered: number;
}

/** Households and covered households per grid. */
export function countsPerGrid(walks: string, limitM: number): string {
  return `select grid, sum(households)::int as households,
      coalesce(sum(households) filter (where metres <= ${limitM + LIMIT_TOLERANCE_M}), 0)::int as covered
    from (${walks}) walks group by grid`;
}

/** A row of {@link figuresPerGrid}: what `CoverageTotals` tells; the row of the whole city has no grid. */
export interface GridFigures {
  readonly grid: number | null;
  readonly households: number;
  readonly covered: number;
  readonly unreachable: number;
  readonly older: number | null;
  readonly olderCovered: number | null;
  readonly buildings: number;
  readonly coveredBuildings: number;
  readonly meanM: number | null;
  readonly medianM: number | null;
  readonly p90M: number | null;
}

/**
 * All figures per grid and of the city: households, older households and buildings with how many of them are covered, and
 * the household-weighted mean, median and 90th percentile of the metres, by one sum of households in the order of their
 * walks for the grids and one for the city.
 */
export function figuresPerGrid(walks: string, limitM: number): string {
  const isCovered = `metres <= ${limitM + LIMIT_TOLERANCE_M}`;
  const atPercent = (percent: number) => `case when grouping(grid) = 1
        then min(metres) filter (where 100 * city_upto >= ${percent} * city_reachable)
        else min(metres) filter (where 100 * grid_upto >= ${percent} * grid_reachable) end`;
  return `
    with walks as (${walks}),
    ordered as (
      select grid, households, nullif(older, -1) as older, metres,
             sum(households) over (partition by grid order by metres) as grid_upto,
             sum(households) filter (where metres is not null) over (partition by grid) as grid_reachable,
             sum(households) over (order by metres) as city_upto,
             sum(households) filter (where metres is not null) over () as city_reachable
        from walks where households > 0)
    select case when grouping(grid) = 1 then null else grid end as grid,
           sum(households)::int as households,
           coalesce(sum(households) filter (where ${isCovered}), 0)::int as covered,
           coalesce(sum(households) filter (where metres is null), 0)::int as unreachable,
           sum(older)::int as older,
           case when count(older) > 0 then coalesce(sum(older) filter (where ${isCovered}), 0)::int end as "olderCovered",
           count(*)::int as buildings,
           count(*) filter (where ${isCovered})::int as "coveredBuildings",
           sum(households * metres) / sum(households) filter (where metres is not null) as "meanM",
           ${atPercent(50)} as "medianM",
           ${atPercent(90)} as "p90M"
      from ordered group by grouping sets ((grid), ())`;
}

/** Nodes within the limit of every station. */
export function nodesPerStation(limitM: number): string {
  return `select from_v - ${STATION_VERTEX} as station, count(*)::int - 1 as nodes
    from pgr_drivingDistance('${ALL_EDGES}', ${ALL_STATIONS}, ${limitM + LIMIT_TOLERANCE_M}::float8, directed => true)
    group by from_v`;
}

/** Nodes within the limit of these stations, one search per station: columns station, node, metres. */
export function nodesWithinStations(stations: readonly number[], limitM: number): string {
  const starts = stations.map((station) => STATION_VERTEX + station);
  return `select from_v - ${STATION_VERTEX} as station, node, agg_cost as metres
    from pgr_drivingDistance('${ALL_EDGES}', array[${starts}]::bigint[], ${limitM + LIMIT_TOLERANCE_M}::float8, directed => true)`;
}

/** Households within the limit of one station, over the streets in a box around it. */
export function householdsAround(station: number, limitM: number): string {
  const edges = `${ALL_EDGES} where geom && (select st_expand(geom, ${limitM}) from stations where id = ${station})`;
  return `
    with reached as materialized (
      select node, agg_cost from pgr_drivingDistance('${edges}', ${STATION_VERTEX + station}, ${limitM}::float8, true)),
    walks as (
      select d.id, d.grid, d.households, r.agg_cost + d.first_m as metres from reached r join door_legs d on d.first_node = r.node
      union all
      select d.id, d.grid, d.households, r.agg_cost + d.second_m from reached r join door_legs d on d.second_node = r.node)
    select grid, sum(households)::int as households
      from (select distinct id, grid, households from walks where metres <= ${limitM + LIMIT_TOLERANCE_M}) covered
      group by grid`;
}

/** Exact walking metres from some stations to some nodes, one search per station. */
export function metresFromStations(stations: readonly number[], nodes: readonly number[]): string {
  const starts = stations.map((station) => STATION_VERTEX + station);
  return `select start_vid - ${STATION_VERTEX} as station, end_vid as node, agg_cost as metres
    from pgr_dijkstraCost('${ALL_EDGES}', array[${starts}]::bigint[], array[${nodes}]::bigint[], true)`;
}
