-- A case may run by a limit of its own (grid events: the taxonomy of the place and day sets it), and a helper by its own (joint dispatch).
alter table cases.cases add column own_limit jsonb;
comment on column cases.cases.own_limit is 'Amount, unit and source of a limit set for this case when it came in; without it the matter says. It stays whatever changes later.';
alter table cases.tasks add column own_due boolean not null default false;
comment on column cases.tasks.own_due is 'The last day is the task''s own (a helper with a limit), and does not follow the case''s.';
