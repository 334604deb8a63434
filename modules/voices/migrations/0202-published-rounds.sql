-- Hearing rounds and contact days that took place, for duties and figures. Nobody is named.
create view voices.published_rounds as
  select county, id, region, state, held_on, reported_on, reply_due_on, replied_on from voices.rounds where state in ('heard', 'reported', 'replied');
create view voices.published_contact_days as
  select county, id, region, held_on from voices.contact_days where cancelled = '';
alter view voices.published_rounds set (security_invoker = true);
alter view voices.published_contact_days set (security_invoker = true);
grant select on voices.published_rounds, voices.published_contact_days to linli_staff;
