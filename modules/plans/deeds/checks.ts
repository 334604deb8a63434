import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { countyOf, covers } from '../../regions/index.ts'
import type * as doors from '../contract/checks.ts'
import { FINDING_STATES, type PlanCheck, type PlanFinding } from '../contract/checks.ts'
import * as e from '../errors.ts'
import { mayAnswer } from '../policy.ts'
import * as q from '../queries/checks.ts'
import { stepsOf } from '../queries/steps.ts'
import { allPlans } from '../queries/texts.ts'
import { dayCursor, note, paged, reach, refuseElsewhere, type Ctx } from './shared.ts'

const shown = ({ county: _county, byRegion: _by, ...row }: q.CheckRow): PlanCheck => ({ ...row, regionName: row.regionName ?? row.region, planTitle: row.planTitle ?? '' })
const found = (today: string) => ({ county: _county, byRegion: _by, ...row }: q.FindingRow): PlanFinding =>
  ({ ...row, regionName: row.regionName ?? row.region, overdue: row.state === 'open' && row.dueOn < today })

/** Whoever checks: a post that checks, at the place from which it was checked or above. */
const checksIt = (ctx: Ctx, byRegion: string) => ctx.caller!.abilities.has('plans.check') && covers(reach(ctx).here, byRegion)

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPlanChecks>['query']> }): Promise<Reply<typeof doors.listPlanChecks>> {
  const at = reach(ctx)
  const rows = await q.listChecks(ctx.tx, { ...at, show: query.show ?? 'all', q: query.q ?? '', after: dayCursor(query.after, '9999-12-31') })
  return { ...paged(rows, shown, (row) => `${row.checkedOn}|${row.id}`), counts: await q.countChecks(ctx.tx, at) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getPlanCheck>> {
  const { today, here } = reach(ctx)
  const row = await q.findCheck(ctx.tx, params.id, today)
  if (!row) throw e.checkNotFound()
  const findings = await q.findingsOf(ctx.tx, row.county, row.id)
  const steps = await stepsOf(ctx.tx, [row.id, ...findings.map((one) => one.id)])
  const checks = checksIt(ctx, row.byRegion)
  return {
    check: shown(row),
    findings: findings.map((one) => ({ ...found(today)(one), steps: steps.filter((step) => step.aboutId === one.id) })),
    steps: steps.filter((step) => step.aboutId === row.id),
    may: { answer: mayAnswer(ctx.caller!.abilities, here, row.region), close: checks, tell: checks && row.toldOn === null },
  }
}

export async function record(ctx: Ctx, { body }: { body: Input<typeof doors.recordPlanCheck>['body'] }): Promise<{ id: string }> {
  refuseElsewhere(ctx, body.region)
  const { here, me, name, today } = reach(ctx)
  if (body.region === here) throw e.notOwnPlace()
  if (body.checkedOn > today) throw e.daysWrong('督查日期不能晚于今天')
  if (body.plan && !(await allPlans(ctx.tx)).some((one) => one.code === body.plan)) throw e.planNotFound()
  const findings = body.findings ?? []
  if (findings.some((one) => one.dueOn < body.checkedOn)) throw e.daysWrong('整改期限不能早于督查那天')
  const county = countyOf(body.region)
  const id = ctx.newId()
  await q.insertCheck(ctx.tx, { ...body, plan: body.plan ?? '', county, id, me, name, here })
  await note(ctx, { id, region: body.region }, 'plan_check', 'recorded', body.subject)
  for (const one of findings) {
    const finding = ctx.newId()
    await q.insertFinding(ctx.tx, { ...one, county, id: finding, region: body.region, checkId: id })
    await note(ctx, { id: finding, region: body.region }, 'plan_finding', 'found', one.what)
  }
  return { id }
}

/** A finding is answered with proof by the place and closed by whoever checks; nothing closes without proof (PLN-13). */
export async function moveOn(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveFinding>['body'] }): Promise<{ version: number }> {
  const row = await q.lockFinding(ctx.tx, params.id)
  if (!row) throw e.findingNotFound()
  const { here, today } = reach(ctx)
  const allowed = body.step === 'answer' ? mayAnswer(ctx.caller!.abilities, here, row.region) : checksIt(ctx, row.byRegion)
  if (!allowed) throw e.notYours()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.state !== (body.step === 'answer' ? 'open' : 'answered')) throw e.notNow(FINDING_STATES[row.state])
  const words = body.note?.trim() ?? ''
  if (body.step === 'answer' && words.length < 4) throw e.proofNeeded()
  if (body.step === 'reopen' && !words) throw e.reasonNeeded('退回的理由')
  const next = {
    answer: { state: 'answered' as const, proof: words, answeredOn: today, closedOn: null },
    close: { state: 'closed' as const, proof: row.proof, answeredOn: row.answeredOn, closedOn: today },
    reopen: { state: 'open' as const, proof: '', answeredOn: null, closedOn: null },
  }[body.step]
  await q.setFinding(ctx.tx, row.county, row.id, next)
  await note(ctx, row, 'plan_finding', body.step, words)
  return { version: row.version + 1 }
}

/** The result goes into the leaders' assessment of the place. */
export async function tell(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.tellLeaders>['body'] }): Promise<{ version: number }> {
  const row = await q.lockCheck(ctx.tx, params.id)
  if (!row) throw e.checkNotFound()
  if (!checksIt(ctx, row.byRegion)) throw e.notYours()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.toldOn) throw e.notNow(`已在${row.toldOn}报送`)
  await q.setTold(ctx.tx, row.county, row.id, reach(ctx).today)
  await note(ctx, row, 'plan_check', 'told', body.note)
  return { version: row.version + 1 }
}
