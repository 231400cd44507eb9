-- The public projection: what the public gets of the city, as documents made in one go from one version of the map
-- (src/domain/public-city.ts). The operator's process makes them (src/server/publishing), because it takes all
-- buildings and the walking engine; it replaces them all in one transaction. Everybody reads them.

create table public.public_documents (
  -- `index.json`, `places.json` or `tiles/<id>.json`.
  path text collate "C" primary key check (path ~ '^[a-z0-9/_-]+[.]json$'),
  -- Of the map in force that it was made from.
  version integer not null,
  -- Kept as it was written: nobody looks inside here, and jsonb would write every number and key anew for each reader.
  body json not null,
  made_at timestamptz not null,
  -- What it was made from, see private.public_state().
  made_from text not null
);

alter table public.public_documents enable row level security;
revoke all on public.public_documents from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.public_documents to service_role;
grant select on public.public_documents to anon, authenticated;
create policy public_documents_open on public.public_documents for select to anon, authenticated using (true);

-- Differs whenever a projection made now would not be the one made then.
create function private.public_state()
returns text language sql stable set search_path = public, extensions as $$
  select md5(concat_ws(E'\n', city::text, public.public_facts()::text)) from city
$$;

-- Grids of the map before the last publication that changed any; null when none ever did.
create function private.grids_before_redraw()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  with redraw as (
    select max(greatest(from_version, to_version)) as version from grids
  )
  select json_agg(private.grid_json(g) order by g.code)
  from grids as g, redraw
  where redraw.version > 1 and private.stood_in(redraw.version - 1, g.from_version, g.to_version)
$$;

-- As JavaScript writes an instant.
create function private.instant_text(instant timestamptz)
returns text language sql immutable set search_path = '' as $$
  select to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- One document as it was written; null where there is none. A page asks by GET. `made` is the `madeAt` of the index
-- it has read: a document of that very making never changes and may be kept for good, by browsers and by whatever
-- stands between. PostgREST sends the headers named in `response.headers`.
create function public.public_document(path text, made text default null)
returns json language plpgsql stable set search_path = public, extensions as $$
declare
  found record;
begin
  select d.body, d.made_at into found from public_documents as d where d.path = public_document.path;
  perform set_config('response.headers', json_build_array(json_build_object('Cache-Control', case
    when found.body is null then 'no-store'
    when made is null then 'public, max-age=30'
    when private.instant_text(found.made_at) = made then 'public, max-age=31536000, immutable'
    else 'no-store' end))::text, true);
  return found.body;
end $$;

revoke execute on function
  private.public_state(), private.grids_before_redraw(), public.public_document(text, text), private.instant_text(timestamptz)
  from public, anon, authenticated, service_role;
grant execute on function public.public_document(text, text), private.instant_text(timestamptz)
  to anon, authenticated, service_role;
