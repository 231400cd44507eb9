-- What is wrong with the map a plan would make. A plan answers for what it changes, no more: a gap that the
-- map in force has already, or a building it cuts already, blocks nobody as long as the plan does not add to
-- it. Otherwise a city that came in with incomplete grids could publish nothing but the plan that completes
-- them all. Overlaps and grids outside their community cannot be there before: map_integrity keeps them out.

-- Communities whose grids the plan changes: where a grid was and where it will be.
create or replace function private.touched_communities(plan uuid)
returns setof text language sql stable set search_path = public, extensions as $$
  select community_code::text from grids
  where to_version is null and code in (select code from plan_changes where plan_id = plan and entity = 'grid')
  union
  select after ->> 'communityCode' from plan_changes where plan_id = plan and entity = 'grid' and after is not null
$$;

-- The grids of the touched communities as they would be: what the plan leaves alone, and what it brings.
create or replace function private.planned_grids(plan uuid)
returns table (code text, name text, community_code text, kind public.grid_kind, typology public.grid_typology, staff jsonb, geom geometry, is_changed boolean)
language sql stable set search_path = public, extensions as $$
  select g.code, g.name, g.community_code, g.kind, g.typology, g.staff, g.geom, false
  from grids as g
  where g.to_version is null
    and g.community_code in (select private.touched_communities(plan))
    and not exists (select from plan_changes as c where c.plan_id = plan and c.entity = 'grid' and c.code = g.code)
  union all
  select c.code, c.after ->> 'name', c.after ->> 'communityCode', (c.after ->> 'kind')::grid_kind,
    (c.after ->> 'typology')::grid_typology, c.after -> 'staff', private.geometry_of(c.after ->> 'geometry'), true
  from plan_changes as c
  where c.plan_id = plan and c.entity = 'grid' and c.after is not null
$$;

-- Why two writers cannot both be right: a record that the plan changes and that is no longer in force as the
-- plan found it, or null. What others changed beside it is no conflict; whether both fit together is for the
-- checks below.
create or replace function private.conflict_of(plan public.plans)
returns text language sql stable set search_path = public, extensions as $$
  select format('%s %s is no longer as the plan found it.', initcap(c.entity::text), c.code)
  from plan_changes as c
  where c.plan_id = plan.id and not private.is_based_on_map(c.entity, c.code, c.before)
  order by c.entity, c.code limit 1
$$;

-- Whether a grid's border runs through a thing: real ground of it on both sides. A border along a wall may
-- miss the wall by 2.5 cm on either side, as in src/engine/checking/real-parts.ts.
create or replace function private.is_cut(thing geometry, grid geometry)
returns boolean language sql immutable set search_path = public, extensions as $$
  select case
    when not st_isvalid(thing) or st_covers(grid, thing) or not st_relate(grid, thing, '2********') then false
    else (
      select bool_and(st_area(st_buffer(st_collectionextract(side, 3), -2.5e-7)::geography) >= 1)
      from unnest(array[st_intersection(thing, grid), st_difference(thing, grid)]) as side)
  end
$$;

-- What of a thing lies in a community. Where a community's own border runs through it no plan of grids can help.
create or replace function private.part_within(thing geometry, community geometry)
returns geometry language sql immutable set search_path = public, extensions as $$
  select case when not st_isvalid(thing) or st_covers(community, thing) then thing
    else st_collectionextract(st_intersection(thing, community), 3) end
$$;

-- Buildings and gated compounds that grids of the plan cut and no grid in force does.
create or replace function private.plan_cuts(plan uuid)
returns table (code text, place text, message text) language sql stable set search_path = public, extensions as $$
  with changed as materialized (
    select p.code, p.geom, u.geom as community
    from private.planned_grids(plan) as p join admin_units as u on u.code = p.community_code
    where p.is_changed and geometrytype(p.geom) = 'POLYGON' and not st_isempty(p.geom) and st_isvalid(p.geom)
  ), met as (
    select 'cuts_building' as fault, 'Building' as kind, b.code, b.footprint as geom, changed.code as grid_code,
      changed.geom as grid, changed.community
    from changed join buildings as b on b.footprint && changed.geom
    union all
    select 'cuts_compound', 'Gated compound', c.code, c.geom, changed.code, changed.geom, changed.community
    from changed join compounds as c on c.geom && changed.geom
    where c.is_gated
  )
  select fault, met.code, format('%s %s is cut by the border of grid %s.', kind, met.code, string_agg(grid_code, ' and ' order by grid_code))
  from met
  where private.is_cut(private.part_within(met.geom, community), grid)
    and not exists (
      select from grids as g join admin_units as u on u.code = g.community_code
      where g.to_version is null and g.geom && met.geom
        and private.is_cut(private.part_within(met.geom, u.geom), g.geom))
  group by fault, kind, met.code
$$;

-- Everything that is wrong with the map the plan would make: codes of src/domain/problem.ts.
-- `figures` is CityFigures of src/domain/figures.ts; its household counts must be PostGIS's own.
create or replace function private.plan_problems(plan uuid, figures jsonb)
returns table (code text, place text, message text) language sql stable set search_path = public, extensions as $$
  with planned as materialized (
    select p.*, st_isvalid(p.geom) and geometrytype(p.geom) = 'POLYGON' and not st_isempty(p.geom) as is_sound
    from private.planned_grids(plan) as p
  ), planned_area as materialized (
    select u.code as community_code, u.name, u.geom, coalesce(after.tiled, nothing) as tiled, coalesce(before.tiled, nothing) as tiled_before,
      not exists (select from planned as p where p.community_code = u.code and not p.is_sound) as all_sound
    from admin_units as u
    cross join st_geomfromtext('POLYGON EMPTY', 4490) as nothing
    cross join lateral (select st_union(p.geom) as tiled from planned as p where p.community_code = u.code and p.is_sound) as after
    cross join lateral (select st_union(g.geom) as tiled from grids as g where g.community_code = u.code and g.to_version is null) as before
    where u.code in (select private.touched_communities(plan))
  )
  -- Codes: one grid each, and none that a retired grid had.
  select 'duplicate_code', p.code, format('Code %s is used by %s grids.', p.code, count(*))
    from planned as p group by p.code having count(*) > 1
  union all
  select 'duplicate_code', c.code::text, format('Code %s was used before; codes are never used again.', c.code)
    from plan_changes as c
    where c.plan_id = plan and c.entity = 'grid' and c.before is null
      and exists (select from issued_grid_codes as issued where issued.code = c.code)
  union all
  select 'duplicate_code', c.code::text, format('Station %s exists already.', c.code)
    from plan_changes as c
    where c.plan_id = plan and c.entity = 'station' and c.before is null
      and exists (select from stations as s where s.code = c.code and s.to_version is null)
  union all
  -- Shapes: one valid polygon each.
  select case when geometrytype(p.geom) = 'MULTIPOLYGON' then 'disconnected' else 'invalid_geometry' end, p.code,
      case when geometrytype(p.geom) = 'MULTIPOLYGON' then format('Grid %s is in %s pieces.', p.code, st_numgeometries(p.geom))
        when geometrytype(p.geom) <> 'POLYGON' then format('Grid %s is a %s, not a polygon.', p.code, geometrytype(p.geom))
        when st_isempty(p.geom) then format('Grid %s is empty.', p.code)
        else format('Grid %s is invalid: %s.', p.code, st_isvalidreason(p.geom)) end
    from planned as p where not p.is_sound
  union all
  -- Each inside its community.
  select 'outside_community', p.code, format('Grid %s lies outside %s with %s m².', p.code, a.name, round(private.area_outside_m2(p.geom, a.geom)::numeric))
    from planned as p join planned_area as a using (community_code)
    where p.is_changed and p.is_sound and private.area_outside_m2(p.geom, a.geom) >= 1
  union all
  -- None over another, in the touched communities and at their borders.
  select 'overlap', one.code || ', ' || other.code,
      format('Grids %s and %s overlap by %s m².', one.code, other.code, round(private.area_shared_m2(one.geom, other.geom)::numeric))
    from planned as one join planned as other on other.geom && one.geom and other.code > one.code
    where (one.is_changed or other.is_changed) and one.is_sound and other.is_sound and private.area_shared_m2(one.geom, other.geom) >= 1
  union all
  select 'overlap', p.code || ', ' || g.code,
      format('Grids %s and %s overlap by %s m².', p.code, g.code, round(private.area_shared_m2(p.geom, g.geom)::numeric))
    from planned as p join grids as g on g.geom && p.geom
    where p.is_sound and p.is_changed and g.to_version is null
      and g.community_code not in (select a.community_code from planned_area as a)
      and private.area_shared_m2(p.geom, g.geom) >= 1
  union all
  -- Together they fill what they filled before. A broken shape is named above; what it leaves open is not news.
  select 'gap', a.community_code::text,
      format('The grids of %s leave %s m² open that they covered before.', a.name, round(private.area_outside_m2(a.tiled_before, a.tiled)::numeric))
    from planned_area as a
    where a.all_sound and private.area_outside_m2(a.tiled_before, a.tiled) >= 1
  union all
  select * from private.plan_cuts(plan) where (select publish_refuses_cuts from city)
  union all
  -- Households, counted at the door; of the contract's codes `missing_reference` comes nearest. A building right on a border
  -- may be counted on either side.
  select 'missing_reference', p.code, case
      when sent.households is null then format('The household count of grid %s was not sent; PostGIS counts %s. Count again, then publish.', p.code, counted.surely)
      else format('The household count sent for grid %s is %s, but PostGIS counts %s in its buildings. Count again, then publish.', p.code, sent.households, counted.surely) end
    from planned as p
    cross join lateral (
      select coalesce(sum(b.household_count) filter (where st_contains(p.geom, b.location)), 0) as surely,
        coalesce(sum(b.household_count), 0) as at_most
      from buildings as b where st_covers(p.geom, b.location)
    ) as counted
    left join lateral (
      select (f ->> 'households')::numeric as households
      from jsonb_array_elements(figures -> 'grids') as f where f ->> 'code' = p.code limit 1
    ) as sent on true
    where p.is_sound and (sent.households is null or sent.households not between counted.surely and counted.at_most)
  order by 1, 2
$$;
