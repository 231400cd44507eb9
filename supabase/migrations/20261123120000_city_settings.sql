-- What a city sets for itself: how people walk by profile, and how much a station can carry. Both come with the
-- city; afterwards whoever is admin of the whole city keeps them. Results that were published stay as they are,
-- each with the settings it was published under.

-- Floor wanted for 100 households, and the most households of one station by tier:
-- {"floorM2Per100Households": 30, "mostHouseholds": {"community": 3000}}.
alter table public.city add column station_capacity jsonb not null
  default '{"floorM2Per100Households": 30, "mostHouseholds": {}}' check (jsonb_typeof(station_capacity) = 'object');

create or replace function public.city_info()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object(
    'info', json_build_object(
      'name', name, 'nameEn', name_en, 'code', code, 'crs', crs, 'source', source, 'licence', licence,
      'dataDate', data_date, 'synthetic', synthetic, 'mapApprovalNumber', map_approval_number,
      'bands', bands, 'walkProfiles', walk_profiles, 'stationCapacity', station_capacity
    ),
    'version', version,
    'exactNetwork', exact_network,
    'publicShowsGrids', public_shows_grids,
    'suppressionThreshold', suppression_threshold
  )
  from city
$$;

-- Whether a value is a number in a range, both ends inclusive; false where there is none.
create function private.is_number_within(value jsonb, lowest numeric, highest numeric)
returns boolean language sql immutable set search_path = '' as $$
  select case when jsonb_typeof(value) = 'number' then value::numeric between lowest and highest else false end
$$;

-- Why a profile cannot be kept, or null when it can. Each comes whole.
create function private.walk_profile_fault(name text, profile jsonb)
returns text language sql immutable set search_path = '' as $$
  select case
    when name not in ('standard', 'older', 'brisk', 'step_free') then 'There is no profile ' || name || '.'
    when not private.is_number_within(profile -> 'speedKmh', 1, 8)
      then 'The speed of ' || name || ' is not between 1 and 8 km/h.'
    when not private.is_number_within(profile -> 'stepsFactor', 1, 10)
      then 'The factor of steps of ' || name || ' is not between 1 and 10.'
    when not private.is_number_within(profile -> 'signalWaitSeconds', 0, 180)
      then 'The wait at signals of ' || name || ' is not between 0 and 180 seconds.'
    when coalesce(jsonb_typeof(profile -> 'stepFree'), '') <> 'boolean'
      then 'Whether ' || name || ' walks step-free is neither true nor false.'
    when profile - array['speedKmh', 'stepsFactor', 'signalWaitSeconds', 'stepFree'] <> '{}'
      then 'Profile ' || name || ' holds what is no part of a walk.'
    when name = 'step_free' and not (profile -> 'stepFree')::boolean then 'Whoever walks step-free takes no steps.'
  end
$$;

-- Why a capacity cannot be kept, or null when it can.
create function private.station_capacity_fault(capacity jsonb)
returns text language sql immutable set search_path = '' as $$
  select case
    when not private.is_number_within(capacity -> 'floorM2Per100Households', 0, 1000)
      then 'The floor for 100 households is not between 0 and 1000 square metres.'
    when coalesce(jsonb_typeof(capacity -> 'mostHouseholds'), '') <> 'object'
      then 'The most households by tier are missing.'
    when capacity - array['floorM2Per100Households', 'mostHouseholds'] <> '{}'
      then 'The capacity holds what is no part of it.'
    else (
      select 'The most households of the tier ' || tier || ' cannot be kept.'
      from jsonb_each(capacity -> 'mostHouseholds') as ceiling (tier, households)
      where tier not in ('district', 'subdistrict', 'community', 'grid')
        or not private.is_number_within(households, 1, 1000000)
        or households::text like '%.%'
      order by tier limit 1
    )
  end
$$;

-- Why settings cannot be kept, or null when they can.
create function private.city_settings_fault(profiles jsonb, capacity jsonb)
returns text language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(profiles) <> 'object' then
    return 'Profiles are given by name.';
  end if;
  if profiles = '{}' and capacity is null then
    return 'There is nothing to keep.';
  end if;
  return coalesce(
    (select min(private.walk_profile_fault(name, profile)) from jsonb_each(profiles) as given (name, profile)),
    case when capacity is not null then private.station_capacity_fault(capacity) end);
end $$;

-- Keeps the profiles named and the capacity, where they are given; the rest stays. Answers the settings as they
-- are from then on. The audit log has what they were and what they became.
create function public.set_city_settings(wanted jsonb)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  root text := (select code from admin_units where parent_code is null);
  profiles jsonb := coalesce(wanted -> 'walkProfiles', '{}');
  capacity jsonb := wanted -> 'stationCapacity';
  fault text;
  earlier city;
  kept city;
begin
  perform private.require_role(root, 'admin');
  fault := private.city_settings_fault(profiles, capacity);
  if fault is not null then
    raise exception '%', fault using errcode = 'PT422';
  end if;
  select * into earlier from city for update;
  update city set
    walk_profiles = walk_profiles || profiles,
    station_capacity = coalesce(capacity, station_capacity)
  returning * into kept;
  insert into audit_log (actor, action, unit_code, detail) values (
    auth.uid(), 'set_city_settings', root, jsonb_build_object(
      'from', jsonb_build_object('walkProfiles', earlier.walk_profiles, 'stationCapacity', earlier.station_capacity),
      'to', jsonb_build_object('walkProfiles', kept.walk_profiles, 'stationCapacity', kept.station_capacity)));
  return json_build_object('walkProfiles', kept.walk_profiles, 'stationCapacity', kept.station_capacity);
end $$;

revoke execute on function
  private.is_number_within(jsonb, numeric, numeric), private.walk_profile_fault(text, jsonb),
  private.station_capacity_fault(jsonb), private.city_settings_fault(jsonb, jsonb), public.set_city_settings(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.set_city_settings(jsonb) to authenticated, service_role;
