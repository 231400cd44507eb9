-- What an operator says about the public's view of the city (src/domain/public-city.ts): settings, and the public
-- telephones of grids. Both may come with the city; afterwards whoever is admin of the whole city keeps them. Whether
-- lines are public and the least count that is told stand in `city` already (public_shows_grids, suppression_threshold).

alter table public.city
  -- A telephone for whoever finds a fact wrong.
  add column operator_phone text check (btrim(operator_phone) <> ''),
  -- Last day, in China, on which homes are told what the last redraw changed for them.
  add column changes_until date,
  -- Public counts are told as multiples of it.
  add column public_round_to integer not null default 10 check (public_round_to between 1 and 1000);

-- The telephone of a grid's post, never of a person. It hangs on the code and not on one state of the grid, so it
-- outlasts every plan that leaves the code in force; a code that ended has no line in the projection.
create table public.grid_duty_phones (
  grid_code public.code_text primary key references public.issued_grid_codes (code) on delete cascade,
  phone text not null check (btrim(phone) <> '' and length(phone) <= 40)
);

alter table public.grid_duty_phones enable row level security;
revoke all on public.grid_duty_phones from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.grid_duty_phones to service_role;
-- Seen with the grid; the public reads them in the projection.
grant select on public.grid_duty_phones to authenticated;
create policy grid_duty_phones_own on public.grid_duty_phones for select to authenticated
  using (grid_code in (select code from public.grids));

-- Settings, and the telephones of the grids in force that one may see.
create function public.public_facts()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'settings', json_build_object(
      'boundaries', public_shows_grids, 'operatorPhone', operator_phone, 'changesUntil', changes_until,
      'leastHouseholds', suppression_threshold, 'roundTo', public_round_to),
    'dutyPhones', (
      select coalesce(json_object_agg(p.grid_code, p.phone order by p.grid_code), '{}')
      from grid_duty_phones as p join grids as g on g.code = p.grid_code and g.to_version is null)
  )
  from city
$$;

create function private.write_public_settings(settings jsonb)
returns void language sql set search_path = public, extensions as $$
  update city set
    public_shows_grids = coalesce((settings ->> 'boundaries')::boolean, public_shows_grids),
    operator_phone = case when settings ? 'operatorPhone' then nullif(btrim(settings ->> 'operatorPhone'), '') else operator_phone end,
    changes_until = case when settings ? 'changesUntil' then (settings ->> 'changesUntil')::date else changes_until end,
    suppression_threshold = coalesce((settings ->> 'leastHouseholds')::integer, suppression_threshold),
    public_round_to = coalesce((settings ->> 'roundTo')::integer, public_round_to)
$$;

-- One line of 1 to 40 characters: extensions and words stand in it as well.
create function private.is_telephone(value jsonb)
returns boolean language sql immutable set search_path = '' as $$
  select case when jsonb_typeof(value) = 'string'
    then (value #>> '{}') !~ '[[:cntrl:]]' and btrim(value #>> '{}') <> '' and length(value #>> '{}') <= 40
    else false end
$$;

-- Gives grids in force their telephones; null takes one away.
create function private.write_duty_phones(phones jsonb)
returns void language sql set search_path = public, extensions as $$
  delete from grid_duty_phones where grid_code in (select code from jsonb_each_text(phones) as given (code, phone));
  insert into grid_duty_phones (grid_code, phone)
    select g.code, btrim(given.phone)
    from jsonb_each_text(phones) as given (code, phone) join grids as g on g.code = given.code and g.to_version is null
    where given.phone is not null
$$;

-- Telephones that a city comes with; for the loader, after the grids.
create function private.load_duty_phones(phones jsonb)
returns table (code text, reason text) language sql set search_path = public, extensions as $$
  with given as (
    select phone ->> 'code' as code, phone -> 'phone' as phone,
      exists (select from grids as g where g.code = phone ->> 'code' and g.to_version is null) as is_there
    from jsonb_array_elements(phones) as row (phone)
  ), kept as (
    insert into grid_duty_phones (grid_code, phone)
    select given.code, btrim(given.phone #>> '{}') from given where is_there and private.is_telephone(given.phone)
  )
  select given.code, case when is_there then 'it is no line of 1 to 40 characters' else 'its grid is not there' end
  from given where not is_there or not private.is_telephone(given.phone)
$$;

create function private.is_day(value jsonb)
returns boolean language plpgsql immutable set search_path = '' as $$
begin
  return jsonb_typeof(value) = 'string' and (value #>> '{}') ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
    and (value #>> '{}')::date is not null;
exception when datetime_field_overflow or invalid_datetime_format then
  return false;
end $$;

-- Why settings cannot be kept, or null when they can. Each may be given or left out.
create function private.public_settings_fault(settings jsonb)
returns text language plpgsql immutable set search_path = '' as $$
begin
  if coalesce(jsonb_typeof(settings), '') <> 'object' or settings = '{}' then
    return 'There is nothing to keep.';
  end if;
  return case
    when settings - array['boundaries', 'operatorPhone', 'changesUntil', 'leastHouseholds', 'roundTo'] <> '{}'
      then 'The settings hold what is no part of them.'
    when settings ? 'boundaries' and jsonb_typeof(settings -> 'boundaries') <> 'boolean'
      then 'Whether lines are public is neither true nor false.'
    when settings -> 'operatorPhone' <> 'null' and not private.is_telephone(settings -> 'operatorPhone')
      then 'The telephone is no line of 1 to 40 characters.'
    when settings -> 'changesUntil' <> 'null' and not private.is_day(settings -> 'changesUntil')
      then 'The last day of changes is no date such as 2026-11-22.'
    when settings ? 'leastHouseholds' and (not private.is_number_within(settings -> 'leastHouseholds', 1, 1000)
        or settings ->> 'leastHouseholds' like '%.%')
      then 'The least count that is told is no whole number from 1 to 1000.'
    when settings ? 'roundTo' and (not private.is_number_within(settings -> 'roundTo', 1, 1000)
        or settings ->> 'roundTo' like '%.%')
      then 'What counts are rounded to is no whole number from 1 to 1000.'
  end;
end $$;

-- Keeps the settings given; the rest stays. Answers all as they are from then on. The audit log has what they were.
create function public.set_public_settings(wanted jsonb)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  root text := (select code from admin_units where parent_code is null);
  fault text;
  earlier json;
begin
  perform private.require_role(root, 'admin');
  fault := private.public_settings_fault(wanted);
  if fault is not null then
    raise exception '%', fault using errcode = 'PT422';
  end if;
  perform from city for update;
  earlier := public.public_facts() -> 'settings';
  perform private.write_public_settings(wanted);
  insert into audit_log (actor, action, unit_code, detail) values (auth.uid(), 'set_public_settings', root,
    jsonb_build_object('from', earlier, 'to', public.public_facts() -> 'settings'));
  return public.public_facts() -> 'settings';
end $$;

-- Publishes telephones of grids in force, `{"<code>": "0571-…" | null}`; null takes one back. Answers all there are.
create function public.set_duty_phones(wanted jsonb)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  root text := (select code from admin_units where parent_code is null);
  wrong text;
begin
  perform private.require_role(root, 'admin');
  if coalesce(jsonb_typeof(wanted), '') <> 'object' or wanted = '{}' then
    raise exception 'There is nothing to keep.' using errcode = 'PT422';
  end if;
  select min(given.code) into wrong from jsonb_each(wanted) as given (code, phone)
    where not exists (select from grids as g where g.code = given.code and g.to_version is null)
      or (given.phone <> 'null' and not private.is_telephone(given.phone));
  if wrong is not null then
    raise exception 'Grid % is not in force, or its telephone is no line of 1 to 40 characters.', wrong using errcode = 'PT422';
  end if;
  perform private.write_duty_phones(wanted);
  insert into audit_log (actor, action, unit_code, detail) values (auth.uid(), 'set_duty_phones', root, wanted);
  return public.public_facts() -> 'dutyPhones';
end $$;

revoke execute on function
  public.public_facts(), private.write_public_settings(jsonb), private.write_duty_phones(jsonb),
  private.load_duty_phones(jsonb), private.is_telephone(jsonb), private.is_day(jsonb),
  private.public_settings_fault(jsonb), public.set_public_settings(jsonb), public.set_duty_phones(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.public_facts(), public.set_public_settings(jsonb), public.set_duty_phones(jsonb)
  to authenticated, service_role;
