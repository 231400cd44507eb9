-- Who publishes for a part of the city changes what holds for all that it lies in: units around the scope take the
-- sums of what stands in their grids, as those below it do, or have no figures. What stations reach from everywhere
-- is not known to somebody who sees a part: nothing stands of it around the scope.

-- As before (published_results), and the units around the scope. A unit's path names all that it lies in.
create or replace function private.units_with_new_results(new_version integer, scope text)
returns setof text language sql stable set search_path = public, extensions as $$
  select distinct unit
  from admin_units as u, admin_units as top, unnest(string_to_array(btrim(u.path, '/'), '/')) as unit
  where top.code = scope and starts_with(u.path, top.path) and unit <> scope
    and u.code in (
      select unit_code from published_results where from_version = new_version and grid_code is not null
      union select unit_code from published_results where to_version = new_version and grid_code is not null)
$$;

-- Ends what stands around the scope.
create function private.end_loads_around(next_version integer, scope text)
returns void language sql set search_path = public, extensions as $$
  update published_loads as r set to_version = next_version
  from admin_units as around, admin_units as top
  where r.to_version is null and around.code = r.unit_code
    and top.code = scope and starts_with(top.path, around.path) and around.code <> scope
$$;

-- As before (published_loads).
create or replace function private.write_results(plan uuid, next_version integer, scope text, figures jsonb)
returns void language sql set search_path = public, extensions as $$
  select private.write_grid_results(plan, next_version, scope, figures);
  select private.write_unit_results(plan, next_version, scope, figures -> 'settings', private.sent_metrics_version(figures));
  select private.write_loads(plan, next_version, scope, figures);
  select private.end_loads_around(next_version, scope);

  -- The whole scope, as it was sent: with the P90 that no sum can give, and the number of this plan.
  update published_results set to_version = next_version
    where unit_code = scope and grid_code is null and to_version is null;
  insert into published_results (plan_id, from_version, unit_code, households, covered_households, gap_households,
    unreachable_households, mean_walk_minutes, p90_walk_minutes, metrics_version, settings)
  select plan, next_version, scope, sent.households, sent.covered, sent.gap, sent.unreachable, sent.mean, sent.p90,
    private.sent_metrics_version(figures), figures -> 'settings'
  from private.sent_figures(jsonb_build_array(figures -> 'totals')) as sent
$$;

revoke execute on function private.end_loads_around(integer, text) from public, anon, authenticated, service_role;
