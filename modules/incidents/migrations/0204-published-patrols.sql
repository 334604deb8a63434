-- Patrols and visits at homes, for duties and figures: where and when, not whom and by whom.
create view incidents.published_patrols as
  select county, id, region, (started_at at time zone 'Asia/Shanghai')::date as day from incidents.patrols;
create view incidents.published_visits as
  select county, id, region, (visited_at at time zone 'Asia/Shanghai')::date as day from incidents.visits;
alter view incidents.published_patrols set (security_invoker = true);
alter view incidents.published_visits set (security_invoker = true);
grant select on incidents.published_patrols, incidents.published_visits to linli_staff;
