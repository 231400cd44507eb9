-- The bell of a plan, where Supabase Realtime is there: the channel `plan:<id>` rings when the plan, its comments
-- or the company on it changed. A ring says nothing but that; whoever hears it asks `touch_plan`, which decides
-- what the asker may know. Windows also say on the channel that they are connected: a random key, no content.
-- Without the schema `realtime` nothing here comes into use.

-- True on the channel of a plan that the person who asks may see.
create or replace function private.hears_plan(topic text)
returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.plans as p
    where topic = 'plan:' || p.id and p.unit_code in (select private.own_units()))
$$;

-- Rings for the plan whose id is in the column that the trigger names.
create or replace function private.ring_plan()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send('{}'::jsonb, 'news', 'plan:' || (to_jsonb(new) ->> tg_argv[0]), true);
  return null;
end $$;

revoke execute on function private.hears_plan(text), private.ring_plan() from public, anon, authenticated, service_role;
grant execute on function private.hears_plan(text) to authenticated, service_role;

do $$
begin
  if to_regclass('realtime.messages') is null then
    return;
  end if;
  create trigger ring_when_saved after update of revision, status on public.plans
    for each row when (old.revision <> new.revision or old.status <> new.status)
    execute function private.ring_plan('id');
  create trigger ring_when_said after insert or update on public.plan_comments
    for each row execute function private.ring_plan('plan_id');
  create trigger ring_when_somebody_comes after insert on public.plan_presence
    for each row execute function private.ring_plan('plan_id');
  create trigger ring_when_somebody_moves after update of community_code on public.plan_presence
    for each row when (old.community_code is distinct from new.community_code)
    execute function private.ring_plan('plan_id');

  create policy "Whoever may see a plan hears its bell" on realtime.messages for select to authenticated
    using (extension in ('broadcast', 'presence') and (select private.hears_plan(realtime.topic())));
  -- Only the database rings.
  create policy "Whoever may see a plan may be there" on realtime.messages for insert to authenticated
    with check (extension = 'presence' and (select private.hears_plan(realtime.topic())));
end $$;
