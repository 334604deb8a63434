import { addDays } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { staffAt } from '../../accounts/index.ts'
import { CASE_OUTCOMES, CASE_STATES, type CaseState } from '../../cases/index.ts'
import { matterInForce, type Matter } from '../../matters/index.ts'
import { mayActFor, personById } from '../../register/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/mandates.ts'
import type { Mandate, MandateFile } from '../contract/mandates.ts'
import * as e from '../errors.ts'
import type { AgencyNeeds } from '../needs.ts'
import * as q from '../queries/mandates.ts'
import { stepsOf } from '../queries/steps.ts'
import { ENDING_DAYS, MANDATE_STATES, mandateDeeds, mayNow, MOST_DAYS, stillHeld, type MandateDeed } from '../rules.ts'
import { idCursor, note, paged, reach, type Ctx } from './shared.ts'

const OF_RESIDENT: readonly MandateDeed[] = ['answer', 'sign', 'withdraw']

const shown = (me: string) => ({ agentAccount, paperFile: _file, county: _county, ...row }: q.MandateRow): Mandate => ({ ...row, regionName: row.regionName ?? row.region, mine: agentAccount === me })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listMandates>['query']> }): Promise<Reply<typeof doors.listMandates>> {
  const at = reach(ctx)
  const f = { county: at.county, lo: at.lo, hi: at.hi, q: query.q ?? '', soon: addDays(at.today, ENDING_DAYS), me: at.me }
  const rows = await q.listMandates(ctx.tx, { ...f, show: query.show ?? 'open', after: idCursor(query.after) })
  return { ...paged(rows, shown(at.me), (row) => row.id), counts: await q.countMandates(ctx.tx, f) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<MandateFile> {
  const at = reach(ctx)
  const row = await q.findMandate(ctx.tx, at.county, params.id)
  if (!row) throw e.mandateNotFound()
  const cases = await q.casesOf(ctx.tx, at.county, row.id)
  const resident = ctx.caller!.kind === 'resident'
  const acts = ctx.caller!.abilities.has('agency.act')
  const may = mandateDeeds.filter((deed) => mayNow(deed, row.state) && (resident ? OF_RESIDENT.includes(deed) : acts && deed !== 'answer' && deed !== 'sign'))
  return {
    mandate: shown(at.me)(row), papers: await q.papersOf(ctx.tx, at.county, row.id), steps: await stepsOf(ctx.tx, at.county, row.id), may,
    cases: cases.map((one) => ({
      caseId: one.caseId, number: one.number, title: one.title,
      stateName: one.state === 'concluded' && one.outcome ? `已办结：${CASE_OUTCOMES[one.outcome as keyof typeof CASE_OUTCOMES]?.name ?? one.outcome}` : one.state ? CASE_STATES[one.state as CaseState] : '已转别处办理',
    })),
    toBring: row.matters.flatMap((code, i) => (cases.some((one) => one.matterCode === code && !['withdrawn', 'declined'].includes(one.state ?? '')) ? [] : [{ code, title: row.titles[i]! }])),
  }
}

async function mattersOf(ctx: Ctx, codes: readonly string[], day: string): Promise<Matter[]> {
  const found: Matter[] = []
  for (const code of new Set(codes)) {
    const matter = await matterInForce(ctx.tx, code, day)
    if (!matter || (matter.onBehalf.length > 0 && !matter.onBehalf.includes('worker') && !matter.onBehalf.includes('agent'))) throw e.matterUnknown(matter?.title ?? code)
    found.push(matter)
  }
  return found
}

export const propose = (need: AgencyNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.proposeMandate>['body'] }): Promise<{ id: string }> => {
  const at = reach(ctx)
  const person = await personById(ctx.tx, at.county, body.personId, at.today)
  if (!person) throw e.personNotFound()
  if (at.person === person.id) throw e.ownMandate()
  if (body.until < at.today || body.until > addDays(at.today, MOST_DAYS)) throw e.daysWrong()
  if (body.basis === 'paper' && !body.paperFileId) throw e.paperNeeded()
  const matters = await mattersOf(ctx, body.matters, at.today)
  const row = {
    county: at.county, id: ctx.newId(), region: person.region.slice(0, 12), personId: person.id, personName: person.name, matters: matters.map((one) => one.code), titles: matters.map((one) => one.title),
    limits: body.limits ?? '', account: at.me, name: at.name, basis: body.basis, paperFile: body.basis === 'paper' ? body.paperFileId! : null, until: body.until, state: body.basis === 'paper' ? 'running' : 'proposed', at: ctx.now,
  }
  // A grid worker's range is a grid: the mandate lies at the community, where colleagues can go on with it.
  await ctx.tx.widen(scopeOf(row.region).lo, scopeOf(row.region).hi)
  await q.insertMandate(ctx.tx, row)
  if (row.paperFile) await need.attachFiles(ctx.tx, at.county, row.id, row.region, [row.paperFile], at.me)
  await note(ctx, row, 'mandate', row.basis === 'paper' ? 'signed_on_paper' : 'proposed', `${row.titles.join('、')}，${row.until}止`)
  await need.notify(ctx, {
    county: at.county, region: row.region, personId: person.id, template: 'agency_mandate', title: row.basis === 'paper' ? '您的代办委托已登记' : '请您看看这份代办委托', link: '/my/agency',
    body: row.basis === 'paper' ? `您委托${at.name}办理${row.titles.join('、')}，到${row.until}为止，随时可以撤回。` : `${at.name}想替您办${row.titles.join('、')}，到${row.until}为止。同意了才开始办，随时可以撤回。`,
  })
  return { id: row.id }
}

/** Holds a mandate at the version that was seen; the deed must be possible now. A resident's deed goes on in the mandate's place. */
async function hold(ctx: Ctx, id: string, deed: MandateDeed, version: number | undefined): Promise<q.MandateRow> {
  const at = reach(ctx)
  const seen = await q.findMandate(ctx.tx, at.county, id)
  if (!seen) throw e.mandateNotFound()
  if (ctx.caller!.kind === 'resident') {
    if (!at.person || !(await mayActFor(ctx.tx, at.county, at.person, seen.personId, 'apply', at.today))) throw e.mandateNotFound()
  }
  await ctx.tx.widen(scopeOf(seen.region).lo, scopeOf(seen.region).hi)
  const row = (await q.lockMandate(ctx.tx, at.county, id))!
  if (version !== undefined && row.version !== version) throw e.changedMeanwhile()
  if (!mayNow(deed, row.state)) throw e.notNow(MANDATE_STATES[row.state])
  return row
}

const tellAgent = (need: AgencyNeeds, ctx: Ctx, row: q.MandateRow, title: string, body: string) =>
  need.notify(ctx, { county: row.county, region: row.region, accountId: row.agentAccount, template: 'agency_agent', title, body, link: `/agency/${row.id}` })
const tellPerson = (need: AgencyNeeds, ctx: Ctx, row: q.MandateRow, title: string, body: string) =>
  need.notify(ctx, { county: row.county, region: row.region, personId: row.personId, template: 'agency_person', title, body, link: '/my/agency' })

export const answer = (need: AgencyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.answerMandate>['body'] }) => {
  const row = await hold(ctx, params.id, 'answer', body.version)
  await q.setState(ctx.tx, row.county, row.id, body.agree ? 'running' : 'declined')
  await note(ctx, row, 'mandate', body.agree ? 'agreed' : 'declined')
  await tellAgent(need, ctx, row, body.agree ? `${row.personName}同意了代办委托` : `${row.personName}没有同意代办委托`, row.titles.join('、'))
  return { version: row.version + 1 }
}

export const withdraw = (need: AgencyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.withdrawMandate>['body'] }) => {
  const resident = ctx.caller!.kind === 'resident'
  if (!resident && (body.reason ?? '').length < 2) throw e.reasonNeeded()
  const row = await hold(ctx, params.id, 'withdraw', body.version)
  await q.setState(ctx.tx, row.county, row.id, 'withdrawn')
  await note(ctx, row, 'mandate', 'withdrawn', body.reason ?? '')
  if (resident) await tellAgent(need, ctx, row, `${row.personName}撤回了代办委托`, row.held > 0 ? `还有${row.held}份材料在您手里，请尽快退还。` : '不用再办了。')
  else await tellPerson(need, ctx, row, '代办委托已按您的意思撤回', row.held > 0 ? '您的材料会尽快退还给您。' : row.titles.join('、'))
  return { version: row.version + 1 }
}

export const bring = (need: AgencyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.bringCase>['body'] }) => {
  const at = reach(ctx)
  const row = await hold(ctx, params.id, 'bring', undefined)
  if (row.agentAccount !== at.me) throw e.notYours(row.agentName)
  if (row.until < at.today) throw e.over(row.until)
  const nth = row.matters.indexOf(body.matterCode)
  if (nth < 0) throw e.outsideMandate(row.titles.join('、'))
  const receipt = await need.cases.submit(ctx, {
    ...body, applicantId: row.personId, onBehalf: `工作人员代办：${at.name}，${row.basis === 'paper' ? '书面委托' : '本人网上委托'}（${row.until}止）`.slice(0, 100), clientId: `${body.clientId}-case`.slice(-100),
  })
  await q.insertMandateCase(ctx.tx, { county: row.county, id: ctx.newId(), region: row.region, mandateId: row.id, caseId: receipt.id, number: receipt.number, title: row.titles[nth]! })
  await note(ctx, row, 'mandate', 'case_brought', `${row.titles[nth]}，办件编号${receipt.number}`)
  return { caseId: receipt.id, number: receipt.number }
}

export async function step(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.noteStep>['body'] }) {
  const row = await hold(ctx, params.id, 'step', undefined)
  await note(ctx, row, 'mandate', 'noted', body.note)
  return { id: row.id }
}

export const hand = (need: AgencyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.handMandate>['body'] }) => {
  const row = await hold(ctx, params.id, 'hand', body.version)
  const one = (await staffAt(ctx, { ...scopeOf(row.region), day: reach(ctx).today })).find((each) => each.id === body.accountId)
  if (!one || one.id === row.agentAccount) throw e.staffNotFound()
  await q.setAgent(ctx.tx, row.county, row.id, one.id, one.name)
  await note(ctx, row, 'mandate', 'handed', `${row.agentName}转给${one.name}：${body.reason}`)
  await tellPerson(need, ctx, row, `您的代办改由${one.name}办理`, `原来是${row.agentName}。您不愿意的，可以随时撤回委托。`)
  await tellAgent(need, ctx, { ...row, agentAccount: one.id }, `${row.personName}的代办转给你了`, row.titles.join('、'))
  return { version: row.version + 1 }
}

export const result = (need: AgencyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.handResult>['body'] }) => {
  const row = await hold(ctx, params.id, 'result', body.version)
  const held = stillHeld(await q.papersOf(ctx.tx, row.county, row.id))
  if (held.length > 0) throw e.papersHeld(held)
  if (body.signed === 'paper') await q.closeMandate(ctx.tx, row.county, row.id, 'paper', ctx.now, body.result)
  else await q.setResult(ctx.tx, row.county, row.id, body.result)
  await note(ctx, row, 'mandate', body.signed === 'paper' ? 'result_signed_on_paper' : 'result_handed', body.result)
  if (body.signed === 'portal') await tellPerson(need, ctx, row, '请您签收代办结果', `${row.agentName}交给您：${body.result}。收到了请签收，委托就结束了。`)
  return { version: row.version + 1 }
}

export const sign = (need: AgencyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.signResult>['body'] }) => {
  const row = await hold(ctx, params.id, 'sign', body.version)
  await q.closeMandate(ctx.tx, row.county, row.id, 'portal', ctx.now, row.result)
  await note(ctx, row, 'mandate', 'signed')
  await tellAgent(need, ctx, row, `${row.personName}签收了代办结果`, '委托结束。')
  return { version: row.version + 1 }
}

export const paper = (need: AgencyNeeds) => async (ctx: Ctx, { params }: { params: { id: string } }) => {
  const at = reach(ctx)
  const row = await q.findMandate(ctx.tx, at.county, params.id)
  if (!row?.paperFile) throw e.mandateNotFound()
  await ctx.tx.widen(scopeOf(row.region).lo, scopeOf(row.region).hi)
  await ctx.audit('mandate.paper_opened', { subject: row.personId, region: row.region, because: '代办', detail: { mandate: row.id } })
  return need.openFile(ctx, row.paperFile, row.id)
}

export async function ofCase(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getCaseMandate>> {
  const at = reach(ctx)
  const row = await q.mandateOfCase(ctx.tx, at.county, params.id)
  return { mandate: row ? shown(at.me)(row) : null }
}

export async function agents(ctx: Ctx): Promise<Reply<typeof doors.listAgents>> {
  const at = reach(ctx)
  return { items: await staffAt(ctx, { ...scopeOf(at.here.slice(0, 12)), day: at.today }) }
}
