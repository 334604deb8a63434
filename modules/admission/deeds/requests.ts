import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { holdersOf } from '../../accounts/index.ts'
import type * as doors from '../contract/requests.ts'
import type { AdmissionRequest } from '../contract/requests.ts'
import * as e from '../errors.ts'
import type { AdmissionNeeds } from '../needs.ts'
import { mayDecide, seesDrafts } from '../policy.ts'
import * as a from '../queries/agreements.ts'
import { communitiesAmong, placesNamed, stepsOf } from '../queries/parts.ts'
import * as reports from '../queries/reports.ts'
import * as q from '../queries/requests.ts'
import { OVER_OBJECTION, REQUEST_STATES, REPORT_STATES } from '../rules/moves.ts'
import { failed, testAdmission } from '../rules/tests.ts'
import { can, daysFor, idCursor, note, paged, reach, workingDaysLater, type Ctx } from './shared.ts'
import { yearAfter } from '../rules/account.ts'

/** Field by field: what is kept for the office only never leaves. */
const shown = (row: q.RequestRow): AdmissionRequest => {
  const { byAccount: _account, findings: _findings, round: _round, ...rest } = row
  return rest
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listAdmissionRequests>['query']> }): Promise<Reply<typeof doors.listAdmissionRequests>> {
  const { county, here } = reach(ctx)
  const f = { county, here, drafts: seesDrafts(ctx.caller!.abilities), q: query.q ?? '', kind: query.kind ?? '' }
  const rows = await q.listRequests(ctx.tx, { ...f, show: query.show ?? 'all', after: idCursor(query.after) })
  return { ...paged(rows, shown), counts: await q.countRequests(ctx.tx, f) }
}

/** What a request must say before anybody is asked. */
const missingOf = (row: q.RequestValues) => [
  ...(row.basis.trim() ? [] : [{ path: 'basis', word: '依据' }]),
  ...(row.communities.length ? [] : [{ path: 'communities', word: '社区名单' }]),
  ...(row.districtWhy.trim() ? [] : [{ path: 'districtWhy', word: '旗县区能不能办的说明' }]),
  ...(row.streetWhy.trim() ? [] : [{ path: 'streetWhy', word: '街道能不能办的说明' }]),
  ...(row.priceFen > 0 ? [] : [{ path: 'priceFen', word: '经费标准' }]),
  ...(row.pricing === 'lump' || row.unit.trim() ? [] : [{ path: 'unit', word: '计费单位' }]),
  ...(row.moneySource.trim() ? [] : [{ path: 'moneySource', word: '经费来源' }]),
]

/** Until when a decision waits: while opinions are owed and their day is not over. */
const waitsUntil = (row: q.RequestRow, today: string): string | null => (row.state === 'submitted' && row.waits > 0 && (row.opinionDue === null || row.opinionDue >= today) ? row.opinionDue ?? '9999-12-31' : null)

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getAdmissionRequest>> {
  const { county, here, me, today } = reach(ctx)
  const { abilities } = ctx.caller!
  const row = await q.findRequest(ctx.tx, county, params.id, here)
  if (!row || (row.state === 'draft' && !seesDrafts(abilities))) throw e.requestNotFound()
  const own = row.byAccount === me
  const edits = row.state === 'draft' && can(ctx, 'admission.propose')
  return {
    request: shown(row),
    places: await placesNamed(ctx.tx, row.communities),
    findings: row.state === 'draft' || row.state === 'withdrawn' ? testAdmission(row) : row.findings,
    missing: missingOf(row).map((one) => one.word),
    opinions: row.round ? await q.opinionsOf(ctx.tx, county, row.id, here) : [],
    steps: await stepsOf(ctx.tx, county, row.id),
    agreementId: (await a.agreementOfRequest(ctx.tx, county, row.id))?.id ?? null,
    may: [
      ...(edits ? (['edit', 'submit'] as const) : []),
      ...(can(ctx, 'admission.propose') && (row.state === 'draft' || row.state === 'submitted') ? (['withdraw'] as const) : []),
      ...(row.state === 'submitted' && mayDecide(abilities, own) ? (['decide'] as const) : []),
      ...(row.state === 'admitted' && mayDecide(abilities, own) ? (['agree'] as const) : []),
    ],
    waitsUntil: waitsUntil(row, today),
  }
}

type Body = Input<typeof doors.createAdmissionRequest>['body']
const values = (body: Omit<Body, 'clientId' | 'reportId'>): q.RequestValues => ({
  title: body.title, department: body.department, task: body.task, basis: body.basis ?? '', kind: body.kind, matterCode: body.matterCode ?? '', communities: [...new Set(body.communities ?? [])].sort(),
  districtCan: body.districtCan ?? false, districtWhy: body.districtWhy ?? '', streetCan: body.streetCan ?? false, streetWhy: body.streetWhy ?? '', ownDuty: body.ownDuty ?? false,
  ownWhy: body.ownWhy ?? '', authority: body.authority ?? '', people: body.people ?? '', conditions: body.conditions ?? '', pricing: body.pricing ?? 'unit', priceFen: body.priceFen ?? 0,
  unit: body.unit ?? '', expected: body.expected ?? 0, moneySource: body.moneySource ?? '', fromOn: body.fromOn,
})

async function refuseWrong(ctx: Ctx, need: AdmissionNeeds, next: q.RequestValues): Promise<void> {
  const { county, today } = reach(ctx)
  if (next.communities.length && (await communitiesAmong(ctx.tx, county, next.communities, today)).length !== next.communities.length) throw e.placeWrong()
  if (next.matterCode && !(await need.matters(ctx)).some((one) => one.code === next.matterCode)) throw e.matterUnknown()
}

export const create = (need: AdmissionNeeds) => async (ctx: Ctx, { body }: { body: Body }): Promise<Reply<typeof doors.createAdmissionRequest>> => {
  const { county, me, name } = reach(ctx)
  const next = values(body)
  await refuseWrong(ctx, need, next)
  const id = ctx.newId()
  const region = `${county}000000`
  await q.insertRequest(ctx.tx, { ...next, county, id, region, reportId: body.reportId ?? null, account: me, name, at: ctx.now })
  await note(ctx, { id, region }, 'admission_request', 'created', next.title)
  if (body.reportId) {
    const report = await reports.lockReport(ctx.tx, county, body.reportId)
    if (!report) throw e.reportNotFound()
    if (report.state !== 'to_admit' || report.requestId) throw e.notNow(REPORT_STATES[report.state])
    await reports.setReport(ctx.tx, county, report.id, { state: 'to_admit', answer: '', at: null, requestId: id })
    await note(ctx, report, 'pushed_duty', 'requested', next.title)
  }
  return { id }
}

/** @returns the request, held, as it was when the caller last saw it. */
async function hold(ctx: Ctx, id: string, version?: number): Promise<q.RequestRow> {
  const { county, here } = reach(ctx)
  const row = await q.lockRequest(ctx.tx, county, id, here)
  if (!row || (row.state === 'draft' && !seesDrafts(ctx.caller!.abilities))) throw e.requestNotFound()
  if (version !== undefined && row.version !== version) throw e.changedMeanwhile()
  return row
}

export const update = (need: AdmissionNeeds) => async (
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateAdmissionRequest>['body'] },
): Promise<{ version: number }> => {
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft') throw e.notNow(REQUEST_STATES[row.state])
  const next = values(body)
  await refuseWrong(ctx, need, next)
  await q.updateRequest(ctx.tx, reach(ctx).county, row.id, next)
  await note(ctx, row, 'admission_request', 'changed')
  return { version: row.version + 1 }
}

/** Step 2 and 3 of PRC-09: the four rules first; only what passes goes round. */
export const submit = (need: AdmissionNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: { version: number } }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft') throw e.notNow(REQUEST_STATES[row.state])
  const findings = testAdmission(row)
  const against = failed(findings)
  const missing = missingOf(row)
  // What a rule says outweighs an empty field: a department must not fill a form for what cannot come.
  if (against.some((one) => one.rule === 'level' || one.rule === 'own_duty')) throw e.rulesAgainst(against)
  if (missing.length) throw e.partsMissing(missing)
  if (against.length) throw e.rulesAgainst(against)
  const streets = [...new Set(row.communities.map((code) => `${code.slice(0, 9)}000`))]
  const places = [...row.communities, ...streets]
  await q.askPlaces(ctx.tx, county, row.id, row.round + 1, places.map((region) => ({ id: ctx.newId(), region })))
  const due = workingDaysLater(county, today, await daysFor(ctx, 'opinion'))
  await q.submitRequest(ctx.tx, county, row.id, findings, due)
  await note(ctx, row, 'admission_request', 'submitted', '', { places: places.length })
  for (const region of places) {
    for (const holder of await holdersOf(ctx.tx, region.endsWith('000') ? 'street_head' : 'station_head', region, today)) {
      await need.notify(ctx, {
        county, region, accountId: holder.account_id, template: 'admission_asked', title: '请答复准入意见',
        body: `${row.department}想把“${row.title}”交给社区办，请${due ? `在${due}前` : '尽快'}答复同意还是不同意。`, link: `/desk/admission/${row.id}`,
      })
    }
  }
  return { version: row.version + 1 }
}

export async function withdraw(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.withdrawAdmissionRequest>['body'] }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft' && row.state !== 'submitted') throw e.notNow(REQUEST_STATES[row.state])
  if ((body.words ?? '').length < 2) throw e.reasonNeeded('撤回的原因')
  await q.setRequestState(ctx.tx, county, row.id, 'withdrawn')
  await note(ctx, row, 'admission_request', 'withdrawn', body.words)
  await answerReport(ctx, row, 'withdrawn', `部门撤回了准入申请“${row.title}”，任务收回`)
  return { version: row.version + 1 }
}

export async function giveOpinion(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.giveAdmissionOpinion>['body'] },
): Promise<Reply<typeof doors.giveAdmissionOpinion>> {
  const { county, here, me, name } = reach(ctx)
  const row = await q.findRequest(ctx.tx, county, params.id, here)
  if (!row || row.state === 'draft') throw e.requestNotFound()
  if (row.state !== 'submitted') throw e.notNow(REQUEST_STATES[row.state])
  const mine = await q.lockOpinion(ctx.tx, county, row.id, here)
  if (!mine) throw e.opinionNotFound()
  if (body.stand === 'object' && (body.words ?? '').length < 4) throw e.reasonNeeded('不同意的理由')
  await q.setOpinion(ctx.tx, county, mine.id, { stand: body.stand, words: body.words ?? '', account: me, name, at: ctx.now })
  await ctx.audit('admission_request.opinion', { region: here, detail: { admission_request: row.id, stand: body.stand } })
  return { stand: body.stand }
}

/** Step 4: the decider finds anew; a rule against it stands, whatever places say. */
export const decide = (need: AdmissionNeeds) => async (
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.decideAdmissionRequest>['body'] },
): Promise<{ version: number }> => {
  const { county, today, me } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.byAccount === me) throw e.sameHands()
  if (row.state !== 'submitted') throw e.notNow(REQUEST_STATES[row.state])
  const judged = { districtCan: body.districtCan ?? false, streetCan: body.streetCan ?? false, ownDuty: body.ownDuty ?? false }
  const findings = testAdmission({ ...row, ...judged })
  const against = failed(findings)
  const words = (body.words ?? '').trim()
  if (body.admit) {
    if (against.length) throw e.rulesAgainst(against)
    const until = waitsUntil(row, today)
    if (until) throw e.opinionsOpen(until === '9999-12-31' ? '期限' : until)
    if (row.objects > 0 && words.length < OVER_OBJECTION) throw e.reasonNeeded(`为什么有${row.objects}个地方不同意仍然准入，至少${OVER_OBJECTION}个字`)
  } else if (words.length < 2 && against.length === 0) throw e.reasonNeeded('不予准入的理由')
  const decision = words || (body.admit ? '符合准入条件，准予进入' : against.map((one) => one.reason).join('；'))
  await q.decideRequest(ctx.tx, county, row.id, { state: body.admit ? 'admitted' : 'refused', findings, words: decision, at: ctx.now, ...judged })
  await note(ctx, row, 'admission_request', body.admit ? 'admitted' : 'refused', decision)
  await need.notify(ctx, {
    county, region: row.region, accountId: row.byAccount, template: 'admission_decided', title: body.admit ? '准入申请已通过' : '准入申请未通过',
    body: `“${row.title}”：${decision}`, link: `/desk/admission/${row.id}`,
  })
  await answerReport(ctx, row, body.admit ? 'admitted' : 'withdrawn', body.admit ? `已补办准入：${decision}` : `补办未通过，任务由部门收回：${decision}`)
  return { version: row.version + 1 }
}

/** The community reads at its report what became of the request. */
async function answerReport(ctx: Ctx, row: q.RequestRow, state: 'admitted' | 'withdrawn', answer: string): Promise<void> {
  const { county } = reach(ctx)
  const report = await q.linkedReport(ctx.tx, county, row.id)
  if (!report) return
  await reports.setReport(ctx.tx, county, report.id, { state, answer, at: ctx.now, requestId: null })
  await note(ctx, report, 'pushed_duty', state, answer)
}

/** Step 5: the agreement, with power and money; the places may be fewer than were asked, never others. */
export async function agree(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.makeAdmissionAgreement>['body'] }): Promise<Reply<typeof doors.makeAdmissionAgreement>> {
  const { county, me, name } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.byAccount === me) throw e.sameHands()
  if (row.state !== 'admitted') throw e.notNow(REQUEST_STATES[row.state])
  if (!body.fromOn.endsWith('-01')) throw e.daysWrong('协议从某个月的1日起', 'body.fromOn')
  if (body.untilOn && body.untilOn <= body.fromOn) throw e.daysWrong('结束日期应晚于开始日期', 'body.untilOn')
  if (body.pricing === 'unit' && !body.unit?.trim()) throw e.partsMissing([{ path: 'unit', word: '计费单位' }])
  const communities = [...new Set(body.communities)].sort()
  if (!communities.every((code) => row.communities.includes(code))) throw e.placeWrong()
  if (await a.numberUsed(ctx.tx, county, body.number)) throw e.numberTaken()
  const same = row.matterCode ? await a.sameMatter(ctx.tx, county, row.matterCode, communities) : undefined
  if (same) throw e.matterTaken(same.number)
  const id = ctx.newId()
  await a.insertAgreement(ctx.tx, {
    county, id, region: row.region, requestId: row.id, number: body.number, title: row.title, department: row.department, kind: row.kind, matterCode: row.matterCode, task: row.task,
    basis: row.basis, authority: body.authority, people: body.people ?? '', conditions: body.conditions ?? '', communities, pricing: body.pricing, priceFen: body.priceFen,
    unit: body.pricing === 'unit' ? (body.unit ?? '') : '', expected: body.expected ?? 0, moneySource: body.moneySource, cycle: body.cycle, payDays: body.payDays, fromOn: body.fromOn,
    untilOn: body.untilOn ?? null, reviewOn: yearAfter(body.fromOn), account: me, name, at: ctx.now,
  })
  await q.setRequestState(ctx.tx, county, row.id, 'agreed')
  await note(ctx, row, 'admission_request', 'agreed', body.number)
  await note(ctx, { id, region: row.region }, 'admitted_matter', 'agreed', body.number)
  return { id }
}
