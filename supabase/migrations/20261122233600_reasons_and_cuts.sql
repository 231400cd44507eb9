-- Hard errors cannot be published. A plan that newly cuts a building is refused, and one that newly cuts a
-- compound without saying why. The reason is part of the plan's change: `compoundReasons` by compound code, each
-- {"code", "reason"}. It is saved, kept with every revision and restored like a grid, and ends with the plan:
-- what the map in force divides already needs no reason any more.

-- What a plan says about grids and stations is judged as before.
alter function private.record_fault(public.plan_entity, text, jsonb, text) rename to map_record_fault;

create function private.record_fault(kind_of_thing public.plan_entity, wanted text, thing jsonb, unit text)
returns text language plpgsql stable set search_path = public, extensions as $$
begin
  if kind_of_thing <> 'compound_reason' then
    return private.map_record_fault(kind_of_thing, wanted, thing, unit);
  end if;
  return case
    when thing ->> 'code' is distinct from wanted
      then format('it is filed under %s but says %s', wanted, coalesce(thing ->> 'code', 'nothing'))
    when coalesce(btrim(thing ->> 'reason'), '') = '' then 'it gives no reason'
    when not exists (
        select from compounds as c join admin_units as home on home.code = unit and st_intersects(home.geom, c.geom)
        where c.code = wanted)
      then format('there is no such compound in unit %s', unit)
  end;
end $$;

alter function private.is_based_on_map(public.plan_entity, text, jsonb) rename to is_record_in_force;

-- A map in force has no reasons: one is always based on it, unless it takes the place of another.
create function private.is_based_on_map(kind_of_thing public.plan_entity, wanted text, before jsonb)
returns boolean language sql stable set search_path = public, extensions as $$
  select case when kind_of_thing = 'compound_reason' then before is null
    else private.is_record_in_force(kind_of_thing, wanted, before) end
$$;

create or replace function private.records_of(change jsonb)
returns jsonb language sql immutable set search_path = public, extensions as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'entity', layer.entity, 'code', entry.key,
    'before', case part.name when 'updated' then entry.value -> 0 when 'removed' then entry.value end,
    'after', case part.name when 'updated' then entry.value -> 1 when 'added' then entry.value end)), '[]')
  from (values ('grid', 'grids'), ('station', 'stations'), ('compound_reason', 'compoundReasons')) as layer (entity, name),
    (values ('added'), ('updated'), ('removed')) as part (name),
    jsonb_each(coalesce(change -> layer.name -> part.name, '{}')) as entry
$$;

-- Reasons are named only where there are some.
create or replace function private.change_json(records jsonb)
returns json language sql immutable set search_path = public, extensions as $$
  select json_object_agg(layer.name, json_build_object('added', part.added, 'updated', part.updated, 'removed', part.removed))
  from (values ('grid'::plan_entity, 'grids'), ('station', 'stations'), ('compound_reason', 'compoundReasons')) as layer (entity, name)
  cross join lateral (
    select count(*) as records,
      coalesce(json_object_agg(code, after) filter (where before is null), '{}') as added,
      coalesce(json_object_agg(code, json_build_array(before, after)) filter (where before is not null and after is not null), '{}') as updated,
      coalesce(json_object_agg(code, before) filter (where after is null), '{}') as removed
    from jsonb_to_recordset(records) as r (entity plan_entity, code text, before jsonb, after jsonb)
    where r.entity = layer.entity
  ) as part
  where layer.entity <> 'compound_reason' or part.records > 0
$$;

-- Buildings and compounds that grids of the plan cut where no grid in force does, but for compounds with a
-- reason. Judged community by community: a building by the one its door is in, a compound by the part of it that
-- lies there. A thing that the map in force cuts already is not the plan's fault, however the plan divides it.
-- The desk has the same list: newCuts in src/worker/problems/new-cuts.ts.
create or replace function private.plan_cuts(plan uuid)
returns table (code text, place text, message text) language sql stable set search_path = public, extensions as $$
  with changed as materialized (
    select p.code, p.geom, p.community_code, u.geom as community
    from private.planned_grids(plan) as p join admin_units as u on u.code = p.community_code
    where p.is_changed and geometrytype(p.geom) = 'POLYGON' and not st_isempty(p.geom) and st_isvalid(p.geom)
  ), met as (
    select 'cuts_building' as fault, 'Building' as kind, b.code, b.footprint as geom, b.location as door,
      changed.code as grid_code, changed.geom as grid, changed.community_code, changed.community
    from changed join buildings as b on b.footprint && changed.geom
    union all
    select 'cuts_compound', 'Compound', c.code, c.geom, null,
      changed.code, changed.geom, changed.community_code, changed.community
    from changed join compounds as c on c.geom && changed.geom
    where not exists (
      select from plan_changes as given
      where given.plan_id = plan and given.entity = 'compound_reason' and given.code = c.code and given.after is not null)
  )
  select fault, met.code, format('%s %s is cut by the border of grid %s%s.', kind, met.code,
    string_agg(grid_code, ' and ' order by grid_code), case fault when 'cuts_compound' then ', without a reason given' end)
  from met
  where private.is_cut(private.part_within(met.geom, community), grid)
    and (door is null or st_covers(community, door))
    and not exists (
      select from grids as g
      where g.to_version is null and g.community_code = met.community_code and g.geom && met.geom
        and private.is_cut(private.part_within(met.geom, community), g.geom))
  group by fault, kind, met.code
$$;

-- An operator may still take it back, for a city whose footprints are worth less than its borders.
alter table public.city alter column publish_refuses_cuts set default true;
update public.city set publish_refuses_cuts = true;

comment on column public.city.publish_refuses_cuts is
  'Whether a plan is refused whose borders newly cut a building, or a compound without a reason.';

revoke execute on function
  private.record_fault(public.plan_entity, text, jsonb, text),
  private.is_based_on_map(public.plan_entity, text, jsonb)
  from public, anon, authenticated, service_role;
