-- What figures need of other modules and was recorded, but not published: where a matter is not served yet (IND-24), which tenancies are declared
-- (IND-46, the tenant only as a key), to which class a community was set (IND-03 to IND-05). No name, no address, no reason.
create view entitlements.published_gaps as
  select county, id, region, matter_code, from_on, ended_on from entitlements.gaps;
alter view entitlements.published_gaps set (security_invoker = true);
create view residence.published_tenancies as
  select county, id, region, tenant_id, lease_from, ended_on, answer from residence.tenancies;
alter view residence.published_tenancies set (security_invoker = true);
create view territory.published_place_classes as select county, region, class from territory.place_classes;
alter view territory.published_place_classes set (security_invoker = true);
grant select on entitlements.published_gaps, residence.published_tenancies, territory.published_place_classes to linli_staff;
-- Where a site lies, for the way to it (IND-79): a public fact of the site.
create or replace view facilities.published_facilities with (security_invoker = true) as
  select county, id, region, kind, name, area_m2, open_from, closed_on, lon, lat from facilities.facilities;
