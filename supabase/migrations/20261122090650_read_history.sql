-- Reading earlier maps. As in read_city, the functions run as the person who asks and row-level security
-- decides what is in the answer: history is seen inside one's own jurisdiction.

-- Codes that grids of earlier maps had and no grid in force has.
create function public.retired_grid_codes()
returns json language sql stable set search_path = public, extensions set jit = off as $$
  select coalesce(json_agg(issued.code order by issued.code), '[]')
  from issued_grid_codes as issued
  where not exists (select from grids where grids.code = issued.code and to_version is null)
$$;
