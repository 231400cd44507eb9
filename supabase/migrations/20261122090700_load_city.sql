-- Filling an empty database with a city. The loader (src/server/city-loader.ts) calls these functions in
-- order, in one transaction, a few thousand rows at a time. Rows arrive as a jsonb array with the field
-- names of src/domain/city.ts; a geometry is GeoJSON as text. A bad row is left out and named; the good
-- rows stay. Only the owner of the database may call them.

-- GeoJSON as a geometry, or null when it is none. A coordinate that is null would become NaN, which GEOS
-- cannot stand.
create function private.geometry_of(geojson text)
returns geometry language plpgsql immutable set search_path = public, extensions as $$
begin
  if (geojson::jsonb -> 'coordinates')::text like '%null%' then
    return null;
  end if;
  return st_setsrid(st_force2d(st_geomfromgeojson(geojson)), 4490);
exception when others then
  return null;
end $$;

-- Says why a geometry cannot stand for an area, or null when it can.
create function private.area_fault(area geometry)
returns text language sql immutable set search_path = public, extensions as $$
  select case
    when area is null then 'its geometry is no GeoJSON geometry'
    when geometrytype(area) not in ('POLYGON', 'MULTIPOLYGON') then 'its geometry is a ' || geometrytype(area) || ', not a polygon'
    when st_isempty(area) then 'its geometry is empty'
    when not st_isvalid(area) then 'its geometry is invalid: ' || st_isvalidreason(area)
  end
$$;

create function private.load_units(units jsonb)
returns table (code text, reason text) language plpgsql set search_path = public, extensions set jit = off as $$
declare
  unit record;
  fault text;
begin
  for unit in
    select row.*, private.geometry_of(row.geometry) as area
    from jsonb_to_recordset(units) as row (code text, name text, level admin_level, "parentCode" text, totals jsonb, geometry text)
    order by row.level, row.code
  loop
    fault := private.area_fault(unit.area);
    if fault is null and unit."parentCode" is not null
        and not exists (select from admin_units as parent where parent.code = unit."parentCode") then
      fault := format('its parent %s is not there', unit."parentCode");
    end if;
    if fault is null then
      begin
        insert into admin_units (code, name, level, parent_code, path, totals, geom, is_polygon)
        values (unit.code, unit.name, unit.level, unit."parentCode", '', unit.totals, st_multi(unit.area), geometrytype(unit.area) = 'POLYGON');
      exception when check_violation or unique_violation then
        fault := sqlerrm;
      end;
    end if;
    if fault is not null then
      code := unit.code;
      reason := fault;
      return next;
    end if;
  end loop;
end $$;

create function private.load_compounds(compounds jsonb)
returns table (code text, reason text) language sql set search_path = public, extensions as $$
  with given as (
    select row.*, private.geometry_of(row.geometry) as area
    from jsonb_to_recordset(compounds) as row (code text, name text, "isGated" boolean, "hasPropertyManagement" boolean, "hasSecurity" boolean, geometry text)
  ), judged as (
    select given.*, case
      when area is null or geometrytype(area) not in ('POLYGON', 'MULTIPOLYGON') or st_isempty(area)
      then private.area_fault(area) end as fault
    from given
  ), kept as (
    insert into compounds (code, name, is_gated, has_property_management, has_security, geom, is_polygon)
    select judged.code, name, "isGated", "hasPropertyManagement", "hasSecurity", st_multi(area), geometrytype(area) = 'POLYGON'
    from judged where fault is null
  )
  select judged.code, fault from judged where fault is not null
$$;

create function private.load_gates(gates jsonb)
returns table (code text, reason text) language sql set search_path = public, extensions as $$
  with given as (
    select row.* from jsonb_to_recordset(gates) as row ("compoundCode" text, open text, lon double precision, lat double precision)
  ), kept as (
    insert into public.gates (compound_code, open, geom)
    select given."compoundCode", given.open, st_setsrid(st_point(lon, lat), 4490)
    from given join compounds on compounds.code = given."compoundCode"
  )
  select 'gate of ' || "compoundCode", format('compound %s is not there', "compoundCode")
  from given where not exists (select from compounds where compounds.code = "compoundCode")
$$;

-- A building belongs to the community it stands in (on a border shared by two, the lower code); where there
-- is none to the smallest unit around it, at last to `root`. Looked up in place, not by a function of its
-- own: PostGIS then keeps the community of one row ready for the next.
create function private.load_buildings(buildings jsonb, root text)
returns table (code text, reason text) language sql set search_path = public, extensions set jit = off as $$
  with given as (
    select row.*, st_setsrid(st_point(lon, lat), 4490) as place, private.geometry_of(row.footprint) as outline
    from jsonb_to_recordset(buildings) as row (
      code text, households integer, older integer, estimated boolean, kind text, "compoundCode" text,
      lon double precision, lat double precision, footprint text)
  ), kept as (
    insert into public.buildings (code, unit_code, compound_code, household_count, older_count, estimated, kind, location, footprint)
    select given.code, coalesce(community.code, larger.code, root), compounds.code, households, older, estimated, kind, place,
      case when geometrytype(outline) = 'POLYGON' then outline end
    from given
    left join compounds on compounds.code = given."compoundCode"
    left join lateral (
      select u.code from admin_units as u where u.level = 'community' and st_covers(u.geom, place)
      order by u.code limit 1
    ) as community on true
    left join lateral (
      select u.code from admin_units as u
      where community.code is null and u.level <> 'community' and st_covers(u.geom, place)
      order by u.level desc, u.code limit 1
    ) as larger on true
    where households >= 0
  )
  select given.code, format('its household count is %s', coalesce(households::text, 'missing'))
  from given where coalesce(households, -1) < 0
$$;

create function private.load_streets(streets jsonb)
returns table (code text, reason text) language sql set search_path = public, extensions as $$
  with given as (
    select row.*, private.geometry_of(row.geometry) as line
    from jsonb_to_recordset(streets) as row (id text, kind text, name text, access text, flags smallint, geometry text)
  ), kept as (
    insert into public.streets (id, kind, name, access, flags, geom)
    select id, kind, name, access, flags, line from given where geometrytype(line) = 'LINESTRING'
  )
  select id, 'its geometry is no line' from given where geometrytype(line) is distinct from 'LINESTRING'
$$;

create function private.load_network_nodes(nodes jsonb)
returns void language sql set search_path = public, extensions as $$
  insert into network_nodes (position, id, geom)
  select position, id, st_setsrid(st_point(lon, lat), 4490)
  from jsonb_to_recordset(nodes) as row (position integer, id text, lon double precision, lat double precision)
$$;

create function private.load_network_edges(edges jsonb)
returns void language sql set search_path = public, extensions as $$
  insert into network_edges (position, from_node, to_node, length_m, oneway)
  select position, "from", "to", "lengthM", oneway
  from jsonb_to_recordset(edges) as row (position integer, "from" integer, "to" integer, "lengthM" double precision, oneway boolean)
$$;

create function private.load_backdrop(features jsonb)
returns table (code text, reason text) language sql set search_path = public, extensions as $$
  with given as (
    select row.*, private.geometry_of(row.geometry) as shape
    from jsonb_to_recordset(features) as row (layer text, kind text, name text, geometry text)
  ), kept as (
    insert into backdrop (layer, kind, name, geom)
    select layer, kind, name, shape from given where shape is not null and not st_isempty(shape)
  )
  select coalesce(name, kind), 'its geometry is no GeoJSON geometry' from given where shape is null or st_isempty(shape)
$$;

-- The first map in force is a plan like every later one, with a number and a date.
create function private.start_map(plan_name text, root text)
returns uuid language sql set search_path = public, extensions as $$
  insert into plans (number, name, status, unit_code, base_version, version, in_force_at)
  values (to_char(now(), 'YYYY') || '-000', plan_name, 'in_force', root, 0, 1, now())
  returning id
$$;

create function private.load_grids(grids jsonb, plan uuid)
returns table (code text, reason text) language plpgsql set search_path = public, extensions set jit = off as $$
declare
  conflict record;
begin
  create temporary table given_grids on commit drop as
    select row.*, private.geometry_of(row.geometry) as area, null::text as fault, row_number() over (order by row.code collate "C") as turn
    from jsonb_to_recordset(grids) as row (
      code text, name text, "communityCode" text, kind grid_kind, typology grid_typology, staff jsonb, geometry text);
  create index on given_grids using gist (area);

  update given_grids as g set fault = case
      when private.area_fault(g.area) is not null then private.area_fault(g.area)
      when geometrytype(g.area) <> 'POLYGON' then 'it is in several pieces'
      when u.code is null then format('its community %s is not there', g."communityCode")
      when u.level <> 'community' then format('%s is no community but a %s', u.code, u.level)
      when private.area_outside_m2(g.area, u.geom) >= 1
        then format('it lies outside its community %s with %s m²', u.code, round(private.area_outside_m2(g.area, u.geom)::numeric))
    end
    from given_grids as same left join admin_units as u on u.code = same."communityCode"
    where same.turn = g.turn;

  -- Of two grids that overlap, the one with the lower code stays. One that was left out pushes nobody out.
  for conflict in
    select later.turn, earlier.turn as earlier_turn, earlier.code as earlier_code,
      private.area_shared_m2(later.area, earlier.area) as area_m2
    from given_grids as later
    join given_grids as earlier on earlier.area && later.area and earlier.turn < later.turn and earlier.fault is null
    where later.fault is null and private.area_shared_m2(later.area, earlier.area) >= 1
    order by later.turn, earlier.turn
  loop
    update given_grids as g
      set fault = format('it overlaps grid %s by %s m²', conflict.earlier_code, round(conflict.area_m2::numeric))
      where g.turn = conflict.turn and g.fault is null
        and exists (select from given_grids as e where e.turn = conflict.earlier_turn and e.fault is null);
  end loop;

  insert into public.grids (code, name, community_code, kind, typology, staff, geom, plan_id, from_version)
    select g.code, g.name, g."communityCode", g.kind, g.typology, g.staff, g.area, plan, 1
    from given_grids as g where g.fault is null;
  return query select g.code, g.fault from given_grids as g where g.fault is not null order by g.turn;
  drop table given_grids;
end $$;

create function private.load_stations(stations jsonb, plan uuid)
returns table (code text, reason text) language sql set search_path = public, extensions as $$
  insert into public.stations (code, name, kind, tier, parent_code, floor_area_m2, services, opening_hours, phone, address, accessibility, checked_on, location, plan_id, from_version)
  select row.code, name, kind, tier, "parentCode", "floorAreaM2", array(select jsonb_array_elements_text(services)),
    "openingHours", phone, address, accessibility, "checkedOn", case when lon is not null then st_setsrid(st_point(lon, lat), 4490) end, plan, 1
  from jsonb_to_recordset(stations) as row (
    code text, name text, kind station_kind, tier station_tier, "parentCode" text, "floorAreaM2" double precision,
    services jsonb, "openingHours" text, phone text, address text, accessibility text, "checkedOn" date,
    lon double precision, lat double precision);
  select null::text, null::text where false
$$;
