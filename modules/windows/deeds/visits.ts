import { timingSafeEqual } from 'node:crypto'
import { addDays, shanghaiDate, shanghaiInstant, shanghaiTime } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { Refusal } from '../../../platform/kernel/refusal.ts'
import { documentPdf } from '../../../platform/server/pdf/index.ts'
import { CASE_OUTCOMES, CASE_STATES, caseNumber, checkCodeFrom, parseCaseNumber, type CaseState } from '../../cases/index.ts'
import { matterInForce, mattersOn } from '../../matters/index.ts'
import { postTitle } from '../../organisations/index.ts'
import { personById } from '../../register/index.ts'
import { scopeOf } from '../../regions/index.ts'
import { BUNDLES } from '../catalogue/bundles.ts'
import type * as doors from '../contract/visits.ts'
import type { Visit } from '../contract/visits.ts'
import * as e from '../errors.ts'
import type { WindowNeeds } from '../needs.ts'
import * as q from '../queries/visits.ts'
import { deskLevel, DESK_LEVELS, type DeskLevel } from '../together.ts'
import { idCursor, paged, reach, type Ctx } from './shared.ts'

const OVER: readonly string[] = ['declined', 'concluded', 'withdrawn']
const NEXT: Record<string, string> = {
  submitted: '请等待受理通知。', awaiting_correction: '请按通知一次补齐，网上或任一窗口都可以。', accepted: '请等待办理结果，需要您配合时会通知您。', suspended: '恢复办理后会通知您。',
  declined: '不予受理，理由在通知书里。', concluded: '请登录后查看结果并评价，或者到窗口领取。', withdrawn: '如仍需办理，请重新提交。',
}

const stateName = (row: q.VisitCaseRow): string =>
  row.state === 'concluded' && row.outcome ? `${CASE_STATES.concluded}：${CASE_OUTCOMES[row.outcome as keyof typeof CASE_OUTCOMES]?.name ?? row.outcome}` : row.state ? CASE_STATES[row.state as CaseState] : '已转别处办理'
const shownCase = (row: q.VisitCaseRow): Visit['cases'][number] => ({
  caseId: row.caseId, number: row.number, title: row.title, stateName: stateName(row), dueOn: row.dueAt && !OVER.includes(row.state ?? '') ? shanghaiDate(new Date(row.dueAt)) : null, over: OVER.includes(row.state ?? ''),
})
const shown = (row: q.VisitRow, cases: readonly q.VisitCaseRow[]): Visit => ({
  id: row.id, number: row.number, checkCode: row.checkCode, personId: row.personId, personName: row.personName, bundleTitle: BUNDLES.find((one) => one.code === row.bundle)?.title ?? '',
  station: row.station, onBehalf: row.onBehalf, byName: row.byName, at: row.at, cases: cases.filter((one) => one.visitId === row.id).map(shownCase),
})

export async function bundles(ctx: Ctx): Promise<Reply<typeof doors.listBundles>> {
  const inForce = new Map((await mattersOn(ctx.tx, shanghaiDate(ctx.now))).map((one) => [one.code, one]))
  const items = BUNDLES.map(({ code, title, note, matters }) => ({
    code, title, note, matters: matters.flatMap((one) => (inForce.has(one) ? [{ code: one, title: inForce.get(one)!.title }] : [])), missing: matters.filter((one) => !inForce.has(one)),
  }))
  return { items: items.filter((one) => one.matters.length > 1) }
}

/** Says which of the matters was refused: the whole visit was not taken in. */
function inVisit(refusal: unknown, nth: number, title: string): unknown {
  if (!(refusal instanceof Refusal)) return refusal
  const errors = (refusal.errors ?? []).map((one) => ({ ...one, path: one.path.replace(/^body\./, `body.items.${nth}.`) }))
  return new Refusal(refusal.code, refusal.status, `“${title}”没有收，整次都没有提交：${refusal.message}`, refusal.details, errors)
}

/** All matters of the visit in one transaction: what refuses one refuses the visit, and nothing was submitted. */
export const submit = (need: WindowNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.submitVisit>['body'] }): Promise<Visit> => {
  const at = reach(ctx)
  const person = await personById(ctx.tx, at.county, body.personId, at.today)
  if (!person) throw e.personNotFound()
  for (const [i, one] of body.items.entries()) {
    if (body.items.findIndex((other) => other.matterCode === one.matterCode) < i) throw e.matterTwice((await matterInForce(ctx.tx, one.matterCode, at.today))?.title ?? one.matterCode)
  }
  const id = ctx.newId()
  const region = at.here.slice(0, 12)
  const number = `H${caseNumber(at.today, await q.nextVisit(ctx.tx))}`
  await q.insertVisit(ctx.tx, {
    county: at.county, id, region, number, checkCode: checkCodeFrom(crypto.getRandomValues(new Uint8Array(12))), personId: person.id, personName: person.name, bundle: body.bundle ?? '',
    station: body.station ?? '', onBehalf: body.onBehalf ?? '', account: at.me, name: at.name, at: ctx.now,
  })
  for (const [i, one] of body.items.entries()) {
    const matter = await matterInForce(ctx.tx, one.matterCode, at.today)
    const receipt = await need.cases.submit(ctx, { ...one, applicantId: person.id, channel: 'WINDOW', onBehalf: body.onBehalf ?? '', clientId: `${body.clientId}-${i}`.slice(-100) })
      .catch((refusal: unknown) => { throw inVisit(refusal, i, matter?.title ?? '') })
    await q.insertVisitCase(ctx.tx, { county: at.county, id: ctx.newId(), region, visitId: id, nth: i + 1, caseId: receipt.id, number: receipt.number, title: matter?.title ?? receipt.title })
  }
  await ctx.audit('visit.submitted', { subject: person.id, region, because: '窗口受理', detail: { visit: id, matters: body.items.map((one) => one.matterCode) } })
  return open(ctx, { params: { id } })
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listVisits>['query']> }): Promise<Reply<typeof doors.listVisits>> {
  const at = reach(ctx)
  const rows = await q.listVisits(ctx.tx, { ...at, q: query.q ?? '', after: idCursor(query.after) })
  const cases = await q.casesOf(ctx.tx, at.county, rows.map((row) => row.id))
  return paged(rows, (row) => {
    const { checkCode: _code, ...rest } = shown(row, cases)
    return rest
  }, (row) => row.id)
}

async function own(ctx: Ctx, id: string): Promise<q.VisitRow> {
  const row = await q.findVisit(ctx.tx, ctx.services.settings.county, id)
  if (!row) throw e.visitNotFound()
  return row
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Visit> {
  const row = await own(ctx, params.id)
  return shown(row, await q.casesOf(ctx.tx, ctx.services.settings.county, [row.id]))
}

export async function receipt(ctx: Ctx, { params }: { params: { id: string } }) {
  const row = await own(ctx, params.id)
  const visit = shown(row, await q.casesOf(ctx.tx, ctx.services.settings.county, [row.id]))
  const at = new Date(visit.at)
  await ctx.audit('visit.printed', { subject: visit.personId, region: row.region, because: '窗口受理', detail: { visit: visit.id } })
  const file = await documentPdf({
    title: '来访收件回执', subtitle: visit.bundleTitle || undefined, number: visit.number,
    facts: [
      { label: '来访人', value: visit.personName }, ...(visit.onBehalf ? [{ label: '代办', value: visit.onBehalf }] : []), { label: '收件时间', value: `${shanghaiDate(at)} ${shanghaiTime(at)}` },
      { label: '收件人', value: [visit.station, visit.byName].filter(Boolean).join(' ') },
      ...visit.cases.map((one, i) => ({ label: `第${i + 1}件`, value: `${one.title}\n办件编号 ${one.number}${one.dueOn ? `，预计${one.dueOn}前办结` : ''}` })),
      { label: '查询码', value: visit.checkCode },
    ],
    paragraphs: ['这一张回执管这次来办的全部事项。凭来访编号和查询码，可以在网上或任一窗口一次查到每件的进度，也可以扫描二维码。'],
    issuer: visit.station || '便民服务窗口', issuedOn: shanghaiDate(at), verifyUrl: `${ctx.services.settings.publicUrl}/visits?number=${visit.number}&code=${visit.checkCode}`,
  })
  return { file, name: `来访回执-${visit.number}.pdf`, type: 'application/pdf', inline: true }
}

export async function progress(ctx: Ctx, { query }: { query: { number: string; code: string } }): Promise<Reply<typeof doors.getVisitProgress>> {
  const { county } = ctx.services.settings
  const digits = parseCaseNumber(query.number.slice(1))
  if (!digits) throw e.progressNotFound()
  await ctx.tx.widen(scopeOf(county).lo, scopeOf(county).hi)
  const row = await q.visitByNumber(ctx.tx, county, `H${digits}`)
  const [right, given] = [Buffer.from(row?.checkCode ?? '------'), Buffer.from(query.code)]
  if (!row || right.length !== given.length || !timingSafeEqual(right, given)) throw e.progressNotFound()
  const cases = await q.casesOf(ctx.tx, county, [row.id])
  return {
    number: row.number, at: row.at,
    items: cases.map((one) => {
      const { caseId: _id, ...rest } = shownCase(one)
      return { ...rest, next: NEXT[one.state ?? ''] ?? '' }
    }),
  }
}

const minutes = (from: string, until: Date | string) => Math.max(0, Math.round((new Date(until).getTime() - Date.parse(from)) / 60_000))

/** How long each desk had a case, from being opened to being done; what is open counts to now. */
export async function deskTimes(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getDeskTimes>> {
  const { county } = reach(ctx)
  if (!(await q.caseThere(ctx.tx, county, params.id))) throw e.caseNotFound()
  const stretches = (await q.stretchesOf(ctx.tx, county, params.id)).map((row) => ({
    post: postTitle(row.post), place: row.place ?? row.atRegion, level: deskLevel(row.post, row.level ?? ''), stage: row.stage, from: row.openedAt, until: row.doneAt, minutes: minutes(row.openedAt, row.doneAt ?? ctx.now),
  }))
  const visit = await q.visitOfCase(ctx.tx, county, params.id)
  const others = visit ? (await q.casesOf(ctx.tx, county, [visit.id])).filter((one) => one.caseId !== params.id).map(shownCase) : []
  return {
    stretches, visit: visit ? { id: visit.id, number: visit.number, others } : null,
    levels: (Object.keys(DESK_LEVELS) as DeskLevel[]).map((level) => ({ level, minutes: stretches.filter((one) => one.level === level).reduce((sum, one) => sum + one.minutes, 0) })).filter((one) => stretches.some((each) => each.level === one.level)),
  }
}

/** The least id that a row made at an instant can have (UUIDv7). */
const leastId = (at: Date): string => {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

export async function deskSummary(ctx: Ctx, { query }: { query: { since?: string | undefined } }): Promise<Reply<typeof doors.listDeskTimes>> {
  const at = reach(ctx)
  const since = query.since ?? addDays(at.today, -90)
  const titles = new Map((await mattersOn(ctx.tx, at.today)).map((one) => [one.code, one.title]))
  const rows = await q.deskSummary(ctx.tx, { ...at, sinceId: leastId(shanghaiInstant(since, '00:00')), now: ctx.now })
  return {
    since,
    items: [...new Set(rows.map((row) => row.matterCode))].map((code) => {
      const mine = rows.filter((row) => row.matterCode === code)
      return { matterCode: code, title: titles.get(code) ?? code, cases: mine[0]!.cases, levels: mine.map(({ level, desks, minutes: n }) => ({ level: level as DeskLevel, desks, minutes: n })) }
    }),
  }
}
