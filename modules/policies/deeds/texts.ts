import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { paged as pageOf } from '../../../platform/kernel/paging.ts'
import type * as doors from '../contract/texts.ts'
import type { PolicyLine, PolicyLink } from '../contract/texts.ts'
import * as e from '../errors.ts'
import { mayPublish } from '../policy.ts'
import { stepsOf } from '../queries/parts.ts'
import * as q from '../queries/texts.ts'
import { levels, VALIDITIES, validityOn } from '../rules/texts.ts'
import { can, idCursor, LAST_ID, note, ofCounty, paged, reach, widened, type Ctx, type PolicyNeeds } from './shared.ts'

const publicPart = (row: q.TextRow, today: string) => ({
  id: row.id, title: row.title, number: row.number, issuer: row.issuer, level: row.level, place: row.place, issuedOn: row.issuedOn, fromOn: row.fromOn, untilOn: row.untilOn, summary: row.summary,
  validity: validityOn(row, today), replacedOn: row.replacedOn,
})
const line = (today: string) => (row: q.TextRow): PolicyLine => ({ ...publicPart(row, today), state: row.state, byName: row.byName, version: row.version })
const link = (today: string) => (row: q.TextRow): PolicyLink => ({ id: row.id, title: row.title, number: row.number, level: row.level, validity: validityOn(row, today) })

const filterOf = (query: { q?: string | undefined; level?: string | undefined; validity?: PolicyLine['validity'] | undefined; matter?: string | undefined; indicator?: string | undefined; plan?: string | undefined }) => ({
  q: query.q ?? '', level: query.level ?? '', validity: query.validity ?? ('' as const), matter: query.matter ?? '', indicator: query.indicator ?? '', plan: query.plan ?? '',
})

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPolicies>['query']> }): Promise<Reply<typeof doors.listPolicies>> {
  const at = reach(ctx)
  const f = { lo: at.lo, hi: at.hi, today: at.today, ...filterOf(query) }
  const counts = await q.countTexts(ctx.tx, f)
  // A draft is for those who keep texts.
  const keeps = can(ctx, 'policies.keep') || can(ctx, 'policies.publish')
  const state = query.show === 'draft' && keeps ? 'draft' : 'published'
  return { ...paged(await q.listTexts(ctx.tx, { ...f, state, after: idCursor(query.after), most: 51 }), line(at.today)), counts: keeps ? counts : { published: counts.published } }
}

/** Texts above (as the text names them), below, and on either side of a replacement; drafts are left out. */
async function chainOf(ctx: Ctx, row: q.TextRow, today: string) {
  // What is valid stands before what was replaced or ended.
  const published = (rows: q.TextRow[]) =>
    rows.filter((one) => one.state === 'published').map(link(today)).toSorted((a, b) => Number(b.validity === 'in_force') - Number(a.validity === 'in_force'))
  const [heir] = row.replacedBy ? await q.textsById(ctx.tx, row.county, [row.replacedBy]) : []
  return {
    above: published(await q.textsById(ctx.tx, row.county, row.basis)), below: published(await q.restingOn(ctx.tx, row.county, row.id)),
    replacedBy: heir ? link(today)(heir) : null, replaces: published(await q.replacedBy(ctx.tx, row.county, row.id)),
  }
}

const mattersOf = async (ctx: Ctx, need: PolicyNeeds, row: q.TextRow) => {
  if (!row.matters.length) return []
  const titles = new Map((await need.matters(ctx)).map((one) => [one.code, one.title]))
  return row.matters.map((code) => ({ code, title: titles.get(code) ?? code }))
}

export const open = (need: PolicyNeeds) => async (ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getPolicy>> => {
  const at = reach(ctx)
  const row = await q.findText(ctx.tx, at, params.id)
  const keeps = can(ctx, 'policies.keep') || can(ctx, 'policies.publish')
  if (!row || (row.state === 'draft' && !keeps)) throw e.textNotFound()
  return {
    policy: { ...line(at.today)(row), basisText: row.basisText, planCode: row.planCode }, ...(await chainOf(ctx, row, at.today)), matters: await mattersOf(ctx, need, row), indicators: row.indicators,
    supports: await q.supportsOfText(ctx.tx, row.county, row.id), steps: await stepsOf(ctx.tx, row.county, row.id), mayEdit: can(ctx, 'policies.keep'),
    mayPublish: row.state === 'draft' && mayPublish(ctx.caller!.abilities, row.byAccount === at.me), mayReplace: can(ctx, 'policies.keep') && row.state === 'published' && row.replacedBy === null,
  }
}

type Body = Omit<Input<typeof doors.createPolicy>['body'], 'clientId'>

async function values(ctx: Ctx, need: PolicyNeeds, county: string, id: string, body: Body): Promise<q.TextValues> {
  if (body.fromOn && body.untilOn && body.untilOn < body.fromOn) throw e.daysWrong('失效日期不能早于施行日期', 'untilOn')
  const basis = [...new Set(body.basis ?? [])]
  const above = await q.textsById(ctx.tx, county, basis)
  if (above.length !== basis.length) throw e.basisUnknown()
  if (basis.includes(id) || above.some((one) => levels.indexOf(one.level) > levels.indexOf(body.level))) throw e.basisBelow()
  const matters = [...new Set(body.matters ?? [])]
  if (matters.length) {
    const known = new Set((await need.matters(ctx)).map((one) => one.code))
    if (!matters.every((code) => known.has(code))) throw e.matterUnknown()
  }
  if (body.number && (await q.numberUsed(ctx.tx, county, body.number, id))) throw e.numberTaken()
  return {
    title: body.title, number: body.number ?? '', issuer: body.issuer, level: body.level, place: body.place ?? '', issuedOn: body.issuedOn ?? null, fromOn: body.fromOn ?? null, untilOn: body.untilOn ?? null,
    summary: body.summary, basis, basisText: body.basisText ?? '', matters, indicators: [...new Set(body.indicators ?? [])], planCode: body.planCode ?? '',
  }
}

export const create = (need: PolicyNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.createPolicy>['body'] }): Promise<{ id: string }> => {
  const { county, me, name } = reach(ctx)
  const id = ctx.newId()
  await q.insertText(ctx.tx, { ...(await values(ctx, need, county, id, body)), county, id, region: ofCounty(county), account: me, byName: name, at: ctx.now })
  await note(ctx, { id, region: ofCounty(county), county }, 'policy.written', body.title)
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.TextRow> {
  const row = await q.lockText(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.textNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export const update = (need: PolicyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updatePolicy>['body'] }): Promise<{ version: number }> => {
  const row = await hold(ctx, params.id, body.version)
  const next = await values(ctx, need, row.county, row.id, body)
  await q.updateText(ctx.tx, row.county, row.id, next)
  const changed = (Object.keys(next) as (keyof q.TextValues)[]).filter((key) => JSON.stringify(next[key]) !== JSON.stringify(row[key]))
  await note(ctx, row, 'policy.changed', body.words ?? '', { before: Object.fromEntries(changed.map((key) => [key, row[key]])) })
  return { version: row.version + 1 }
}

export async function publish(ctx: Ctx, { params, body }: { params: { id: string }; body: { version: number } }): Promise<{ version: number }> {
  const { me, name } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft') throw e.notNow('已发布')
  if (!mayPublish(ctx.caller!.abilities, row.byAccount === me)) throw e.sameHands()
  await q.publishText(ctx.tx, row.county, row.id, name)
  await note(ctx, row, 'policy.published', row.title)
  return { version: row.version + 1 }
}

/** The text stays, marked: another in its place from a day, or its last day was the day before. */
export async function replace(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.replacePolicy>['body'] }): Promise<{ version: number }> {
  const { today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'published') throw e.notNow('草稿')
  if (row.replacedBy) throw e.notNow(VALIDITIES.replaced)
  if (row.fromOn && body.on <= row.fromOn) throw e.daysWrong('应晚于施行日期', 'on')
  if (body.byId) {
    const [heir] = await q.textsById(ctx.tx, row.county, [body.byId])
    if (!heir || heir.state !== 'published' || heir.id === row.id || heir.replacedBy === row.id) throw e.basisUnknown()
  } else if (body.on > today) throw e.daysWrong('应是今天或以前', 'on')
  await q.setReplaced(ctx.tx, row.county, row.id, body.byId ?? null, body.on)
  await note(ctx, row, body.byId ? 'policy.replaced' : 'policy.ended', body.words, { on: body.on })
  return { version: row.version + 1 }
}

export async function listPublic(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPublicPolicies>['query']> }): Promise<Reply<typeof doors.listPublicPolicies>> {
  const at = await widened(ctx)
  const rows = await q.listTexts(ctx.tx, { lo: at.lo, hi: at.hi, today: at.today, ...filterOf(query), state: 'published', after: query.after || LAST_ID, most: 21 })
  return pageOf(rows, (row) => publicPart(row, at.today), (row) => row.id, 20)
}

export const openPublic = (need: PolicyNeeds) => async (ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getPublicPolicy>> => {
  const at = await widened(ctx)
  const row = await q.findText(ctx.tx, at, params.id)
  if (!row || row.state !== 'published') throw e.textNotFound()
  return {
    policy: publicPart(row, at.today), basisText: row.basisText, ...(await chainOf(ctx, row, at.today)), matters: await mattersOf(ctx, need, row),
    supports: await q.supportsOfText(ctx.tx, row.county, row.id),
  }
}
