import { createHash } from 'node:crypto'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { countyOf, prefixOf } from '../../regions/index.ts'
import type * as doors from '../contract/drafts.ts'
import type { DraftBody, DraftLine } from '../contract/drafts.ts'
import { definePlan, type PlanDefinition } from '../define.ts'
import * as e from '../errors.ts'
import type { PlanNeeds } from '../needs.ts'
import * as q from '../queries/drafts.ts'
import { stepsOf } from '../queries/steps.ts'
import { addReading, allPlans } from '../queries/texts.ts'
import { comparePieces } from '../rules/compare.ts'
import { DRAFT_MOVES, DRAFT_STATES, movesFor } from '../rules/draft.ts'
import { faultsOf } from '../rules/faults.ts'
import { idCursor, note, paged, reach, refuseElsewhere, type Ctx } from './shared.ts'

/** Columns that a list tells. */
const line = (row: q.DraftRow): DraftLine => ({
  id: row.id, region: row.region, regionName: row.regionName ?? row.region, code: row.code, textVersion: row.textVersion, title: row.title, state: row.state,
  copiedFrom: row.copiedFrom ? { code: row.copiedFrom, version: row.copiedVersion!, title: row.copiedTitle ?? row.copiedFrom } : null, revises: row.textVersion > 1,
  issueOn: row.issueOn, writtenName: row.writtenName, approvedName: row.approvedName, madeAt: row.madeAt, version: row.version,
})

/** The text as the validators of `define.ts` read it. */
const textOf = (body: DraftBody) => body as unknown as Omit<PlanDefinition, 'code' | 'version' | 'issuedOn' | 'replaces'>

/** What a text says of itself, without number and dates of issue, as a draft keeps it. */
function bodyOf(text: PlanDefinition): DraftBody {
  const passage = (one: PlanDefinition['aims'][number]) => ({
    title: one.title, text: one.text, section: one.section, ...(one.lead ? { lead: one.lead } : {}), ...(one.helpers?.length ? { helpers: [...one.helpers] } : {}),
  })
  return {
    title: text.title, number: '', issuer: text.issuer, place: text.place, from: text.from, until: text.until, head: { ...text.head },
    links: (text.links ?? []).map((one) => ({ ...one })),
    phases: (text.phases ?? []).map((one) => ({ title: one.title, from: one.from, until: one.until, aims: one.aims.map((aim) => ({ ...aim })) })),
    aims: text.aims.map(passage), tasks: text.tasks.map(passage), safeguards: text.safeguards.map(passage),
    baselines: text.baselines.map(({ title, value, section, indicator }) => ({ title, value, section, ...(indicator ? { indicator } : {}) })),
    targets: text.targets.map(({ range, ...one }) => ({ ...one, ...(range ? { range: [...range] } : {}) })),
  }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPlanDrafts>['query']> }): Promise<Reply<typeof doors.listPlanDrafts>> {
  const at = reach(ctx)
  const rows = await q.listDrafts(ctx.tx, { ...at, show: query.show ?? 'open', q: query.q ?? '', after: idCursor(query.after) })
  return { ...paged(rows, line, (row) => row.id), counts: await q.countDrafts(ctx.tx, at) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getPlanDraft>> {
  const row = await q.findDraft(ctx.tx, params.id)
  if (!row) throw e.draftNotFound()
  const { me } = reach(ctx)
  const { abilities } = ctx.caller!
  return {
    ...line(row), body: row.body, offered: row.offered, faults: faultsOf(textOf(row.body)), moves: movesFor(row.state, abilities, row.writtenBy === me || row.changedBy === me),
    mayWrite: row.state === 'draft' && abilities.has('plans.write'), steps: await stepsOf(ctx.tx, [row.id]),
  }
}

export async function start(ctx: Ctx, { body }: { body: Input<typeof doors.startPlanDraft>['body'] }): Promise<{ id: string }> {
  refuseElsewhere(ctx, body.region)
  if (body.from > body.until) throw e.daysWrong('规划期的最后一天不能早于第一天')
  if (body.copyOf && body.revise) throw e.oneSource()
  const texts = await allPlans(ctx.tx)
  const id = ctx.newId()
  const { me, name } = reach(ctx)
  const own = { title: body.title, issuer: body.issuer, place: body.region, from: body.from, until: body.until }
  const begun = begin(texts, body, own, id)
  if (begun.of) refuseElsewhere(ctx, begun.of.place)
  if (begun.of && begun.of.place !== body.region) throw e.placeNotYours()
  const added = await q.insertDraft(ctx.tx, { ...begun, county: countyOf(body.region), id, region: body.region, me, name, now: ctx.now })
  if (!added) throw e.draftExists()
  await note(ctx, { id, region: body.region }, 'plan_draft', 'started', begun.copiedFrom ? `参照${begun.copiedFrom}第${begun.copiedVersion}版` : '', { plan: begun.code, version: begun.textVersion })
  return { id }
}

type Own = Pick<DraftBody, 'title' | 'issuer' | 'place' | 'from' | 'until'>
const EMPTY = { number: '', head: {}, links: [], phases: [], aims: [], tasks: [], safeguards: [], baselines: [], targets: [] } satisfies Omit<DraftBody, keyof Own>

/** From nothing; as the next text of a plan; or as a copy, where numbers and stated facts of the other place are offered or left out, never taken over. */
function begin(texts: Awaited<ReturnType<typeof allPlans>>, ask: Pick<Input<typeof doors.startPlanDraft>['body'], 'copyOf' | 'revise'>, own: Own, id: string) {
  const fresh = { code: `${prefixOf(own.place) || 'cn'}-${own.from.slice(0, 4)}-${id.slice(-6)}`, textVersion: 1, offered: [] as DraftBody['targets'], copiedFrom: null as string | null, copiedVersion: null as number | null }
  if (ask.revise) {
    const of = texts.find((one) => one.code === ask.revise)
    if (!of) throw e.planNotFound()
    return { ...fresh, code: of.code, textVersion: of.version + 1, body: { ...bodyOf(of.body), ...own }, of }
  }
  if (!ask.copyOf) return { ...fresh, body: { ...own, ...EMPTY } as DraftBody, of: null }
  const source = texts.find((one) => one.code === ask.copyOf!.code && one.version === ask.copyOf!.version)
  if (!source) throw e.planNotFound()
  const body = bodyOf(source.body)
  return {
    ...fresh, copiedFrom: source.code, copiedVersion: source.version, of: null,
    offered: body.targets.map(({ place: _place, ...target }) => target),
    body: { ...body, ...own, head: {}, phases: [], baselines: [], targets: [] } satisfies DraftBody,
  }
}

async function hold(ctx: Ctx, id: string, version: number) {
  const row = await q.lockDraft(ctx.tx, id)
  if (!row) throw e.draftNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export async function write(ctx: Ctx, { params, body }: { params: { id: string }; body: { body: DraftBody; version: number } }): Promise<Reply<typeof doors.writePlanDraft>> {
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft') throw e.notNow(DRAFT_STATES[row.state])
  refuseElsewhere(ctx, body.body.place)
  // A text keeps its place, under which its number and history stand.
  if (body.body.place !== row.region) throw e.placeNotYours()
  await q.writeDraft(ctx.tx, row.county, row.id, body.body, row.region, reach(ctx).me)
  await note(ctx, row, 'plan_draft', 'written')
  return { version: row.version + 1, faults: faultsOf(textOf(body.body)) }
}

type Moving = Input<typeof doors.movePlanDraft>['body']

export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Moving }): Promise<Reply<typeof doors.movePlanDraft>> {
  const row = await hold(ctx, params.id, body.version)
  const { me, name, today } = reach(ctx)
  const step = DRAFT_MOVES[body.move]
  if (!ctx.caller!.abilities.has(step.ability)) throw e.notYours()
  if (step.otherHands && (row.writtenBy === me || row.changedBy === me)) throw e.sameHands()
  if (!step.from.includes(row.state)) throw e.notNow(DRAFT_STATES[row.state])
  if (step.note && !body.note?.trim()) throw e.reasonNeeded('理由')
  const faults = body.move === 'submit' ? faultsOf(textOf(row.body)) : []
  if (faults.length) throw e.faulty(faults)
  const approved = body.move === 'approve' ? { approvedBy: me, approvedName: name } : body.move === 'publish' ? { approvedBy: await q.approverOf(ctx.tx, row.county, row.id), approvedName: row.approvedName } : { approvedBy: null, approvedName: '' }
  const plan = body.move === 'publish' ? await publish(ctx, row, body.issueOn ?? today, body.number) : null
  await q.setDraft(ctx.tx, row.county, row.id, { state: step.to, ...approved, issueOn: plan ? (body.issueOn ?? today) : row.issueOn })
  await note(ctx, row, 'plan_draft', body.move, body.note ?? '', plan ? { plan: plan.code, version: plan.version } : {})
  return { version: row.version + 1, plan }
}

/** Writes the approved text among the plans, in force from a day; the one before it of the same plan is void from that day and stays readable. */
async function publish(ctx: Ctx, row: q.DraftRow, on: string, number: string | undefined): Promise<{ code: string; version: number }> {
  const before = (await allPlans(ctx.tx)).find((one) => one.code === row.code)
  if (before && before.version >= row.textVersion) throw e.textExists()
  if (before?.body.issuedOn && on <= before.body.issuedOn) throw e.daysWrong(`发布日期应晚于上一版的${before.body.issuedOn}`)
  if (on > row.body.until) throw e.daysWrong('发布日期不能晚于规划期的最后一天')
  const plan = definePlan({
    ...textOf(row.body), code: row.code, version: row.textVersion, number: number?.trim() || row.body.number, issuedOn: on,
    ...(before ? { replaces: { version: before.version, on } } : {}),
  })
  const sha = createHash('sha256').update(JSON.stringify(plan)).digest('hex')
  if (!(await addReading(ctx.tx, plan, 1, sha, ctx.now))) throw e.textExists()
  return { code: plan.code, version: plan.version }
}

interface Side { code?: string | undefined; version?: number | undefined; draft?: string | undefined }

export async function compare(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.comparePlans>['query']> }): Promise<Reply<typeof doors.comparePlans>> {
  const texts = await allPlans(ctx.tx)
  const side = async ({ code, version, draft }: Side) => {
    if (draft) {
      const row = ctx.caller!.abilities.has('plans.desk') ? await q.findDraft(ctx.tx, draft) : undefined
      if (!row) throw e.draftNotFound()
      return { title: row.title, note: `草案，${DRAFT_STATES[row.state]}`, text: textOf(row.body) }
    }
    const row = texts.find((one) => one.code === code && (!version || one.version === version))
    if (!row) throw e.planNotFound()
    return { title: row.body.title, note: `第${row.version}版`, text: row.body }
  }
  const left = await side({ code: query.left, version: query.leftVersion as number | undefined, draft: query.leftDraft })
  const right = await side({ code: query.right, version: query.rightVersion as number | undefined, draft: query.rightDraft })
  const pieces = comparePieces(left.text, right.text)
  const count = (change: string) => pieces.filter((one) => one.change === change).length
  return {
    left: { title: left.title, note: left.note }, right: { title: right.title, note: right.note }, pieces,
    counts: { added: count('added'), removed: count('removed'), changed: count('changed'), same: count('same') },
  }
}

export const indicators = (need: PlanNeeds) => async (ctx: Ctx): Promise<Reply<typeof doors.listPlanIndicators>> => ({ items: await need.indicators(ctx.tx, ctx.now) })
