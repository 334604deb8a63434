-- Who serves a place and under which office telephone: a public fact, for the chain of an address and for gaps in tagged areas.
create view organisations.published_contacts as
  select county, id, region, kind, name, phone, valid_from, valid_until from organisations.organisations;
alter view organisations.published_contacts set (security_invoker = true);
grant select on organisations.published_contacts to linli_staff, linli_resident;
