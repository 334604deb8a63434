import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import { seen, type Filter } from './owed.ts'

export interface DayRow { code: string; title: string; topic: string; dueOn: string; fromOn: string; owed: number; done: number; excused: number; open: number; doneOn: string | null; id: string; bodyName: string; state: 'open' | 'done' | 'excused' | 'dropped' }

/** What is due from a day to a day, by day and duty; by owed_by_due. */
export const daysDue = (db: Db, f: Filter & { from: string; until: string }) =>
  db.many<DayRow>(unprepared(sql`select o.code, min(o.title) as title, min(o.topic) as topic, o.due_on as "dueOn", max(o.from_on) as "fromOn", count(*)::int as owed, count(*) filter (where o.state = 'done')::int as done,
      count(*) filter (where o.state = 'excused')::int as excused, count(*) filter (where o.state = 'open')::int as open, max(o.done_on) as "doneOn", min(o.id::text) as id, min(o.body_name) as "bodyName", min(o.state) as state
    from duties.owed o where ${seen(f)} and o.due_on >= ${f.from} and o.due_on <= ${f.until} group by o.due_on, o.code order by o.due_on, o.code limit 2000`))

export interface FigureRow { region: string; code: string; title: string; topic: string; onTime: number; doneLate: number; late: number; ahead: number; excused: number }

/** Standing of all that is due in the days, by place and duty; what is added up further is small. By owed_by_due. */
export const figuresOf = (db: Db, f: Filter & { from: string; until: string }) =>
  db.many<FigureRow>(unprepared(sql`select o.region, o.code, min(o.title) as title, min(o.topic) as topic, count(*) filter (where o.state = 'done' and o.done_on <= o.due_on)::int as "onTime",
      count(*) filter (where o.state = 'done' and o.done_on > o.due_on)::int as "doneLate", count(*) filter (where o.state = 'open' and o.due_on < ${f.today})::int as late,
      count(*) filter (where o.state = 'open' and o.due_on >= ${f.today})::int as ahead, count(*) filter (where o.state = 'excused')::int as excused
    from duties.owed o where ${seen(f)} and o.due_on >= ${f.from} and o.due_on <= ${f.until} group by o.region, o.code`))

/** The keys under which rows of a wide place lie: its counties and the places above them. */
export const countiesIn = async (db: Db, lo: string, hi: string) =>
  (await db.many<{ code: string }>(sql`select rpad(left(code, 6), 6, '0') as code from regions.published_regions where level in ('province', 'prefecture', 'county') and code >= ${lo} and code < ${hi}`)).map((one) => one.code)
