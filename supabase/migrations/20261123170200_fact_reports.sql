-- "Report wrong facts": what a visitor of the finder says is wrong about a station. A report holds the station, what
-- is wrong and a few words, and the hour it came: no address, no account, no device. Whoever plans, reviews or
-- administers where the station stands reads it.

create table public.fact_reports (
  id bigint generated always as identity primary key,
  station_code public.code_text not null,
  -- Where the station stood when the report came: its community, else the smallest unit around it.
  unit_code public.code_text not null references public.admin_units (code),
  fault text not null check (fault in ('hours', 'phone', 'address', 'services', 'accessibility', 'gone', 'other')),
  note text not null check (length(note) <= 200),
  -- The full hour, not the moment.
  came_at timestamptz not null check (came_at = date_trunc('hour', came_at))
);
create index fact_reports_unit on public.fact_reports (unit_code);
create index fact_reports_came on public.fact_reports (came_at);

alter table public.fact_reports enable row level security;
revoke all on public.fact_reports from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.fact_reports to service_role;
grant select on public.fact_reports to authenticated;
create policy fact_reports_own on public.fact_reports for select to authenticated
  using (unit_code in (select private.units_with_role('planner', 'reviewer', 'admin')));

-- Whether a note holds what looks like a mobile telephone (11 digits from 13 to 19) or an identity number (18 digits,
-- the last may be X), in any width of digits and with spaces, points, dashes or brackets between any two.
create function private.names_a_person(note text)
returns boolean language sql immutable set search_path = '' as $$
  select normalize(note, NFKC) ~ any (array[
    '(?<![0-9])(?:(?:00)?86[ .·_/()—–‐-]{0,2})?1[ .·_/()—–‐-]{0,2}[3-9](?:[ .·_/()—–‐-]{0,2}[0-9]){9}(?![0-9])',
    '(?<![0-9])[1-9](?:[ .·_/()—–‐-]{0,2}[0-9]){16}[ .·_/()—–‐-]{0,2}[0-9Xx](?![0-9])'])
$$;

-- The unit a point belongs to, as of a building: the community it stands in (on a border shared by two, the lower
-- code), else the smallest unit around it, at last the city. Without a point the city.
create function private.unit_around(place geometry)
returns text language sql stable set search_path = public, extensions as $$
  select code from admin_units
  where parent_code is null or st_covers(geom, place)
  order by coalesce(st_covers(geom, place), false) desc, level desc, code limit 1
$$;

-- Anybody may report. Refused as PT404 for a station that is not in force, PT422 for a fault that is none, for a note
-- too long or one that names a person, PT429 when enough came within this hour: 5 about a station, 60 in the city. Who
-- sent them is not known, so the limit is one for all; it opens again with the next hour.
create function public.report_fact(station text, fault text, note text default '')
returns void language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  most_of_station constant integer := 5;
  most_of_city constant integer := 60;
  this_hour constant timestamptz := date_trunc('hour', now());
  place geometry;
  words constant text := btrim(regexp_replace(coalesce(note, ''), '[[:cntrl:]]+', ' ', 'g'));
  of_station integer;
  of_city integer;
begin
  select s.location into place from stations as s where s.code = report_fact.station and s.to_version is null;
  if not found then
    raise exception 'There is no such station.' using errcode = 'PT404';
  end if;
  if coalesce(report_fact.fault, '') not in ('hours', 'phone', 'address', 'services', 'accessibility', 'gone', 'other') then
    raise exception 'There is no such fault.' using errcode = 'PT422';
  end if;
  if length(words) > 200 then
    raise exception 'A note has no more than 200 characters.' using errcode = 'PT422';
  end if;
  if private.names_a_person(words) then
    raise exception 'A note holds no personal telephone and no identity number.' using errcode = 'PT422';
  end if;
  -- One after the other: two that come at once would both find the last place free.
  perform pg_advisory_xact_lock(hashtext('fact_reports'));
  select count(*) filter (where r.station_code = report_fact.station), count(*) into of_station, of_city
    from fact_reports as r where r.came_at = this_hour;
  if of_station >= most_of_station or of_city >= most_of_city then
    raise exception 'Enough reports came within this hour; please try again later.' using errcode = 'PT429';
  end if;
  insert into fact_reports (station_code, unit_code, fault, note, came_at)
    values (report_fact.station, private.unit_around(place), report_fact.fault, words, this_hour);
end $$;

revoke execute on function
  private.names_a_person(text), private.unit_around(geometry), public.report_fact(text, text, text)
  from public, anon, authenticated, service_role;
grant execute on function public.report_fact(text, text, text) to anon, authenticated, service_role;
