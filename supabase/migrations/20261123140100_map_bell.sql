-- The bell of the map, where Supabase Realtime is there: the channel `map` rings when a plan came into force. It
-- says nothing but that; whoever hears it asks `map_pulse`. Without the schema `realtime` nothing here comes into use.

create or replace function private.ring_map()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send('{}'::jsonb, 'news', 'map', true);
  return null;
end $$;

revoke execute on function private.ring_map() from public, anon, authenticated, service_role;

do $$
begin
  if to_regclass('realtime.messages') is null then
    return;
  end if;
  create trigger ring_when_published after update of version on public.city
    for each row when (old.version <> new.version) execute function private.ring_map();
  create policy "Whoever works here hears the bell of the map" on realtime.messages for select to authenticated
    using (extension in ('broadcast', 'presence') and realtime.topic() = 'map' and (select private.is_member()));
end $$;
