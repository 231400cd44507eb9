-- The saves of a draft. A save replaces the plan's net change and is kept as a revision, so that every earlier
-- state can be looked at and taken up again. Inside the database a change is a list of records,
-- `[{"entity", "code", "before", "after"}]`; pages send and get it in the shape of src/domain/plan.ts.

create function private.records_of(change jsonb)
returns jsonb language sql immutable set search_path = public, extensions as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'entity', layer.entity, 'code', entry.key,
    'before', case part.name when 'updated' then entry.value -> 0 when 'removed' then entry.value end,
    'after', case part.name when 'updated' then entry.value -> 1 when 'added' then entry.value end)), '[]')
  from (values ('grid', 'grids'), ('station', 'stations')) as layer (entity, name),
    (values ('added'), ('updated'), ('removed')) as part (name),
    jsonb_each(coalesce(change -> layer.name -> part.name, '{}')) as entry
$$;

create function private.change_json(records jsonb)
returns json language sql immutable set search_path = public, extensions as $$
  select json_object_agg(layer.name, json_build_object('added', part.added, 'updated', part.updated, 'removed', part.removed))
  from (values ('grid'::plan_entity, 'grids'), ('station', 'stations')) as layer (entity, name)
  cross join lateral (
    select coalesce(json_object_agg(code, after) filter (where before is null), '{}') as added,
      coalesce(json_object_agg(code, json_build_array(before, after)) filter (where before is not null and after is not null), '{}') as updated,
      coalesce(json_object_agg(code, before) filter (where after is null), '{}') as removed
    from jsonb_to_recordset(records) as r (entity plan_entity, code text, before jsonb, after jsonb)
    where r.entity = layer.entity
  ) as part
$$;

-- The plan's net change.
create function private.plan_records(plan uuid)
returns jsonb language sql stable set search_path = public, extensions as $$
  select coalesce(jsonb_agg(jsonb_build_object('entity', entity, 'code', code, 'before', before, 'after', after)), '[]')
  from plan_changes where plan_id = plan
$$;

-- The net change as it was saved in a revision.
create function private.revision_records(plan uuid, wanted integer)
returns jsonb language sql stable set search_path = public, extensions as $$
  select coalesce(jsonb_agg(jsonb_build_object('entity', entity, 'code', code, 'before', before, 'after', after)), '[]')
  from (
    select distinct on (entity, code) * from plan_revision_records
    where plan_id = plan and revision <= wanted
    order by entity, code, revision desc
  ) as last_word
  where before is not null or after is not null
$$;

-- Why a plan for `unit` may not hold this record, or null. A draft may be unfinished, so geometry is only
-- read here, not judged.
create function private.record_fault(kind_of_thing public.plan_entity, wanted text, thing jsonb, unit text)
returns text language plpgsql stable set search_path = public, extensions as $$
declare
  home text := (select path from admin_units where code = unit);
  position geometry;
begin
  if thing ->> 'code' is distinct from wanted then
    return format('it is filed under %s but says %s', wanted, coalesce(thing ->> 'code', 'nothing'));
  elsif coalesce(btrim(thing ->> 'name'), '') = '' then
    return 'it has no name';
  end if;
  if kind_of_thing = 'grid' then
    return case
      when not exists (select from unnest(enum_range(null::grid_kind)) as known where known::text = thing ->> 'kind')
        then 'its kind is unknown'
      when thing ->> 'typology' is not null and not exists (
          select from unnest(enum_range(null::grid_typology)) as known where known::text = thing ->> 'typology')
        then 'its typology is unknown'
      when jsonb_typeof(thing -> 'staff') is distinct from 'object' then 'its staff are no counts by role'
      when private.geometry_of(thing ->> 'geometry') is null then 'its geometry is no GeoJSON geometry'
      when not exists (
          select from admin_units where code = thing ->> 'communityCode' and level = 'community' and starts_with(path, home))
        then format('its community %s is not one of unit %s', thing ->> 'communityCode', unit)
    end;
  end if;
  if not exists (select from unnest(enum_range(null::station_kind)) as known where known::text = thing ->> 'kind')
    or not exists (select from unnest(enum_range(null::station_tier)) as known where known::text = thing ->> 'tier') then
    return 'its kind or tier is unknown';
  elsif jsonb_typeof(thing -> 'services') is distinct from 'array' then
    return 'its services are no list';
  elsif jsonb_typeof(thing -> 'location') = 'array' then
    position := st_setsrid(st_point((thing -> 'location' ->> 0)::double precision, (thing -> 'location' ->> 1)::double precision), 4490);
    if not st_covers((select geom from admin_units where code = unit), position) then
      return format('it stands outside unit %s', unit);
    end if;
  end if;
  return null;
end $$;

-- A station as the read functions give it, in the shape of src/domain/city.ts.
create function private.station_json(station public.stations)
returns jsonb language sql stable set search_path = public, extensions as $$
  select jsonb_build_object(
    'code', station.code, 'name', station.name, 'kind', station.kind, 'tier', station.tier,
    'parentCode', station.parent_code, 'floorAreaM2', station.floor_area_m2, 'services', station.services,
    'openingHours', station.opening_hours, 'phone', station.phone, 'address', station.address,
    'accessibility', station.accessibility, 'checkedOn', station.checked_on,
    'location', case when station.location is not null
      then jsonb_build_array(st_x(station.location), st_y(station.location)) end)
$$;

-- Whether the map in force is still as the change found it: every fact of the record, every vertex of its
-- border. At which vertex a ring begins does not matter.
create function private.is_based_on_map(kind_of_thing public.plan_entity, wanted text, before jsonb)
returns boolean language sql stable set search_path = public, extensions as $$
  select case
    when kind_of_thing = 'grid' and before is null
      then not exists (select from grids where code = wanted and to_version is null)
    when kind_of_thing = 'grid'
      then exists (
        select from grids where code = wanted and to_version is null
          and name = before ->> 'name' and community_code = before ->> 'communityCode' and kind::text = before ->> 'kind'
          and typology::text is not distinct from before ->> 'typology' and staff = before -> 'staff'
          and st_orderingequals(st_normalize(geom), st_normalize(private.geometry_of(before ->> 'geometry'))))
    when before is null
      then not exists (select from stations where code = wanted and to_version is null)
    else exists (
      select from stations where code = wanted and to_version is null
        and jsonb_strip_nulls(private.station_json(stations)) = jsonb_strip_nulls(before))
  end
$$;

-- Refuses records that no plan of the unit may hold.
create function private.require_sound_records(unit text, records jsonb)
returns void language plpgsql stable set search_path = public, extensions as $$
declare
  wrong record;
begin
  select r.entity, r.code, fault into wrong
    from jsonb_to_recordset(records) as r (entity plan_entity, code text, before jsonb, after jsonb)
    cross join lateral (values (r.before), (r.after)) as side (thing)
    cross join lateral private.record_fault(r.entity, r.code, side.thing, unit) as fault
    where side.thing is not null and fault is not null
    limit 1;
  if found then
    raise exception 'The change of % % cannot be saved: %.', wrong.entity, wrong.code, wrong.fault using errcode = 'PT422';
  end if;
  select r.code into wrong
    from jsonb_to_recordset(records) as r (entity plan_entity, code text, before jsonb)
    join issued_grid_codes as issued on issued.code = r.code
    where r.entity = 'grid' and r.before is null
      and not exists (select from grids where grids.code = r.code and to_version is null)
    limit 1;
  if found then
    raise exception 'Code % belonged to a grid that no longer exists; codes are never used again.', wrong.code using errcode = 'PT410';
  end if;
end $$;

-- Saves the records as the next revision of a draft, for a person who may. Refused when somebody saved since
-- `expected_revision`. A change that was made on the map now in force moves the draft onto it.
create function private.store_records(plan public.plans, expected_revision integer, records jsonb)
returns public.plans language plpgsql security definer set search_path = public, extensions, pg_temp as $$
begin
  perform private.require_role(plan.unit_code, 'planner', 'admin');
  perform private.require_status(plan, 'draft');
  if plan.revision <> expected_revision then
    raise exception 'Plan % was saved by somebody else meanwhile (revision %, not %).', plan.number, plan.revision, expected_revision
      using errcode = 'PT409';
  end if;
  perform private.require_sound_records(plan.unit_code, records);
  update plans set revision = revision + 1, updated_at = now(),
      base_version = case
        when exists (
          select from jsonb_to_recordset(records) as r (entity plan_entity, code text, before jsonb)
          where not private.is_based_on_map(r.entity, r.code, r.before))
        then base_version else (select version from city) end
    where id = plan.id returning * into plan;
  insert into plan_revisions (plan_id, revision, author_name, author_role)
    select plan.id, plan.revision, author.name, author.role from private.author(plan.unit_code, 'planner', 'admin') as author;
  insert into plan_revision_records (plan_id, revision, entity, code, before, after)
    select plan.id, plan.revision, entity, code, wanted.before, wanted.after
    from jsonb_to_recordset(records) as wanted (entity plan_entity, code code_text, before jsonb, after jsonb)
    full join (select * from plan_changes where plan_id = plan.id) as held using (entity, code)
    where wanted.before is distinct from held.before or wanted.after is distinct from held.after;
  delete from plan_changes as held using plan_revision_records as new
    where held.plan_id = plan.id and new.plan_id = plan.id and new.revision = plan.revision
      and held.entity = new.entity and held.code = new.code;
  insert into plan_changes (plan_id, entity, code, before, after)
    select plan_id, entity, code, before, after from plan_revision_records
    where plan_id = plan.id and revision = plan.revision and (before is not null or after is not null);
  perform private.record('save_plan', plan, jsonb_build_object('revision', plan.revision));
  return plan;
end $$;

-- Buildings on which the person who saves and an earlier one could not both be followed.
create function private.note_contested(plan public.plans, contested jsonb)
returns void language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  stray text;
begin
  select c."buildingCode" into stray
    from jsonb_to_recordset(contested) as c ("buildingCode" text, "keptIn" text, "wantedIn" text)
    where c."keptIn" is null or c."wantedIn" is null or not exists (
      select from buildings join admin_units as u on u.code = buildings.unit_code
        join admin_units as home on home.code = plan.unit_code and starts_with(u.path, home.path)
      where buildings.code = c."buildingCode")
    limit 1;
  if found then
    raise exception 'Building % cannot be contested in a plan of unit %.', stray, plan.unit_code using errcode = 'PT422';
  end if;
  insert into plan_contested (plan_id, building_code, kept_in, wanted_in, author_name, author_role)
    select plan.id, c."buildingCode", c."keptIn", c."wantedIn", author.name, author.role
    from jsonb_to_recordset(contested) as c ("buildingCode" text, "keptIn" text, "wantedIn" text),
      private.author(plan.unit_code, 'planner', 'admin') as author
    on conflict (plan_id, building_code) do update set kept_in = excluded.kept_in, wanted_in = excluded.wanted_in,
      at = excluded.at, author_name = excluded.author_name, author_role = excluded.author_role;
end $$;

create function public.save_plan(plan_id uuid, expected_revision integer, change jsonb, contested jsonb default '[]')
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
begin
  plan := private.store_records(plan, expected_revision, private.records_of(change));
  perform private.note_contested(plan, contested);
  return private.plan_json(plan);
end $$;

create function private.contested_json(plan uuid)
returns json language sql stable set search_path = public, extensions as $$
  select coalesce(json_agg(json_build_object(
    'buildingCode', building_code, 'keptIn', kept_in, 'wantedIn', wanted_in, 'at', at,
    'by', json_build_object('name', author_name, 'role', author_role)) order by building_code), '[]')
  from plan_contested where plan_id = plan
$$;

create function public.settle_contested(plan_id uuid, building_codes text[])
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
begin
  perform private.require_role(plan.unit_code, 'planner', 'admin');
  perform private.require_status(plan, 'draft');
  delete from plan_contested as c where c.plan_id = plan.id and c.building_code = any (building_codes);
  perform private.record('settle_contested', plan, to_jsonb(building_codes));
  return private.contested_json(plan.id);
end $$;

create function public.load_plan(plan_id uuid)
returns json language plpgsql stable set search_path = public, extensions as $$
declare
  plan plans := private.see_plan(plan_id);
begin
  return json_build_object(
    'plan', private.plan_json(plan), 'change', private.change_json(private.plan_records(plan.id)),
    'contested', private.contested_json(plan.id));
end $$;

-- Refused unless the plan has such a revision.
create function private.require_revision(plan public.plans, wanted integer)
returns void language plpgsql stable set search_path = public, extensions as $$
begin
  if not exists (select from plan_revisions where plan_id = plan.id and revision = wanted) then
    raise exception 'Plan % has no revision %.', plan.number, wanted using errcode = 'PT404';
  end if;
end $$;

create function public.load_revision(plan_id uuid, revision integer)
returns json language plpgsql stable set search_path = public, extensions as $$
declare
  plan plans := private.see_plan(plan_id);
begin
  perform private.require_revision(plan, revision);
  return private.change_json(private.revision_records(plan.id, revision));
end $$;

create function public.restore_revision(plan_id uuid, expected_revision integer, revision integer)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
begin
  perform private.require_revision(plan, revision);
  plan := private.store_records(plan, expected_revision, private.revision_records(plan.id, revision));
  perform private.note_step(plan, 'restored', revision::text, 'planner', 'admin');
  return private.plan_json(plan);
end $$;
