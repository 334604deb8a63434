import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { EVERYWHERE, type Tx } from '../../platform/server/db.ts'
import { defineJob, type Job, type JobContext } from '../../platform/server/jobs.ts'
import { holdersOf } from '../accounts/index.ts'
import { CalendarNotCovered, defaultCalendar, refreshNotices } from '../calendar/index.ts'
import { matterOf, openTask, saveRow, stillAhead, tellApplicant, type CaseNeeds, type Deed, type Doing } from './actions/doing.ts'
import { deemAccepted } from './actions/intake.ts'
import { advance } from './actions/work.ts'
import { dueOf, historyOf, limitOf, readClock } from './clock-of.ts'
import { ESCALATION, escalationLevel } from './clock.ts'
import { deemedAcceptedOn } from './moves.ts'
import { endPublications, followCase, holdCase, remindOnce, type TaskRow } from './queries/cases.ts'
import { atWork, counties, countAtWork, dueBefore, publicationsOver, unanswered, withoutDay, type Found } from './queries/jobs.ts'
import { supervisorsAbove, type Desk } from './routing.ts'
import { openFile } from './sealed-file.ts'
import { shortDate, TASK_ROLES } from './words.ts'

/*
 * What happens by itself. Every case is looked at again inside its own transaction, held, with the rules of `moves.ts` and `clock.ts`: a job that
 * runs twice, or late, or beside another server's, changes nothing twice.
 */

/** Asked for when a holiday notice is published. */
export const RECOUNT_JOB = 'cases.recount_days'
const EVERYONE = { as: 'staff', ...EVERYWHERE } as const
const FIRST = '00000000-0000-0000-0000-000000000000'

/** The jobs of the cases: `cases.deemed_accepted`, `cases.publications`, `cases.reminders`, `cases.missing_days`, `cases.recount_days`. */
export function makeCaseJobs(needs: Pick<CaseNeeds, 'notify' | 'followers'>): Job[] {
  const own: CaseNeeds = { ...needs, effects: [], attachFiles: async () => {}, moveFiles: async () => {} }
  return [
    defineJob({
      name: 'cases.deemed_accepted', title: '逾期未告知，视为受理', cron: '10 * * * *',
      run: (ctx) => eachOf(ctx, (tx, after) => unanswered(tx, new Date(ctx.now.getTime() - 2 * 86_400_000), after), (one) => acceptSilently(ctx, own, one)),
    }),
    defineJob({
      name: 'cases.publications', title: '公示期满，进入下一环节', cron: '5 0,6,12 * * *',
      run: (ctx) => eachOf(ctx, (tx, after) => publicationsOver(tx, shanghaiDate(ctx.now), after), (one) => endPublication(ctx, own, one), (one) => one.publication),
    }),
    defineJob({ name: 'cases.reminders', title: '到期提醒和逐级督办', cron: '0 8-18 * * *', run: (ctx) => remindAll(ctx, own) }),
    defineJob({
      name: 'cases.missing_days', title: '日历公布后补算办理期限', cron: '30 3 * * *',
      run: (ctx) => eachOf(ctx, (tx, after) => withoutDay(tx, after), (one) => computeDay(ctx, own, one)),
    }),
    defineJob({ name: RECOUNT_JOB, title: '放假安排公布后重算在办件期限', run: (ctx) => recountAll(ctx, own) }),
  ]
}

/** Looks for a batch, does each in its own transaction; one that fails is told in the log and tried again at the next run. */
async function eachOf<T extends Found>(ctx: JobContext, find: (tx: Tx, after: string) => Promise<T[]>, deed: (one: T) => Promise<void>, key: (one: T) => string = (one) => one.id): Promise<void> {
  let done = 0
  for (let after = FIRST; ;) {
    const batch = await ctx.db.within(EVERYONE, (tx) => find(tx, after))
    if (!batch.length) return
    for (const one of batch) await quietly(ctx, one, () => deed(one))
    done += batch.length
    after = key(batch.at(-1)!)
    await ctx.progress(done, done)
  }
}

async function quietly(ctx: JobContext, one: Found, deed: () => Promise<void>): Promise<void> {
  try {
    await deed()
  } catch (error) {
    if (error instanceof Refusal) return
    ctx.log.warn({ case: one.id, err: { message: (error as Error).message } }, 'a case could not be looked after')
  }
}

/** Holds one case and goes on with it as the system. */
const holding = (ctx: JobContext, needs: CaseNeeds, one: Found, deed: (d: Deed) => Promise<void>): Promise<void> =>
  ctx.db.within(EVERYONE, async (tx) => {
    if (!(await holdCase(tx, one.county, one.id))) return
    const file = await openFile(tx, ctx.services, one.county, one.id)
    if (!file) return
    const doing: Doing = {
      tx, now: ctx.now, newId: () => uuidv7(ctx.now.getTime()), services: ctx.services, needs, by: { accountId: null, name: '', post: '系统' },
    }
    await deed({ ...doing, file, row: structuredClone(file.case), matter: await matterOf(tx, file) })
  })

/** LIC-01: only where the matter sets a time in which the office must speak. */
const acceptSilently = (ctx: JobContext, needs: CaseNeeds, one: Found) => holding(ctx, needs, one, async (d) => {
  const limit = d.matter.limits.accept
  const submittedAt = historyOf(d.file.moves).findLast(({ move }) => move === 'submit')?.at
  if (!limit || !submittedAt || d.row.state !== 'submitted') return
  const { settledAt } = deemedAcceptedOn({ calendar: defaultCalendar(d.row.region), submittedAt, limit: { amount: limit.amount, unit: limit.unit, source: limit.source } })
  if (settledAt <= d.now) await deemAccepted(d)
})

/** The stage of the notice is passed when its last day is over. A last stage waits for whoever concludes; a case that stands waits too. */
const endPublication = (ctx: JobContext, needs: CaseNeeds, one: Found & { stage: string }) => holding(ctx, needs, one, async (d) => {
  const task = d.file.tasks.find((open) => open.state === 'open' && open.stage === one.stage && (open.role === 'lead' || open.role === 'helper'))
  const stageForm = d.matter.stages.find((stage) => stage.key === one.stage)?.form
  const goesOn = d.row.state === 'accepted' && task !== undefined && !stageForm && stillAhead(d.file, d.matter) > 0
  if (goesOn) await advance(d, { note: '公示期满无异议' }, task, {})
  else await endPublications(d.tx, d.row.county, d.row.id, d.now)
})

/** Every running clock is read anew, by the notices that are published now; each case in its own transaction, so that it can be cut off and run again. */
async function recountAll(ctx: JobContext, needs: CaseNeeds): Promise<void> {
  await refreshNotices(ctx.db)
  const total = await ctx.db.within(EVERYONE, (tx) => countAtWork(tx))
  let done = 0
  let changed = 0
  await ctx.progress(done, total)
  for (let after = FIRST; ;) {
    const batch = await ctx.db.within(EVERYONE, (tx) => atWork(tx, after))
    if (!batch.length) break
    for (const one of batch) await quietly(ctx, one, async () => { if (await recount(ctx, needs, one)) changed += 1 })
    done += batch.length
    after = batch.at(-1)!.id
    await ctx.progress(Math.min(done, total), total, `${changed}件期限有变化`)
  }
  await ctx.progress(total, total, `${changed}件期限有变化`)
}

/** @returns whether the last day changed; then the applicant is told the new one. */
async function recount(ctx: JobContext, needs: CaseNeeds, one: Found): Promise<boolean> {
  let changed = false
  await holding(ctx, needs, one, async (d) => {
    const due = dueOf(d.file, d.matter, d.now)
    if (due.due_on === d.row.due_on || !due.due_at) return
    Object.assign(d.row, due)
    await saveRow(d)
    await followCase(d.tx, d.row)
    changed = true
    if (d.row.state === 'accepted') {
      await tellApplicant(d, 'case_day_moved', `办结期限：${d.matter.title}`, `放假安排已公布，您的“${d.matter.title}”（${d.row.number}）最迟${shortDate(due.due_on!, d.now)}前办结。`)
    }
  })
  return changed
}

const computeDay = (ctx: JobContext, needs: CaseNeeds, one: Found) => holding(ctx, needs, one, async (d) => {
  const due = dueOf(d.file, d.matter, d.now)
  if (!due.due_at) return
  Object.assign(d.row, due)
  await saveRow(d)
  await followCase(d.tx, d.row)
})

// ------------------------------------------------------------------------------------------------------- reminders and escalation

async function remindAll(ctx: JobContext, needs: CaseNeeds): Promise<void> {
  const all = await ctx.db.within(EVERYONE, (tx) => counties(tx))
  // Four days hold any weekend; holidays only remind later than they might, never after the last day.
  const horizon = new Date(ctx.now.getTime() + 4 * 86_400_000)
  for (const county of all) {
    for (let after: { due: string; id: string } | undefined; ;) {
      const batch = await ctx.db.within(EVERYONE, (tx) => dueBefore(tx, county, horizon, after))
      if (!batch.length) break
      for (const one of batch) await quietly(ctx, one, () => holding(ctx, needs, one, remind))
      after = { due: batch.at(-1)!.due_at, id: batch.at(-1)!.id }
    }
  }
}

async function remind(d: Deed): Promise<void> {
  const reading = readClock(d.file, d.matter, d.now)
  if (!reading?.covered || !['due_soon', 'overdue'].includes(reading.clock.state)) return
  const lead = d.file.tasks.find((task) => task.state === 'open' && task.role === 'lead')
  if (!lead) return
  const { clock } = reading
  if (clock.state === 'due_soon') {
    const kind = clock.dueOn === shanghaiDate(d.now) ? 'due_day' : 'day_before'
    if (await once(d, kind, clock.dueOn)) {
      await tellDesk(d, lead, 'case_due_soon', kind === 'due_day' ? '今天到期' : '即将到期', `“${d.row.title}”（${d.row.number}）最迟${shortDate(clock.dueOn, d.now)}前办结，请抓紧办理。`)
    }
    return
  }
  const days = overdueDays(d, clock.overdueBy, clock.dueOn)
  const step = escalationLevel(days, ESCALATION)
  if (!step) return
  for (const one of ESCALATION.filter((each) => each.levelsUp <= step.levelsUp)) {
    if (!(await once(d, `overdue_${one.levelsUp}`, clock.dueOn))) continue
    const text = `“${d.row.title}”（${d.row.number}）已超期${days}个工作日，应于${shortDate(clock.dueOn, d.now)}前办结。`
    if (one.levelsUp === 0) await tellDesk(d, lead, 'case_overdue', '办件超期', `${text}请立即办理，并向申请人说明情况。`)
    else await climb(d, lead, one.levelsUp, text)
  }
}

/** How late in working days; where the calendar does not reach, in days by the calendar of the wall. */
function overdueDays(d: Deed, overdueBy: number | null, dueOn: string): number {
  if (limitOf(d.matter, d.row).unit === 'working_day' && overdueBy !== null) return overdueBy
  try {
    return Math.max(1, defaultCalendar(d.row.region).workingDaysBetween(dueOn, shanghaiDate(d.now)))
  } catch (refusal) {
    if (!(refusal instanceof CalendarNotCovered)) throw refusal
    return Math.max(1, Math.ceil((d.now.getTime() - Date.parse(`${addDays(dueOn, 1)}T00:00:00+08:00`)) / 86_400_000))
  }
}

const once = (d: Deed, kind: string, day: string) => remindOnce(d.tx, { county: d.row.county, id: d.newId(), caseId: d.row.id, region: d.row.region, kind, day, now: d.now })

/** An overdue case climbs: the head of the office, then the level above, has it in the own list and is told. */
async function climb(d: Deed, lead: TaskRow, levelsUp: number, text: string): Promise<void> {
  const above = supervisorsAbove(lead.at_region, d.file.way)
  const desk: Desk | undefined = above[Math.min(levelsUp, above.length) - 1]
  d.row.escalation = Math.max(d.row.escalation, levelsUp)
  await saveRow(d)
  d.row.version += 1
  if (!desk) return
  const has = d.file.tasks.some((task) => task.state === 'open' && task.role === 'supervisor' && task.post === desk.post && task.at_region === desk.region)
  if (!has) await openTask(d, desk, 'supervisor', d.row.stage, { note: text })
  await tellDesk(d, { post: desk.post, at_region: desk.region, assignee: null }, 'case_escalated', `${TASK_ROLES.supervisor}：办件超期`, `${text}请督促办理。`)
}

/** Tells whoever has the work, else all who hold the post today. */
async function tellDesk(d: Deed, task: Pick<TaskRow, 'post' | 'at_region' | 'assignee'>, template: string, title: string, body: string): Promise<void> {
  const accounts = task.assignee ? [task.assignee] : (await holdersOf(d.tx, task.post, task.at_region, shanghaiDate(d.now))).map((holder) => holder.account_id)
  for (const accountId of accounts) {
    await d.needs.notify(d, {
      county: d.row.county, region: d.row.region, accountId, caseId: d.row.id, template, title, body, link: `/desk/cases/${d.row.number}`,
    })
  }
}
