/**
 * The whole city for other walkers, another service or another hour, asked of {@link storeCity}'s tables with pgRouting
 * and SQL in one statement: which streets may be walked and what they cost, which stations count, which ways lead from
 * doors to streets and through gates then; who is nearest to every home; and the figures of grids, units, city and stations.
 */
import { STREET_FLAGS } from '../../src/domain/city.ts';
import type { CoverageSettings } from '../../src/domain/coverage.ts';
import { limitMetres } from '../../src/engine/coverage/walk-limit.ts';
import { calendarDay } from '../../src/engine/hours/china-days.ts';
import { clockTime } from '../../src/engine/hours/clock-time.ts';
import { LIMIT_TOLERANCE_M } from '../../src/engine/network/distance-search.ts';
import { WALK_AGAINST, WALK_ALONG } from '../../src/engine/network/walk-network.ts';
import { ANY_STATION, STATION_VERTEX } from './load-city.ts';

/** More ways than any station has. */
const WAYS = 64;

/** `equicost` names the nearest station; one search from a vertex joined to all is quicker and does not. */
export type SwitchSearch = 'equicost' | 'one search';

/** Figures of a grid, a unit, the city, or (households within the limit only) a station. */
export interface SwitchFigures {
  readonly level: 'grid' | 'city' | 'station' | string;
  /** Row of a grid or station, code of a unit. */
  readonly code: string;
  readonly households: number | null;
  readonly covered: number;
  readonly unreachable: number | null;
  readonly older: number | null;
  readonly older_covered: number | null;
  readonly buildings: number | null;
  readonly covered_buildings: number | null;
  readonly mean_m: number | null;
  readonly median_m: number | null;
  readonly p90_m: number | null;
}

/** One statement that answers with {@link SwitchFigures}. */
export function switchFigures(settings: CoverageSettings, search: SwitchSearch): string {
  const farthestM = limitMetres(settings) + LIMIT_TOLERANCE_M;
  const namesStation = search === 'equicost';
  return `
    with streets_then as materialized (${streetsThen(settings)}),
    stations_then as materialized (${stationsThen(settings)}),
    reached as materialized (${reachedThen(settings, search)}),
    ways as (
      select d.id, d.node, d.access as metres from stored_doors d where d.node >= 0
      union all
      select door, node, metres from stored_gate_ways
      union all
      select d.id, s.source, d.access + d.fraction * s.metres
        from stored_doors d join streets_then s on s.id = d.edge where s.direction & ${WALK_AGAINST} <> 0
      union all
      select d.id, s.target, d.access + (1 - d.fraction) * s.metres
        from stored_doors d join streets_then s on s.id = d.edge where s.direction & ${WALK_ALONG} <> 0),
    walks as (
      select w.id, r.agg_cost + w.metres as metres, r.station from ways w join reached r using (node)
      union all
      select d.id, d.access + abs(d.fraction - p.fraction) * s.metres + p.access, p.station
        from stored_doors d
        join streets_then s on s.id = d.edge
        join stored_places p on p.edge = d.edge
        join stations_then on stations_then.id = p.station
       where p.fraction = d.fraction
          or s.direction & case when p.fraction > d.fraction then ${WALK_ALONG} else ${WALK_AGAINST} end <> 0),
    nearest as (${namesStation ? NEAREST_NAMED : NEAREST}),
    homes as materialized (
      select h.grid, h.households, h.older, n.station, n.metres, coalesce(n.metres <= ${farthestM}, false) as is_covered
        from stored_doors h left join nearest n using (id) where h.households > 0),
    ${FIGURES}
    ${namesStation ? `union all ${STATIONS}` : ''}`;
}

/** The streets that may be walked, with the metres on the level that take as long. */
function streetsThen({ stepFree, stepsFactor, ...rest }: CoverageSettings): string {
  const notStepFree = STREET_FLAGS.steps | STREET_FLAGS.notStepFree;
  const waitM = (rest.signalWaitSeconds * rest.speedKmh) / 3.6;
  const steps = `case when flags & ${STREET_FLAGS.steps} <> 0 then ${stepsFactor} else 1 end`;
  const wait = `case when signalled_m is null then 0 when signalled_m > 0 then ${waitM} * metres / signalled_m else ${waitM} end`;
  return `
    select s.id, s.source, s.target, s.direction, s.metres * ${steps} + ${wait} as metres
      from stored_streets s
     where direction <> 0
       ${stepFree ? `and flags & ${notStepFree} = 0` : ''}
       and passage not in (${closedPassages({ stepFree, at: rest.at })})`;
}

function closedPassages({ stepFree, at }: Pick<CoverageSettings, 'stepFree' | 'at'>): string {
  return `
    select id from stored_passages p
     where kind = 'wall'
        ${stepFree ? `or (kind = 'gate' and step_free = false)` : ''}
        ${at === null ? '' : `or not (is_always_open or ${isOpen('passage', 'p', at)})`}`;
}

function stationsThen({ service, tier, at }: CoverageSettings): string {
  const conditions = [
    'true',
    ...(service === null
      ? []
      : [`id in (select station from station_services where service = '${service.replaceAll("'", "''")}')`]),
    ...(tier === null ? [] : [`tier = '${tier}'`]),
    ...(at === null ? [] : [isOpen('station', 's', at)]),
  ];
  return `select id from stored_stations s where ${conditions.join(' and ')}`;
}

function isOpen(owner: 'passage' | 'station', table: string, at: string): string {
  const minute = minuteOfWeek(at);
  return `exists (select from stored_hours h where h.owner = '${owner}' and h.id = ${table}.id
    and ((h.open_from <= ${minute} and ${minute} < h.open_until) or ${minute} + ${7 * 1440} < h.open_until))`;
}

/** Minutes after Monday's midnight. */
function minuteOfWeek(at: string): number {
  const { day, minute } = clockTime(at)!;
  return ((calendarDay(day).weekday + 6) % 7) * 1440 + minute;
}

/** Searches go from stations: an edge that is walked one way is searched the other. */
function reachedThen(settings: CoverageSettings, search: SwitchSearch): string {
  const streets = streetsThen(settings);
  const stations = stationsThen(settings);
  const edges = `
    with streets as materialized (${streets}), stations as materialized (${stations})
    select id, source, target, case when direction & ${WALK_AGAINST} <> 0 then metres else -1 end as cost,
           case when direction & ${WALK_ALONG} <> 0 then metres else -1 end as reverse_cost from streets
    union all
    select ${STATION_VERTEX} + station * ${WAYS} + part, ${STATION_VERTEX} + station, node, access, -1
      from stored_places where node >= 0 and station in (select id from stations)
    union all
    select ${2 * STATION_VERTEX} + station * ${WAYS} + part, ${STATION_VERTEX} + station, source, access + fraction * metres, -1
      from stored_places p join streets s on s.id = p.edge
     where s.direction & ${WALK_ALONG} <> 0 and station in (select id from stations)
    union all
    select ${3 * STATION_VERTEX} + station * ${WAYS} + part, ${STATION_VERTEX} + station, target, access + (1 - fraction) * metres, -1
      from stored_places p join streets s on s.id = p.edge
     where s.direction & ${WALK_AGAINST} <> 0 and station in (select id from stations)`;
  if (search === 'equicost') {
    return `select node, agg_cost, from_v - ${STATION_VERTEX} as station from pgr_drivingDistance($edges$${edges}$edges$,
      (select array_agg(${STATION_VERTEX} + id) from stations_then), 1e9::float8, directed => true, equicost => true)`;
  }
  return `select node, agg_cost, null::bigint as station from pgr_drivingDistance($edges$${edges}
    union all select -1 - id, ${ANY_STATION}, ${STATION_VERTEX} + id, 0, -1 from stations$edges$,
    ${ANY_STATION}, 1e9::float8, directed => true)`;
}

const NEAREST = 'select id, min(metres) as metres, null::bigint as station from walks group by id';
const NEAREST_NAMED = 'select distinct on (id) id, metres, station from walks order by id, metres, station';

/**
 * Sums of grids are summed up to units. Percentiles are household-weighted and nearest-rank, over reachable households:
 * the walk of the household at that rank.
 */
const FIGURES = `
  of_grids as (
    select grid, sum(households) as households,
           coalesce(sum(households) filter (where is_covered), 0) as covered,
           coalesce(sum(households) filter (where metres is null), 0) as unreachable,
           sum(older) filter (where older >= 0) as older,
           sum(older) filter (where older >= 0 and is_covered) as older_covered,
           count(*) as buildings, count(*) filter (where is_covered) as covered_buildings,
           sum(households * metres) as household_metres
      from homes group by grid),
  sums as materialized (
    select place, sum(households)::int as households, sum(covered)::int as covered, sum(unreachable)::int as unreachable,
           sum(older)::int as older, sum(older_covered)::int as older_covered,
           sum(buildings)::int as buildings, sum(covered_buildings)::int as covered_buildings,
           sum(household_metres) / nullif(sum(households) - sum(unreachable), 0) as mean_m
      from of_grids join stored_memberships using (grid) group by place),
  ranked as (
    select place, metres, sum(households) over (partition by place order by metres rows unbounded preceding) as up_to
      from homes join stored_memberships using (grid) where metres is not null),
  percentiles as (
    select place, min(metres) filter (where up_to >= ceil((households - unreachable) * 0.5)) as median_m,
           min(metres) filter (where up_to >= ceil((households - unreachable) * 0.9)) as p90_m
      from ranked join sums using (place) group by place)
  select level, code, households, covered, unreachable, older, older_covered, buildings, covered_buildings,
         mean_m, median_m, p90_m
    from sums join stored_units on stored_units.id = place left join percentiles using (place)`;

const STATIONS = `
  select 'station', station::text, null, sum(households)::int, null, null, null, null, null, null, null, null
    from homes where is_covered group by station`;
