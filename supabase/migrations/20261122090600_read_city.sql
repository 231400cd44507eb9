-- Reading the city. One call per layer, as columns: `{"codes": [...], "names": [...], ...}`, coordinates
-- packed as encoded polylines (Google's format, seven decimals, latitude first) counted from the city's
-- origin. The functions run as the person who asks; row-level security decides what is in the columns.
-- `jit` is off: PostgreSQL overrates these small queries and would compile each of thousands for a second.

-- A line or a set of points as an encoded polyline. Counted from the origin because PostGIS keeps each
-- number in 32 bits: 108° × 10⁷ does not fit, the distance from a whole degree nearby does.
create function private.pack_line(line geometry, origin_lon integer, origin_lat integer)
returns text language sql immutable set search_path = public, extensions as $$
  select st_asencodedpolyline(st_setsrid(st_translate(line, -origin_lon, -origin_lat), 4326), 7)
$$;

-- Polygons as [polygon][ring] of encoded polylines, outer ring first. Nearly every area is one ring.
create function private.pack_polygons(area geometry, origin_lon integer, origin_lat integer)
returns json language sql immutable set search_path = public, extensions as $$
  select case when st_nrings(area) = 1
    then json_build_array(json_build_array(
      private.pack_line(st_exteriorring(st_geometryn(area, 1)), origin_lon, origin_lat)))
    else (
      select json_agg(rings order by part)
      from (
        select part.path[1] as part,
          json_agg(private.pack_line(st_exteriorring(ring.geom), origin_lon, origin_lat) order by ring.path[1]) as rings
        from st_dump(area) as part, st_dumprings(part.geom) as ring
        group by part.path[1]
      ) as parts)
  end
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
    'origin', json_build_array(origin_lon, origin_lat),
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
  select json_build_object(
    'codes', coalesce(json_agg(u.code order by u.code), '[]'),
    'names', coalesce(json_agg(u.name order by u.code), '[]'),
    'levels', coalesce(json_agg(u.level order by u.code), '[]'),
    'parents', coalesce(json_agg(u.parent_code order by u.code), '[]'),
    'totals', coalesce(json_agg(u.totals order by u.code), '[]'),
    'isPolygon', coalesce(json_agg(u.is_polygon order by u.code), '[]'),
    'polygons', coalesce(json_agg(private.pack_polygons(u.geom, city.origin_lon, city.origin_lat) order by u.code), '[]')
  )
  from admin_units as u, city
$$;

create function public.city_compounds()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'codes', coalesce(json_agg(c.code order by c.code), '[]'),
    'names', coalesce(json_agg(c.name order by c.code), '[]'),
    'isGated', coalesce(json_agg(c.is_gated order by c.code), '[]'),
    'hasPropertyManagement', coalesce(json_agg(c.has_property_management order by c.code), '[]'),
    'hasSecurity', coalesce(json_agg(c.has_security order by c.code), '[]'),
    'isPolygon', coalesce(json_agg(c.is_polygon order by c.code), '[]'),
    'polygons', coalesce(json_agg(private.pack_polygons(c.geom, city.origin_lon, city.origin_lat) order by c.code), '[]'),
    'gates', (
      select json_build_object(
        'compounds', coalesce(json_agg(g.compound_code order by g.id), '[]'),
        'open', coalesce(json_agg(g.open order by g.id), '[]'),
        'points', coalesce(private.pack_line(st_makeline(g.geom order by g.id), min(o.origin_lon), min(o.origin_lat)), '')
      )
      from gates as g, city as o
    )
  )
  from compounds as c, city
$$;

-- Grids in force of one's own jurisdiction.
create function public.city_grids()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'codes', coalesce(json_agg(g.code order by g.code), '[]'),
    'names', coalesce(json_agg(g.name order by g.code), '[]'),
    'communities', coalesce(json_agg(g.community_code order by g.code), '[]'),
    'kinds', coalesce(json_agg(g.kind order by g.code), '[]'),
    'typologies', coalesce(json_agg(g.typology order by g.code), '[]'),
    'staff', coalesce(json_agg(g.staff order by g.code), '[]'),
    'polygons', coalesce(json_agg(private.pack_polygons(g.geom, city.origin_lon, city.origin_lat) order by g.code), '[]')
  )
  from grids as g, city
  where g.to_version is null
$$;

-- Grids in force as anyone may see them: outlines and names, no counts, no staff. Empty unless the operator
-- shows them. Runs as its owner, because the table itself stays closed to the public.
create function public.public_grids()
returns json language sql stable security definer set search_path = public, extensions, pg_temp set jit = off as $$
  select json_build_object(
    'codes', coalesce(json_agg(g.code order by g.code), '[]'),
    'names', coalesce(json_agg(g.name order by g.code), '[]'),
    'communities', coalesce(json_agg(g.community_code order by g.code), '[]'),
    'kinds', coalesce(json_agg(g.kind order by g.code), '[]'),
    'typologies', coalesce(json_agg(g.typology order by g.code), '[]'),
    'staff', coalesce(json_agg('{}'::json order by g.code), '[]'),
    'polygons', coalesce(json_agg(private.pack_polygons(g.geom, city.origin_lon, city.origin_lat) order by g.code), '[]')
  )
  from grids as g, city
  where g.to_version is null and city.public_shows_grids
$$;

create function public.city_stations()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'codes', coalesce(json_agg(s.code order by s.code), '[]'),
    'names', coalesce(json_agg(s.name order by s.code), '[]'),
    'kinds', coalesce(json_agg(s.kind order by s.code), '[]'),
    'tiers', coalesce(json_agg(s.tier order by s.code), '[]'),
    'parents', coalesce(json_agg(s.parent_code order by s.code), '[]'),
    'floorAreasM2', coalesce(json_agg(s.floor_area_m2 order by s.code), '[]'),
    'services', coalesce(json_agg(s.services order by s.code), '[]'),
    'openingHours', coalesce(json_agg(s.opening_hours order by s.code), '[]'),
    'phones', coalesce(json_agg(s.phone order by s.code), '[]'),
    'addresses', coalesce(json_agg(s.address order by s.code), '[]'),
    'accessibility', coalesce(json_agg(s.accessibility order by s.code), '[]'),
    'checkedOn', coalesce(json_agg(s.checked_on order by s.code), '[]'),
    -- One point per station that has a place; `online` lists the others.
    'online', coalesce(json_agg(s.code order by s.code) filter (where s.location is null), '[]'),
    'points', coalesce(private.pack_line(st_makeline(s.location order by s.code), min(city.origin_lon), min(city.origin_lat)), '')
  )
  from stations as s, city
  where s.to_version is null
$$;

-- Buildings of one's own jurisdiction: one packed point each, counts as columns.
create function public.city_buildings()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'codes', coalesce(json_agg(b.code), '[]'),
    'households', coalesce(json_agg(b.household_count), '[]'),
    'older', coalesce(json_agg(coalesce(b.older_count, -1)), '[]'),
    'compounds', coalesce(json_agg(b.compound_code), '[]'),
    'estimated', coalesce(json_agg(b.estimated::integer), '[]'),
    'kinds', coalesce(json_agg(b.kind), '[]'),
    'points', coalesce(private.pack_line(st_makeline(b.location), min(b.origin_lon), min(b.origin_lat)), '')
  )
  from (select buildings.*, city.origin_lon, city.origin_lat from buildings, city order by buildings.code) as b
$$;

create function public.city_streets()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'ids', coalesce(json_agg(s.id), '[]'),
    'kinds', coalesce(json_agg(s.kind), '[]'),
    'names', coalesce(json_agg(s.name), '[]'),
    'access', coalesce(json_agg(s.access), '[]'),
    'flags', coalesce(json_agg(s.flags), '[]'),
    'lines', coalesce(json_agg(private.pack_line(s.geom, s.origin_lon, s.origin_lat)), '[]')
  )
  from (select streets.*, city.origin_lon, city.origin_lat from streets, city order by streets.id) as s
$$;

create function public.city_network()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'nodeIds', (select coalesce(json_agg(id order by position), '[]') from network_nodes),
    'points', (
      select coalesce(private.pack_line(st_makeline(n.geom order by n.position), min(city.origin_lon), min(city.origin_lat)), '')
      from network_nodes as n, city
    ),
    'from', (select coalesce(json_agg(from_node order by position), '[]') from network_edges),
    'to', (select coalesce(json_agg(to_node order by position), '[]') from network_edges),
    'lengthM', (select coalesce(json_agg(length_m order by position), '[]') from network_edges),
    'oneway', (select coalesce(json_agg(oneway::integer order by position), '[]') from network_edges)
  )
$$;

create function public.city_backdrop()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'layers', coalesce(json_agg(b.layer order by b.id), '[]'),
    'kinds', coalesce(json_agg(b.kind order by b.id), '[]'),
    'names', coalesce(json_agg(b.name order by b.id), '[]'),
    'geometries', coalesce(json_agg(st_asgeojson(b.geom, 7, 0)::json order by b.id), '[]')
  )
  from backdrop as b
$$;

-- Footprints of one's own jurisdiction in a window, for drawing zoomed in: at most `row_limit`, in code order.
create function public.building_footprints(west double precision, south double precision, east double precision, north double precision, row_limit integer default 5000)
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'codes', coalesce(json_agg(b.code order by b.code), '[]'),
    'polygons', coalesce(json_agg(private.pack_polygons(b.footprint, b.origin_lon, b.origin_lat) order by b.code), '[]')
  )
  from (
    select buildings.code, footprint, origin_lon, origin_lat
    from buildings, city
    where footprint && st_makeenvelope(west, south, east, north, 4490)
    order by buildings.code limit least(row_limit, 20000)
  ) as b
$$;
