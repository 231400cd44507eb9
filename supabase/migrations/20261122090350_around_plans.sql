-- What gathers around a plan (src/domain/plan-story.ts): every save it ever had, the steps of its review,
-- comments, buildings that two planners wanted differently, and who is looking at it now. People are kept as
-- their colleagues see them: the part of the e-mail before the @, and the role they acted in.

create table public.plan_revisions (
  plan_id uuid not null references public.plans (id) on delete cascade,
  revision integer not null check (revision >= 1),
  saved_at timestamptz not null default now(),
  author_name text not null,
  author_role public.member_role not null,
  primary key (plan_id, revision)
);

-- What a revision says otherwise than the one before it. A row with neither `before` nor `after` took the record
-- out of the change again. The change of revision n: of every record its last row up to n.
create table public.plan_revision_records (
  plan_id uuid not null,
  revision integer not null,
  entity public.plan_entity not null,
  code public.code_text not null,
  before jsonb check (jsonb_typeof(before) = 'object'),
  after jsonb check (jsonb_typeof(after) = 'object'),
  primary key (plan_id, entity, code, revision),
  foreign key (plan_id, revision) references public.plan_revisions (plan_id, revision) on delete cascade
);
create index plan_revision_records_revision on public.plan_revision_records (plan_id, revision);

create type public.plan_step as enum ('created', 'submitted', 'approved', 'sent_back', 'published', 'restored');

create table public.plan_steps (
  id bigint generated always as identity primary key,
  plan_id uuid not null references public.plans (id) on delete cascade,
  kind public.plan_step not null,
  -- Of the plan when the step was taken.
  revision integer not null,
  -- The reviewer's reason; for `restored` the number of the revision or of the map version.
  note text,
  at timestamptz not null default now(),
  author_name text not null,
  author_role public.member_role not null
);
create index plan_steps_plan on public.plan_steps (plan_id);

create table public.plan_comments (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references public.plans (id) on delete cascade,
  -- Null for a comment on the plan as a whole.
  grid_code public.code_text,
  body text not null check (btrim(body) <> '' and length(body) <= 4000),
  at timestamptz not null default now(),
  author_name text not null,
  author_role public.member_role not null,
  -- Who settled it; null while it is open.
  resolver_name text,
  resolver_role public.member_role,
  check ((resolver_name is null) = (resolver_role is null))
);
create index plan_comments_plan on public.plan_comments (plan_id);

-- Buildings that two planners gave to different grids at the same time, until somebody settles them.
create table public.plan_contested (
  plan_id uuid not null references public.plans (id) on delete cascade,
  building_code public.code_text not null references public.buildings (code) on delete cascade,
  -- Codes of the grid it stands in as the plan is saved, and of the one it was wanted in; '' for none.
  kept_in text not null,
  wanted_in text not null,
  at timestamptz not null default now(),
  author_name text not null,
  author_role public.member_role not null,
  primary key (plan_id, building_code)
);
create index plan_contested_building on public.plan_contested (building_code);

-- One row per window that shows a plan, as long as it gives signs of life.
create table public.plan_presence (
  plan_id uuid not null references public.plans (id) on delete cascade,
  window_id uuid not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  community_code public.code_text references public.admin_units (code),
  seen_at timestamptz not null default now(),
  author_name text not null,
  author_role public.member_role not null,
  primary key (plan_id, window_id)
);
create index plan_presence_user on public.plan_presence (user_id);
create index plan_presence_community on public.plan_presence (community_code);

-- The person who asks, as colleagues see them: in the role of the membership closest above the unit, among
-- those named. No row when there is none.
create function private.author(unit text, variadic roles public.member_role[])
returns table (name text, role public.member_role) language sql stable security definer set search_path = '' as $$
  select split_part(person.email, '@', 1), membership.role
  from auth.users as person
  join public.memberships as membership on membership.user_id = person.id and membership.role = any (roles)
  join public.admin_units as home on home.code = membership.unit_code
  join public.admin_units as wanted on wanted.code = unit and starts_with(wanted.path, home.path)
  where person.id = (select auth.uid())
  order by length(home.path) desc, membership.role limit 1
$$;
