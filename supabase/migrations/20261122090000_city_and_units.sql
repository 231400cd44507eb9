-- The city and its administrative units.
--
-- Every migration of this folder runs unchanged on the embedded database (PGlite + PostGIS 3.6), on
-- PostgreSQL 15+ with PostGIS 3.3+, and on a hosted Supabase (`supabase db push`). Needed beforehand, and
-- there on every Supabase: schema `extensions`, schema `auth` with `auth.users` and `auth.uid()`, the roles
-- `anon`, `authenticated` and `service_role`.
--
-- Positions are CGCS2000 longitude and latitude (EPSG:4490), rounded to seven decimals by whoever writes.

create extension if not exists postgis with schema extensions;

-- Helpers that no page may call. Only `public` is exposed by the API.
create schema if not exists private;
grant usage on schema private to anon, authenticated, service_role;

-- Codes are text of one line, sorted bytewise so that every database lists them alike. A spreadsheet's
-- 4.40305E+11 is not a code.
create domain public.code_text as text collate "C"
  check (value = btrim(value) and value <> '' and length(value) <= 64 and value !~ '\n' and value !~ '^[0-9]+([.][0-9]+)?[eE][+]?[0-9]+$');

create type public.admin_level as enum ('prefecture', 'county', 'subdistrict', 'community');
create type public.grid_kind as enum ('gated_compound', 'scattered_housing', 'dedicated');
create type public.grid_typology as enum ('territorial', 'residential_unit', 'work_unit', 'business_park');
create type public.station_tier as enum ('district', 'subdistrict', 'community', 'grid');
create type public.station_kind as enum (
  'service_centre', 'service_station', 'service_stop', 'citizens_stop', 'warm_stop', 'union_stop',
  'drivers_home', 'partner_merchant', 'points_shop'
);

-- One database holds one city: one row.
create table public.city (
  is_the_city boolean primary key default true check (is_the_city),
  name text not null check (name <> ''),
  name_en text,
  code public.code_text not null,
  crs text not null check (crs in ('EPSG:4490', 'EPSG:4326')),
  source text,
  licence text,
  data_date date,
  synthetic boolean not null,
  map_approval_number text,
  -- Household band per kind of grid: {"scattered_housing": {"min": 300, "max": 500}, "dedicated": null}.
  bands jsonb not null check (jsonb_typeof(bands) = 'object'),
  -- Walking speed per profile in km/h: {"standard": 4.0, "older": 3.3, "brisk": 4.8}.
  walk_profiles jsonb not null check (jsonb_typeof(walk_profiles) = 'object'),
  -- Whether people who are not signed in see the grids in force (outlines and names, never counts or staff).
  public_shows_grids boolean not null default false,
  -- Whether a plan whose borders newly cut a building or a gated compound is refused. Until an operator asks
  -- for it, such cuts are for the reviewer to judge: on a dense old town's map every stroke meets some shed.
  publish_refuses_cuts boolean not null default false,
  -- Public counts below this are suppressed.
  suppression_threshold integer not null default 10 check (suppression_threshold >= 0),
  -- Only a demo may show its accounts and their password.
  demo_mode boolean not null default false,
  -- Version of the map in force: grows by one with every publication.
  version integer not null default 1 check (version >= 1),
  exact_network boolean not null default false
);

create table public.admin_units (
  code public.code_text primary key check (position('/' in code) = 0),
  name text not null check (name <> ''),
  level public.admin_level not null,
  parent_code public.code_text references public.admin_units (code),
  -- '/parent/child/': a unit lies in another's jurisdiction when its path starts with the other's.
  path text collate "C" not null unique,
  -- Totals by count: {"residentPopulation": 52310, "communityWorkers": 90}.
  totals jsonb not null default '{}' check (jsonb_typeof(totals) = 'object'),
  geom geometry(MultiPolygon, 4490) not null check (st_isvalid(geom) and not st_isempty(geom)),
  -- Read back as the polygon it came as.
  is_polygon boolean not null default false
);
create index admin_units_geom on public.admin_units using gist (geom);
create index admin_units_parent on public.admin_units (parent_code);

-- Exactly one unit stands on top: the unit that buildings outside every community belong to.
create unique index admin_units_one_root on public.admin_units ((true)) where parent_code is null;

create function private.keep_unit_path() returns trigger
language plpgsql set search_path = public, extensions as $$
declare
  parent public.admin_units;
begin
  if new.parent_code is null then
    new.path := '/' || new.code || '/';
    return new;
  end if;
  select * into parent from admin_units where code = new.parent_code;
  if parent.level > new.level then
    raise exception 'Unit % (%) cannot lie below % (%).', new.code, new.level, parent.code, parent.level
      using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and starts_with(parent.path, old.path) then
    raise exception 'Unit % cannot lie below itself.', new.code using errcode = 'check_violation';
  end if;
  new.path := parent.path || new.code || '/';
  return new;
end $$;

create trigger admin_units_path before insert or update of code, parent_code, level, path on public.admin_units
  for each row execute function private.keep_unit_path();

create function private.move_units_below() returns trigger
language plpgsql set search_path = public, extensions as $$
begin
  -- The trigger above works the path out again, one level at a time.
  update admin_units set path = path where parent_code = new.code;
  return null;
end $$;

create trigger admin_units_path_below after update of path, parent_code on public.admin_units
  for each row when (old.path is distinct from new.path) execute function private.move_units_below();
