import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { checkPhone, maskPhone } from '../../register/index.ts'
import { levelOf } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { STANDINGS, type DemoUnit, type UnitReport } from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/units.ts'
import { stepsOf } from '../queries/steps.ts'
import { owedReports, periodOf } from '../rules/periods.ts'
import { STANDING_MOVES, standingMoves } from '../rules/standing.ts'
import { idCursor, isMine, may, note, paged, reach, refuseElsewhere, seen, type Ctx } from './shared.ts'

export const phoneContext = (officerId: string) => `liaison.phone:${officerId}`

export const shownUnit = (today: string) => ({ regionName, filed, endedOn, ...row }: q.UnitRow): DemoUnit => ({
  ...row, regionName: regionName ?? row.region,
  owed: row.state === 'removed' ? [] : owedReports({ namedOn: row.namedOn, every: row.reportEvery, days: row.reportDays, ended: endedOn }, filed, today),
})
const isLate = (unit: DemoUnit) => unit.owed.some((one) => one.late)
const shownReport = ({ regionName, region, ...row }: q.ReportRow): UnitReport => ({ ...row, regionName: regionName ?? region })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listUnits>['query']> }): Promise<Reply<typeof doors.listUnits>> {
  const at = reach(ctx)
  const after = idCursor(query.after)
  const all = (await q.unitsOf(ctx.tx, { ...at, year: Number(at.today.slice(0, 4)) })).map(shownUnit(at.today))
  const standing = all.filter((one) => one.state !== 'removed')
  const groups = {
    all: standing, no_contact: standing.filter((one) => !one.contactBody), no_officer: standing.filter((one) => !one.officer), late: standing.filter(isLate), no_self_check: standing.filter((one) => !one.selfChecked), ended: all.filter((one) => one.state === 'removed'),
  }
  const rows = groups[query.show ?? 'all'].filter((one) => one.id < after && (!query.kind || one.kind === query.kind) && (!query.q || `${one.name} ${one.title} ${one.contactBody}`.includes(query.q)))
  return {
    ...paged(rows.slice(0, 51), (one) => one, (one) => one.id),
    counts: { all: standing.length, no_contact: groups.no_contact.length, no_officer: groups.no_officer.length, late: groups.late.length, no_self_check: groups.no_self_check.length },
  }
}

export async function add(ctx: Ctx, { body }: { body: Input<typeof doors.addUnit>['body'] }): Promise<Reply<typeof doors.addUnit>> {
  const { county, today } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  if (body.namedOn > today) throw e.daysWrong('命名日期还没有到', 'namedOn')
  const id = ctx.newId()
  await q.insertUnit(ctx.tx, { ...body, county, id, contactBody: body.contactBody ?? '', reportDays: body.reportDays ?? 0, recommendedOn: body.recommendedOn ?? null })
  await note(ctx, { id, region: body.region }, 'demonstration_unit', 'listed', `${body.name}，${body.title}`)
  return { id }
}

export async function update(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateUnit>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockUnit(ctx.tx, county, params.id), body.version, e.unitNotFound)
  if (body.namedOn > today) throw e.daysWrong('命名日期还没有到', 'namedOn')
  await q.updateUnit(ctx.tx, county, row.id, { ...body, contactBody: body.contactBody ?? '', reportDays: body.reportDays ?? 0, recommendedOn: body.recommendedOn ?? null })
  await note(ctx, row, 'demonstration_unit', 'changed', body.contactBody ? `联系单位：${body.contactBody}` : '')
  return { version: row.version + 1 }
}

/** A unit's own people file for it: those of its place, and those above. */
const mayFile = (ctx: Ctx, region: string) => may(ctx, 'liaison.file') && isMine(ctx, region)

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getUnit>> {
  const { county, today } = reach(ctx)
  const row = await q.findUnit(ctx.tx, county, params.id, Number(today.slice(0, 4)))
  if (!row) throw e.unitNotFound()
  const keeps = may(ctx, 'liaison.keep')
  const { sealer } = ctx.services
  return {
    unit: shownUnit(today)(row),
    officers: (await q.officersOf(ctx.tx, county, row.id)).map(({ phone, ...one }) => ({ ...one, phone: phone ? maskPhone(sealer.open(phone, phoneContext(one.id))) : '' })),
    reports: (await q.reportsOf(ctx.tx, county, row.id)).map(shownReport), checks: (await q.checksOf(ctx.tx, county, row.id)).map((one) => ({ ...one, late: one.correctBy !== null && one.correctedOn === null && one.correctBy < today })),
    steps: await stepsOf(ctx.tx, county, row.id), standingMoves: keeps ? standingMoves(row.state) : [], mayKeep: keeps, mayFile: mayFile(ctx, row.region) && row.state !== 'removed',
  }
}

async function hold(ctx: Ctx, id: string) {
  const row = await q.lockUnit(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.unitNotFound()
  if (row.state === 'removed') throw e.notNow(STANDINGS.removed)
  return row
}

export async function nameOfficer(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.setOfficer>['body'] }): Promise<Reply<typeof doors.setOfficer>> {
  const { county, today } = reach(ctx)
  const row = await hold(ctx, params.id)
  if (body.fromDay > today) throw e.daysWrong('日期还没有到', 'fromDay')
  const id = ctx.newId()
  const checked = checkPhone(body.phone)
  await q.endOfficer(ctx.tx, county, row.id, body.fromDay)
  await q.insertOfficer(ctx.tx, { county, id, region: row.region, unitId: row.id, name: body.name, duty: body.duty, address: body.address ?? '', fromDay: body.fromDay, phone: ctx.services.sealer.seal(checked.ok ? checked.number : body.phone.replace(/[\s-]/g, ''), phoneContext(id)) })
  await note(ctx, row, 'demonstration_unit', 'officer_named', body.name)
  return { id }
}

export async function reveal(ctx: Ctx, { params }: { params: { id: string } }): Promise<{ phone: string }> {
  const row = await q.findOfficer(ctx.tx, reach(ctx).county, params.id)
  if (!row?.phone) throw e.officerNotFound()
  await ctx.audit('liaison_officer.phone_shown', { region: row.region, detail: { officer: row.id } })
  return { phone: ctx.services.sealer.open(row.phone, phoneContext(row.id)) }
}

export async function listReports(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listReports>['query']> }): Promise<Reply<typeof doors.listReports>> {
  const rows = await q.listReports(ctx.tx, { ...reach(ctx), kind: query.kind ?? '', q: query.q ?? '', after: idCursor(query.after) })
  return paged(rows, shownReport, (row) => row.id)
}

export async function report(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.fileReport>['body'] }): Promise<Reply<typeof doors.fileReport>> {
  const { county, today, name } = reach(ctx)
  const row = await hold(ctx, params.id)
  const progress = body.kind === 'progress'
  if (progress) {
    if (!body.period) throw e.periodWrong('请选择报哪一期')
    if (body.period.includes('Q') !== (row.reportEvery === 'quarter')) throw e.periodWrong(row.reportEvery === 'quarter' ? '这个单位按季度报' : '这个单位按半年报')
    if (body.period > periodOf(today, row.reportEvery).period) throw e.periodWrong('这一期还没有开始')
  }
  // A progress report has its four parts; news says what is new.
  for (const [key, what] of progress ? ([['plan', '工作计划'], ['policy', '政策措施'], ['tasks', '任务进展'], ['suggestions', '意见建议']] as const) : ([['tasks', '内容']] as const)) {
    if (!body[key]) throw e.wordsNeeded(what, key)
  }
  const id = ctx.newId()
  const made = await q.insertReport(ctx.tx, {
    county, id, region: row.region, unitId: row.id, kind: body.kind, period: progress ? body.period! : '', title: body.title, plan: body.plan ?? '', policy: body.policy ?? '', tasks: body.tasks ?? '', suggestions: body.suggestions ?? '', on: today, by: name,
  })
  if (!made) throw e.reportedAlready()
  await note(ctx, row, 'demonstration_unit', progress ? 'reported' : 'news_sent', progress ? body.period! : body.title)
  return { id }
}

export async function check(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.addCheck>['body'] }): Promise<Reply<typeof doors.addCheck>> {
  const { county, today, name, place } = reach(ctx)
  const row = await hold(ctx, params.id)
  // A unit checks itself; spot and mutual checks are arranged from above.
  if (!(body.kind === 'self' ? mayFile(ctx, row.region) : may(ctx, 'liaison.keep'))) throw e.notYours()
  if (body.onDay > today) throw e.daysWrong('日期还没有到', 'onDay')
  if (body.kind !== 'self' && !body.byBody) throw e.wordsNeeded('由谁来查', 'byBody')
  if (body.result === 'improve' && !body.correctBy) throw e.daysWrong('请写明最迟哪天改好', 'correctBy')
  if (body.result === 'improve' && body.correctBy! < body.onDay) throw e.daysWrong('整改期限不能早于检查日', 'correctBy')
  const id = ctx.newId()
  const made = await q.insertCheck(ctx.tx, {
    county, id, region: row.region, unitId: row.id, kind: body.kind, year: body.kind === 'self' ? body.year : Number(body.onDay.slice(0, 4)), onDay: body.onDay, byBody: body.byBody || (levelOf(row.region) === 'community' || body.kind === 'self' ? row.name : place),
    finding: body.finding, result: body.result, correctBy: body.result === 'improve' ? body.correctBy! : null, by: name,
  })
  if (!made) throw e.checkedAlready()
  await note(ctx, row, 'demonstration_unit', `${body.kind}_checked`, body.finding.slice(0, 200))
  return { id }
}

export async function correct(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.correctCheck>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockCheck(ctx.tx, county, params.id), body.version, e.checkNotFound)
  if (row.result !== 'improve' || row.correctedOn) throw e.notNow(row.correctedOn ? '已整改' : '不需要整改')
  await q.setCorrected(ctx.tx, county, row.id, body.correction, today)
  await note(ctx, { id: row.unitId, region: row.region }, 'demonstration_unit', 'corrected', body.correction.slice(0, 200))
  return { version: row.version + 1 }
}

export async function moveStanding(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveStanding>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockUnit(ctx.tx, county, params.id), body.version, e.unitNotFound)
  if (!standingMoves(row.state).includes(body.move)) throw e.notNow(STANDINGS[row.state])
  await q.setStanding(ctx.tx, county, row.id, STANDING_MOVES[body.move].to, body.move === 'remove' ? today : null)
  await note(ctx, row, 'demonstration_unit', body.move, body.note)
  return { version: row.version + 1 }
}
