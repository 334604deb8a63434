-- Buildings and doors for other modules: where they stand by record and by coordinates, which dwelling lies behind which door.
create view register.published_buildings as
  select county, id, region, estate, name, address, lon, lat from register.buildings;
alter view register.published_buildings set (security_invoker = true);
create view register.published_doors as
  select county, id, region, building_id, door, address from register.dwellings;
alter view register.published_doors set (security_invoker = true);
grant select on register.published_buildings, register.published_doors to linli_staff;
