import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/supports.ts'
import type { FitShown, Support } from '../contract/supports.ts'
import * as e from '../errors.ts'
import { stepsOf } from '../queries/parts.ts'
import * as q from '../queries/supports.ts'
import { findText } from '../queries/texts.ts'
import { conditionText, FACTS, fitOf, isSound, type Condition, type Fact, type Facts } from '../rules/fit.ts'
import { can, idCursor, note, ofCounty, paged, reach, widened, type Ctx, type PolicyNeeds } from './shared.ts'

const shownPart = ({ county: _county, region: _region, granted: _granted, version: _version, ...row }: q.SupportRow) => ({ ...row, conditionTexts: row.conditions.map(conditionText) })
const shown = (today: string) => (row: q.SupportRow): Support =>
  ({ ...shownPart(row), granted: row.granted, version: row.version, running: row.fromOn <= today && (row.untilOn === null || row.untilOn >= today) })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listSupports>['query']> }): Promise<Reply<typeof doors.listSupports>> {
  const at = reach(ctx)
  const f = { lo: at.lo, hi: at.hi, today: at.today, q: query.q ?? '', kind: query.kind ?? '' }
  const counts = await q.countSupports(ctx.tx, f)
  return { ...paged(await q.listSupports(ctx.tx, { ...f, show: query.show ?? 'running', after: idCursor(query.after) }), shown(at.today)), counts, mayKeep: can(ctx, 'policies.keep') }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getSupport>> {
  const at = reach(ctx)
  const row = await q.findSupport(ctx.tx, at, params.id)
  if (!row) throw e.supportNotFound()
  return { support: shown(at.today)(row), grants: await q.grantsOf(ctx.tx, row.county, row.id), steps: await stepsOf(ctx.tx, row.county, row.id), mayKeep: can(ctx, 'policies.keep') }
}

type Body = Omit<Input<typeof doors.createSupport>['body'], 'clientId' | 'code'>

async function values(ctx: Ctx, need: PolicyNeeds, body: Body): Promise<q.SupportValues> {
  if (!(await findText(ctx.tx, reach(ctx), body.textId))) throw e.textNotFound()
  const conditions = (body.conditions ?? []) as Condition[]
  if (!conditions.every(isSound)) throw e.conditionWrong()
  if (body.matterCode && !(await need.matters(ctx)).some((one) => one.code === body.matterCode)) throw e.matterUnknown('matterCode')
  if (body.untilOn && body.untilOn < body.fromOn) throw e.daysWrong('结束日期不能早于开始日期', 'untilOn')
  return {
    textId: body.textId, title: body.title, kind: body.kind, benefit: body.benefit, conditions, others: body.others ?? '', department: body.department, phone: body.phone ?? '', matterCode: body.matterCode ?? '',
    fromOn: body.fromOn, untilOn: body.untilOn ?? null,
  }
}

export const create = (need: PolicyNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.createSupport>['body'] }): Promise<{ id: string }> => {
  const { county, me, name } = reach(ctx)
  const next = await values(ctx, need, body)
  if (await q.codeUsed(ctx.tx, county, body.code)) throw e.codeTaken()
  const id = ctx.newId()
  await q.insertSupport(ctx.tx, { ...next, county, id, region: ofCounty(county), code: body.code, account: me, byName: name, at: ctx.now })
  await note(ctx, { id, region: ofCounty(county), county }, 'support.written', body.title)
  return { id }
}

export const update = (need: PolicyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateSupport>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const row = await q.lockSupport(ctx.tx, county, params.id)
  if (!row) throw e.supportNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  const next = await values(ctx, need, body)
  await q.updateSupport(ctx.tx, county, row.id, next)
  const ends = next.untilOn !== null && next.untilOn <= today && (row.untilOn === null || row.untilOn > today)
  const changed = (Object.keys(next) as (keyof q.SupportValues)[]).filter((key) => JSON.stringify(next[key]) !== JSON.stringify(row[key]))
  await note(ctx, row, ends ? 'support.ended' : 'support.changed', body.words, { before: Object.fromEntries(changed.map((key) => [key, row[key]])) })
  return { version: row.version + 1 }
}

type Asked = { [key in Fact]?: string | number | undefined }

/** What a form without script says, as facts: an empty field is nothing known. */
export function factsOf(asked: Asked): Facts {
  const known: Facts = {}
  for (const fact of Object.keys(FACTS) as Fact[]) {
    const value = asked[fact]
    if (value === undefined || value === '') continue
    known[fact] = FACTS[fact].type === 'yes' ? value === 'yes' : value
  }
  return known
}

const ORDER = { yes: 0, unknown: 1, no: 2 } as const
const fitting = (rows: readonly q.SupportRow[], known: Facts): FitShown[] =>
  rows.map((row) => ({ ...shownPart(row), ...fitOf(row.conditions, known) })).toSorted((a, b) => ORDER[a.fit] - ORDER[b.fit])

/** Everybody may ask; what was asked is not kept. */
export async function find(ctx: Ctx, { query }: { query: Asked & { kind?: string | undefined } }): Promise<Reply<typeof doors.findSupports>> {
  const at = await widened(ctx)
  const { kind, ...asked } = query
  const rows = await q.runningSupports(ctx.tx, at.county, at.today)
  return { items: fitting(rows.filter((row) => !kind || row.kind === kind), factsOf(asked)) }
}

/** Kinds of the books as kinds of applicants. */
const APPLICANT_OF: Readonly<Record<string, string>> = {
  registered_social: 'organisation', filed_social: 'filed', professional: 'service', firm: 'enterprise', property_firm: 'enterprise', committee: 'committee', station: 'committee',
}

export async function fitOrganisation(ctx: Ctx, { params, query }: { params: { id: string }; query: Asked }): Promise<Reply<typeof doors.fitOrganisation>> {
  const at = reach(ctx)
  const one = await q.organisation(ctx.tx, at, params.id)
  if (!one) throw e.organisationNotFound()
  const years = Math.floor((Date.parse(at.today) - Date.parse(one.validFrom)) / (365.25 * 86_400_000))
  const applicant = APPLICANT_OF[one.kind]
  const booked: Facts = { ...(applicant ? { applicant } : {}), years: Math.max(0, years), ...(applicant === 'organisation' || applicant === 'filed' ? { nonprofit: true } : {}) }
  const known = { ...booked, ...factsOf(query) }
  const say = (fact: Fact): string => {
    const { type, ...more } = FACTS[fact] as { type: string; options?: Readonly<Record<string, string>>; unit?: string }
    const value = known[fact]!
    return type === 'choice' ? (more.options?.[String(value)] ?? String(value)) : type === 'yes' ? (value ? '是' : '否') : `${value}${more.unit ?? ''}`
  }
  return {
    name: one.name, known: (Object.keys(known) as Fact[]).map((fact) => ({ title: FACTS[fact].title, value: say(fact) })),
    items: fitting(await q.runningSupports(ctx.tx, at.county, at.today), known),
  }
}
