-- Publication: an approved plan becomes the map in force, in one transaction or not at all. PostGIS checks
-- the resulting grids of every community the plan touches (plan_checks), as if nobody had checked them before.

-- Closes the versions the plan replaces and brings its own.
create function private.write_map(plan uuid, next_version integer)
returns void language sql set search_path = public, extensions as $$
  update admin_units set grids_version = next_version where code in (select private.touched_communities(plan));
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

-- Who came out of whom. Grids that keep their code are `changed`, or `kept` when only their record changed.
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
      st_equals(went.geom, came.geom) as same_shape,
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
    case when same_code and same_shape then 'kept' when same_code then 'changed'
      when went_ends and (not came_begins or ends_taken_in > 1) then 'merged'
      else 'split' end::lineage_kind,
    went_id, came_id, area_m2, households
  from related
  union all
  select plan, next_version, 'new', null, id, 0, 0 from came where id not in (select came_id from related)
  union all
  select plan, next_version, 'retired', id, null, 0, 0 from went where id not in (select went_id from related)
$$;

-- Stores the figures sent, for the grids and units of the scope they were computed in. Sums of units are
-- worked out here; mean and P90 cannot be, so only the whole scope has them.
create function private.write_results(plan public.plans, next_version integer, scope text, figures jsonb)
returns void language sql set search_path = public, extensions as $$
  with scope_unit as (
    select code, path from admin_units where code = scope
  ), by_grid as (
    select g.code, g.community_code, u.path, sent.households, "coveredHouseholds" as covered, "gapHouseholds" as gap,
      "unreachableHouseholds" as unreachable, "meanMinutes" as mean, "p90Minutes" as p90
    from jsonb_to_recordset(figures -> 'grids') as sent (
      code text, households float8, "coveredHouseholds" float8, "gapHouseholds" float8,
      "unreachableHouseholds" float8, "meanMinutes" float8, "p90Minutes" float8)
    join grids as g on g.code = sent.code and g.to_version is null
    join admin_units as u on u.code = g.community_code
    join scope_unit on starts_with(u.path, scope_unit.path)
  ), figure_rows as (
    select community_code as unit_code, code as grid_code, households, covered, gap, unreachable, mean, p90 from by_grid
    union all
    select u.code, null, sum(households), sum(covered), sum(gap), sum(unreachable), null, null
    from by_grid join admin_units as u on starts_with(by_grid.path, u.path)
    join scope_unit on starts_with(u.path, scope_unit.path) and u.code <> scope_unit.code
    group by u.code
    union all
    select scope, null, households, "coveredHouseholds", "gapHouseholds", "unreachableHouseholds", "meanMinutes", "p90Minutes"
    from jsonb_to_record(figures -> 'totals') as totals (
      households float8, "coveredHouseholds" float8, "gapHouseholds" float8,
      "unreachableHouseholds" float8, "meanMinutes" float8, "p90Minutes" float8)
  )
  insert into published_results (plan_id, version, unit_code, grid_code, metric, metric_version, unit, value, denominator, settings)
  select plan.id, next_version, r.unit_code, r.grid_code, m.metric, 1, m.unit, m.value, m.denominator, figures -> 'settings'
  from figure_rows as r cross join lateral (values
    ('households', 'households', r.households, null),
    ('covered_households', 'households', r.covered, r.households),
    ('gap_households', 'households', r.gap, r.households),
    ('unreachable_households', 'households', r.unreachable, r.households),
    ('mean_walk_minutes', 'minutes', r.mean, r.households - r.unreachable),
    ('p90_walk_minutes', 'minutes', r.p90, r.households - r.unreachable)
  ) as m (metric, unit, value, denominator)
  where m.value is not null
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
-- nothing was written. Refused as PT409 when the map changed under the plan.
create function public.publish_plan(plan_id uuid, figures jsonb)
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
  perform private.write_results(plan, next_version, private.scope_of(plan.unit_code), figures);
  update city set version = next_version;
  update plans set status = 'archived', updated_at = now() where status = 'in_force';
  update plans set status = 'in_force', version = next_version, in_force_at = now(), updated_at = now()
    where id = plan.id returning * into plan;
  perform private.record('publish_plan', plan, jsonb_build_object('version', next_version));
  return json_build_object('ok', true, 'plan', private.plan_json(plan), 'version', next_version);
end $$;
