-- Plans, and the map they change. Grids and stations are kept as versions: a row is one state of a grid from
-- the version of the map that brought it to the one that replaced it. Nothing is overwritten, so every
-- earlier map can be shown again.

create type public.plan_status as enum ('draft', 'in_review', 'approved', 'in_force', 'archived');

create table public.plans (
  id uuid primary key default gen_random_uuid(),
  number text collate "C" not null unique,
  name text not null check (btrim(name) <> ''),
  status public.plan_status not null default 'draft',
  -- Unit whose communities the plan may change.
  unit_code public.code_text not null references public.admin_units (code),
  -- Grows by one with every save.
  revision integer not null default 1 check (revision >= 1),
  -- Version of the map in force that the draft lies over.
  base_version integer not null,
  -- Version of the map this plan made, once in force.
  version integer unique,
  review_note text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  in_force_at timestamptz,
  created_by uuid references auth.users (id) on delete set null,
  check ((version is not null) = (status in ('in_force', 'archived')))
);
create index plans_unit on public.plans (unit_code);
-- One map is in force, so one plan is.
create unique index plans_one_in_force on public.plans ((true)) where status = 'in_force';

create type public.plan_entity as enum ('grid', 'station');

-- A plan's net change: no `before` means added, no `after` means removed.
create table public.plan_changes (
  plan_id uuid not null references public.plans (id) on delete cascade,
  entity public.plan_entity not null,
  code public.code_text not null,
  before jsonb check (jsonb_typeof(before) = 'object'),
  after jsonb check (jsonb_typeof(after) = 'object'),
  primary key (plan_id, entity, code),
  check (before is not null or after is not null)
);

create table public.grids (
  id uuid primary key default gen_random_uuid(),
  -- 12-digit division code + 3-digit sequence in the cities we know; any text elsewhere.
  code public.code_text not null,
  name text not null,
  community_code public.code_text not null references public.admin_units (code),
  kind public.grid_kind not null,
  typology public.grid_typology,
  -- Staff as counts by role: {"gridWorkers": 2, "gridHeads": 1}. Never names.
  staff jsonb not null default '{}' check (jsonb_typeof(staff) = 'object'),
  geom geometry(Polygon, 4490) not null check (st_isvalid(geom) and not st_isempty(geom)),
  plan_id uuid not null references public.plans (id),
  from_version integer not null,
  to_version integer check (to_version > from_version),
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  check ((to_version is null) = (valid_to is null))
);
create unique index grids_code_in_force on public.grids (code) where to_version is null;
create index grids_code on public.grids (code);
create index grids_community_in_force on public.grids (community_code) where to_version is null;
create index grids_plan on public.grids (plan_id);
create index grids_geom_in_force on public.grids using gist (geom) where to_version is null;

-- Every code ever given to a grid. A retired code never returns.
create table public.issued_grid_codes (
  code public.code_text primary key,
  issued_in integer not null,
  retired_in integer check (retired_in > issued_in)
);

create type public.lineage_kind as enum ('kept', 'changed', 'split', 'merged', 'new', 'retired');

-- Which version of a grid came out of which. A new grid has no predecessor, a retired one no successor.
create table public.grid_lineage (
  id bigint generated always as identity primary key,
  plan_id uuid not null references public.plans (id),
  version integer not null,
  kind public.lineage_kind not null,
  predecessor_id uuid references public.grids (id),
  successor_id uuid references public.grids (id),
  shared_area_m2 double precision not null default 0,
  shared_households integer not null default 0,
  check ((kind = 'new') = (predecessor_id is null)),
  check ((kind = 'retired') = (successor_id is null))
);
create index grid_lineage_plan on public.grid_lineage (plan_id);
create index grid_lineage_predecessor on public.grid_lineage (predecessor_id);
create index grid_lineage_successor on public.grid_lineage (successor_id);

create table public.stations (
  id uuid primary key default gen_random_uuid(),
  code public.code_text not null,
  name text not null,
  kind public.station_kind not null,
  tier public.station_tier not null,
  parent_code public.code_text,
  floor_area_m2 double precision check (floor_area_m2 >= 0),
  services text[] not null default '{}',
  -- OSM opening_hours syntax; null when unknown.
  opening_hours text,
  phone text,
  address text,
  accessibility text,
  checked_on date,
  -- Null for an online station.
  location geometry(Point, 4490),
  plan_id uuid not null references public.plans (id),
  from_version integer not null,
  to_version integer check (to_version > from_version),
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  check ((to_version is null) = (valid_to is null))
);
create unique index stations_code_in_force on public.stations (code) where to_version is null;
create index stations_code on public.stations (code);
create index stations_plan on public.stations (plan_id);
create index stations_location_in_force on public.stations using gist (location) where to_version is null;

-- Figures as they were published, of grids and of whole units, each with the settings it was computed under.
-- A row stands from the version of the map that brought it to the one that replaced it; a publication writes
-- only what differs from what stands. Definitions and units: src/engine/metrics. Covered, gap and unreachable
-- households are of `households`; mean and P90 of those that are reachable.
create table public.published_results (
  id bigint generated always as identity primary key,
  plan_id uuid not null references public.plans (id),
  from_version integer not null,
  to_version integer check (to_version > from_version),
  unit_code public.code_text not null references public.admin_units (code),
  -- Null for the figures of the whole unit.
  grid_code public.code_text,
  households double precision not null,
  covered_households double precision not null,
  gap_households double precision not null,
  unreachable_households double precision not null,
  -- Null where no household is reachable, and for sums: they cannot be added up.
  mean_walk_minutes double precision,
  p90_walk_minutes double precision,
  metrics_version integer not null default 1,
  settings jsonb not null check (jsonb_typeof(settings) = 'object')
);
create unique index published_results_standing
  on public.published_results (unit_code, grid_code) nulls not distinct where to_version is null;
create index published_results_grid on public.published_results (grid_code) where to_version is null;
create index published_results_began on public.published_results (from_version);
create index published_results_ended on public.published_results (to_version);
create index published_results_plan on public.published_results (plan_id);
create index published_results_unit on public.published_results (unit_code);

create table public.audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor uuid,
  action text not null,
  unit_code public.code_text,
  plan_id uuid,
  detail jsonb not null default '{}'
);
create index audit_log_plan on public.audit_log (plan_id);
create index audit_log_unit on public.audit_log (unit_code);
