-- What the stations of a place carried when a plan was published: households per station, floor area for 100
-- households, overloaded stations. Counted here from what every station reached, which comes with the other figures
-- (published_results), by the capacity that the city wanted at that time.

-- Which table keeps the metric.
alter table public.metrics add column result_table name not null default 'published_results';
comment on column public.metrics.result_column is 'The column of result_table.';
insert into public.metrics (published_with, key, version, unit, result_table, result_column) values
  (1, 'stations', 1, 'stations', 'published_loads', 'stations'),
  (1, 'householdsPerStation', 1, 'households', 'published_loads', 'households_per_station'),
  (1, 'floorM2Per100HouseholdsOfAll', 1, 'm2', 'published_loads', 'floor_m2_per_100_households'),
  (1, 'overloadedStations', 1, 'stations', 'published_loads', 'overloaded_stations');

-- A row stands from the version of the map that brought it to the one that replaced it, as a published result does.
create table public.published_loads (
  id bigint generated always as identity primary key,
  plan_id uuid not null references public.plans (id),
  from_version integer not null,
  to_version integer check (to_version > from_version),
  unit_code public.code_text not null references public.admin_units (code),
  -- Stations that have a place, in the unit or on its border: homes can walk to no other.
  stations integer not null,
  -- Null without stations.
  households_per_station double precision,
  -- Of stations whose floor area is known; null where none is, or where they reach nobody.
  floor_m2_per_100_households double precision,
  overloaded_stations integer not null,
  -- By which a station is overloaded.
  station_capacity jsonb not null check (jsonb_typeof(station_capacity) = 'object'),
  metrics_version integer not null,
  settings jsonb not null check (jsonb_typeof(settings) = 'object')
);
create unique index published_loads_standing on public.published_loads (unit_code) where to_version is null;
create index published_loads_plan on public.published_loads (plan_id);
create index published_loads_unit on public.published_loads (unit_code);

alter table public.published_loads enable row level security;
revoke all on public.published_loads from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.published_loads to service_role;
grant select on public.published_loads to authenticated;
-- As published results: of one's own units, and of the whole city to everyone who works here.
create policy published_loads_own on public.published_loads for select to authenticated
  using (
    unit_code in (select private.own_units())
    or ((select private.is_member())
      and unit_code in (select code from public.admin_units where parent_code is null))
  );

-- What every station that has a place carries: `reached` is [{"code", "reachedHouseholds"}], nobody where one is
-- left out. Overloaded: above the ceiling of its tier, or short of the floor wanted, as far as either is known.
create function private.station_loads(reached jsonb, capacity jsonb)
returns table (code text, location geometry, floor_m2 double precision, households double precision, is_overloaded boolean)
language sql stable set search_path = public, extensions as $$
  select s.code, s.location, s.floor_area_m2, sent.households,
    coalesce(sent.households > (capacity -> 'mostHouseholds' ->> s.tier::text)::double precision, false)
      or coalesce(s.floor_area_m2 * 100 < wanted.floor_m2 * sent.households, false)
  from stations as s
  cross join (select (capacity ->> 'floorM2Per100Households')::double precision as floor_m2) as wanted
  left join jsonb_to_recordset(reached) as told (code text, "reachedHouseholds" double precision) on told.code = s.code
  cross join lateral (select coalesce(told."reachedHouseholds", 0) as households) as sent
  where s.to_version is null and s.location is not null
$$;

-- Their sums in every unit of the scope. Of several units of one level that meet at a station the first has it.
create function private.unit_loads(scope text, reached jsonb, capacity jsonb)
returns table (unit text, stations integer, per_station double precision, floor_m2 double precision, overloaded integer)
language sql stable set search_path = public, extensions as $$
  with placed as (
    select distinct on (load.code, u.level) u.code as unit, load.floor_m2, load.households, load.is_overloaded
    from private.station_loads(reached, capacity) as load
    join admin_units as u on u.geom && load.location and st_covers(u.geom, load.location)
    order by load.code, u.level, u.code
  )
  select u.code, count(placed.unit)::integer, avg(placed.households),
    sum(placed.floor_m2) * 100 / nullif(sum(placed.households) filter (where placed.floor_m2 is not null), 0),
    (count(*) filter (where placed.is_overloaded))::integer
  from admin_units as top
  join admin_units as u on starts_with(u.path, top.path)
  left join placed on placed.unit = u.code
  where top.code = scope
  group by u.code
$$;

-- Ends what stands in the scope and differs, and writes what is missing. Figures that do not tell what stations
-- reached leave nothing standing: the map has changed since.
create function private.write_loads(plan uuid, next_version integer, scope text, figures jsonb)
returns void language plpgsql set search_path = public, extensions as $$
declare
  sent_version constant integer := private.sent_metrics_version(figures);
  capacity constant jsonb := (select station_capacity from city);
  reached constant jsonb := case when jsonb_typeof(figures -> 'stations') = 'array' then figures -> 'stations' end;
  loads constant jsonb := (
    select coalesce(jsonb_agg(to_jsonb(load)), '[]') from private.unit_loads(scope, reached, capacity) as load
    where reached is not null);
begin
  with sent as (
    select * from jsonb_to_recordset(loads) as sent (
      unit text, stations integer, per_station double precision, floor_m2 double precision, overloaded integer)
  )
  update published_loads as r set to_version = next_version
  from admin_units as u, admin_units as top
  where r.to_version is null and u.code = r.unit_code and top.code = scope and starts_with(u.path, top.path)
    and not exists (
      select from sent
      where sent.unit = r.unit_code
        and (r.stations, r.households_per_station, r.floor_m2_per_100_households, r.overloaded_stations,
             r.station_capacity, r.metrics_version, r.settings)
          is not distinct from (sent.stations, sent.per_station, sent.floor_m2, sent.overloaded,
             capacity, sent_version, figures -> 'settings'));

  insert into published_loads (plan_id, from_version, unit_code, stations, households_per_station,
    floor_m2_per_100_households, overloaded_stations, station_capacity, metrics_version, settings)
  select plan, next_version, sent.unit, sent.stations, sent.per_station, sent.floor_m2, sent.overloaded,
    capacity, sent_version, figures -> 'settings'
  from jsonb_to_recordset(loads) as sent (
    unit text, stations integer, per_station double precision, floor_m2 double precision, overloaded integer)
  where not exists (select from published_loads as r where r.unit_code = sent.unit and r.to_version is null);
end $$;

-- As before (published_metrics), and what the stations carry.
create or replace function private.write_results(plan uuid, next_version integer, scope text, figures jsonb)
returns void language sql set search_path = public, extensions as $$
  select private.write_grid_results(plan, next_version, scope, figures);
  select private.write_unit_results(plan, next_version, scope, figures -> 'settings', private.sent_metrics_version(figures));
  select private.write_loads(plan, next_version, scope, figures);

  -- The whole scope, as it was sent: with the P90 that no sum can give, and the number of this plan.
  update published_results set to_version = next_version
    where unit_code = scope and grid_code is null and to_version is null;
  insert into published_results (plan_id, from_version, unit_code, households, covered_households, gap_households,
    unreachable_households, mean_walk_minutes, p90_walk_minutes, metrics_version, settings)
  select plan, next_version, scope, sent.households, sent.covered, sent.gap, sent.unreachable, sent.mean, sent.p90,
    private.sent_metrics_version(figures), figures -> 'settings'
  from private.sent_figures(jsonb_build_array(figures -> 'totals')) as sent
$$;

-- As before (published_story), and what the stations of the unit carried in each version.
create or replace function public.published_versions(unit_code text)
returns json language plpgsql stable security definer set search_path = public, extensions, pg_temp set jit = off as $$
begin
  if not private.is_member() then
    raise exception 'What was published is for those who work here.' using errcode = 'PT403';
  end if;
  if published_versions.unit_code not in (
      select private.own_units() union select code from admin_units where parent_code is null) then
    raise exception 'There is no unit % of yours.', published_versions.unit_code using errcode = 'PT404';
  end if;
  return (
    select coalesce(json_agg(json_build_object(
      'version', p.version, 'planNumber', p.number, 'inForceAt', p.in_force_at,
      'figures', case when r.id is not null then json_build_object(
        'households', r.households, 'coveredHouseholds', r.covered_households, 'gapHouseholds', r.gap_households,
        'unreachableHouseholds', r.unreachable_households, 'meanMinutes', r.mean_walk_minutes,
        'p90Minutes', r.p90_walk_minutes, 'settings', r.settings) end,
      'loads', case when l.id is not null then json_build_object(
        'stations', l.stations, 'householdsPerStation', l.households_per_station,
        'floorM2Per100Households', l.floor_m2_per_100_households, 'overloadedStations', l.overloaded_stations,
        'stationCapacity', l.station_capacity, 'settings', l.settings) end)
      order by p.version), '[]')
    from plans as p
    left join published_results as r on r.unit_code = published_versions.unit_code and r.grid_code is null
      and private.stood_in(p.version, r.from_version, r.to_version)
    left join published_loads as l on l.unit_code = published_versions.unit_code
      and private.stood_in(p.version, l.from_version, l.to_version)
    where p.version is not null);
end $$;

revoke execute on function private.station_loads(jsonb, jsonb), private.unit_loads(text, jsonb, jsonb),
  private.write_loads(uuid, integer, text, jsonb)
  from public, anon, authenticated, service_role;
