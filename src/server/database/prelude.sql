-- What a hosted Supabase brings along and a bare PostgreSQL does not. Runs on every open, changes nothing
-- the second time, and lets the migrations of supabase/migrations run unchanged everywhere.
create schema if not exists extensions;

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls')
    ) as roles (name, attributes)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      begin
        execute format('create role %I %s', wanted.name, wanted.attributes);
      exception
        -- Another server on the same cluster was quicker.
        when duplicate_object or unique_violation then null;
      end;
    end if;
    -- An owner who is no superuser may only act as roles it belongs to.
    if not pg_has_role(current_user, wanted.name, 'member') then
      execute format('grant %I to current_user', wanted.name);
    end if;
  end loop;
end $$;

grant usage on schema public, extensions to anon, authenticated, service_role;
