-- What people do and say around a plan: its history, comments, and who is there. Whoever may see a plan may
-- comment on it; planners, reviewers and admins settle comments.

create function public.plan_history(plan_id uuid)
returns json language plpgsql stable set search_path = public, extensions as $$
declare
  plan plans := private.see_plan(plan_id);
begin
  return json_build_object(
    'steps', (
      select coalesce(json_agg(json_build_object(
        'kind', s.kind, 'at', s.at, 'note', s.note, 'revision', s.revision,
        'by', json_build_object('name', s.author_name, 'role', s.author_role)) order by s.id), '[]')
      from plan_steps as s where s.plan_id = plan.id),
    'revisions', (
      select coalesce(json_agg(json_build_object(
        'revision', r.revision, 'at', r.saved_at, 'grids', did.grids, 'stations', did.stations,
        'by', json_build_object('name', r.author_name, 'role', r.author_role)) order by r.revision desc), '[]')
      from plan_revisions as r
      cross join lateral (
        select count(*) filter (where entity = 'grid') as grids, count(*) filter (where entity = 'station') as stations
        from plan_revision_records as d where d.plan_id = plan.id and d.revision = r.revision) as did
      where r.plan_id = plan.id));
end $$;

create function private.comment_json(comment public.plan_comments)
returns json language sql stable set search_path = public, extensions as $$
  select json_build_object(
    'id', comment.id, 'gridCode', comment.grid_code, 'text', comment.body, 'at', comment.at,
    'by', json_build_object('name', comment.author_name, 'role', comment.author_role),
    'resolvedBy', case when comment.resolver_name is not null
      then json_build_object('name', comment.resolver_name, 'role', comment.resolver_role) end)
$$;

create function public.list_comments(plan_id uuid)
returns json language plpgsql stable set search_path = public, extensions as $$
declare
  plan plans := private.see_plan(plan_id);
begin
  return (
    select coalesce(json_agg(private.comment_json(c) order by c.at, c.id), '[]')
    from plan_comments as c where c.plan_id = plan.id);
end $$;

create function public.add_comment(plan_id uuid, grid_code text, body text)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  plan plans := private.see_plan(plan_id);
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

create function public.resolve_comment(comment_id uuid, resolved boolean)
returns json language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  comment plan_comments;
  plan plans;
begin
  select * into comment from plan_comments where id = comment_id for update;
  plan := private.see_plan(comment.plan_id);
  perform private.require_role(plan.unit_code, 'planner', 'reviewer', 'admin');
  update plan_comments as c set
      resolver_name = case when resolved then author.name end,
      resolver_role = case when resolved then author.role end
    from private.author(plan.unit_code, 'planner', 'reviewer', 'admin') as author
    where c.id = comment_id returning c.* into comment;
  return private.comment_json(comment);
end $$;

-- A sign of life from a window that shows the plan. Asked for every few seconds, so it locks nothing but its
-- own row. 45 seconds: PRESENCE_SECONDS of src/domain/plan-story.ts.
create function public.touch_plan(plan_id uuid, window_id uuid, community_code text)
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
        'name', p.author_name, 'role', p.author_role, 'communityCode', p.community_code) order by p.author_name, p.window_id), '[]')
      from plan_presence as p
      where p.plan_id = plan.id and p.window_id <> touch_plan.window_id and p.seen_at > long_ago));
end $$;
