import { sql, type Sql } from '../../../platform/server/sql.ts'
import type { CaseSet, CountAt } from '../define.ts'

/*
 * Which cases belong to a figure. Counting and opening a figure use the same condition, so that a number and the list behind it cannot
 * differ. `c` is cases.published_cases; `r` its first rating, or nulls.
 */
const real = sql`c.state <> 'draft'`

export const CASE_SETS: Record<CaseSet, (at: Pick<CountAt, 'now' | 'yearStart'>) => Sql> = {
  received: (at) => sql`(${real} and c.submitted_at >= ${at.yearStart} and c.submitted_at <= ${at.now})`,
  online: (at) => sql`(${real} and c.submitted_at >= ${at.yearStart} and c.submitted_at <= ${at.now} and c.channel in ('SELF_APP', 'SELF_WEB', 'MINI', 'QR'))`,
  open: (at) => sql`(c.state in ('submitted', 'awaiting_correction', 'accepted', 'suspended') and c.submitted_at <= ${at.now})`,
  // The clock stands while the applicant is waited for and during suspension.
  overdue: (at) => sql`(c.state in ('submitted', 'accepted') and c.due_at < ${at.now})`,
  concluded: (at) => sql`(${real} and c.state = 'concluded' and c.concluded_at >= ${at.yearStart})`,
  timed: (at) => sql`(${real} and c.state = 'concluded' and c.concluded_at >= ${at.yearStart} and c.due_at is not null)`,
  on_time: (at) => sql`(${real} and c.state = 'concluded' and c.concluded_at >= ${at.yearStart} and c.concluded_at <= c.due_at)`,
  rated: (at) => sql`(r.at >= ${at.yearStart} and r.at <= ${at.now})`,
  satisfied: (at) => sql`(r.at >= ${at.yearStart} and r.at <= ${at.now} and r.level <= 3)`,
  bad: (at) => sql`(r.at >= ${at.yearStart} and r.at <= ${at.now} and r.level >= 4)`,
}
