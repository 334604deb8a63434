-- What others count from: what happened to cases and when, and whose work it was from when to when. No name, no note.
-- Moves come in the order of time: a block range index finds the moves of a day and costs a writer next to nothing.
create index moves_by_time on cases.moves using brin (at) with (pages_per_range = 16);
create view cases.published_moves as
  select county, case_id, region, seq, name, from_state, to_state, stage, by_post, at from cases.moves;
alter view cases.published_moves set (security_invoker = true);
create view cases.published_tasks as
  select county, id, case_id, region, stage, role, post, at_region, state, opened_at, due_at, done_at, outcome from cases.tasks;
alter view cases.published_tasks set (security_invoker = true);
grant select on cases.published_moves, cases.published_tasks to linli_staff;
