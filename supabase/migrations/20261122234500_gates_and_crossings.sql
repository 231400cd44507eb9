-- What walking needs to know beyond streets: gates by code, and whether they are without a step; streets with
-- signals or barred to wheels; and crossings, which lead over, under or through what bars walking otherwise.

alter table public.gates add column code public.code_text, add column step_free boolean;
update public.gates as g set code = numbered.code
  from (
    select id, compound_code || '-G' || row_number() over (partition by compound_code order by id) as code
    from public.gates
  ) as numbered
  where numbered.id = g.id;
alter table public.gates alter column code set not null, add constraint gates_code unique (code);
comment on column public.gates.step_free is 'False where a step or kerb is in the way; null where unknown.';

-- Bit set: 1 steps, 2 bridge, 4 tunnel, 8 crossing with signals, 16 not for wheels.
alter table public.streets drop constraint streets_flags_check;
alter table public.streets add constraint streets_flags_check check (flags between 0 and 31);

create type public.crossing_kind as enum ('crossing', 'bridge', 'underpass');

create table public.crossings (
  id integer generated always as identity primary key,
  code public.code_text not null unique,
  name text,
  kind public.crossing_kind not null,
  -- `always`, or OSM opening_hours syntax.
  open text not null,
  step_free boolean not null,
  signals boolean not null,
  geom geometry(LineString, 4490) not null
);
create index crossings_geom on public.crossings using gist (geom);

alter table public.crossings enable row level security;
revoke all on public.crossings from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.crossings to service_role;
grant select on public.crossings to anon, authenticated;
create policy crossings_open on public.crossings for select to anon, authenticated using (true);

create or replace function public.city_compounds()
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
      'codes', array(select code from gates order by code),
      'compounds', array(select compound_code from gates order by code),
      'open', array(select open from gates order by code),
      'stepFree', array(select step_free from gates order by code),
      'points', (select private.pack(st_collect(geom order by code)) from gates)
    )
  )
$$;

create function public.city_crossings()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  with c as materialized (select * from crossings order by code)
  select json_build_object(
    'codes', array(select code from c),
    'names', array(select name from c),
    'kinds', array(select kind from c),
    'open', array(select open from c),
    'stepFree', array(select step_free from c),
    'signals', array(select signals from c),
    'lines', (select private.pack(st_collect(geom order by code)) from c)
  )
$$;

create or replace function private.load_gates(gates jsonb)
returns table (code text, reason text) language sql set search_path = public, extensions as $$
  with given as (
    select row.* from jsonb_to_recordset(gates) as row (
      code text, "compoundCode" text, open text, "stepFree" boolean, lon double precision, lat double precision)
  ), kept as (
    insert into public.gates (code, compound_code, open, step_free, geom)
    select given.code, given."compoundCode", given.open, given."stepFree", st_setsrid(st_point(lon, lat), 4490)
    from given join compounds on compounds.code = given."compoundCode"
  )
  select given.code, format('compound %s is not there', "compoundCode")
  from given where not exists (select from compounds where compounds.code = "compoundCode")
$$;

create function private.load_crossings(crossings jsonb)
returns table (code text, reason text) language sql set search_path = public, extensions as $$
  with given as (
    select row.*, private.geometry_of(row.geometry) as line
    from jsonb_to_recordset(crossings) as row (
      code text, name text, kind crossing_kind, open text, "stepFree" boolean, signals boolean, geometry text)
  ), kept as (
    insert into public.crossings (code, name, kind, open, step_free, signals, geom)
    select given.code, name, kind, open, "stepFree", signals, line
    from given where geometrytype(line) = 'LINESTRING'
  )
  select given.code, 'its geometry is no line' from given where geometrytype(line) is distinct from 'LINESTRING'
$$;

revoke execute on function public.city_crossings(), private.load_crossings(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.city_crossings() to anon, authenticated, service_role;
