import type { z } from 'zod'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { matterInForce, type Matter } from '../../matters/index.ts'
import type { KnowledgeEntry } from '../contract.ts'
import { ENTRY_STATES } from '../contract/knowledge.ts'
import type * as doors from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/knowledge.ts'
import { stepsOf } from '../queries/steps.ts'
import { isMine, note, paged, reach, refuseElsewhere, tokensOf, useCursor, wantedTokens, type Ctx } from './shared.ts'

type Body<B> = B extends z.ZodType ? z.output<B> : never

const shown = (ctx: Ctx) => (row: q.EntryRow): KnowledgeEntry => {
  const today = shanghaiDate(ctx.now)
  return { ...row, mine: row.writtenById === ctx.caller?.id, due: row.state === 'published' && ((row.reviewDue !== null && row.reviewDue <= today) || (row.validUntil !== null && row.validUntil < today)) }
}

export async function search(ctx: Ctx, { query }: { query: Input<typeof doors.searchAnswers>['query'] }): Promise<Reply<typeof doors.searchAnswers>> {
  const { county, today } = reach(ctx)
  return { items: await q.searchAnswers(ctx.tx, { county, ...wantedTokens(query.q), matter: query.matter ?? '', today }) }
}

export async function use(ctx: Ctx, { params }: { params: { id: string } }): Promise<{ used: number }> {
  const row = await q.useEntry(ctx.tx, reach(ctx).county, params.id)
  if (!row?.used) throw e.entryNotFound()
  return { used: row.used }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listKnowledge>['query']> }): Promise<Reply<typeof doors.listKnowledge>> {
  const { county, today } = reach(ctx)
  const f: q.EntryFilter = { county, today, state: query.state ?? 'published', topic: query.topic ?? '', ...wantedTokens(query.q ?? ''), after: useCursor(query.after) }
  const [rows, counts, topics] = [await q.listEntries(ctx.tx, f), await q.countEntries(ctx.tx, f), await q.topics(ctx.tx, county)]
  return { ...paged(rows, shown(ctx), (row) => `${row.used}|${row.id}`), counts, topics: topics.map((one) => one.topic) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getKnowledgeEntry>> {
  const { county } = reach(ctx)
  const row = await q.findEntry(ctx.tx, county, params.id)
  if (!row) throw e.entryNotFound()
  return { entry: shown(ctx)(row), steps: await stepsOf(ctx.tx, county, row.id) }
}

type Said = Body<typeof doors.updateKnowledgeEntry.body>
async function checked(ctx: Ctx, said: Omit<Said, 'version' | 'clientId'>): Promise<q.Said> {
  if (said.validUntil && said.validUntil < said.validFrom) throw e.daysWrong('结束不能早于开始')
  if (said.matterCode) await matterOf(ctx, said.matterCode)
  return { ...said, grams: tokensOf(`${said.question}，${said.topic}，${said.answer}`) }
}

async function matterOf(ctx: Ctx, code: string): Promise<Matter> {
  const matter = await matterInForce(ctx.tx, code, shanghaiDate(ctx.now))
  if (!matter) throw e.matterUnknown()
  return matter
}

export async function create(ctx: Ctx, { body }: { body: Body<typeof doors.createKnowledgeEntry.body> }): Promise<{ id: string }> {
  const at = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const said = await checked(ctx, body)
  const id = ctx.newId()
  await q.insertEntry(ctx.tx, { ...said, county: at.county, id, region: body.region, by: at.me, byName: at.name })
  await note(ctx, { id, region: body.region }, 'entry', 'written')
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.EntryRow> {
  const { county } = reach(ctx)
  const row = await q.findEntry(ctx.tx, county, id)
  if (!row) throw e.entryNotFound()
  if (!isMine(ctx, row.region)) throw e.placeNotYours()
  if (!(await q.lockEntry(ctx.tx, county, id, version))) throw e.changedMeanwhile()
  return row
}

export async function update(ctx: Ctx, { params, body }: { params: { id: string }; body: Said }): Promise<{ version: number }> {
  const at = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  await q.updateEntry(ctx.tx, at.county, row.id, { ...(await checked(ctx, body)), by: at.me, byName: at.name })
  await note(ctx, row, 'entry', 'changed', '', { before: { question: row.question, answer: row.answer, source: row.source } })
  return { version: body.version + 1 }
}

/** Publishing wants a second person; an answer in use is confirmed for another period by anybody but its writer, too. */
export async function review(ctx: Ctx, { params, body }: { params: { id: string }; body: Body<typeof doors.reviewKnowledgeEntry.body> }): Promise<{ version: number }> {
  const at = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state === 'ended' || (body.decision === 'send_back' && row.state !== 'draft')) throw e.notNow(ENTRY_STATES[row.state])
  if (body.decision !== 'end' && row.writtenById === at.me) throw e.sameHands()
  if (body.decision !== 'publish' && !body.note) throw e.wordsNeeded(body.decision === 'end' ? '停用的原因' : '要改什么')
  if (body.decision === 'publish') {
    if (!body.nextReview || body.nextReview <= at.today) throw e.daysWrong('下次复审应在今天以后')
    await q.judgeEntry(ctx.tx, at.county, row.id, { state: 'published', by: at.name, at: ctx.now, due: body.nextReview })
  } else await q.judgeEntry(ctx.tx, at.county, row.id, { state: body.decision === 'end' ? 'ended' : 'draft', by: row.reviewedBy, at: null, due: null })
  await note(ctx, row, 'entry', body.decision === 'publish' ? 'published' : body.decision === 'end' ? 'ended' : 'sent_back', body.note)
  return { version: body.version + 1 }
}

/** For everybody: reviewed, valid today and meant for the public. */
export async function faq(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listFaq>['query']> }): Promise<Reply<typeof doors.listFaq>> {
  const { county } = ctx.services.settings
  const today = shanghaiDate(ctx.now)
  const rows = await q.faq(ctx.tx, { county, today, ...wantedTokens(query.q ?? ''), topic: query.topic ?? '', matter: query.matter ?? '', after: useCursor(query.after) })
  const topics = await q.faqTopics(ctx.tx, county, today)
  return { ...paged(rows, ({ used: _used, ...row }) => row, (row) => `${row.used}|${row.id}`, 20), topics: topics.map((one) => one.topic) }
}

export async function script(ctx: Ctx, { params }: { params: { matter: string } }): Promise<Reply<typeof doors.getScript>> {
  const { county } = reach(ctx)
  const matter = await matterOf(ctx, params.matter)
  const own = await q.scriptLines(ctx.tx, county, params.matter)
  const limit = matter.limits.promised ?? matter.limits.handle
  const unit = { working_day: '个工作日', natural_day: '天', hour: '小时' }[limit.unit] ?? ''
  return {
    matterCode: matter.code, title: matter.title, opening: `您好，这里是社区服务热线。您反映的是“${matter.title}”，我来为您登记。`,
    asks: matter.form.ui.steps.flatMap((step) => step.fields).flatMap((field) => {
      const one = matter.form.schema.properties[field] as { title?: string; type?: string; format?: string; oneOf?: readonly { title: string }[]; items?: { format?: string } } | undefined
      if (!one || one.format === 'file' || one.items?.format === 'file') return []
      return [{ field, say: one.title ?? field, choices: (one.oneOf ?? []).map((choice) => choice.title), required: (matter.form.schema.required ?? []).includes(field), hint: matter.form.ui.fields?.[field]?.hint ?? '' }]
    }),
    own: own.map(({ id, say, place, region }) => ({ id, say, place, mine: isMine(ctx, region) })),
    closing: `已经登记，请记下办件编号。${limit.amount}${unit}内答复您，办完后我们会回访。`,
  }
}

export async function addLine(ctx: Ctx, { params, body }: { params: { matter: string }; body: Body<typeof doors.addScriptLine.body> }): Promise<{ id: string }> {
  const at = reach(ctx)
  await matterOf(ctx, params.matter)
  const id = ctx.newId()
  await q.insertScriptLine(ctx.tx, { county: at.county, id, region: at.here, matter: params.matter, place: body.place, say: body.say })
  await ctx.audit('hotline.script_line_added', { region: at.here, detail: { line: id, matter: params.matter } })
  return { id }
}

export async function dropLine(ctx: Ctx, { params }: { params: { id: string } }): Promise<{ id: string }> {
  const at = reach(ctx)
  if ((await q.endScriptLine(ctx.tx, at.county, params.id, ctx.now, at)) !== 1) throw e.scriptLineNotFound()
  await ctx.audit('hotline.script_line_dropped', { region: at.here, detail: { line: params.id } })
  return { id: params.id }
}
