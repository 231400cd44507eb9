-- A draft may come to be for a larger unit: whoever saves names the unit that holds all their changes. The unit
-- and the change go together or not at all. A plan is never made for less again by itself.

create function private.widen_plan(plan public.plans, wider text)
returns public.plans language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  earlier text := plan.unit_code;
begin
  perform private.require_role(earlier, 'planner', 'admin');
  perform private.require_status(plan, 'draft');
  perform private.require_role(wider, 'planner', 'admin');
  if not exists (
    select from admin_units as held join admin_units as home on home.code = wider and starts_with(held.path, home.path)
    where held.code = earlier) then
    raise exception 'Unit % does not hold unit %, which plan % is for.', wider, earlier, plan.number using errcode = 'PT422';
  end if;
  update plans set unit_code = wider where id = plan.id returning * into plan;
  perform private.record('widen_plan', plan, jsonb_build_object('from', earlier));
  return plan;
end $$;

-- The unit is one more argument, so this is another function; the earlier one would answer beside it.
drop function public.save_plan(uuid, integer, jsonb, jsonb);

-- `unit_code`: what the plan is for from now on; null leaves it as it is.
create function public.save_plan(
  plan_id uuid, expected_revision integer, change jsonb, contested jsonb default '[]', unit_code text default null)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
begin
  -- A save that comes too late is refused as such below, whatever unit it names: a colleague may have widened the plan.
  if unit_code <> plan.unit_code and plan.revision = expected_revision then
    plan := private.widen_plan(plan, unit_code);
  end if;
  plan := private.store_records(plan, expected_revision, private.records_of(change));
  perform private.note_contested(plan, contested);
  return private.plan_json(plan);
end $$;

revoke execute on function
  private.widen_plan(public.plans, text), public.save_plan(uuid, integer, jsonb, jsonb, text)
  from public, anon, authenticated, service_role;
grant execute on function public.save_plan(uuid, integer, jsonb, jsonb, text) to authenticated, service_role;
