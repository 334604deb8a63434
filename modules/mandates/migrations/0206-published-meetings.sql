-- Joint party-building meetings that were held and minuted, for duties and figures.
create view mandates.published_meetings as
  select county, id, region, held_on from mandates.meetings where state = 'minuted';
alter view mandates.published_meetings set (security_invoker = true);
grant select on mandates.published_meetings to linli_staff;
