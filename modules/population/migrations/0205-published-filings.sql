-- Which place filed its basic figures for which period, and on which day in Shanghai.
create view population.published_filings as
  select county, id, region, period, version, (at at time zone 'Asia/Shanghai')::date as day from population.filings;
alter view population.published_filings set (security_invoker = true);
grant select on population.published_filings to linli_staff;
