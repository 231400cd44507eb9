-- What becomes of a report that a fact is wrong: whoever reads it marks it handled, or opens it again, and a handled one
-- is gone after as many days as the operator says. An open one stays.

-- The full hour, as that of its coming; null while nobody has dealt with it.
alter table public.fact_reports
  add column handled_at timestamptz check (handled_at = date_trunc('hour', handled_at));
-- How many days a handled report is kept.
alter table public.city add column report_days integer not null default 180 check (report_days between 1 and 3650);

create function private.forget_handled_reports()
returns void language sql set search_path = public, extensions as $$
  delete from fact_reports
  where handled_at < now() - make_interval(days => (select report_days from city))
$$;

-- Marks a report handled or open; answers the unit it belongs to, null where there is no such report. What was handled
-- long ago goes by the way.
create function private.mark_report(report bigint, handled boolean)
returns text language plpgsql set search_path = public, extensions as $$
declare
  unit text;
begin
  update fact_reports as r
    set handled_at = case when handled then coalesce(r.handled_at, date_trunc('hour', now())) end
    where r.id = report
    returning r.unit_code into unit;
  perform private.forget_handled_reports();
  return unit;
end $$;

-- Keeps handled reports so many days from now on.
create function private.keep_reports(days integer)
returns void language plpgsql set search_path = public, extensions as $$
begin
  if days is null or days not between 1 and 3650 then
    raise exception 'Handled reports are kept a whole number of days from 1 to 3650.' using errcode = 'PT422';
  end if;
  update city set report_days = days;
  perform private.forget_handled_reports();
end $$;

-- For whoever reads the report. One that they may not see is not there.
create function public.handle_report(report bigint, handled boolean)
returns void language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  unit text;
begin
  if handle_report.handled is null then
    raise exception 'A report is handled or it is not.' using errcode = 'PT422';
  end if;
  select r.unit_code into unit from fact_reports as r
    where r.id = handle_report.report
      and r.unit_code in (select private.units_with_role('planner', 'reviewer', 'admin'));
  if not found then
    raise exception 'There is no such report.' using errcode = 'PT404';
  end if;
  perform private.mark_report(handle_report.report, handle_report.handled);
  insert into audit_log (actor, action, unit_code, detail) values (auth.uid(), 'handle_report', unit,
    jsonb_build_object('report', handle_report.report, 'handled', handle_report.handled));
end $$;

-- For the admin of the whole city.
create function public.set_report_days(days integer)
returns void language plpgsql security definer set search_path = public, extensions, pg_temp as $$
declare
  root text := (select code from admin_units where parent_code is null);
  earlier integer := (select report_days from city);
begin
  perform private.require_role(root, 'admin');
  perform private.keep_reports(set_report_days.days);
  insert into audit_log (actor, action, unit_code, detail) values (auth.uid(), 'set_report_days', root,
    jsonb_build_object('from', earlier, 'to', set_report_days.days));
end $$;

revoke execute on function
  private.forget_handled_reports(), private.mark_report(bigint, boolean), private.keep_reports(integer),
  public.handle_report(bigint, boolean), public.set_report_days(integer)
  from public, anon, authenticated, service_role;
grant execute on function public.handle_report(bigint, boolean), public.set_report_days(integer)
  to authenticated, service_role;
