-- Who sees what. Facts of the street (units, streets, stations in force, backdrop, compounds' outlines) are
-- open to everyone. Counts (buildings, staff of grids, plans, figures) are seen inside one's own jurisdiction
-- only. Nobody writes a table directly, except that an admin keeps memberships: everything else goes through
-- the functions of the following migrations, which check role, jurisdiction and status.

do $$
declare
  name text;
begin
  foreach name in array array[
    'city', 'admin_units', 'compounds', 'gates', 'buildings', 'streets', 'network_nodes', 'network_edges',
    'backdrop', 'memberships', 'demo_access', 'plans', 'plan_changes', 'plan_revisions',
    'plan_revision_records', 'plan_steps', 'plan_comments', 'plan_contested', 'plan_presence', 'grids',
    'issued_grid_codes', 'grid_lineage', 'stations', 'published_results', 'audit_log'
  ] loop
    execute format('alter table public.%I enable row level security', name);
    -- A hosted Supabase grants everything on new tables; start from nothing everywhere.
    execute format('revoke all on public.%I from public, anon, authenticated, service_role', name);
    execute format('grant select, insert, update, delete on public.%I to service_role', name);
  end loop;
end $$;

-- Open to everyone.
grant select on public.city, public.admin_units, public.compounds, public.gates, public.streets,
  public.network_nodes, public.network_edges, public.backdrop, public.stations, public.demo_access
  to anon, authenticated;
create policy city_open on public.city for select to anon, authenticated using (true);
create policy admin_units_open on public.admin_units for select to anon, authenticated using (true);
create policy compounds_open on public.compounds for select to anon, authenticated using (true);
create policy gates_open on public.gates for select to anon, authenticated using (true);
create policy streets_open on public.streets for select to anon, authenticated using (true);
create policy network_nodes_open on public.network_nodes for select to anon, authenticated using (true);
create policy network_edges_open on public.network_edges for select to anon, authenticated using (true);
create policy backdrop_open on public.backdrop for select to anon, authenticated using (true);
-- Filled in demo mode only.
create policy demo_access_open on public.demo_access for select to anon, authenticated using (true);
-- Stations in force are open; their history is for those who work here.
create policy stations_in_force_open on public.stations for select to anon, authenticated
  using (to_version is null);
create policy stations_history on public.stations for select to authenticated
  using ((select private.is_member()));

-- Inside one's own jurisdiction. `in (select …)` is worked out once per statement, not once per row.
grant select on public.buildings, public.grids, public.plans, public.plan_changes, public.plan_revisions,
  public.plan_revision_records, public.plan_steps, public.plan_comments, public.plan_contested,
  public.plan_presence, public.grid_lineage, public.issued_grid_codes, public.published_results,
  public.audit_log to authenticated;
create policy buildings_own on public.buildings for select to authenticated
  using (unit_code in (select private.own_units()));
create policy grids_own on public.grids for select to authenticated
  using (community_code in (select private.own_units()));
create policy plans_own on public.plans for select to authenticated
  using (unit_code in (select private.own_units()));
-- Whoever sees a plan sees what gathers around it.
do $$
declare
  name text;
begin
  foreach name in array array[
    'plan_changes', 'plan_revisions', 'plan_revision_records', 'plan_steps', 'plan_comments', 'plan_contested',
    'plan_presence'
  ] loop
    execute format(
      'create policy %I on public.%I for select to authenticated using (plan_id in (select id from public.plans))',
      name || '_own', name);
  end loop;
end $$;
create policy grid_lineage_own on public.grid_lineage for select to authenticated
  using (coalesce(successor_id, predecessor_id) in (select id from public.grids));
create policy issued_grid_codes_own on public.issued_grid_codes for select to authenticated
  using (code in (select code from public.grids));
-- Figures of the whole city are published to everyone who works here.
create policy published_results_own on public.published_results for select to authenticated
  using (
    unit_code in (select private.own_units())
    or (grid_code is null and (select private.is_member())
      and unit_code in (select code from public.admin_units where parent_code is null))
  );
create policy audit_log_own on public.audit_log for select to authenticated
  using (unit_code in (select private.units_with_role('reviewer', 'admin')));

-- One sees one's own memberships; an admin keeps those of the own unit and everything below it.
grant select, insert, delete on public.memberships to authenticated;
create policy memberships_own on public.memberships for select to authenticated
  using (user_id = (select auth.uid()));
create policy memberships_admin_select on public.memberships for select to authenticated
  using (unit_code in (select private.units_with_role('admin')));
create policy memberships_admin_insert on public.memberships for insert to authenticated
  with check (unit_code in (select private.units_with_role('admin')));
create policy memberships_admin_delete on public.memberships for delete to authenticated
  using (unit_code in (select private.units_with_role('admin')));
