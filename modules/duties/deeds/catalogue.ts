import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { postTitle } from '../../organisations/contract.ts'
import { covers, levelOf, REGION_LEVELS, type RegionLevel } from '../../regions/index.ts'
import type * as doors from '../contract/catalogue.ts'
import type { CycleToSet, DutyEntry } from '../contract/catalogue.ts'
import { TEXT_PLACES } from '../catalogue/duties.ts'
import { ESCALATE, REMIND, type DutyDefinition, type OwingLevel } from '../define.ts'
import * as e from '../errors.ts'
import type { DutyNeeds } from '../needs.ts'
import { adaptationsOf, insertAdaptation, type AdaptationRow } from '../queries/adaptations.ts'
import { viewsThere } from '../queries/bodies.ts'
import { inForce } from '../rules/adapt.ts'
import { cycleWords } from '../rules/cycle.ts'
import { countiesOf } from './generate.ts'
import { can, reach, type Ctx } from './shared.ts'

const LEVELS: Record<OwingLevel, string> = { prefecture: '盟市', county: '旗县区', township: '街道（苏木镇）', community: '社区（嘎查）', grid: '网格' }

function owesWords({ owes }: DutyDefinition, needs: DutyNeeds): string {
  if ('posts' in owes) return owes.posts.map(postTitle).join('、')
  if ('organisations' in owes) return '登记的组织'
  const level = owes.setting ? { urban: '社区', rural: '嘎查、村' }[owes.setting] : LEVELS[owes.places]
  return owes.having ? `${level}中的${needs.sources.get(owes.having.source)?.title ?? ''}` : level
}

/** The duty as it reads at a place: in force there, or as the text has it. */
function shape(base: DutyDefinition | undefined, decided: readonly AdaptationRow[], place: string, day: string): { duty: DutyDefinition; on: boolean } | undefined {
  const now = inForce(base, decided, place, day)
  const duty = now ?? base ?? (decided.findLast((one) => one.kind === 'own')?.terms as DutyDefinition | undefined)
  return duty && { duty, on: now !== undefined }
}

function entryOf(needs: DutyNeeds, found: { duty: DutyDefinition; on: boolean }, base: DutyDefinition | undefined, decided: readonly AdaptationRow[], place: string, there: ReadonlySet<string>): DutyEntry {
  const { duty, on } = found
  const records = (duty.satisfiedBy ?? []).flatMap(({ source }) => needs.sources.get(source) ?? [])
  const exist = records.length > 0 && records.every((one) => one.needs.every((view) => there.has(view)))
  const holds = base?.holds
  return {
    code: duty.code, title: duty.title, sentence: duty.sentence, topic: duty.group, source: duty.source, serves: [...duty.serves], owes: owesWords(duty, needs), cycle: cycleWords(duty.cycle), needs: `${duty.needs.amount}${duty.needs.unit}`,
    proof: duty.proof, records: exist ? records.map((one) => one.title) : [], waitsFor: exist ? '' : (duty.waitsFor ?? ''), dated: duty.dated, own: base === undefined, on,
    textHolds: base !== undefined && inForce(base, [], place, '9999-12-31') !== undefined,
    textPlace: holds === undefined || holds === '' ? '' : holds === null ? '依据文件的所在地' : (TEXT_PLACES[holds] ?? holds),
    reason: decided.findLast((one) => covers(one.region, place))?.reason ?? '',
  }
}

const decisionsFor = (ctx: Ctx, code = '') => adaptationsOf(ctx.tx, countiesOf(ctx.services.settings.county), code)
const sourceViews = (needs: DutyNeeds) => [...new Set([...needs.sources.values()].flatMap((one) => one.needs))]

export const list = (needs: DutyNeeds) => async (ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listDutyCatalogue>['query']> }): Promise<Reply<typeof doors.listDutyCatalogue>> => {
  const r = reach(ctx, query.region)
  const place = query.region ?? r.here
  const there = await viewsThere(ctx.tx, sourceViews(needs))
  const all = await decisionsFor(ctx)
  const entries: DutyEntry[] = []
  for (const code of new Set([...needs.duties.keys(), ...all.map((one) => one.code)])) {
    const decided = all.filter((one) => one.code === code)
    const found = shape(needs.duties.get(code), decided, place, r.today)
    // A duty of another place's own is not shown where it does not reach.
    if (found && (found.on || needs.duties.has(code) || decided.some((one) => covers(one.region, place)))) entries.push(entryOf(needs, found, needs.duties.get(code), decided, place, there))
  }
  const topics = query.topic ? query.topic.split(',') : []
  const fits = entries.filter((one) => (topics.length === 0 || topics.includes(one.topic)) && (!query.q || `${one.title} ${one.source} ${one.serves.join(' ')}`.includes(query.q)))
  const show = { on: (one: DutyEntry) => one.on, off: (one: DutyEntry) => !one.on, own: (one: DutyEntry) => one.own, all: () => true }
  return {
    items: fits.filter(show[query.show ?? 'on']).sort((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : a.code < b.code ? -1 : 1)), next: null,
    counts: Object.fromEntries(Object.entries(show).map(([key, is]) => [key, fits.filter(is).length])),
    sources: [...needs.sources.values()].map((one) => ({ name: one.name, title: one.title, there: one.needs.every((view) => there.has(view)), tags: Object.entries(one.tags).map(([code, title]) => ({ code, title })) })),
    mayOwn: can(ctx, 'duties.own'),
  }
}

const DECISIONS = { on: '启用', off: '停用', change: '改为', own: '自设' } as const
function whatWords(one: AdaptationRow): string {
  const { cycle, needs, remind, escalate } = one.terms
  if (one.kind !== 'change') return DECISIONS[one.kind]
  return [
    cycle && cycleWords(cycle), needs && `${needs.amount}${needs.unit}`, remind && `提前${remind.join('、')}天提醒`, escalate && `逾期${escalate.join('、')}天逐级告知`,
  ].filter(Boolean).join('，')
}

export const open = (needs: DutyNeeds) => async (ctx: Ctx, { params }: { params: { code: string } }): Promise<Reply<typeof doors.getDutyEntry>> => {
  const { here, today } = reach(ctx)
  const base = needs.duties.get(params.code)
  const decided = await decisionsFor(ctx, params.code)
  const found = shape(base, decided, here, today)
  if (!found) throw e.entryNotFound()
  const { duty, on } = found
  return {
    entry: entryOf(needs, found, base, decided, here, await viewsThere(ctx.tx, sourceViews(needs))), cycleNow: duty.cycle.kind === 'rolling' ? null : (duty.cycle as CycleToSet), amount: duty.needs.amount, unit: duty.needs.unit,
    remind: [...(duty.remind ?? REMIND)], escalate: [...(duty.escalate ?? ESCALATE)],
    decisions: decided.map((one) => ({ id: one.id, kind: one.kind, regionName: one.regionName, fromOn: one.fromOn, reason: one.reason, what: whatWords(one), byName: one.byName, at: one.at })), seen: decided.length,
    may: can(ctx, 'duties.adapt') ? (on ? ['off', 'change'] : ['on']) : [],
  }
}

export const decide = (needs: DutyNeeds, job: string) => async (ctx: Ctx, { params, body }: { params: { code: string }; body: Input<typeof doors.decideDuty>['body'] }): Promise<{ id: string }> => {
  const { county, today, me, name } = reach(ctx, body.region)
  const base = needs.duties.get(params.code)
  const decided = await decisionsFor(ctx, params.code)
  const found = shape(base, decided, body.region, body.fromOn)
  if (!found) throw e.entryNotFound()
  if (decided.length !== body.seen) throw e.changedMeanwhile()
  if (body.fromOn < today) throw e.fromPast()
  if (body.kind !== 'change' && found.on === (body.kind === 'on')) throw e.alreadySo(found.on)
  const terms = body.kind === 'change' ? changed(found.duty, body) : {}
  const id = ctx.newId()
  await insertAdaptation(ctx.tx, { county, id, region: body.region, code: params.code, kind: body.kind, terms, reason: body.reason, fromOn: body.fromOn, account: me, name, at: ctx.now })
  await ctx.audit(body.kind === 'change' ? 'owed_duty.adapted' : body.kind === 'on' ? 'owed_duty.switched_on' : 'owed_duty.switched_off', { region: body.region, because: body.reason, detail: { code: params.code, fromOn: body.fromOn } })
  await ctx.services.jobs.ask(ctx.tx, job, { codes: [params.code] })
  return { id }
}

/** Only what differs, so that the rest goes on following the text. */
function changed(duty: DutyDefinition, body: Input<typeof doors.decideDuty>['body']): Partial<DutyDefinition> {
  if (body.cycle && duty.cycle.kind === 'rolling') throw e.rolls()
  const terms: Partial<DutyDefinition> = {
    ...(body.cycle && JSON.stringify(body.cycle) !== JSON.stringify(duty.cycle) ? { cycle: body.cycle, dated: 'place' as const } : {}),
    ...(body.amount !== undefined && body.amount !== duty.needs.amount ? { needs: { amount: body.amount, unit: duty.needs.unit } } : {}),
    ...(body.remind && String(body.remind) !== String(duty.remind ?? REMIND) ? { remind: body.remind } : {}),
    ...(body.escalate && String(body.escalate) !== String(duty.escalate ?? ESCALATE) ? { escalate: body.escalate } : {}),
  }
  if (Object.keys(terms).length === 0) throw e.nothingChanged()
  return terms
}

export const createOwn = (needs: DutyNeeds, job: string) => async (ctx: Ctx, { body }: { body: Input<typeof doors.createOwnDuty>['body'] }): Promise<{ id: string; code: string }> => {
  const { county, here, me, name } = reach(ctx)
  const posts = body.posts ?? []
  if ((body.level === undefined) === (posts.length === 0)) throw e.whoOwes()
  if (body.level && REGION_LEVELS.indexOf(body.level) < REGION_LEVELS.indexOf(levelOf(here) as RegionLevel)) throw e.levelAbove()
  if (body.fromOn < shanghaiDate(ctx.now)) throw e.fromPast()
  const source = body.record && needs.sources.get(body.record.source)
  if (body.record && (!source || body.record.tags.some((tag) => !(tag in source.tags)))) throw e.recordUnknown()
  const id = ctx.newId()
  const code = `own.${id.slice(-12)}`
  const terms: DutyDefinition = {
    code, title: body.title, sentence: body.sentence, group: body.topic, source: body.source, serves: [], owes: body.level ? { places: body.level } : { posts }, cycle: body.cycle, dated: 'place', holds: null,
    needs: { amount: body.amount ?? 1, unit: body.unit }, proof: body.proof, ...(body.record ? { satisfiedBy: [body.record] } : {}),
  }
  await insertAdaptation(ctx.tx, { county, id, region: here, code, kind: 'own', terms, reason: body.reason, fromOn: body.fromOn, account: me, name, at: ctx.now })
  await ctx.audit('owed_duty.created', { region: here, because: body.reason, detail: { code } })
  await ctx.services.jobs.ask(ctx.tx, job, { codes: [code] })
  return { id, code }
}
