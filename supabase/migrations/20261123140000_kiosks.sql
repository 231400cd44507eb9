-- Screens without a keyboard. The operator gives each an account of its own, whose password is in the link that
-- the screen is opened with. A kiosk reads one unit as a leader of that unit does and writes nothing: it holds
-- no membership, and whatever writes asks for a role. Revoked or run out it reads what strangers read, at once.

create table public.kiosks (
  user_id uuid primary key references auth.users (id) on delete cascade,
  -- What the operator calls the screen, e.g. where it hangs.
  name text not null unique check (btrim(name) <> ''),
  unit_code public.code_text not null references public.admin_units (code),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index kiosks_unit on public.kiosks (unit_code);

alter table public.kiosks enable row level security;
revoke all on public.kiosks from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.kiosks to service_role;
-- A screen sees its own row, and an admin those of the own unit and below it. Only the operator writes.
grant select on public.kiosks to authenticated;
create policy kiosks_own on public.kiosks for select to authenticated using (user_id = (select auth.uid()));
create policy kiosks_admin on public.kiosks for select to authenticated
  using (unit_code in (select private.units_with_role('admin')));

-- The unit of the kiosk that asks; no row when it is none, is revoked or has run out.
create function private.kiosk_unit()
returns setof text language sql stable security definer set search_path = '' as $$
  select unit_code::text from public.kiosks
  where user_id = (select auth.uid()) and revoked_at is null and expires_at > now()
$$;

create or replace function private.own_units()
returns setof text language sql stable security definer set search_path = '' as $$
  select private.units_with_role('planner', 'reviewer', 'leader', 'admin')
  union
  select unit.code::text
  from private.kiosk_unit() as kiosk (unit_code)
  join public.admin_units as home on home.code = kiosk.unit_code
  join public.admin_units as unit on starts_with(unit.path, home.path)
$$;

create or replace function private.is_member()
returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from public.memberships where user_id = (select auth.uid()))
    or exists (select from private.kiosk_unit())
$$;

-- How the kiosk that asks stands; null for everybody else.
create function public.kiosk_standing()
returns json language sql stable set search_path = public, extensions as $$
  select json_build_object('name', name, 'unitCode', unit_code, 'expiresAt', expires_at,
    'standing', case when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired' else 'valid' end)
  from kiosks where user_id = (select auth.uid())
$$;

-- What a screen that is left on asks again and again: the version of the map in force, and whether whoever asks
-- may still see behind it.
create function public.map_pulse()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select json_build_object('version', version, 'worksHere', private.is_member()) from city
$$;

-- The plan, for whoever may say something on it. Until now all who saw a plan could; a kiosk only looks.
create function private.speak_on_plan(wanted uuid)
returns public.plans language plpgsql stable security definer set search_path = '' as $$
declare
  plan public.plans := private.see_plan(wanted);
begin
  perform private.require_role(plan.unit_code, 'planner', 'reviewer', 'leader', 'admin');
  return plan;
end $$;

-- As before (plan_company), for those who hold a role.
create or replace function public.add_comment(plan_id uuid, grid_code text, body text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.speak_on_plan(plan_id);
  comment plan_comments;
begin
  if btrim(coalesce(body, '')) = '' or length(body) > 4000 then
    raise exception 'A comment needs words, and no more than 4000 characters.' using errcode = 'PT422';
  end if;
  if grid_code is not null
    and not exists (select from plan_changes as c where c.plan_id = plan.id and c.entity = 'grid' and c.code = grid_code)
    and not exists (
      select from grids as g
      join admin_units as u on u.code = g.community_code
      join admin_units as home on home.code = plan.unit_code and starts_with(u.path, home.path)
      where g.code = grid_code and g.to_version is null)
  then
    raise exception 'There is no grid % in the unit of the plan.', grid_code using errcode = 'PT422';
  end if;
  insert into plan_comments (plan_id, grid_code, body, author_name, author_role)
    select plan.id, add_comment.grid_code, btrim(add_comment.body), author.name, author.role
    from private.author(plan.unit_code, 'planner', 'reviewer', 'leader', 'admin') as author
    returning * into comment;
  return private.comment_json(comment);
end $$;

-- As before (plan_windows), for those who hold a role.
create or replace function public.touch_plan(plan_id uuid, window_id uuid, community_code text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.speak_on_plan(plan_id);
  long_ago constant timestamptz := now() - interval '45 seconds';
begin
  if community_code is not null and not exists (select from admin_units as u where u.code = community_code) then
    raise exception 'There is no community %.', community_code using errcode = 'PT422';
  end if;
  delete from plan_presence where ctid = any (array(
    select gone.ctid from plan_presence as gone
    where gone.plan_id = plan.id and gone.seen_at <= long_ago and gone.window_id <> touch_plan.window_id
    for update skip locked));
  insert into plan_presence (plan_id, window_id, user_id, community_code, author_name, author_role)
    select plan.id, touch_plan.window_id, auth.uid(), touch_plan.community_code, author.name, author.role
    from private.author(plan.unit_code, 'planner', 'reviewer', 'leader', 'admin') as author
    on conflict on constraint plan_presence_pkey do update set community_code = excluded.community_code,
      seen_at = excluded.seen_at, author_name = excluded.author_name, author_role = excluded.author_role
    where plan_presence.user_id = excluded.user_id;
  return json_build_object(
    'revision', plan.revision,
    'status', plan.status,
    'openComments', (select count(*) from plan_comments as c where c.plan_id = plan.id and c.resolver_name is null),
    'others', (
      select coalesce(json_agg(json_build_object(
        'window', p.window_id, 'name', p.author_name, 'role', p.author_role, 'communityCode', p.community_code)
        order by p.author_name, p.window_id), '[]')
      from plan_presence as p
      where p.plan_id = plan.id and p.window_id <> touch_plan.window_id and p.seen_at > long_ago));
end $$;

revoke execute on function
  private.kiosk_unit(), private.speak_on_plan(uuid),
  public.kiosk_standing(), public.map_pulse()
  from public, anon, authenticated, service_role;
grant execute on function public.kiosk_standing() to authenticated, service_role;
grant execute on function public.map_pulse() to anon, authenticated, service_role;
