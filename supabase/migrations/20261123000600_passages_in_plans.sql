-- Passages: gates and crossings as part of plans. They are kept as versions, as stations are: a row is one
-- state from the version of the map that brought it to the one that replaced it. A plan changes them under
-- `gates` and `crossings`, publication puts them in force, and an earlier map has them as they were.

alter table public.gates
  drop constraint gates_code,
  -- Null for what the city came with.
  add column plan_id uuid references public.plans (id),
  add column from_version integer not null default 1,
  add column to_version integer check (to_version > from_version);
create unique index gates_code_in_force on public.gates (code) where to_version is null;
create index gates_code on public.gates (code);
create index gates_plan on public.gates (plan_id);

alter table public.crossings
  drop constraint crossings_code_key,
  add column plan_id uuid references public.plans (id),
  add column from_version integer not null default 1,
  add column to_version integer check (to_version > from_version);
create unique index crossings_code_in_force on public.crossings (code) where to_version is null;
create index crossings_code on public.crossings (code);
create index crossings_plan on public.crossings (plan_id);

create trigger gates_keep_history before update or delete on public.gates
  for each row execute function private.keep_history();
create trigger crossings_keep_history before update or delete on public.crossings
  for each row execute function private.keep_history();

-- What is in force is open to all; its history is for those who work here.
drop policy gates_open on public.gates;
create policy gates_in_force_open on public.gates for select to anon, authenticated using (to_version is null);
create policy gates_history on public.gates for select to authenticated using ((select private.is_member()));
drop policy crossings_open on public.crossings;
create policy crossings_in_force_open on public.crossings for select to anon, authenticated
  using (to_version is null);
create policy crossings_history on public.crossings for select to authenticated
  using ((select private.is_member()));

create or replace function public.city_compounds()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  with c as materialized (
    select compounds.*, case when is_polygon then st_geometryn(geom, 1) else geom end as area
    from compounds order by code
  ), g as materialized (
    select * from gates where to_version is null order by code
  )
  select json_build_object(
    'codes', array(select code from c),
    'names', array(select name from c),
    'isGated', array(select is_gated from c),
    'hasPropertyManagement', array(select has_property_management from c),
    'hasSecurity', array(select has_security from c),
    'areas', (select private.pack(st_collect(area order by code)) from c),
    'gates', json_build_object(
      'codes', array(select code from g),
      'compounds', array(select compound_code from g),
      'open', array(select open from g),
      'stepFree', array(select step_free from g),
      'points', (select private.pack(st_collect(geom order by code)) from g)
    )
  )
$$;

create or replace function public.city_crossings()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  with c as materialized (select * from crossings where to_version is null order by code)
  select json_build_object(
    'codes', array(select code from c),
    'names', array(select name from c),
    'kinds', array(select kind from c),
    'open', array(select open from c),
    'stepFree', array(select step_free from c),
    'signals', array(select signals from c),
    'lines', (select private.pack(st_collect(geom order by code)) from c)
  )
$$;

-- A gate and a crossing in the shape of src/domain/city.ts.
create function private.gate_json(gate public.gates)
returns jsonb language sql stable set search_path = public, extensions as $$
  select jsonb_build_object(
    'code', gate.code, 'compoundCode', gate.compound_code, 'open', gate.open, 'stepFree', gate.step_free,
    'geometry', st_asgeojson(gate.geom, 7, 0)::jsonb)
$$;

create function private.crossing_json(crossing public.crossings)
returns jsonb language sql stable set search_path = public, extensions as $$
  select jsonb_build_object(
    'code', crossing.code, 'name', crossing.name, 'kind', crossing.kind, 'open', crossing.open,
    'stepFree', crossing.step_free, 'signals', crossing.signals,
    'line', st_asgeojson(crossing.geom, 7, 0)::jsonb -> 'coordinates')
$$;

-- The geometry of a passage as a plan holds it, or null where it is none.
create function private.passage_geometry(passage jsonb)
returns geometry language sql immutable set search_path = public, extensions as $$
  select private.geometry_of(case when passage ? 'line'
    then jsonb_build_object('type', 'LineString', 'coordinates', passage -> 'line') else passage -> 'geometry' end #>> '{}')
$$;

-- Every passage of every version, a gate where it stands and a crossing where it begins.
create view private.passages as
  select 'gate'::public.plan_entity as entity, code, private.gate_json(gates) as fact, geom as place, from_version, to_version
  from public.gates
  union all
  select 'crossing', code, private.crossing_json(crossings), st_startpoint(geom), from_version, to_version
  from public.crossings;

-- Why a plan for `unit` may not hold this gate or crossing, or null.
create function private.passage_fault(kind_of_thing public.plan_entity, wanted text, thing jsonb, unit text)
returns text language plpgsql stable set search_path = public, extensions as $$
declare
  shape geometry := private.passage_geometry(thing);
  place geometry;
begin
  if thing ->> 'code' is distinct from wanted then
    return format('it is filed under %s but says %s', wanted, coalesce(thing ->> 'code', 'nothing'));
  elsif coalesce(btrim(thing ->> 'open'), '') = '' then
    return 'it does not say when it is open';
  end if;
  if kind_of_thing = 'gate' then
    if not exists (select from compounds where code = thing ->> 'compoundCode') then
      return format('there is no compound %s', coalesce(thing ->> 'compoundCode', 'without a code'));
    elsif geometrytype(shape) is distinct from 'POINT' then
      return 'its geometry is no point';
    end if;
    place := shape;
  else
    if not exists (select from unnest(enum_range(null::crossing_kind)) as known where known::text = thing ->> 'kind') then
      return 'its kind is unknown';
    elsif jsonb_typeof(thing -> 'stepFree') is distinct from 'boolean' or jsonb_typeof(thing -> 'signals') is distinct from 'boolean' then
      return 'it does not say whether it has steps and signals';
    elsif geometrytype(shape) is distinct from 'LINESTRING' or st_numpoints(shape) < 2 then
      return 'it is no line';
    end if;
    place := st_startpoint(shape);
  end if;
  if not st_covers((select geom from admin_units where code = unit), place) then
    return format('it stands outside unit %s', unit);
  end if;
  return null;
end $$;

alter function private.record_fault(public.plan_entity, text, jsonb, text) rename to other_record_fault;

create function private.record_fault(kind_of_thing public.plan_entity, wanted text, thing jsonb, unit text)
returns text language sql stable set search_path = public, extensions as $$
  select case when kind_of_thing in ('gate', 'crossing') then private.passage_fault(kind_of_thing, wanted, thing, unit)
    else private.other_record_fault(kind_of_thing, wanted, thing, unit) end
$$;

alter function private.is_based_on_map(public.plan_entity, text, jsonb) rename to is_other_record_in_force;

create function private.is_based_on_map(kind_of_thing public.plan_entity, wanted text, before jsonb)
returns boolean language sql stable set search_path = public, extensions as $$
  select case when kind_of_thing in ('gate', 'crossing')
    then jsonb_strip_nulls(before) is not distinct from (
      select jsonb_strip_nulls(fact) from private.passages
      where entity = kind_of_thing and code = wanted and to_version is null)
    else private.is_other_record_in_force(kind_of_thing, wanted, before) end
$$;

-- The parts of a change in the shape of src/domain/plan.ts, by the kind of their records. Those after the
-- stations are named only where there are some.
create function private.change_parts()
returns table (entity public.plan_entity, name text, is_seldom boolean) language sql immutable set search_path = public, extensions as $$
  values ('grid'::plan_entity, 'grids', false), ('station', 'stations', false),
    ('compound_reason', 'compoundReasons', true), ('gate', 'gates', true), ('crossing', 'crossings', true)
$$;

create or replace function private.records_of(change jsonb)
returns jsonb language sql immutable set search_path = public, extensions as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'entity', layer.entity, 'code', entry.key,
    'before', case part.name when 'updated' then entry.value -> 0 when 'removed' then entry.value end,
    'after', case part.name when 'updated' then entry.value -> 1 when 'added' then entry.value end)), '[]')
  from private.change_parts() as layer,
    (values ('added'), ('updated'), ('removed')) as part (name),
    jsonb_each(coalesce(change -> layer.name -> part.name, '{}')) as entry
$$;

create or replace function private.change_json(records jsonb)
returns json language sql immutable set search_path = public, extensions as $$
  select json_object_agg(layer.name, json_build_object('added', part.added, 'updated', part.updated, 'removed', part.removed))
  from private.change_parts() as layer
  cross join lateral (
    select count(*) as records,
      coalesce(json_object_agg(code, after) filter (where before is null), '{}') as added,
      coalesce(json_object_agg(code, json_build_array(before, after)) filter (where before is not null and after is not null), '{}') as updated,
      coalesce(json_object_agg(code, before) filter (where after is null), '{}') as removed
    from jsonb_to_recordset(records) as r (entity plan_entity, code text, before jsonb, after jsonb)
    where r.entity = layer.entity
  ) as part
  where not layer.is_seldom or part.records > 0
$$;

-- Closes the versions of gates and crossings that the plan replaces, and brings its own.
create function private.write_passages(plan uuid, next_version integer)
returns void language sql set search_path = public, extensions as $$
  update gates set to_version = next_version
    where to_version is null and code in (select code from plan_changes where plan_id = plan and entity = 'gate');
  insert into gates (code, compound_code, open, step_free, geom, plan_id, from_version)
    select code, after ->> 'compoundCode', after ->> 'open', (after ->> 'stepFree')::boolean,
      private.passage_geometry(after), plan, next_version
    from plan_changes where plan_id = plan and entity = 'gate' and after is not null;

  update crossings set to_version = next_version
    where to_version is null and code in (select code from plan_changes where plan_id = plan and entity = 'crossing');
  insert into crossings (code, name, kind, open, step_free, signals, geom, plan_id, from_version)
    select code, after ->> 'name', (after ->> 'kind')::crossing_kind, after ->> 'open', (after ->> 'stepFree')::boolean,
      (after ->> 'signals')::boolean, private.passage_geometry(after), plan, next_version
    from plan_changes where plan_id = plan and entity = 'crossing' and after is not null
$$;

alter function private.write_map(uuid, integer) rename to write_grids_and_stations;

create function private.write_map(plan uuid, next_version integer)
returns void language sql set search_path = public, extensions as $$
  select private.write_grids_and_stations(plan, next_version);
  select private.write_passages(plan, next_version)
$$;

create function public.passages_at(version integer)
returns json language plpgsql stable set search_path = public, extensions set jit = off as $$
begin
  perform private.require_map_version(version);
  return json_build_object(
    'gates', (
      select coalesce(json_agg(private.gate_json(g) order by g.code), '[]') from gates as g
      where private.stood_in(version, g.from_version, g.to_version)),
    'crossings', (
      select coalesce(json_agg(private.crossing_json(c) order by c.code), '[]') from crossings as c
      where private.stood_in(version, c.from_version, c.to_version)));
end $$;

-- What turns the gates and crossings of a unit into those of an earlier map.
create function private.passages_to_restore(wanted integer, unit text)
returns jsonb language sql stable set search_path = public, extensions set jit = off as $$
  with own as (
    select p.* from private.passages as p join admin_units as u on u.code = unit where st_covers(u.geom, p.place)
  ), differing as (
    select entity, code, present.fact as before, earlier.fact as after
    from (select * from own where to_version is null) as present
    full join (select * from own where private.stood_in(wanted, from_version, to_version)) as earlier using (entity, code)
    where present.fact is distinct from earlier.fact
  )
  select coalesce(jsonb_agg(jsonb_build_object('entity', entity, 'code', code, 'before', before, 'after', after)), '[]')
  from differing
$$;

create or replace function public.restore_version(version integer, name text, unit_code text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans;
begin
  perform private.require_role(unit_code, 'planner', 'admin');
  perform private.require_map_version(version);
  plan := private.new_plan(name, unit_code);
  plan := private.store_records(plan, plan.revision,
    private.grids_to_restore(version, unit_code) || private.stations_to_restore(version, unit_code)
      || private.passages_to_restore(version, unit_code));
  perform private.note_step(plan, 'restored', version::text, 'planner', 'admin');
  return private.plan_json(plan);
end $$;

revoke all on private.passages from public, anon, authenticated, service_role;
revoke execute on function
  private.gate_json(public.gates), private.crossing_json(public.crossings), private.passage_geometry(jsonb),
  private.passage_fault(public.plan_entity, text, jsonb, text),
  private.record_fault(public.plan_entity, text, jsonb, text),
  private.is_based_on_map(public.plan_entity, text, jsonb), private.change_parts(),
  private.write_passages(uuid, integer), private.write_map(uuid, integer),
  private.passages_to_restore(integer, text), public.passages_at(integer)
  from public, anon, authenticated, service_role;
grant execute on function
  public.passages_at(integer), private.gate_json(public.gates), private.crossing_json(public.crossings),
  private.change_parts()
  to authenticated, service_role;
