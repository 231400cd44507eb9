-- Publication: an approved plan becomes the map in force, in one transaction or not at all. PostGIS checks
-- the resulting grids of every community the plan touches (plan_checks), as if nobody had checked them before.

-- Closes the versions the plan replaces and brings its own.
create function private.write_map(plan uuid, next_version integer)
returns void language sql set search_path = public, extensions as $$
  update grids set to_version = next_version, valid_to = now()
    where to_version is null and code in (select code from plan_changes where plan_id = plan and entity = 'grid');
  update issued_grid_codes set retired_in = next_version
    where code in (select code from plan_changes where plan_id = plan and entity = 'grid' and after is null);
  insert into grids (code, name, community_code, kind, typology, staff, geom, plan_id, from_version)
    select p.code, p.name, p.community_code, p.kind, p.typology, p.staff, p.geom, plan, next_version
    from private.planned_grids(plan) as p where p.is_changed;

  update stations set to_version = next_version, valid_to = now()
    where to_version is null and code in (select code from plan_changes where plan_id = plan and entity = 'station');
  insert into stations (code, name, kind, tier, parent_code, floor_area_m2, services, opening_hours, phone, address, accessibility, checked_on, location, plan_id, from_version)
    select after ->> 'code', after ->> 'name', (after ->> 'kind')::station_kind, (after ->> 'tier')::station_tier,
      after ->> 'parentCode', (after ->> 'floorAreaM2')::double precision,
      array(select jsonb_array_elements_text(after -> 'services')), after ->> 'openingHours', after ->> 'phone',
      after ->> 'address', after ->> 'accessibility', (after ->> 'checkedOn')::date,
      case when jsonb_typeof(after -> 'location') = 'array' then st_setsrid(st_point(
        (after -> 'location' ->> 0)::double precision, (after -> 'location' ->> 1)::double precision), 4490) end,
      plan, next_version
    from plan_changes where plan_id = plan and entity = 'station' and after is not null
$$;

-- Who came out of whom. Grids that keep their code are `changed`, or `kept` when their ground is the same: a
-- neighbour's new corner on their border bends it by less than 3e-7 degrees.
-- A new code that shares ground with an old grid is `split` from it, or `merged` when it takes in several
-- grids that end here; without such ground it is `new`. A code that ends without an heir is `retired`.
create function private.write_lineage(plan uuid, next_version integer)
returns void language sql set search_path = public, extensions as $$
  with came as (
    select id, code, geom from grids where plan_id = plan and from_version = next_version
  ), went as (
    select id, code, geom from grids where to_version = next_version
  ), shared as (
    select went.id as went_id, came.id as came_id, went.code = came.code as same_code,
      went.code = came.code and st_hausdorffdistance(went.geom, came.geom) < 3e-7 as same_ground,
      not exists (select from came as heir where heir.code = went.code) as went_ends,
      not exists (select from went as ancestor where ancestor.code = came.code) as came_begins,
      private.area_shared_m2(went.geom, came.geom) as area_m2,
      (select coalesce(sum(household_count), 0) from buildings
        where st_covers(went.geom, location) and st_covers(came.geom, location)) as households
    from went join came on went.geom && came.geom or went.code = came.code
  ), related as (
    select *, count(*) filter (where went_ends) over (partition by came_id) as ends_taken_in
    from shared
    where same_code or ((went_ends or came_begins) and area_m2 >= 1)
  )
  insert into grid_lineage (plan_id, version, kind, predecessor_id, successor_id, shared_area_m2, shared_households)
  select plan, next_version,
    case when same_ground then 'kept' when same_code then 'changed'
      when went_ends and (not came_begins or ends_taken_in > 1) then 'merged'
      else 'split' end::lineage_kind,
    went_id, came_id, area_m2, households
  from related
  union all
  select plan, next_version, 'new', null, id, 0, 0 from came where id not in (select came_id from related)
  union all
  select plan, next_version, 'retired', id, null, 0, 0 from went where id not in (select went_id from related)
$$;

-- The highest unit of the person who asks that holds the plan's unit: the figures sent are about it.
create function private.scope_of(unit text)
returns text language sql stable security definer set search_path = '' as $$
  select home.code
  from public.memberships as membership
  join public.admin_units as home on home.code = membership.unit_code
  join public.admin_units as wanted on wanted.code = unit and starts_with(wanted.path, home.path)
  where membership.user_id = (select auth.uid())
  order by length(home.path) limit 1
$$;

-- Puts an approved plan in force. Answers {"ok": true, "plan": …, "version": n}, or with problems
-- {"ok": false, "reason": "illegal_map", "problems": [{"code", "severity", "where", "message"}]}: then
-- nothing was written. Refused as PT409 when what the plan changes is no longer in force, or when the figures
-- were counted over another map than the one in force.
create function public.publish_plan(plan_id uuid, figures jsonb, map_version integer default null)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp set jit = off as $$
declare
  plan plans := private.lock_plan(plan_id);
  next_version integer;
  conflict text;
  problems json;
begin
  perform private.require_role(plan.unit_code, 'reviewer', 'admin');
  perform private.require_status(plan, 'approved');
  if jsonb_typeof(figures -> 'grids') is distinct from 'array' or jsonb_typeof(figures -> 'totals') is distinct from 'object'
      or jsonb_typeof(figures -> 'settings') is distinct from 'object' then
    raise exception 'A publication needs figures: settings, totals and grids.' using errcode = 'PT422';
  end if;
  -- One publication at a time; the second then sees what the first has done.
  select version + 1 into next_version from city for no key update;
  perform from admin_units where code in (select private.touched_communities(plan.id)) order by code for no key update;

  if map_version <> next_version - 1 then
    raise exception 'The figures were counted over version % of the map; version % is in force.', map_version, next_version - 1
      using errcode = 'PT409';
  end if;
  conflict := private.conflict_of(plan);
  if conflict is not null then
    raise exception '%', conflict using errcode = 'PT409';
  end if;
  select json_agg(json_build_object('code', p.code, 'severity', 'error', 'where', p.place, 'message', p.message))
    into problems from private.plan_problems(plan.id, figures) as p;
  if problems is not null then
    return json_build_object('ok', false, 'reason', 'illegal_map', 'problems', problems);
  end if;

  perform private.write_map(plan.id, next_version);
  perform private.write_lineage(plan.id, next_version);
  perform private.write_results(plan.id, next_version, private.scope_of(plan.unit_code), figures);
  update city set version = next_version;
  update plans set status = 'archived', updated_at = now() where status = 'in_force';
  update plans set status = 'in_force', version = next_version, in_force_at = now(), updated_at = now()
    where id = plan.id returning * into plan;
  perform private.note_step(plan, 'published', null, 'reviewer', 'admin');
  perform private.record('publish_plan', plan, jsonb_build_object('version', next_version));
  return json_build_object('ok', true, 'plan', private.plan_json(plan), 'version', next_version);
end $$;
