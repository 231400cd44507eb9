-- Reading the city. One call per layer, as columns: `{"codes": [...], "names": [...], ...}`, the shapes of
-- a layer packed together; of buildings, which are a hundred times as many as all else, the other columns
-- are joined into texts as well. A text joined or packed from no rows is null. The functions run as the
-- person who asks; row-level security decides what is in the columns.
-- `jit` is off: PostgreSQL overrates these small queries and would compile each of thousands for a second.

-- Shapes collected from rows as Tiny Well-Known Binary of seven decimals, in base64. A position that repeats
-- the one before it in the same line or ring is left out.
create function private.pack(shapes geometry)
returns text language sql immutable set search_path = public, extensions as $$
  select translate(encode(st_astwkb(shapes, 7), 'base64'), E'\n', '')
$$;

create function public.city_info()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'info', json_build_object(
      'name', name, 'nameEn', name_en, 'code', code, 'crs', crs, 'source', source, 'licence', licence,
      'dataDate', data_date, 'synthetic', synthetic, 'mapApprovalNumber', map_approval_number,
      'bands', bands, 'walkProfiles', walk_profiles
    ),
    'version', version,
    'exactNetwork', exact_network,
    'publicShowsGrids', public_shows_grids,
    'suppressionThreshold', suppression_threshold
  )
  from city
$$;

create function public.version_in_force()
returns integer language sql stable set search_path = public, extensions set jit = off as $$
  select version from city
$$;

create function public.city_units()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  with u as materialized (
    select admin_units.*, case when is_polygon then st_geometryn(geom, 1) else geom end as area
    from admin_units order by code
  )
  select json_build_object(
    'codes', array(select code from u),
    'names', array(select name from u),
    'levels', array(select level from u),
    'parents', array(select parent_code from u),
    'totals', array(select totals from u),
    'areas', (select private.pack(st_collect(area order by code)) from u)
  )
$$;

create function public.city_compounds()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  with c as materialized (
    select compounds.*, case when is_polygon then st_geometryn(geom, 1) else geom end as area
    from compounds order by code
  )
  select json_build_object(
    'codes', array(select code from c),
    'names', array(select name from c),
    'isGated', array(select is_gated from c),
    'hasPropertyManagement', array(select has_property_management from c),
    'hasSecurity', array(select has_security from c),
    'areas', (select private.pack(st_collect(area order by code)) from c),
    'gates', json_build_object(
      'compounds', array(select compound_code from gates order by id),
      'open', array(select open from gates order by id),
      'points', (select private.pack(st_collect(geom order by id)) from gates)
    )
  )
$$;

-- Grids as columns, in the order given.
create function private.grid_columns(shown public.grids[], with_staff boolean)
returns json language sql stable set search_path = public, extensions as $$
  select json_build_object(
    'codes', array(select code from unnest(shown)),
    'names', array(select name from unnest(shown)),
    'communities', array(select community_code from unnest(shown)),
    'kinds', array(select kind from unnest(shown)),
    'typologies', array(select typology from unnest(shown)),
    'staff', array(select case when with_staff then staff else '{}' end from unnest(shown)),
    'polygons', (select private.pack(st_collect(geom)) from unnest(shown))
  )
$$;

-- Grids in force of one's own jurisdiction.
create function public.city_grids()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select private.grid_columns(array(select g from grids as g where g.to_version is null order by g.code), true)
$$;

-- Grids in force as anyone may see them: outlines and names, no counts, no staff. Empty unless the operator
-- shows them. Runs as its owner, because the table itself stays closed to the public.
create function public.public_grids()
returns json language sql stable security definer set search_path = public, extensions, pg_temp set jit = off as $$
  select private.grid_columns(
    array(
      select g from grids as g, city
      where g.to_version is null and city.public_shows_grids order by g.code
    ),
    false)
$$;

create function public.city_stations()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  with s as materialized (select * from stations where to_version is null order by code)
  select json_build_object(
    'codes', array(select code from s),
    'names', array(select name from s),
    'kinds', array(select kind from s),
    'tiers', array(select tier from s),
    'parents', array(select parent_code from s),
    'floorAreasM2', array(select floor_area_m2 from s),
    'services', (select coalesce(json_agg(services order by code), '[]') from s),
    'openingHours', array(select opening_hours from s),
    'phones', array(select phone from s),
    'addresses', array(select address from s),
    'accessibility', array(select accessibility from s),
    'checkedOn', array(select checked_on from s),
    -- One point per station that has a place; `online` lists the others.
    'online', array(select code from s where location is null),
    'points', (select private.pack(st_collect(location order by code)) from s)
  )
$$;

-- Buildings of one's own jurisdiction. `kindOf` and `compoundOf` are places in `kinds` and among the
-- compounds in order of code, counted from 0; -1 is none, or unknown.
create function public.city_buildings()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  with kinds as (
    select kind, row_number() over (order by kind) - 1 as place from (select distinct kind from buildings) as known
    where kind is not null
  ),
  places as (select code, row_number() over (order by code) - 1 as place from compounds),
  b as (
    select
      buildings.code, household_count, coalesce(older_count, -1) as older, estimated::integer, location,
      coalesce(places.place, -1) as compound_of, coalesce(kinds.place, -1) as kind_of
    from buildings left join places on places.code = compound_code left join kinds using (kind)
    order by buildings.code
  )
  select json_build_object(
    'codes', string_agg(code, E'\n'),
    'households', string_agg(household_count::text, ' '),
    'older', string_agg(older::text, ' '),
    'compoundOf', string_agg(compound_of::text, ' '),
    'estimated', string_agg(estimated::text, ' '),
    'kindOf', string_agg(kind_of::text, ' '),
    'kinds', array(select kind from kinds order by place),
    'points', private.pack(st_collect(location))
  )
  from b
$$;

create function public.city_streets()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  with s as materialized (select * from streets order by id)
  select json_build_object(
    'ids', array(select id from s),
    'kinds', array(select kind from s),
    'names', array(select name from s),
    'access', array(select access from s),
    'flags', array(select flags from s),
    'lines', (select private.pack(st_collect(geom order by id)) from s)
  )
$$;

create function public.city_network()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'nodeIds', array(select id from network_nodes order by position),
    'points', (select private.pack(st_collect(geom order by position)) from network_nodes),
    'from', array(select from_node from network_edges order by position),
    'to', array(select to_node from network_edges order by position),
    'lengthM', array(select length_m from network_edges order by position),
    'oneway', array(select oneway::integer from network_edges order by position)
  )
$$;

create function public.city_backdrop()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'layers', array(select layer from backdrop order by id),
    'kinds', array(select kind from backdrop order by id),
    'names', array(select name from backdrop order by id),
    'shapes', (select private.pack(st_collect(geom order by id)) from backdrop)
  )
$$;

-- Footprints of one's own jurisdiction in a window, for drawing zoomed in: at most `row_limit`, in code order.
create function public.building_footprints(west double precision, south double precision, east double precision, north double precision, row_limit integer default 5000)
returns json language sql stable set search_path = public, extensions set jit = off as $$
  with b as materialized (
    select code, footprint
    from buildings
    where footprint && st_makeenvelope(west, south, east, north, 4490)
    order by code limit least(row_limit, 20000)
  )
  select json_build_object(
    'codes', array(select code from b),
    'polygons', (select private.pack(st_collect(footprint order by code)) from b)
  )
$$;
