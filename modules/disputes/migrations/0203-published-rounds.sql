-- Rounds of looking for disputes that were closed, for duties and figures.
create view disputes.published_rounds as
  select county, id, region, from_on, closed_on from disputes.rounds where state = 'closed';
alter view disputes.published_rounds set (security_invoker = true);
grant select on disputes.published_rounds to linli_staff;
