-- What stands in the city: compounds and their gates, buildings with household counts, streets or an exact
-- walking graph, and what is drawn under everything. No persons: a household is a count, never a record.

create table public.compounds (
  code public.code_text primary key,
  name text not null,
  is_gated boolean not null,
  has_property_management boolean not null,
  has_security boolean not null,
  geom geometry(MultiPolygon, 4490) not null check (not st_isempty(geom)),
  is_polygon boolean not null default false
);
create index compounds_geom on public.compounds using gist (geom);

create table public.gates (
  id integer generated always as identity primary key,
  compound_code public.code_text not null references public.compounds (code) on delete cascade,
  -- `always`, or OSM opening_hours syntax.
  open text not null,
  geom geometry(Point, 4490) not null
);
create index gates_compound on public.gates (compound_code);
create index gates_geom on public.gates using gist (geom);

create table public.buildings (
  code public.code_text primary key,
  -- The community it stands in; the smallest unit around it where there is no community.
  unit_code public.code_text not null references public.admin_units (code),
  compound_code public.code_text references public.compounds (code),
  household_count integer not null check (household_count >= 0),
  -- Households with older residents; null where unknown.
  older_count integer check (older_count >= 0),
  -- True where the count is worked out from footprint and levels.
  estimated boolean not null default false,
  kind text,
  -- The point at which its households are counted: inside the footprint.
  location geometry(Point, 4490) not null,
  footprint geometry(Polygon, 4490)
);
create index buildings_location on public.buildings using gist (location);
create index buildings_footprint on public.buildings using gist (footprint) where footprint is not null;
create index buildings_unit on public.buildings (unit_code);
create index buildings_compound on public.buildings (compound_code);

create table public.streets (
  id public.code_text primary key,
  -- OSM highway value.
  kind text not null,
  name text,
  access text,
  -- Bit set: 1 steps, 2 bridge, 4 tunnel.
  flags smallint not null default 0 check (flags between 0 and 7),
  geom geometry(LineString, 4490) not null
);
create index streets_geom on public.streets using gist (geom);

-- An exact walking graph, instead of streets: lengths are taken as given, never measured.
create table public.network_nodes (
  position integer primary key check (position >= 0),
  id public.code_text not null unique,
  geom geometry(Point, 4490) not null
);
create index network_nodes_geom on public.network_nodes using gist (geom);

create table public.network_edges (
  position integer primary key check (position >= 0),
  from_node integer not null references public.network_nodes (position),
  to_node integer not null references public.network_nodes (position),
  length_m double precision not null check (length_m >= 0),
  oneway boolean not null default false
);
create index network_edges_from on public.network_edges (from_node);
create index network_edges_to on public.network_edges (to_node);

create table public.backdrop (
  id integer generated always as identity primary key,
  layer text not null check (layer in ('barrier', 'water', 'green')),
  -- e.g. river, lake, park, railway, expressway, wall.
  kind text not null,
  name text,
  geom geometry(Geometry, 4490) not null
);
create index backdrop_geom on public.backdrop using gist (geom);
