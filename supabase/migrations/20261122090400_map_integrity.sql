-- What must hold for the grids in force, whoever writes them: each inside its community, none over another,
-- no code used twice or again. Checked once per statement over all rows it wrote, so that a city of
-- thousands of grids loads in seconds.
--
-- Rounding: positions carry seven decimals (about 1 cm). Where three borders meet in a T, rounding leaves
-- slivers up to a centimetre thin. An area counts as a fault when, after one unit of rounding is taken off
-- all around, at least 1 m² of it is left.

-- Square metres of an area that are more than rounding.
create function private.area_beyond_rounding_m2(area geometry)
returns double precision language sql immutable set search_path = public, extensions as $$
  select st_area(st_buffer(st_collectionextract(area, 3), -1e-7)::geography)
$$;

-- Square metres of `inner_area` that lie outside `outer_area`, beyond rounding.
create function private.area_outside_m2(inner_area geometry, outer_area geometry)
returns double precision language sql immutable set search_path = public, extensions as $$
  select case when st_covers(outer_area, inner_area) then 0
    else private.area_beyond_rounding_m2(st_difference(inner_area, outer_area)) end
$$;

-- Square metres that two areas share, beyond rounding.
create function private.area_shared_m2(one geometry, other geometry)
returns double precision language sql immutable set search_path = public, extensions as $$
  select case when not st_relate(one, other, '2********') then 0
    else private.area_beyond_rounding_m2(st_intersection(one, other)) end
$$;

create function private.check_grids_in_force() returns trigger
language plpgsql set search_path = public, extensions as $$
declare
  fault record;
begin
  -- Two writers in one community take turns; otherwise neither would see the other's grids.
  perform from admin_units
    where code in (select community_code from written where to_version is null)
    order by code for no key update;

  select w.code, w.community_code, u.level, private.area_outside_m2(w.geom, u.geom) as area_m2
    into fault
    from written as w join admin_units as u on u.code = w.community_code
    where w.to_version is null
      and (u.level <> 'community' or private.area_outside_m2(w.geom, u.geom) >= 1)
    order by w.code limit 1;
  if found then
    raise exception '%', case when fault.level <> 'community'
        then format('Grid %s names %s, which is no community.', fault.code, fault.community_code)
        else format('Grid %s lies outside its community %s with %s m².', fault.code, fault.community_code, round(fault.area_m2::numeric)) end
      using errcode = 'check_violation', constraint = 'grids_inside_community';
  end if;

  select w.code, other.code as other_code, private.area_shared_m2(w.geom, other.geom) as area_m2
    into fault
    from written as w
    join grids as other on other.to_version is null and other.id <> w.id and other.geom && w.geom
    where w.to_version is null and private.area_shared_m2(w.geom, other.geom) >= 1
    order by w.code, other.code limit 1;
  if found then
    raise exception 'Grid % overlaps grid % by % m².', fault.code, fault.other_code, round(fault.area_m2::numeric)
      using errcode = 'exclusion_violation', constraint = 'grids_do_not_overlap';
  end if;
  return null;
end $$;

create trigger grids_check_inserted after insert on public.grids
  referencing new table as written for each statement execute function private.check_grids_in_force();
create trigger grids_check_updated after update on public.grids
  referencing new table as written for each statement execute function private.check_grids_in_force();

-- Keeps the list of codes ever issued; a code that was retired cannot come back.
create function private.issue_grid_codes() returns trigger
language plpgsql set search_path = public, extensions as $$
declare
  retired text;
begin
  select issued.code into retired from written join issued_grid_codes as issued using (code)
    where issued.retired_in is not null order by 1 limit 1;
  if found then
    raise exception 'Code % belonged to a grid that no longer exists; codes are never used again.', retired
      using errcode = 'unique_violation', constraint = 'grid_codes_never_return';
  end if;
  insert into issued_grid_codes (code, issued_in) select code, from_version from written
    on conflict (code) do nothing;
  return null;
end $$;

create trigger grids_issue_codes after insert on public.grids
  referencing new table as written for each statement execute function private.issue_grid_codes();

-- A version that was superseded is history: it does not change any more, and no version disappears.
create function private.keep_history() returns trigger
language plpgsql set search_path = public, extensions as $$
begin
  if tg_op = 'UPDATE' and old.to_version is null then
    return new;
  end if;
  raise exception 'Earlier versions of the map are kept as they were.' using errcode = 'check_violation';
end $$;

create trigger grids_keep_history before update or delete on public.grids
  for each row execute function private.keep_history();
create trigger stations_keep_history before update or delete on public.stations
  for each row execute function private.keep_history();
