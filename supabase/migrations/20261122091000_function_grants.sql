-- Who may call what. PostgreSQL lets everyone execute a new function, a hosted Supabase grants it once more:
-- take both back, then name what is open. Functions of extensions are left alone.

do $$
declare
  callable record;
begin
  for callable in
    select p.oid::regprocedure as signature
    from pg_proc as p
    where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not exists (
        select from pg_depend as d
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('revoke execute on routine %s from public, anon, authenticated, service_role', callable.signature);
  end loop;
end $$;

-- Used inside policies and read functions.
grant execute on function
  private.units_with_role(public.member_role[]), private.own_units(), private.is_member(),
  private.plan_json(public.plans),
  private.pack(geometry), private.grid_columns(public.grids[], boolean)
  to anon, authenticated, service_role;

-- Open to everyone.
grant execute on function
  public.city_info(), public.version_in_force(), public.city_units(), public.city_compounds(),
  public.public_grids(), public.city_stations(), public.city_streets(), public.city_network(),
  public.city_backdrop()
  to anon, authenticated, service_role;

-- For those who are signed in; row-level security decides what they see.
grant execute on function
  public.city_grids(), public.city_buildings(), public.retired_grid_codes(),
  public.building_footprints(double precision, double precision, double precision, double precision, integer)
  to authenticated, service_role;

-- The story of a plan and earlier maps. Each checks role, jurisdiction and status itself.
grant execute on function
  public.list_plans(), public.load_plan(uuid), public.create_plan(text, text),
  public.save_plan(uuid, integer, jsonb, jsonb), public.settle_contested(uuid, text[]), public.submit_plan(uuid),
  public.approve_plan(uuid, text), public.send_back_plan(uuid, text), public.publish_plan(uuid, jsonb, integer),
  public.plan_history(uuid), public.load_revision(uuid, integer), public.restore_revision(uuid, integer, integer),
  public.list_comments(uuid), public.add_comment(uuid, text, text), public.resolve_comment(uuid, boolean),
  public.touch_plan(uuid, uuid, text), public.grids_at(integer, text[]), public.stations_at(integer),
  public.plan_lineage(uuid), public.restore_version(integer, text, text)
  to authenticated, service_role;

-- Used inside those of them that run as the person who asks.
grant execute on function
  private.see_plan(uuid), private.plan_records(uuid), private.revision_records(uuid, integer),
  private.change_json(jsonb), private.contested_json(uuid), private.require_revision(public.plans, integer),
  private.comment_json(public.plan_comments), private.require_map_version(integer),
  private.stood_in(integer, integer, integer), private.grid_json(public.grids), private.station_json(public.stations)
  to authenticated, service_role;
