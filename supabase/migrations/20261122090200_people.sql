-- Who may do what, and the trace they leave. A membership gives one person one role in one administrative
-- unit; the unit and everything below it is that person's jurisdiction.

create type public.member_role as enum ('planner', 'reviewer', 'leader', 'admin');

create table public.memberships (
  user_id uuid not null references auth.users (id) on delete cascade,
  role public.member_role not null,
  unit_code public.code_text not null references public.admin_units (code),
  primary key (user_id, role, unit_code)
);
create index memberships_unit on public.memberships (unit_code);

-- The accounts a demo shows on its sign-in page. Stays empty everywhere else.
create table public.demo_access (
  email text primary key,
  role public.member_role not null,
  password text not null
);

create function private.only_in_demo_mode() returns trigger
language plpgsql set search_path = public, extensions as $$
begin
  if not exists (select from city where demo_mode) then
    raise exception 'Demo accounts exist only in demo mode.' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger demo_access_guard before insert or update on public.demo_access
  for each row execute function private.only_in_demo_mode();

-- Gives an existing account its role in a unit and shows it on the sign-in page. For the demo loader.
create function private.add_demo_account(account_email text, account_role public.member_role, unit text, account_password text)
returns void language plpgsql set search_path = public, extensions as $$
declare
  account uuid := (select id from auth.users where email = account_email);
begin
  if account is null then
    raise exception 'There is no account %.', account_email using errcode = 'no_data_found';
  end if;
  insert into demo_access (email, role, password) values (account_email, account_role, account_password)
    on conflict (email) do update set role = excluded.role, password = excluded.password;
  insert into memberships (user_id, role, unit_code) values (account, account_role, unit)
    on conflict do nothing;
end $$;

-- Codes of all units in which the person who asks holds one of the roles. Runs as its owner: policies that
-- looked at memberships themselves would go round in circles.
create function private.units_with_role(variadic roles public.member_role[])
returns setof text language sql stable security definer set search_path = '' as $$
  select distinct unit.code::text
  from public.memberships as membership
  join public.admin_units as home on home.code = membership.unit_code
  join public.admin_units as unit on starts_with(unit.path, home.path)
  where membership.user_id = (select auth.uid()) and membership.role = any (roles)
$$;

-- Codes of all units the person who asks may see the counts of.
create function private.own_units()
returns setof text language sql stable security definer set search_path = '' as $$
  select private.units_with_role('planner', 'reviewer', 'leader', 'admin')
$$;

-- Whether the person who asks holds any role at all.
create function private.is_member()
returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from public.memberships where user_id = (select auth.uid()))
$$;
