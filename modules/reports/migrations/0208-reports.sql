-- Annual reports (年度报告, PLN-05) and what is published of them as open data.
create schema reports;
grant usage on schema reports to linli_staff;

create table reports.reports (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  year       int not null,
  edition    int not null,
  reason     text not null default '',
  state      text not null default 'draft',
  texts      jsonb not null default '{}',
  content    jsonb not null,
  built_at   timestamptz not null,
  note       text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('draft', 'submitted', 'filed', 'dropped')),
  constraint year_in_reach check (year between 2000 and 2200),
  -- A correction is an edition of its own and says why.
  constraint correction_has_reason check (edition = 1 or reason <> '')
);
comment on table reports.reports is 'The yearly report of a place while it is written: figures as they were counted (`content`) and what people wrote (`texts`). `edition` 2 and more correct an earlier one. Once filed, what counts lies in reports.filed.';
create unique index one_edition on reports.reports (county, region, year, edition) where state <> 'dropped';
-- The list of reports of a range of places, newest first.
create index reports_by_region on reports.reports (region, id desc);

create table reports.filed (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  year       int not null,
  edition    int not null,
  body       jsonb not null,
  sha256     text not null,
  before     text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  constraint digest_is_hex check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table reports.filed is 'A report as it was filed (备案): figures, targets, texts, sources, under a SHA-256 that holds that of the edition before. Same id as the report. Rows are added, never changed.';
create unique index filed_once on reports.filed (county, region, year, edition);

create table reports.papers (
  county text collate "C" not null,
  id     uuid not null,
  region text collate "C" not null,
  format text not null,
  sha256 text not null,
  bytes  bytea not null,
  primary key (county, id, format),
  constraint format_is_known check (format in ('docx', 'pdf'))
);
comment on table reports.papers is 'The Word and PDF files of a filed report, byte by byte as they were when it was filed. Same id as the report. Rows are added, never changed.';

create table reports.publications (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  year       int not null,
  report_id  uuid not null,
  step       text not null,
  reason     text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  foreign key (county, report_id) references reports.filed (county, id),
  constraint step_is_known check (step in ('published', 'withdrawn')),
  constraint withdrawn_has_reason check (step <> 'withdrawn' or reason <> '')
);
comment on table reports.publications is 'When a filed report became open data and when it was withdrawn; the newest step of a place and year counts. Rows are added, never changed.';
-- What is public of a place and year.
create index publications_by_place on reports.publications (county, region, year, nth desc);

create table reports.steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  about_id   uuid not null,
  step       text not null,
  note       text not null default '',
  by_account uuid,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id)
);
comment on table reports.steps is 'What happened to a report, by whom and why. Rows are added, never changed.';
create index steps_by_row on reports.steps (county, about_id, nth);

do $$
declare tab text;
begin
  foreach tab in array array['reports', 'filed', 'papers', 'publications', 'steps'] loop
    execute format('alter table reports.%I enable row level security', tab);
    execute format('create policy staff_within_scope on reports.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', tab);
  end loop;
end $$;

grant select, insert, update on reports.reports to linli_staff;
grant select, insert on reports.filed, reports.papers, reports.publications, reports.steps to linli_staff;

-- For the duties calendar: a place filed its yearly report. `kind` is the year it speaks of; `day` the day of filing in Shanghai.
create view reports.published_filings as
  select county, id, region, region as body, year::text as kind, (at at time zone 'Asia/Shanghai')::date as day from reports.filed where edition = 1;
alter view reports.published_filings set (security_invoker = true);
grant select on reports.published_filings to linli_staff;
