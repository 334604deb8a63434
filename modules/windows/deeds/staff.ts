import { addDays, shanghaiDate, shanghaiInstant } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { documentPdf } from '../../../platform/server/pdf/index.ts'
import { staffAt } from '../../accounts/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/staff.ts'
import type { WindowSheet } from '../contract/staff.ts'
import * as e from '../errors.ts'
import type { WindowNeeds } from '../needs.ts'
import * as q from '../queries/staff.ts'
import { ATTENDANCE, figuresOf, maySend, SHEET_STATES, type Mark } from '../scores.ts'
import { note, reach, type Ctx } from './shared.ts'

const nextMonth = (month: string) => (month.endsWith('-12') ? `${Number(month.slice(0, 4)) + 1}-01` : `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, '0')}`)
const lastMonth = (today: string) => addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)
const daysOf = (month: string) => ({ from: `${month}-01`, until: addDays(`${nextMonth(month)}-01`, -1) })
const shownClerk = ({ region: _region, ...row }: q.ClerkRow) => row

export async function day(ctx: Ctx, { query }: { query: { on?: string | undefined } }): Promise<Reply<typeof doors.getAssessmentDay>> {
  const at = reach(ctx)
  const on = query.on ?? at.today
  const rows = await q.clerksBetween(ctx.tx, { ...at, from: on, until: on })
  const written = await q.assessmentsBetween(ctx.tx, at.county, rows.map((row) => row.id), on, on)
  return {
    on, items: await q.itemsOf(ctx.tx, at.county, at.here), staff: await staffAt(ctx, { ...scopeOf(at.here), day: at.today }),
    clerks: rows.map((row) => {
      const one = written.find((each) => each.clerkId === row.id)
      return { ...shownClerk(row), assessment: one ? { id: one.id, attendance: one.attendance, marks: one.marks, note: one.note, byName: one.byName, version: one.version } : null }
    }),
  }
}

export async function saveClerk(ctx: Ctx, { body }: { body: Input<typeof doors.saveClerk>['body'] }): Promise<{ id: string }> {
  const at = reach(ctx)
  const facts = { department: body.department, duty: body.duty ?? '', fromOn: body.fromOn, untilOn: body.untilOn ?? null }
  if (body.clerkId) {
    const row = await q.lockClerk(ctx.tx, at.county, body.clerkId)
    if (!row || row.region < at.lo || row.region >= at.hi) throw e.clerkNotFound()
    if (row.version !== body.version) throw e.changedMeanwhile()
    await q.updateClerk(ctx.tx, at.county, row.id, facts)
    await note(ctx, { county: at.county, ...row }, 'clerk', 'changed', row.name, { before: { department: row.department, untilOn: row.untilOn } })
    return { id: row.id }
  }
  const one = (await staffAt(ctx, { ...scopeOf(at.here), day: at.today })).find((each) => each.id === body.accountId)
  if (!one) throw e.staffNotFound()
  const row = { county: at.county, id: ctx.newId(), region: at.here, accountId: one.id, name: one.name, ...facts }
  if (!(await q.insertClerk(ctx.tx, row))) throw e.clerkExists(one.name)
  await note(ctx, row, 'clerk', 'created', `${one.name}，${body.department}`)
  return { id: row.id }
}

export async function saveItems(ctx: Ctx, { body }: { body: Input<typeof doors.saveItems>['body'] }): Promise<{ items: number }> {
  const at = reach(ctx)
  const twice = body.items.find((one, i) => body.items.findIndex((other) => other.title === one.title) < i)
  if (twice) throw e.itemTwice(twice.title)
  await q.endItems(ctx.tx, at.county, at.here, at.today)
  for (const [i, one] of body.items.entries()) await q.insertItem(ctx.tx, { county: at.county, id: ctx.newId(), region: at.here, nth: i + 1, title: one.title, points: one.points, how: one.how ?? '' })
  await ctx.audit('clerk.items_set', { region: at.here, detail: { items: body.items.length } })
  return { items: body.items.length }
}

export async function assess(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.assessDay>['body'] }): Promise<{ version: number }> {
  const at = reach(ctx)
  const clerk = await q.lockClerk(ctx.tx, at.county, params.id)
  if (!clerk || clerk.region < at.lo || clerk.region >= at.hi) throw e.clerkNotFound()
  if (clerk.accountId === at.me) throw e.notOneself()
  if (body.on > at.today || body.on < clerk.fromOn || (clerk.untilOn && body.on > clerk.untilOn)) throw e.periodWrong()
  if (await q.hasSheet(ctx.tx, at.county, clerk.id, body.on.slice(0, 7))) throw e.monthFrozen()
  const items = await q.itemsOf(ctx.tx, at.county, clerk.region)
  const marks = body.marks.map((one): Mark => {
    const item = items.find((each) => each.id === one.itemId)
    if (!item || one.points > item.points) throw e.pointsWrong(item?.title ?? '', item?.points ?? 0)
    return { itemId: item.id, title: item.title, most: item.points, points: one.points, note: one.note ?? '' }
  })
  const row = await q.lockAssessment(ctx.tx, at.county, clerk.id, body.on)
  if ((row?.version ?? 0) !== body.version) throw e.changedMeanwhile()
  const values = { attendance: body.attendance, marks, note: body.note ?? '', account: at.me, name: at.name, at: ctx.now }
  if (row) await q.updateAssessment(ctx.tx, at.county, row.id, values)
  else if (!(await q.insertAssessment(ctx.tx, { ...values, county: at.county, id: ctx.newId(), region: clerk.region, clerkId: clerk.id, on: body.on }))) throw e.changedMeanwhile()
  await note(ctx, { county: at.county, id: clerk.id, region: clerk.region }, 'clerk', row ? 'assessment_changed' : 'assessed', body.on, row ? { before: { attendance: row.attendance, marks: row.marks } } : {})
  return { version: (row?.version ?? 0) + 1 }
}

export async function train(ctx: Ctx, { body }: { body: Input<typeof doors.recordTraining>['body'] }): Promise<{ recorded: number }> {
  const at = reach(ctx)
  for (const clerkId of new Set(body.clerkIds)) {
    const clerk = await q.findClerk(ctx.tx, at.county, clerkId)
    if (!clerk || clerk.region < at.lo || clerk.region >= at.hi) throw e.clerkNotFound()
    await q.insertTraining(ctx.tx, { county: at.county, id: ctx.newId(), region: clerk.region, clerkId, on: body.on, title: body.title, hours: body.hours, passed: body.passed ?? null })
    await note(ctx, { county: at.county, id: clerk.id, region: clerk.region }, 'clerk', 'trained', body.title)
  }
  return { recorded: new Set(body.clerkIds).size }
}

const shownSheet = (ctx: Ctx) => ({ region: _region, accountId, ...row }: q.SheetRow): WindowSheet => {
  const at = reach(ctx)
  return { ...row, mine: accountId === at.me, maySend: ctx.caller!.abilities.has('windows.assess') && accountId !== at.me && maySend(row.state, row.objectUntil, at.today) }
}

export async function sheets(ctx: Ctx, { query }: { query: { month?: string | undefined; mine: 'yes' | 'no' } }): Promise<Reply<typeof doors.listSheets>> {
  const at = reach(ctx)
  const month = query.month ?? lastMonth(at.today)
  if (query.mine === 'yes' || !ctx.caller!.abilities.has('windows.assess')) return { month, items: (await q.sheetsOfAccount(ctx.tx, at.county, at.me)).map(shownSheet(ctx)), without: [] }
  const rows = await q.sheetsOf(ctx.tx, { ...at, month })
  const clerks = await q.clerksBetween(ctx.tx, { ...at, ...daysOf(month) })
  return { month, items: rows.map(shownSheet(ctx)), without: clerks.filter((one) => !rows.some((row) => row.clerkId === one.id)).map(({ id, name }) => ({ id, name })) }
}

/** The month's figures are frozen for everybody who was assessed; each clerk sees their own first. */
export const make = (need: WindowNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.makeSheets>['body'] }): Promise<{ made: number }> => {
  const at = reach(ctx)
  if (body.month >= at.today.slice(0, 7)) throw e.monthOpen()
  if (body.objectUntil < at.today) throw e.periodWrong()
  const period = daysOf(body.month)
  const clerks = await q.clerksBetween(ctx.tx, { ...at, ...period })
  const ids = clerks.map((one) => one.id)
  const days = await q.assessmentsBetween(ctx.tx, at.county, ids, period.from, period.until)
  const hours = new Map((await q.trainingHours(ctx.tx, at.county, ids, period.from, period.until)).map((one) => [one.clerkId, one.hours]))
  const ratings = await q.windowRatings(ctx.tx, { ...at, from: shanghaiInstant(period.from, '00:00'), until: shanghaiInstant(`${nextMonth(body.month)}-01`, '00:00') })
  let made = 0
  for (const clerk of clerks) {
    const own = days.filter((one) => one.clerkId === clerk.id)
    if (own.length === 0) continue
    const row = { county: at.county, id: ctx.newId(), region: clerk.region }
    if (!(await q.insertSheet(ctx.tx, { ...row, clerkId: clerk.id, month: body.month, figures: figuresOf(own, hours.get(clerk.id) ?? 0, ratings), objectUntil: body.objectUntil }))) continue
    made += 1
    await note(ctx, row, 'sheet', 'shown', `${clerk.name} ${body.month}`)
    await need.notify(ctx, { county: at.county, region: clerk.region, accountId: clerk.accountId, template: 'window_sheet', title: `你${body.month}的窗口评分表出来了`, body: `请先看一看，有异议的在${body.objectUntil}前提出。`, link: '/windows/sheets' })
  }
  if (made === 0) throw e.monthEmpty()
  return { made }
}

export const move = (need: WindowNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveSheet>['body'] }): Promise<{ version: number }> => {
  const at = reach(ctx)
  const row = await q.findSheet(ctx.tx, at.county, params.id)
  if (!row) throw e.sheetNotFound()
  const own = row.accountId === at.me
  const assesses = ctx.caller!.abilities.has('windows.assess') && !own && row.region >= at.lo && row.region < at.hi
  if (body.move === 'accept' || body.move === 'object' ? !own : !assesses) throw e.notYours()
  await ctx.tx.widen(scopeOf(row.region).lo, scopeOf(row.region).hi)
  const held = (await q.lockSheet(ctx.tx, at.county, row.id))!
  if (held.version !== body.version) throw e.changedMeanwhile()
  const words = body.words ?? ''
  const allowed = { accept: row.state === 'shown', object: row.state === 'shown', answer: row.state === 'objected', send: maySend(row.state, row.objectUntil, at.today) }[body.move]
  if (!allowed) throw e.sheetNotNow(SHEET_STATES[row.state])
  if (body.move === 'object' && at.today > row.objectUntil) throw e.termOver(row.objectUntil)
  if ((body.move === 'object' || body.move === 'answer') && words.length < 2) throw e.wordsNeeded()
  const state = ({ accept: 'accepted', object: 'objected', answer: 'answered', send: 'sent' } as const)[body.move]
  await q.moveSheet(ctx.tx, at.county, row.id, { state, objection: body.move === 'object' ? words : row.objection, answer: body.move === 'answer' ? words : row.answer, sentAt: body.move === 'send' ? ctx.now : null })
  await note(ctx, { county: at.county, id: row.id, region: row.region }, 'sheet', state, words)
  if (body.move === 'answer') await need.notify(ctx, { county: at.county, region: row.region, accountId: row.accountId, template: 'window_sheet', title: `你对${row.month}评分表的异议有答复了`, body: words, link: '/windows/sheets' })
  return { version: held.version + 1 }
}

export async function print(ctx: Ctx, { params }: { params: { id: string } }) {
  const at = reach(ctx)
  const row = await q.findSheet(ctx.tx, at.county, params.id)
  if (!row || !(row.accountId === at.me || ctx.caller!.abilities.has('windows.assess'))) throw e.sheetNotFound()
  const { figures } = row
  await ctx.audit('sheet.printed', { region: row.region, because: '窗口考核', detail: { sheet: row.id } })
  const file = await documentPdf({
    title: '窗口人员月度评分表', subtitle: row.month,
    facts: [
      { label: '姓名', value: row.clerk }, { label: '派出部门', value: row.department }, { label: '总分（百分制）', value: String(figures.score) },
      { label: '出勤', value: Object.entries(ATTENDANCE).map(([key, word]) => `${word}${figures.days[key as keyof typeof ATTENDANCE]}天`).join('，') },
      ...figures.items.map((one) => ({ label: one.title, value: `平均${one.average}分，满分${one.most}分` })), { label: '培训', value: `${figures.trainingHours}学时` },
      { label: '窗口好评率', value: figures.good === null ? `评价${figures.rated}件，太少不算` : `${figures.good}%（评价${figures.rated}件）` },
      ...(row.objection ? [{ label: '本人异议', value: row.objection }, { label: '答复', value: row.answer || '还没有答复' }] : [{ label: '本人意见', value: row.state === 'accepted' || row.state === 'sent' ? '没有异议' : '还没有看' }]),
    ],
    paragraphs: [`送${row.department}。数字在出表那天定下，以后不再改。`], issuer: '街道便民服务中心', issuedOn: shanghaiDate(ctx.now),
  })
  return { file, name: `${row.clerk}-${row.month}.pdf`, type: 'application/pdf', inline: true }
}
