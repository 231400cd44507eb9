-- The story of a plan up to its approval: draft → in review → approved, or back to draft. Every step is a
-- function that checks who asks, where, and in which status the plan is. Refusals carry a code that the API
-- turns into an HTTP status: PT401 not signed in, PT403 not yours, PT404 not there, PT409 somebody else was
-- first, PT412 not in this status, PT422 unusable input.

create function private.plan_json(plan public.plans)
returns json language sql immutable set search_path = public, extensions as $$
  select json_build_object(
    'id', plan.id, 'number', plan.number, 'name', plan.name, 'status', plan.status, 'unitCode', plan.unit_code,
    'revision', plan.revision, 'baseVersion', plan.base_version, 'createdAt', plan.created_at,
    'updatedAt', plan.updated_at, 'createdBy', plan.created_by, 'reviewNote', plan.review_note
  )
$$;

-- Refuses unless the person who asks holds one of the roles in the unit or above it.
create function private.require_role(unit text, variadic roles public.member_role[])
returns void language plpgsql stable security definer set search_path = '' as $$
begin
  if auth.uid() is null then
    raise exception 'Sign in first.' using errcode = 'PT401';
  end if;
  if unit is null or unit not in (select private.units_with_role(variadic roles)) then
    raise exception 'This needs the role % in unit %.', array_to_string(roles, ' or '), unit using errcode = 'PT403';
  end if;
end $$;

-- The plan, locked until the end of the transaction. One that the person who asks may not see is not there.
create function private.lock_plan(wanted uuid)
returns public.plans language plpgsql security definer set search_path = '' as $$
declare
  plan public.plans;
begin
  if auth.uid() is null then
    raise exception 'Sign in first.' using errcode = 'PT401';
  end if;
  select * into plan from public.plans where id = wanted for update;
  if not found or plan.unit_code not in (select private.own_units()) then
    raise exception 'There is no such plan.' using errcode = 'PT404';
  end if;
  return plan;
end $$;

create function private.require_status(plan public.plans, variadic allowed public.plan_status[])
returns void language plpgsql immutable set search_path = '' as $$
begin
  if not plan.status = any (allowed) then
    raise exception 'Plan % is %, not %.', plan.number, plan.status, array_to_string(allowed, ' or ') using errcode = 'PT412';
  end if;
end $$;

create function private.record(action text, plan public.plans, detail jsonb default '{}')
returns void language sql security definer set search_path = '' as $$
  insert into public.audit_log (actor, action, unit_code, plan_id, detail)
  values (auth.uid(), action, plan.unit_code, plan.id, detail)
$$;

create function public.list_plans()
returns json language sql stable set search_path = public, extensions as $$
  select coalesce(json_agg(private.plan_json(plans) order by created_at desc, number desc), '[]') from plans
$$;

create function public.create_plan(name text, unit_code text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans;
begin
  perform private.require_role(unit_code, 'planner', 'admin');
  if btrim(coalesce(name, '')) = '' then
    raise exception 'A plan needs a name.' using errcode = 'PT422';
  end if;
  -- Numbers run through the year: 2026-001, 2026-002 … One at a time.
  perform pg_advisory_xact_lock(hashtext('gridcircle plan numbers'));
  insert into plans (number, name, unit_code, base_version, created_by)
  select to_char(now(), 'YYYY') || '-' || lpad((1 + coalesce(max(split_part(number, '-', 2)::integer), 0))::text, 3, '0'),
    btrim(create_plan.name), create_plan.unit_code, (select version from city), auth.uid()
  from plans where number like to_char(now(), 'YYYY') || '-%'
  returning * into plan;
  perform private.record('create_plan', plan);
  return private.plan_json(plan);
end $$;

-- The plan and its net change, in the shape of src/domain/plan.ts.
create function public.load_plan(plan_id uuid)
returns json language plpgsql stable set search_path = public, extensions as $$
declare
  plan plans;
begin
  select * into plan from plans where id = load_plan.plan_id;
  if not found then
    raise exception 'There is no such plan.' using errcode = 'PT404';
  end if;
  return json_build_object(
    'plan', private.plan_json(plan),
    'change', json_build_object(
      'grids', private.change_json(plan.id, 'grid'), 'stations', private.change_json(plan.id, 'station')));
end $$;

create function private.change_json(wanted uuid, wanted_entity public.plan_entity)
returns json language sql stable set search_path = public, extensions as $$
  select json_build_object(
    'added', coalesce(json_object_agg(code, after) filter (where before is null), '{}'),
    'updated', coalesce(json_object_agg(code, json_build_array(before, after)) filter (where before is not null and after is not null), '{}'),
    'removed', coalesce(json_object_agg(code, before) filter (where after is null), '{}')
  )
  from plan_changes where plan_id = wanted and entity = wanted_entity
$$;

-- One row per changed grid or station of a Change.
create function private.unpack_change(change jsonb)
returns table (entity public.plan_entity, code text, before jsonb, after jsonb)
language sql immutable set search_path = public, extensions as $$
  select layer.entity, entry.key,
    case part.name when 'updated' then entry.value -> 0 when 'removed' then entry.value end,
    case part.name when 'updated' then entry.value -> 1 when 'added' then entry.value end
  from (values ('grid'::plan_entity, 'grids'), ('station', 'stations')) as layer (entity, name),
    (values ('added'), ('updated'), ('removed')) as part (name),
    jsonb_each(coalesce(change -> layer.name -> part.name, '{}')) as entry
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

-- Whether the map in force is still as the change found it.
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
          and st_equals(geom, private.geometry_of(before ->> 'geometry')))
    when before is null
      then not exists (select from stations where code = wanted and to_version is null)
    else exists (
      select from stations where code = wanted and to_version is null
        and name = before ->> 'name' and kind::text = before ->> 'kind' and tier::text = before ->> 'tier'
        and to_jsonb(services) = before -> 'services' and opening_hours is not distinct from before ->> 'openingHours'
        and case when location is null then jsonb_typeof(before -> 'location') is distinct from 'array'
          else st_x(location) = (before -> 'location' ->> 0)::double precision
            and st_y(location) = (before -> 'location' ->> 1)::double precision end)
  end
$$;

-- Replaces a draft's net change. Refused when somebody saved since `expected_revision`. A change that was
-- made on the map now in force moves the draft onto it.
create function public.save_plan(plan_id uuid, expected_revision integer, change jsonb)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
  wrong record;
begin
  perform private.require_role(plan.unit_code, 'planner', 'admin');
  perform private.require_status(plan, 'draft');
  if plan.revision <> expected_revision then
    raise exception 'Plan % was saved by somebody else meanwhile (revision %, not %).', plan.number, plan.revision, expected_revision
      using errcode = 'PT409';
  end if;
  select u.entity, u.code, fault into wrong
    from private.unpack_change(change) as u
    cross join lateral (values (u.before), (u.after)) as side (thing)
    cross join lateral private.record_fault(u.entity, u.code, side.thing, plan.unit_code) as fault
    where side.thing is not null and fault is not null
    limit 1;
  if found then
    raise exception 'The change of % % cannot be saved: %.', wrong.entity, wrong.code, wrong.fault using errcode = 'PT422';
  end if;
  delete from plan_changes where plan_changes.plan_id = plan.id;
  insert into plan_changes (plan_id, entity, code, before, after)
    select plan.id, u.entity, u.code, u.before, u.after from private.unpack_change(change) as u;
  update plans set revision = revision + 1, updated_at = now(),
      base_version = case
        when exists (
          select from private.unpack_change(change) as u where not private.is_based_on_map(u.entity, u.code, u.before))
        then base_version else (select version from city) end
    where id = plan.id returning * into plan;
  perform private.record('save_plan', plan, jsonb_build_object('revision', plan.revision));
  return private.plan_json(plan);
end $$;

create function private.move_plan(plan public.plans, next_status public.plan_status, note text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
begin
  update plans set status = next_status, review_note = note, updated_at = now() where id = plan.id returning * into plan;
  perform private.record('plan_' || next_status, plan, jsonb_build_object('note', note));
  return private.plan_json(plan);
end $$;

create function public.submit_plan(plan_id uuid)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
begin
  perform private.require_role(plan.unit_code, 'planner', 'admin');
  perform private.require_status(plan, 'draft');
  return private.move_plan(plan, 'in_review', null);
end $$;

create function public.approve_plan(plan_id uuid, note text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
begin
  perform private.require_role(plan.unit_code, 'reviewer', 'admin');
  perform private.require_status(plan, 'in_review');
  return private.move_plan(plan, 'approved', note);
end $$;

create function public.send_back_plan(plan_id uuid, note text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
begin
  perform private.require_role(plan.unit_code, 'reviewer', 'admin');
  perform private.require_status(plan, 'in_review', 'approved');
  return private.move_plan(plan, 'draft', note);
end $$;
