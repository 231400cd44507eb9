-- Service circles (生活圈): planning units that people draw, see src/domain/service-circle.ts. A circle is a group
-- of whole communities with a name, a responsible body and a list of facilities. It has no geometry of its own:
-- its ground is that of its communities. Nothing here is computed, and no version of the map belongs to it.

create type public.facility_kind as enum (
  'community_service_station', 'community_service_centre', 'health_station', 'health_centre', 'elderly_station',
  'elderly_home', 'kindergarten', 'primary_school', 'middle_school', 'cultural_room', 'cultural_centre',
  'sports_ground', 'small_park', 'transit_stop', 'convenience_shop', 'supermarket', 'food_market',
  'breakfast_shop', 'pharmacy', 'hairdresser', 'laundry', 'repair_point', 'domestic_help', 'copy_shop',
  'parcel_point', 'recycling_point', 'restaurant', 'bakery', 'bookshop', 'gym', 'childcare', 'training_centre',
  'wellness_shop', 'flower_gift_shop', 'tea_coffee_house', 'pet_service', 'travel_agency'
);
create type public.facility_state as enum ('present', 'planned', 'missing');

create table public.service_circles (
  code public.code_text primary key,
  name text not null check (btrim(name) <> '' and length(name) <= 120),
  -- Minutes of walking of its level, by GB 50180 and TD/T 1062.
  circle_tier smallint not null check (circle_tier in (5, 10, 15)),
  -- An organisation, never a person.
  responsible_body text not null check (btrim(responsible_body) <> '' and length(responsible_body) <= 120),
  -- Grows by one with every save.
  revision integer not null default 1 check (revision >= 1),
  updated_at timestamptz not null default now(),
  unique (code, circle_tier)
);

create table public.service_circle_communities (
  circle_code public.code_text not null,
  -- The tier of the circle, so that a community is in at most one circle of each tier.
  circle_tier smallint not null,
  community_code public.code_text not null references public.admin_units (code),
  primary key (circle_code, community_code),
  constraint service_circle_communities_once_per_tier unique (community_code, circle_tier),
  foreign key (circle_code, circle_tier) references public.service_circles (code, circle_tier)
    on update cascade on delete cascade
);

create table public.service_circle_facilities (
  circle_code public.code_text not null references public.service_circles (code) on update cascade on delete cascade,
  -- Place in the list, from 1.
  place smallint not null check (place >= 1),
  kind public.facility_kind not null,
  name text check (btrim(name) <> '' and length(name) <= 120),
  -- The station that is this facility. It stood when the circle was saved; stations come and go with the map.
  station_code public.code_text,
  state public.facility_state not null,
  primary key (circle_code, place)
);

create function private.only_communities_in_circles() returns trigger
language plpgsql set search_path = public, extensions as $$
begin
  if not exists (select from admin_units where code = new.community_code and level = 'community') then
    raise exception 'Unit % is no community; a service circle is made of communities.', new.community_code
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger service_circle_communities_level before insert or update on public.service_circle_communities
  for each row execute function private.only_communities_in_circles();

-- Facts of the street, open to everyone; written by the functions below only.
do $$
declare
  name text;
begin
  foreach name in array array['service_circles', 'service_circle_communities', 'service_circle_facilities'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on public.%I from public, anon, authenticated, service_role', name);
    execute format('grant select, insert, update, delete on public.%I to service_role', name);
    execute format('grant select on public.%I to anon, authenticated', name);
    execute format('create policy %I on public.%I for select to anon, authenticated using (true)', name || '_open', name);
  end loop;
end $$;

-- A circle in the shape of src/domain/service-circle.ts.
create function private.circle_json(circle public.service_circles)
returns jsonb language sql stable set search_path = public, extensions as $$
  select jsonb_build_object(
    'code', circle.code, 'name', circle.name, 'circleTier', circle.circle_tier,
    'responsibleBody', circle.responsible_body, 'revision', circle.revision,
    'communityCodes', (
      select coalesce(jsonb_agg(community_code order by community_code), '[]')
      from service_circle_communities where circle_code = circle.code),
    'facilities', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'kind', kind, 'name', name, 'stationCode', station_code, 'state', state) order by place), '[]')
      from service_circle_facilities where circle_code = circle.code))
$$;

create function public.city_circles()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select coalesce(json_agg(private.circle_json(c) order by c.code), '[]') from service_circles as c
$$;

create function private.circle_communities(circle jsonb)
returns setof text language sql immutable set search_path = public, extensions as $$
  select jsonb_array_elements_text(circle -> 'communityCodes')
$$;

-- Why this is no facility, or null. A name or a station that is not said is null.
create function private.facility_fault(facility jsonb)
returns text language sql stable set search_path = public, extensions as $$
  select case
    when not exists (select from unnest(enum_range(null::facility_kind)) as known where known::text = facility ->> 'kind')
      then format('it has a facility of an unknown kind (%s)', coalesce(facility ->> 'kind', 'none'))
    when not exists (select from unnest(enum_range(null::facility_state)) as known where known::text = facility ->> 'state')
      then format('its facility %s is neither present, planned nor missing', facility ->> 'kind')
    when btrim(facility ->> 'name') = '' or length(facility ->> 'name') > 120
      then format('its facility %s has a name that is empty or longer than 120 characters', facility ->> 'kind')
    when facility ->> 'stationCode' is not null
        and not exists (select from stations where code = facility ->> 'stationCode' and to_version is null)
      then format('there is no station %s', facility ->> 'stationCode')
  end
$$;

-- Why this is no circle, or null.
create function private.circle_fault(circle jsonb)
returns text language plpgsql stable set search_path = public, extensions as $$
declare
  stranger text;
begin
  begin
    if coalesce((circle ->> 'code')::code_text, '') = '' then
      return 'it has no code';
    end if;
  exception when check_violation then
    return 'its code is empty, padded, of several lines, longer than 64 characters or turned into a number';
  end;
  if coalesce(btrim(circle ->> 'name'), '') = '' or length(circle ->> 'name') > 120 then
    return 'its name is missing or longer than 120 characters';
  elsif coalesce(btrim(circle ->> 'responsibleBody'), '') = '' or length(circle ->> 'responsibleBody') > 120 then
    return 'its responsible body is missing or longer than 120 characters';
  elsif coalesce(circle ->> 'circleTier', '') not in ('5', '10', '15') then
    return 'its tier is not 5, 10 or 15 minutes';
  elsif jsonb_typeof(circle -> 'facilities') is distinct from 'array' then
    return 'its facilities are no list';
  elsif jsonb_typeof(circle -> 'communityCodes') is distinct from 'array' or circle -> 'communityCodes' = '[]' then
    return 'it has no communities';
  end if;
  select member into stranger from private.circle_communities(circle) as member
    where not exists (select from admin_units where code = member and level = 'community') limit 1;
  if found then
    return format('%s is no community', coalesce(stranger, 'nothing'));
  end if;
  return (
    select fault from jsonb_array_elements(circle -> 'facilities') as facility, private.facility_fault(facility) as fault
    where fault is not null limit 1);
end $$;

-- Another circle of the same tier that has one of these communities, in words; null when there is none.
create function private.circle_in_the_way(circle jsonb)
returns text language sql stable set search_path = public, extensions as $$
  select format('community %s is in circle %s already', taken.community_code, taken.circle_code)
  from service_circle_communities as taken
  where taken.circle_code <> circle ->> 'code' and taken.circle_tier = (circle ->> 'circleTier')::smallint
    and taken.community_code in (select private.circle_communities(circle))
  order by taken.community_code limit 1
$$;

-- Writes a circle without any fault, over the one of the same code.
create function private.write_circle(circle jsonb, next_revision integer)
returns public.service_circles language plpgsql set search_path = public, extensions as $$
declare
  kept service_circles;
begin
  delete from service_circle_communities where circle_code = circle ->> 'code';
  delete from service_circle_facilities where circle_code = circle ->> 'code';
  insert into service_circles (code, name, circle_tier, responsible_body, revision)
    values (circle ->> 'code', btrim(circle ->> 'name'), (circle ->> 'circleTier')::smallint,
      btrim(circle ->> 'responsibleBody'), next_revision)
    on conflict (code) do update set name = excluded.name, circle_tier = excluded.circle_tier,
      responsible_body = excluded.responsible_body, revision = excluded.revision, updated_at = now()
    returning * into kept;
  insert into service_circle_communities (circle_code, circle_tier, community_code)
    select distinct kept.code, kept.circle_tier, member from private.circle_communities(circle) as member;
  insert into service_circle_facilities (circle_code, place, kind, name, station_code, state)
    select kept.code, place, (facility ->> 'kind')::facility_kind, btrim(facility ->> 'name'),
      facility ->> 'stationCode', (facility ->> 'state')::facility_state
    from jsonb_array_elements(circle -> 'facilities') with ordinality as listed (facility, place);
  return kept;
end $$;

-- Refuses unless the person who asks plans for every one of these communities.
create function private.require_circle_planner(communities text[])
returns void language plpgsql stable security definer set search_path = '' as $$
declare
  community text;
begin
  foreach community in array communities loop
    perform private.require_role(community, 'planner', 'admin');
  end loop;
end $$;

-- Leaves a trace in the smallest unit that holds all of these communities: whoever reviews there sees it.
create function private.record_circle(action text, communities text[], detail jsonb)
returns void language sql security definer set search_path = '' as $$
  insert into public.audit_log (actor, action, unit_code, detail)
  select auth.uid(), record_circle.action, (
      select unit.code from public.admin_units as unit
      where not exists (
        select from public.admin_units as member
        where member.code = any (communities) and not starts_with(member.path, unit.path))
      order by length(unit.path) desc limit 1),
    detail
$$;

-- The circle as it is kept, locked until the end of the transaction; null when there is none. One circle is
-- written at a time, because each has a say in what the others may hold.
create function private.lock_circle(wanted text, expected_revision integer)
returns public.service_circles language plpgsql security definer set search_path = '' as $$
declare
  kept public.service_circles;
begin
  if auth.uid() is null then
    raise exception 'Sign in first.' using errcode = 'PT401';
  end if;
  perform pg_advisory_xact_lock(hashtext('gridcircle service circles'));
  select * into kept from public.service_circles where code = wanted for update;
  perform private.require_circle_planner(
    array(select community_code::text from public.service_circle_communities where circle_code = wanted));
  if coalesce(kept.revision, 0) <> coalesce(expected_revision, 0) then
    raise exception 'Circle % was changed by somebody else: it is at revision %.', wanted, coalesce(kept.revision, 0)
      using errcode = 'PT409';
  end if;
  return kept;
end $$;

-- Keeps a circle; `expected_revision` is the one it was made from, 0 for a new one.
create function public.save_circle(circle jsonb, expected_revision integer)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  kept service_circles := private.lock_circle(circle ->> 'code', expected_revision);
  fault text := private.circle_fault(circle);
begin
  if fault is not null then
    raise exception 'This circle cannot be kept: %.', fault using errcode = 'PT422';
  end if;
  perform private.require_circle_planner(array(select private.circle_communities(circle)));
  fault := private.circle_in_the_way(circle);
  if fault is not null then
    raise exception 'This circle cannot be kept: %.', fault using errcode = 'PT424';
  end if;
  kept := private.write_circle(circle, coalesce(kept.revision, 0) + 1);
  perform private.record_circle('save_circle', array(select private.circle_communities(circle)),
    jsonb_build_object('code', kept.code, 'revision', kept.revision));
  return private.circle_json(kept);
end $$;

create function public.remove_circle(circle_code text, expected_revision integer)
returns void language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  kept service_circles := private.lock_circle(circle_code, expected_revision);
begin
  if kept.code is null then
    raise exception 'There is no such circle.' using errcode = 'PT404';
  end if;
  perform private.record_circle('remove_circle',
    array(select c.community_code::text from service_circle_communities as c where c.circle_code = kept.code),
    jsonb_build_object('code', kept.code, 'revision', kept.revision));
  delete from service_circles where code = kept.code;
end $$;

-- Circles that a city comes with; see `load_city`. A facility whose station was not stored stays without it.
create function private.load_circles(circles jsonb)
returns table (code text, reason text) language plpgsql set search_path = public, extensions set jit = off as $$
declare
  given jsonb;
begin
  for given in select * from jsonb_array_elements(circles) loop
    given := jsonb_set(given, '{facilities}', (
      select coalesce(jsonb_agg(
        case when exists (select from stations where stations.code = facility ->> 'stationCode' and to_version is null)
          then facility else facility || '{"stationCode": null}' end), '[]')
      from jsonb_array_elements(given -> 'facilities') as facility));
    reason := coalesce(private.circle_fault(given), private.circle_in_the_way(given));
    if reason is null then
      perform private.write_circle(given, 1);
    else
      code := given ->> 'code';
      return next;
    end if;
  end loop;
end $$;

revoke execute on function
  private.only_communities_in_circles(), private.circle_json(public.service_circles), public.city_circles(),
  private.circle_communities(jsonb), private.facility_fault(jsonb), private.circle_fault(jsonb),
  private.circle_in_the_way(jsonb), private.write_circle(jsonb, integer), private.require_circle_planner(text[]),
  private.record_circle(text, text[], jsonb), private.lock_circle(text, integer),
  public.save_circle(jsonb, integer), public.remove_circle(text, integer), private.load_circles(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.city_circles(), private.circle_json(public.service_circles)
  to anon, authenticated, service_role;
grant execute on function public.save_circle(jsonb, integer), public.remove_circle(text, integer)
  to authenticated, service_role;
