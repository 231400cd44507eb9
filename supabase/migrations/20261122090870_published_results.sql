-- The figures that are published with a plan: of the whole scope of the person who publishes, or of what may
-- have changed in it. A grid that is not sent keeps the figures that stand. Only what differs is written, so
-- that a publication costs what it changes.

-- The figures of grids that were sent, as rows.
create function private.sent_figures(figures jsonb)
returns table (code text, households double precision, covered double precision, gap double precision, unreachable double precision, mean double precision, p90 double precision)
language sql immutable set search_path = public, extensions as $$
  select code, households, "coveredHouseholds", "gapHouseholds", "unreachableHouseholds", "meanMinutes", "p90Minutes"
  from jsonb_to_recordset(figures) as sent (
    code text, households double precision, "coveredHouseholds" double precision, "gapHouseholds" double precision,
    "unreachableHouseholds" double precision, "meanMinutes" double precision, "p90Minutes" double precision)
  where households is not null and "coveredHouseholds" is not null and "gapHouseholds" is not null
    and "unreachableHouseholds" is not null
$$;

-- Grids: ends what stands for grids that ended, moved or were sent with other figures, and writes what is missing.
create function private.write_grid_results(plan uuid, next_version integer, scope text, figures jsonb)
returns void language sql set search_path = public, extensions as $$
  update published_results as r set to_version = next_version
  from plan_changes as c
  where c.plan_id = plan and c.entity = 'grid' and c.before ->> 'communityCode' is distinct from c.after ->> 'communityCode'
    and r.grid_code = c.code and r.to_version is null;

  update published_results as r set to_version = next_version
  from private.sent_figures(figures -> 'grids') as sent, admin_units as u, admin_units as top
  where r.grid_code = sent.code and r.to_version is null
    and u.code = r.unit_code and top.code = scope and starts_with(u.path, top.path)
    and (r.households, r.covered_households, r.gap_households, r.unreachable_households, r.mean_walk_minutes, r.p90_walk_minutes, r.settings)
      is distinct from (sent.households, sent.covered, sent.gap, sent.unreachable, sent.mean, sent.p90, figures -> 'settings');

  insert into published_results (plan_id, from_version, unit_code, grid_code, households, covered_households, gap_households,
    unreachable_households, mean_walk_minutes, p90_walk_minutes, settings)
  select plan, next_version, g.community_code, g.code, sent.households, sent.covered, sent.gap, sent.unreachable, sent.mean, sent.p90,
    figures -> 'settings'
  from private.sent_figures(figures -> 'grids') as sent
  join grids as g on g.code = sent.code and g.to_version is null
  join admin_units as u on u.code = g.community_code
  join admin_units as top on top.code = scope and starts_with(u.path, top.path)
  where not exists (
    select from published_results as r where r.unit_code = g.community_code and r.grid_code = g.code and r.to_version is null)
$$;

-- Units below the scope in which the figures of a grid began or ended with this version. A unit's path names
-- all that it lies in.
create function private.units_with_new_results(new_version integer, scope text)
returns setof text language sql stable set search_path = public, extensions as $$
  select distinct unnest(string_to_array(btrim(substr(u.path, length(top.path) + 1), '/'), '/'))
  from admin_units as u, admin_units as top
  where top.code = scope and starts_with(u.path, top.path) and u.code <> scope
    and u.code in (
      select unit_code from published_results where from_version = new_version and grid_code is not null
      union select unit_code from published_results where to_version = new_version and grid_code is not null)
$$;

-- Their sums, where every grid of the unit has figures under the same settings. Mean and P90 cannot be added up.
create function private.write_unit_results(plan uuid, next_version integer, scope text, wanted_settings jsonb)
returns void language plpgsql set search_path = public, extensions as $$
declare
  units constant text[] := array(select private.units_with_new_results(next_version, scope));
begin
  update published_results set to_version = next_version
    where unit_code = any (units) and grid_code is null and to_version is null;
  insert into published_results (plan_id, from_version, unit_code, households, covered_households, gap_households, unreachable_households, settings)
  select plan, next_version, wanted.code, sum(r.households), sum(r.covered_households), sum(r.gap_households),
    sum(r.unreachable_households), wanted_settings
  from admin_units as wanted
  join admin_units as u on starts_with(u.path, wanted.path)
  join grids as g on g.community_code = u.code and g.to_version is null
  left join published_results as r on r.unit_code = g.community_code and r.grid_code = g.code and r.to_version is null
    and r.settings = wanted_settings
  where wanted.code = any (units)
  group by wanted.code
  having count(*) = count(r.id);
end $$;

create function private.write_results(plan uuid, next_version integer, scope text, figures jsonb)
returns void language sql set search_path = public, extensions as $$
  select private.write_grid_results(plan, next_version, scope, figures);
  select private.write_unit_results(plan, next_version, scope, figures -> 'settings');

  -- The whole scope, as it was sent: with the mean and P90 that no sum can give, and the number of this plan.
  update published_results set to_version = next_version
    where unit_code = scope and grid_code is null and to_version is null;
  insert into published_results (plan_id, from_version, unit_code, households, covered_households, gap_households,
    unreachable_households, mean_walk_minutes, p90_walk_minutes, settings)
  select plan, next_version, scope, sent.households, sent.covered, sent.gap, sent.unreachable, sent.mean, sent.p90, figures -> 'settings'
  from private.sent_figures(jsonb_build_array(figures -> 'totals')) as sent
$$;
