-- A sign of life also tells which windows the others look through, so that one that closes can be told from
-- those that stay. A window is a random number of the page, no person. 45 seconds: PRESENCE_SECONDS of
-- src/domain/plan-story.ts.
create or replace function public.touch_plan(plan_id uuid, window_id uuid, community_code text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.see_plan(plan_id);
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
