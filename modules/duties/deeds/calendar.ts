import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { addDays, daysBetween, yearOf, type PlainDate } from '../../../platform/kernel/dates.ts'
import { CalendarNotCovered, defaultCalendar } from '../../calendar/index.ts'
import { covers } from '../../regions/index.ts'
import type * as doors from '../contract/calendar.ts'
import type { DutyCoverage, DutyDay } from '../contract.ts'
import * as e from '../errors.ts'
import { placeNamed, placesBelow } from '../queries/bodies.ts'
import * as q from '../queries/calendar.ts'
import { periodOf } from '../rules/cycle.ts'
import { addUpFigures, type Figures } from '../rules/coverage.ts'
import { SOON_DAYS, stateOn, type OwedState } from '../rules/state.ts'
import { filterOf, reach, type Ctx } from './shared.ts'

const MOST_DAYS = 731

export async function month(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.getDutyCalendar>['query']> }): Promise<Reply<typeof doors.getDutyCalendar>> {
  const { today, here } = reach(ctx, query.region)
  const thisMonth = periodOf('month', today)
  const [from, until] = [query.from ?? thisMonth.from, query.until ?? thisMonth.until]
  if (daysBetween(from, until) > MOST_DAYS || until < from) throw e.tooLong()
  const rows = await q.daysDue(ctx.tx, { ...(await filterOf(ctx, query)), from, until })
  return { today, days: rows.map((row) => dayShown(row, today)), rest: restDays(query.region ?? here, from, until) }
}

function dayShown(row: q.DayRow, today: PlainDate): DutyDay {
  const one = row.owed === 1
  const late = row.dueOn < today ? row.open : 0
  const state: OwedState = one ? stateOn(row, today) : row.open > 0 ? stateOn({ state: 'open', fromOn: row.fromOn, dueOn: row.dueOn, doneOn: null }, today) : row.done > 0 ? 'done' : 'excused'
  return {
    code: row.code, title: row.title, topic: row.topic as DutyDay['topic'], dueOn: row.dueOn, owed: row.owed, done: row.done, excused: row.excused, late, state, id: one ? row.id : null, bodyName: one ? row.bodyName : '',
  }
}

/** Days that differ from the week, as far as the calendar reaches. */
function restDays(place: string, from: PlainDate, until: PlainDate): { day: string; working: boolean; name: string }[] {
  const calendar = defaultCalendar(place)
  const found: { day: string; working: boolean; name: string }[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    try {
      const facts = calendar.dayFacts(day)
      if (facts.name) found.push({ day, working: facts.working, name: facts.name })
    } catch (refusal) {
      if (!(refusal instanceof CalendarNotCovered)) throw refusal
      return found
    }
  }
  return found
}

/** What has to be done by this day and the coming weeks: from the start of the year until what is soon. */
export async function coverage(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.getDutyCoverage>['query']> }): Promise<DutyCoverage> {
  const { today, here, region } = { ...reach(ctx, query.region), region: query.region }
  const place = region ?? here
  const [from, until] = [query.from ?? `${yearOf(today)}-01-01`, query.until ?? addDays(today, SOON_DAYS)]
  if (daysBetween(from, until) > MOST_DAYS || until < from) throw e.tooLong()
  const rows = await q.figuresOf(ctx.tx, { ...(await filterOf(ctx, { region, whose: 'all' })), from, until })
  const below = await placesBelow(ctx.tx, place, today)
  const byDuty = new Map<string, q.FigureRow[]>()
  for (const row of rows) byDuty.set(row.code, [...(byDuty.get(row.code) ?? []), row])
  return {
    region: place, regionName: await placeNamed(ctx.tx, place), from, until, today, all: addUpFigures(rows),
    places: below.map((one) => ({ ...one, ...addUpFigures(rows.filter((row) => covers(one.code, row.region))) })),
    duties: [...byDuty].map(([code, list]) => ({ code, title: list[0]!.title, topic: list[0]!.topic as DutyDay['topic'], ...addUpFigures(list) })).sort(pressing),
  }
}

/** What is late first, then what is missing ahead. */
const pressing = (a: Figures & { code: string }, b: Figures & { code: string }): number => b.late - a.late || b.ahead - a.ahead || (a.code < b.code ? -1 : 1)
