-- Keeping contact with demonstration units (004-F): who keeps contact, liaison officers, reports, briefings, gatherings, checks (EVL-10 to 15), the
-- library of practices (EVL-16), the quality campaign (EVL-21), stories (EVL-24), pilots (EVL-25), the feed to the supervision body (EVL-26).
-- Safe beside the previous release: it does not know these tables yet.
create schema liaison;
grant usage on schema liaison to linli_staff;

create table liaison.units (
  county         text collate "C" not null,
  id             uuid not null,
  region         text collate "C" not null,
  kind           text not null,
  name           text not null,
  title          text not null,
  named_on       date,
  contact_level  text not null,
  contact_body   text not null default '',
  report_every   text not null default 'half',
  report_days    int not null default 0,
  recommended_on date,
  state          text not null default 'standing',
  ended_on       date,
  version        int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('city', 'street', 'community')),
  constraint level_is_known check (contact_level in ('ministry', 'province', 'prefecture', 'county')),
  constraint every_is_known check (report_every in ('quarter', 'half')),
  constraint state_is_known check (state in ('standing', 'urged', 'removal_proposed', 'removed'))
);
comment on table liaison.units is 'Demonstration units (示范单位) and the body that keeps contact with each. `report_days`: how many days after the end of a period its report is still in time, set by the place. `recommended_on`: put forward by the province as a liaison unit.';
create index units_by_region on liaison.units (county, region, id desc);

create table liaison.officers (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  unit_id      uuid not null,
  name         text not null,
  duty         text not null,
  address      text not null default '',
  phone_sealed bytea,
  from_day     date not null,
  until_day    date,
  version      int not null default 1,
  primary key (county, id),
  foreign key (county, unit_id) references liaison.units (county, id)
);
comment on table liaison.officers is 'Liaison officers (联络员) of units, one at a time; the telephone is sealed.';
create unique index one_officer_now on liaison.officers (county, unit_id) where until_day is null;

create table liaison.reports (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  unit_id     uuid not null,
  kind        text not null,
  period      text not null default '',
  title       text not null,
  plan        text not null default '',
  policy      text not null default '',
  tasks       text not null default '',
  suggestions text not null default '',
  filed_on    date not null,
  by_name     text not null,
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, unit_id) references liaison.units (county, id),
  constraint kind_is_known check (kind in ('progress', 'news')),
  constraint progress_has_a_period check ((kind = 'progress') = (period <> ''))
);
comment on table liaison.reports is 'What a unit reports: progress of a quarter or half-year with its four parts (plan, policy, tasks, suggestions), or news at any time.';
create unique index one_report_of_a_period on liaison.reports (county, unit_id, period) where kind = 'progress';
create index reports_by_region on liaison.reports (county, region, id desc);
create index reports_by_day on liaison.reports (county, filed_on);

create table liaison.briefings (
  county  text collate "C" not null,
  id      uuid not null,
  region  text collate "C" not null,
  number  int not null,
  title   text not null,
  items   jsonb not null default '[]',
  state   text not null default 'draft',
  sent_on date,
  by_name text not null,
  version int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('draft', 'sent'))
);
comment on table liaison.briefings is 'Issues of the briefing (工作动态): items compiled from reports, then sent to units.';
create index briefings_by_region on liaison.briefings (county, region, id desc);

create table liaison.deliveries (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  briefing_id uuid not null,
  unit_id     uuid not null,
  sent_on     date not null,
  read_on     date,
  read_by     text not null default '',
  primary key (county, id),
  foreign key (county, briefing_id) references liaison.briefings (county, id),
  foreign key (county, unit_id) references liaison.units (county, id)
);
comment on table liaison.deliveries is 'Which unit received an issue, and who there read it first.';
create unique index one_delivery on liaison.deliveries (county, briefing_id, unit_id);
create index deliveries_by_region on liaison.deliveries (county, region, id desc);

create table liaison.gatherings (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  kind      text not null,
  title     text not null,
  theme     text not null default '',
  venue     text not null default '',
  from_day  date not null,
  until_day date not null,
  signup_by date,
  state     text not null default 'planned',
  minutes   text not null default '',
  tasks     jsonb not null default '[]',
  version   int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('area_meeting', 'forum', 'visit', 'course')),
  constraint state_is_known check (state in ('planned', 'held', 'cancelled')),
  constraint days_in_order check (until_day >= from_day)
);
comment on table liaison.gatherings is 'Area meetings (片会) with minutes and tasks, the two-yearly forum, study visits and courses.';
create index gatherings_by_region on liaison.gatherings (county, region, from_day desc, id desc);

create table liaison.signups (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  gathering_id uuid not null,
  unit_id      uuid not null,
  people       int not null,
  note         text not null default '',
  withdrawn    boolean not null default false,
  by_name      text not null,
  version      int not null default 1,
  primary key (county, id),
  foreign key (county, gathering_id) references liaison.gatherings (county, id),
  foreign key (county, unit_id) references liaison.units (county, id),
  constraint somebody_comes check (people between 1 and 1000)
);
comment on table liaison.signups is 'Which unit comes to a gathering with how many people.';
create unique index one_signup on liaison.signups (county, gathering_id, unit_id);

create table liaison.papers (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  gathering_id uuid not null,
  unit_id      uuid not null,
  title        text not null,
  author       text not null,
  text         text not null,
  on_day       date not null,
  primary key (county, id),
  foreign key (county, gathering_id) references liaison.gatherings (county, id),
  foreign key (county, unit_id) references liaison.units (county, id)
);
comment on table liaison.papers is 'Papers that units share at a gathering; with its minutes the archive of the event.';
create index papers_of_gathering on liaison.papers (county, gathering_id, id);

create table liaison.checks (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  unit_id      uuid not null,
  kind         text not null,
  year         int not null,
  on_day       date not null,
  by_body      text not null,
  finding      text not null,
  result       text not null,
  correct_by   date,
  correction   text not null default '',
  corrected_on date,
  by_name      text not null,
  version      int not null default 1,
  primary key (county, id),
  foreign key (county, unit_id) references liaison.units (county, id),
  constraint kind_is_known check (kind in ('self', 'spot', 'mutual')),
  constraint result_is_known check (result in ('good', 'improve')),
  constraint improvement_has_a_day check ((result = 'improve') = (correct_by is not null))
);
comment on table liaison.checks is 'Yearly self-checks of units, spot checks from above, checks of one unit by another; a finding has a day by which it is corrected.';
create unique index one_self_check_a_year on liaison.checks (county, unit_id, year) where kind = 'self';
create index checks_by_region on liaison.checks (county, region, id desc);
create index checks_of_unit on liaison.checks (county, unit_id, id desc);

create table liaison.practices (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  kind       text not null,
  title      text not null,
  summary    text not null,
  text       text not null,
  author     text not null,
  unit_id    uuid,
  state      text not null default 'submitted',
  opinion    text not null default '',
  praise     text not null default '',
  issued_on  date,
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, unit_id) references liaison.units (county, id),
  constraint kind_is_known check (kind in ('theory', 'practice', 'institution')),
  constraint state_is_known check (state in ('submitted', 'reviewed', 'issued', 'returned'))
);
comment on table liaison.practices is 'Results of reform (创新成果): submitted, reviewed, issued and praised; the library of cases.';
create index practices_by_region on liaison.practices (county, region, id desc);
create index practices_issued on liaison.practices (county, id desc) where state = 'issued';

create table liaison.reuses (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  practice_id uuid not null,
  note        text not null,
  on_day      date not null,
  by_name     text not null,
  primary key (county, id),
  foreign key (county, practice_id) references liaison.practices (county, id)
);
comment on table liaison.reuses is 'Where a practice was taken up, and how it was fitted.';
create unique index one_reuse_of_a_place on liaison.reuses (county, practice_id, region);

create table liaison.stories (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  kind      text not null,
  title     text not null,
  text      text not null,
  author    text not null,
  source    text not null,
  consented boolean not null,
  state     text not null default 'draft',
  shown_on  date,
  version   int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('good_deed', 'model', 'practice')),
  constraint state_is_known check (state in ('draft', 'shown', 'withdrawn')),
  constraint shown_with_consent check (state <> 'shown' or consented)
);
comment on table liaison.stories is 'Good deeds, model cases and good practices, written for everybody, with their source. Whoever is named has agreed.';
create index stories_by_region on liaison.stories (county, region, id desc);
create index stories_shown on liaison.stories (county, id desc) where state = 'shown';

create table liaison.pilots (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  title      text not null,
  what       text not null,
  body       text not null,
  from_day   date not null,
  until_day  date not null,
  result     text not null default '',
  decision   text,
  spread_to  text not null default '',
  decided_on date,
  version    int not null default 1,
  primary key (county, id),
  constraint decision_is_known check (decision is null or decision in ('spread', 'adjust', 'stop')),
  constraint decided_with_result check (decision is null or (result <> '' and decided_on is not null)),
  constraint days_in_order check (until_day >= from_day)
);
comment on table liaison.pilots is 'Pilots (试点): what is tried where, what came of it, and the decision that ends it.';
create index pilots_by_region on liaison.pilots (county, region, id desc);

create table liaison.tasks (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  campaign   text not null,
  title      text not null,
  body       text not null,
  measure    text not null,
  unit       text not null,
  higher     boolean not null,
  before     numeric(14,2) not null,
  before_on  date not null,
  after      numeric(14,2),
  after_on   date,
  due_on     date not null,
  note       text not null default '',
  version    int not null default 1,
  primary key (county, id),
  constraint both_or_none check ((after is null) = (after_on is null))
);
comment on table liaison.tasks is 'Tasks of a quality campaign (新时代新社区新生活), each with a measure before and after. `higher`: more is better.';
create index tasks_by_region on liaison.tasks (county, region, id desc);

create table liaison.feed (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  case_id      uuid not null,
  kind         text not null,
  number       text collate "C" not null,
  title        text not null,
  body         text not null,
  due_on       date,
  fed_on       date not null,
  finding      text not null default '',
  found_by     text not null default '',
  found_on     date,
  correction   text not null default '',
  corrected_on date,
  state        text not null default 'open',
  version      int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('overdue', 'complaint')),
  constraint state_is_known check (state in ('open', 'found', 'corrected'))
);
comment on table liaison.feed is 'What goes to the efficiency supervision (效能监察): overdue matters and complaints, each once; its finding, and the correction that closes it. About work, never about a person.';
create unique index fed_once on liaison.feed (county, case_id, kind);
create index feed_by_region on liaison.feed (county, region, id desc);
create index feed_open on liaison.feed (county, state, id desc) where state <> 'corrected';

create table liaison.steps (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  about_id uuid not null,
  step     text not null,
  note     text not null default '',
  by_name  text not null,
  at       timestamptz not null,
  nth      bigint generated always as identity,
  primary key (county, id)
);
comment on table liaison.steps is 'What happened to each row of this schema, by whom and why. Rows are added, never changed.';
create index steps_by_row on liaison.steps (county, about_id, nth);

-- Who stands as a demonstration unit (IND-95), what they filed (IND-90), forums held (IND-94).
create view liaison.published_units as
  select u.county, u.region, u.id, u.kind, u.name, u.title, u.named_on, u.ended_on, u.state, u.contact_level, u.contact_body, u.report_every, u.recommended_on from liaison.units u;
create view liaison.published_filings as
  select r.county, r.region, r.unit_id, r.kind, r.period, r.filed_on as day from liaison.reports r
  union all select c.county, c.region, c.unit_id, c.kind || '_check', c.year::text, c.on_day from liaison.checks c;
create view liaison.published_gatherings as
  select g.county, g.region, g.id, g.kind, g.title, g.from_day as day, g.state from liaison.gatherings g;
alter view liaison.published_units set (security_invoker = true);
alter view liaison.published_filings set (security_invoker = true);
alter view liaison.published_gatherings set (security_invoker = true);
grant select on liaison.published_units, liaison.published_filings, liaison.published_gatherings to linli_staff;

-- Complaints among the requests of residents, for the feed to the efficiency supervision; nothing of their words.
create view cases.published_complaints as
  select county, id, region, number from cases.cases where matter_code = 'matters.resident-request' and form->>'kind' = 'complaint' and state <> 'draft';
alter view cases.published_complaints set (security_invoker = true);
grant select on cases.published_complaints to linli_staff;

do $$
declare name text;
begin
  foreach name in array array['units', 'officers', 'reports', 'briefings', 'deliveries', 'gatherings', 'signups', 'papers', 'checks', 'practices', 'reuses', 'stories', 'pilots', 'tasks', 'feed', 'steps'] loop
    execute format('alter table liaison.%I enable row level security', name);
    execute format('create policy staff_within_scope on liaison.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', name);
  end loop;
end $$;
grant select, insert, update on liaison.units, liaison.officers, liaison.reports, liaison.briefings, liaison.deliveries, liaison.gatherings, liaison.signups, liaison.checks, liaison.practices, liaison.stories, liaison.pilots,
  liaison.tasks, liaison.feed to linli_staff;
grant select, insert on liaison.papers, liaison.reuses, liaison.steps to linli_staff;
grant update (region) on liaison.papers, liaison.reuses, liaison.steps to linli_staff;
