-- Modules that make moves for somebody need the version that a move names.
create or replace view cases.published_cases with (security_invoker = true) as
  select county, id, region, number, matter_code, kind, title, state, stage, channel, applicant_id, submitted_at, accepted_at, due_at,
    concluded_at, outcome, rating, urgency, escalation, version from cases.cases;
