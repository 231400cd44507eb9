-- What was published with every version of the map, and what each version changed: for walls that show how a
-- place came to stand as it does.

-- Every version of the map with its plan's number and date, oldest first, and with the figures of one unit as they
-- stood in it. Numbers and dates are for all who work here; figures for those who work in the unit, and those of
-- the whole city for everybody who works here. Runs as its owner, because plans are seen in their own unit only.
create function public.published_versions(unit_code text)
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
        'p90Minutes', r.p90_walk_minutes, 'settings', r.settings) end)
      order by p.version), '[]')
    from plans as p
    left join published_results as r on r.unit_code = published_versions.unit_code and r.grid_code is null
      and private.stood_in(p.version, r.from_version, r.to_version)
    where p.version is not null);
end $$;

-- What a version changed against the one before it. Row-level security decides which grids are in the answer.
create function public.map_changes(version integer)
returns json language plpgsql stable set search_path = public, extensions set jit = off as $$
begin
  perform private.require_map_version(version);
  return json_build_object(
    'grids', (
      select coalesce(json_agg(json_build_object(
        'kind', l.kind, 'from', went.code, 'to', came.code,
        'communityCode', coalesce(came.community_code, went.community_code))
        order by coalesce(went.code, came.code), coalesce(came.code, went.code)), '[]')
      from grid_lineage as l
      left join grids as went on went.id = l.predecessor_id
      left join grids as came on came.id = l.successor_id
      where l.version = map_changes.version and coalesce(came.id, went.id) is not null),
    'stations', (
      select coalesce(json_agg(json_build_object(
        'kind', case when went.id is null then 'new' when came.id is null then 'retired' else 'changed' end,
        'code', code) order by code), '[]')
      from (select id, code from stations where to_version = map_changes.version) as went
      full join (select id, code from stations where from_version = map_changes.version and from_version > 1) as came
        using (code)));
end $$;

revoke execute on function public.published_versions(text), public.map_changes(integer)
  from public, anon, authenticated, service_role;
grant execute on function public.published_versions(text), public.map_changes(integer)
  to authenticated, service_role;
