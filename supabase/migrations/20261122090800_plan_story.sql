-- The story of a plan up to its approval: draft → in review → approved, or back to draft. Every step is a
-- function that checks who asks, where, and in which status the plan is. Refusals carry a code that the API
-- turns into an HTTP status: PT401 not signed in, PT403 not yours, PT404 not there, PT409 somebody else was
-- first, PT410 a code that was used before, PT412 not in this status, PT422 unusable input, PT423 contested.

create function private.plan_json(plan public.plans)
returns json language sql immutable set search_path = public, extensions as $$
  select json_build_object(
    'id', plan.id, 'number', plan.number, 'name', plan.name, 'status', plan.status, 'unitCode', plan.unit_code,
    'revision', plan.revision, 'baseVersion', plan.base_version, 'version', plan.version,
    'createdAt', plan.created_at, 'updatedAt', plan.updated_at, 'createdBy', plan.created_by, 'reviewNote', plan.review_note
  )
$$;

-- Refuses unless the person who asks holds one of the roles in the unit or above it.
create function private.require_role(unit text, variadic roles public.member_role[])
returns void language plpgsql stable security definer set search_path = '' as $$
begin
  if auth.uid() is null then
    raise exception 'Sign in first.' using errcode = 'PT401';
  end if;
  if unit is null or unit not in (select private.units_with_role(variadic roles)) then
    raise exception 'This needs the role % in unit %.', array_to_string(roles, ' or '), unit using errcode = 'PT403';
  end if;
end $$;

-- The plan. One that the person who asks may not see is not there.
create function private.see_plan(wanted uuid)
returns public.plans language plpgsql stable security definer set search_path = '' as $$
declare
  plan public.plans;
begin
  if auth.uid() is null then
    raise exception 'Sign in first.' using errcode = 'PT401';
  end if;
  select * into plan from public.plans where id = wanted;
  if not found or plan.unit_code not in (select private.own_units()) then
    raise exception 'There is no such plan.' using errcode = 'PT404';
  end if;
  return plan;
end $$;

-- The plan, locked until the end of the transaction.
create function private.lock_plan(wanted uuid)
returns public.plans language plpgsql security definer set search_path = '' as $$
begin
  perform from public.plans where id = wanted for update;
  return private.see_plan(wanted);
end $$;

create function private.require_status(plan public.plans, variadic allowed public.plan_status[])
returns void language plpgsql immutable set search_path = '' as $$
begin
  if not plan.status = any (allowed) then
    raise exception 'Plan % is %, not %.', plan.number, plan.status, array_to_string(allowed, ' or ') using errcode = 'PT412';
  end if;
end $$;

create function private.record(action text, plan public.plans, detail jsonb default '{}')
returns void language sql security definer set search_path = '' as $$
  insert into public.audit_log (actor, action, unit_code, plan_id, detail)
  values (auth.uid(), action, plan.unit_code, plan.id, detail)
$$;

create function public.list_plans()
returns json language sql stable set search_path = public, extensions as $$
  select coalesce(json_agg(private.plan_json(plans) order by created_at desc, number desc), '[]') from plans
$$;

-- A step of the plan's story, taken by the person who asks in one of the roles.
create function private.note_step(plan public.plans, kind public.plan_step, note text, variadic roles public.member_role[])
returns void language sql security definer set search_path = '' as $$
  insert into public.plan_steps (plan_id, kind, revision, note, author_name, author_role)
  select plan.id, kind, plan.revision, note, author.name, author.role from private.author(plan.unit_code, variadic roles) as author
$$;

create function private.new_plan(plan_name text, unit text)
returns public.plans language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans;
begin
  perform private.require_role(unit, 'planner', 'admin');
  if btrim(coalesce(plan_name, '')) = '' then
    raise exception 'A plan needs a name.' using errcode = 'PT422';
  end if;
  -- Numbers run through the year: 2026-001, 2026-002 … One at a time.
  perform pg_advisory_xact_lock(hashtext('gridcircle plan numbers'));
  insert into plans (number, name, unit_code, base_version, created_by)
  select to_char(now(), 'YYYY') || '-' || lpad((1 + coalesce(max(split_part(number, '-', 2)::integer), 0))::text, 3, '0'),
    btrim(plan_name), unit, (select version from city), auth.uid()
  from plans where number like to_char(now(), 'YYYY') || '-%'
  returning * into plan;
  insert into plan_revisions (plan_id, revision, author_name, author_role)
    select plan.id, plan.revision, author.name, author.role from private.author(unit, 'planner', 'admin') as author;
  perform private.note_step(plan, 'created', null, 'planner', 'admin');
  perform private.record('create_plan', plan);
  return plan;
end $$;

create function public.create_plan(name text, unit_code text)
returns json language sql security definer set search_path = public, extensions, pg_temp as $$
  select private.plan_json(private.new_plan(name, unit_code))
$$;

create function private.move_plan(plan public.plans, next_status public.plan_status, step public.plan_step, note text, variadic roles public.member_role[])
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
begin
  update plans set status = next_status, review_note = note, updated_at = now() where id = plan.id returning * into plan;
  perform private.note_step(plan, step, note, variadic roles);
  perform private.record('plan_' || next_status, plan, jsonb_build_object('note', note));
  return private.plan_json(plan);
end $$;

create function public.submit_plan(plan_id uuid)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
begin
  perform private.require_role(plan.unit_code, 'planner', 'admin');
  perform private.require_status(plan, 'draft');
  if exists (select from plan_contested where plan_contested.plan_id = plan.id) then
    raise exception 'Plan % has contested buildings.', plan.number using errcode = 'PT423';
  end if;
  return private.move_plan(plan, 'in_review', 'submitted', null, 'planner', 'admin');
end $$;

create function public.approve_plan(plan_id uuid, note text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
begin
  perform private.require_role(plan.unit_code, 'reviewer', 'admin');
  perform private.require_status(plan, 'in_review');
  return private.move_plan(plan, 'approved', 'approved', note, 'reviewer', 'admin');
end $$;

create function public.send_back_plan(plan_id uuid, note text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.lock_plan(plan_id);
begin
  perform private.require_role(plan.unit_code, 'reviewer', 'admin');
  perform private.require_status(plan, 'in_review', 'approved');
  if btrim(coalesce(note, '')) = '' then
    raise exception 'Sending a plan back needs a reason.' using errcode = 'PT422';
  end if;
  return private.move_plan(plan, 'draft', 'sent_back', note, 'reviewer', 'admin');
end $$;
