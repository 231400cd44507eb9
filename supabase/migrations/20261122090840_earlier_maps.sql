-- Reading and restoring earlier maps. The read functions run as the person who asks and row-level security
-- decides what is in the answer: history is seen inside one's own jurisdiction.

-- Codes that grids of earlier maps had and no grid in force has.
create function public.retired_grid_codes()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select coalesce(json_agg(issued.code order by issued.code), '[]')
  from issued_grid_codes as issued
  where not exists (select from grids where grids.code = issued.code and to_version is null)
$$;

-- A grid in the shape of src/domain/city.ts.
create function private.grid_json(grid public.grids)
returns jsonb language sql stable set search_path = public, extensions as $$
  select jsonb_build_object(
    'code', grid.code, 'name', grid.name, 'communityCode', grid.community_code, 'kind', grid.kind,
    'typology', grid.typology, 'staff', grid.staff, 'geometry', st_asgeojson(grid.geom, 7, 0)::jsonb)
$$;

-- Refused unless the map had such a version, and to people who work nowhere here.
create function private.require_map_version(wanted integer)
returns void language plpgsql stable set search_path = public, extensions as $$
begin
  if not private.is_member() then
    raise exception 'Earlier maps are for those who work here.' using errcode = 'PT403';
  end if;
  if not exists (select from city where wanted between 1 and version) then
    raise exception 'There was no version % of the map.', wanted using errcode = 'PT404';
  end if;
end $$;

-- Whether a row of grids or stations was part of a version of the map.
create function private.stood_in(wanted integer, from_version integer, to_version integer)
returns boolean language sql immutable set search_path = '' as $$
  select from_version <= wanted and (to_version is null or to_version > wanted)
$$;

create function public.grids_at(version integer, community_codes text[])
returns json language plpgsql stable set search_path = public, extensions set jit = off as $$
begin
  perform private.require_map_version(version);
  return (
    select coalesce(json_agg(private.grid_json(g) order by g.code), '[]') from grids as g
    where g.community_code = any (community_codes) and private.stood_in(version, g.from_version, g.to_version));
end $$;

create function public.stations_at(version integer)
returns json language plpgsql stable set search_path = public, extensions set jit = off as $$
begin
  perform private.require_map_version(version);
  return (
    select coalesce(json_agg(private.station_json(s) order by s.code), '[]') from stations as s
    where private.stood_in(version, s.from_version, s.to_version));
end $$;

create function public.plan_lineage(plan_id uuid)
returns json language plpgsql stable set search_path = public, extensions set jit = off as $$
declare
  plan plans := private.see_plan(plan_id);
begin
  return (
    select coalesce(json_agg(json_build_object(
      'kind', l.kind, 'from', went.code, 'to', came.code,
      'sharedAreaM2', l.shared_area_m2, 'sharedHouseholds', l.shared_households)
      order by coalesce(went.code, came.code), coalesce(came.code, went.code)), '[]')
    from grid_lineage as l
    left join grids as went on went.id = l.predecessor_id
    left join grids as came on came.id = l.successor_id
    where l.plan_id = plan.id);
end $$;

-- The highest sequence that was ever issued behind a community's code; 0 where there is none.
create function private.highest_sequence(community text)
returns integer language sql stable set search_path = public, extensions as $$
  select coalesce(max(substr(code, length(community) + 1)::integer), 0) from issued_grid_codes
  where starts_with(code, community) and substr(code, length(community) + 1) ~ '^[0-9]{3,9}$'
$$;

-- What turns the grids of a unit into those of an earlier map. A grid whose code has ended since comes back
-- under the next code of its community, numbered west to east, then north to south.
create function private.grids_to_restore(wanted integer, unit text)
returns jsonb language sql stable set search_path = public, extensions set jit = off as $$
  with own as (
    select g as grid, g.id, g.code, g.community_code, g.geom, g.from_version, g.to_version
    from grids as g
    join admin_units as u on u.code = g.community_code
    join admin_units as home on home.code = unit and starts_with(u.path, home.path)
  ), differing as (
    select code, earlier.community_code as community, st_pointonsurface(earlier.geom) as place,
      case when present.id is not null then private.grid_json(present.grid) end as before,
      case when earlier.id is not null then private.grid_json(earlier.grid) end as after
    from (select * from own where to_version is null) as present
    full join (select * from own where private.stood_in(wanted, from_version, to_version)) as earlier using (code)
    where present.id is distinct from earlier.id
  ), recoded as (
    select before, after, case when before is not null then code
        else community || lpad((private.highest_sequence(community)
          + row_number() over (partition by community, before is null order by st_x(place), -st_y(place)))::text, 3, '0')
      end as code
    from differing
  )
  select coalesce(jsonb_agg(jsonb_build_object('entity', 'grid', 'code', code, 'before', before,
    'after', after || case when before is null then jsonb_build_object('code', code) else '{}' end)), '[]')
  from recoded where before is distinct from after
$$;

-- The same for the stations that stand in the unit; those without a place belong to the whole city.
create function private.stations_to_restore(wanted integer, unit text)
returns jsonb language sql stable set search_path = public, extensions set jit = off as $$
  with own as (
    select s as station, s.id, s.code, s.from_version, s.to_version
    from stations as s join admin_units as u on u.code = unit
    where case when s.location is null then u.parent_code is null else st_covers(u.geom, s.location) end
  ), differing as (
    select code,
      case when present.id is not null then private.station_json(present.station) end as before,
      case when earlier.id is not null then private.station_json(earlier.station) end as after
    from (select * from own where to_version is null) as present
    full join (select * from own where private.stood_in(wanted, from_version, to_version)) as earlier using (code)
    where present.id is distinct from earlier.id
  )
  select coalesce(jsonb_agg(jsonb_build_object('entity', 'station', 'code', code, 'before', before, 'after', after)), '[]')
  from differing where before is distinct from after
$$;

create function public.restore_version(version integer, name text, unit_code text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans;
begin
  perform private.require_role(unit_code, 'planner', 'admin');
  perform private.require_map_version(version);
  plan := private.new_plan(name, unit_code);
  plan := private.store_records(plan, plan.revision,
    private.grids_to_restore(version, unit_code) || private.stations_to_restore(version, unit_code));
  perform private.note_step(plan, 'restored', version::text, 'planner', 'admin');
  return private.plan_json(plan);
end $$;
