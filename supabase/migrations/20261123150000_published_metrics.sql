-- Which figures a publication keeps: by the keys and versions of the registry of metrics (src/domain/metrics), so
-- that a figure in this database is the figure of that name on every page. Results counted by another version of a
-- formula are other figures: they replace those that stand, and are never added up with them.

create table public.metrics (
  -- published_results.metrics_version
  published_with integer not null,
  key text not null,
  version integer not null,
  unit text not null,
  -- The column of published_results.
  result_column name not null,
  primary key (published_with, key)
);
insert into public.metrics (published_with, key, version, unit, result_column) values
  (1, 'households', 1, 'households', 'households'),
  (1, 'coveredHouseholds', 1, 'households', 'covered_households'),
  (1, 'gapHouseholds', 1, 'households', 'gap_households'),
  (1, 'unreachableHouseholds', 1, 'households', 'unreachable_households'),
  (1, 'meanMinutes', 1, 'minutes', 'mean_walk_minutes'),
  (1, 'p90Minutes', 1, 'minutes', 'p90_walk_minutes');

alter table public.metrics enable row level security;
revoke all on public.metrics from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.metrics to service_role;
-- What a figure means is no secret.
grant select on public.metrics to anon, authenticated;
create policy metrics_open on public.metrics for select to anon, authenticated using (true);

-- By which metrics the figures sent were counted; the first ones where they do not say.
create function private.sent_metrics_version(figures jsonb)
returns integer language plpgsql stable set search_path = public, extensions as $$
declare
  sent constant integer := coalesce((figures ->> 'metricsVersion')::integer, 1);
begin
  if not exists (select from metrics where published_with = sent) then
    raise exception 'The figures were counted by version % of the metrics, which is not known here.', sent using errcode = 'PT422';
  end if;
  return sent;
end $$;

-- As before (published_results), and by the metrics that were sent.
create or replace function private.write_grid_results(plan uuid, next_version integer, scope text, figures jsonb)
returns void language plpgsql set search_path = public, extensions as $$
declare
  sent_version constant integer := private.sent_metrics_version(figures);
begin
  update published_results as r set to_version = next_version
  from plan_changes as c
  where c.plan_id = plan and c.entity = 'grid' and c.before ->> 'communityCode' is distinct from c.after ->> 'communityCode'
    and r.grid_code = c.code and r.to_version is null;

  update published_results as r set to_version = next_version
  from private.sent_figures(figures -> 'grids') as sent, admin_units as u, admin_units as top
  where r.grid_code = sent.code and r.to_version is null
    and u.code = r.unit_code and top.code = scope and starts_with(u.path, top.path)
    and (r.households, r.covered_households, r.gap_households, r.unreachable_households, r.mean_walk_minutes, r.p90_walk_minutes, r.settings, r.metrics_version)
      is distinct from (sent.households, sent.covered, sent.gap, sent.unreachable, sent.mean, sent.p90, figures -> 'settings', sent_version);

  insert into published_results (plan_id, from_version, unit_code, grid_code, households, covered_households, gap_households,
    unreachable_households, mean_walk_minutes, p90_walk_minutes, metrics_version, settings)
  select plan, next_version, g.community_code, g.code, sent.households, sent.covered, sent.gap, sent.unreachable, sent.mean, sent.p90,
    sent_version, figures -> 'settings'
  from private.sent_figures(figures -> 'grids') as sent
  join grids as g on g.code = sent.code and g.to_version is null
  join admin_units as u on u.code = g.community_code
  join admin_units as top on top.code = scope and starts_with(u.path, top.path)
  where not exists (
    select from published_results as r where r.unit_code = g.community_code and r.grid_code = g.code and r.to_version is null);
end $$;

-- Their sums, where every grid of the unit has figures under the same settings by the same metrics. The mean is
-- weighed by those who can walk; P90 cannot be added up.
drop function private.write_unit_results(uuid, integer, text, jsonb);
create function private.write_unit_results(plan uuid, next_version integer, scope text, wanted_settings jsonb, wanted_metrics integer)
returns void language plpgsql set search_path = public, extensions as $$
declare
  units constant text[] := array(select private.units_with_new_results(next_version, scope));
begin
  update published_results set to_version = next_version
    where unit_code = any (units) and grid_code is null and to_version is null;
  insert into published_results (plan_id, from_version, unit_code, households, covered_households, gap_households,
    unreachable_households, mean_walk_minutes, metrics_version, settings)
  select plan, next_version, wanted.code, sum(r.households), sum(r.covered_households), sum(r.gap_households),
    sum(r.unreachable_households),
    sum(r.mean_walk_minutes * (r.households - r.unreachable_households))
      / nullif(sum(r.households - r.unreachable_households) filter (where r.mean_walk_minutes is not null), 0),
    wanted_metrics, wanted_settings
  from admin_units as wanted
  join admin_units as u on starts_with(u.path, wanted.path)
  join grids as g on g.community_code = u.code and g.to_version is null
  left join published_results as r on r.unit_code = g.community_code and r.grid_code = g.code and r.to_version is null
    and r.settings = wanted_settings and r.metrics_version = wanted_metrics
  where wanted.code = any (units)
  group by wanted.code
  having count(*) = count(r.id);
end $$;

create or replace function private.write_results(plan uuid, next_version integer, scope text, figures jsonb)
returns void language sql set search_path = public, extensions as $$
  select private.write_grid_results(plan, next_version, scope, figures);
  select private.write_unit_results(plan, next_version, scope, figures -> 'settings', private.sent_metrics_version(figures));

  -- The whole scope, as it was sent: with the P90 that no sum can give, and the number of this plan.
  update published_results set to_version = next_version
    where unit_code = scope and grid_code is null and to_version is null;
  insert into published_results (plan_id, from_version, unit_code, households, covered_households, gap_households,
    unreachable_households, mean_walk_minutes, p90_walk_minutes, metrics_version, settings)
  select plan, next_version, scope, sent.households, sent.covered, sent.gap, sent.unreachable, sent.mean, sent.p90,
    private.sent_metrics_version(figures), figures -> 'settings'
  from private.sent_figures(jsonb_build_array(figures -> 'totals')) as sent
$$;

revoke execute on function private.sent_metrics_version(jsonb),
  private.write_unit_results(uuid, integer, text, jsonb, integer)
  from public, anon, authenticated, service_role;
