-- Sessions that were held, for duties and figures. Who came is a number.
create view legal.published_sessions as
  select county, id, region, kind, minors, held_on, attendance from legal.sessions where state = 'held';
alter view legal.published_sessions set (security_invoker = true);
grant select on legal.published_sessions to linli_staff;
