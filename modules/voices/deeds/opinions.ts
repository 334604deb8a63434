import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { recordAudit } from '../../../platform/server/context.ts'
import { actorOf } from '../../accounts/index.ts'
import { checkCodeFrom } from '../../cases/index.ts'
import { personById } from '../../register/index.ts'
import { countyOf, findRegion, levelOf, scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { OPINION_STATES, type Opinion, type OpinionAnswer } from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/opinions.ts'
import { mostLike } from '../rules/likeness.ts'
import { whereOf } from '../rules/topics.ts'
import { idCursor, note, openReach, paged, reach, refuseElsewhere, type Ctx } from './shared.ts'

type Query<D extends 'listOpinions' | 'getOpinionAnswer' | 'getVoiceSummary'> = NonNullable<Input<(typeof doors)[D]>['query']>

/** Without a name one may be anybody, also a machine: so many an hour in the whole county. */
const NAMELESS_AN_HOUR = 200

const code = () => checkCodeFrom(crypto.getRandomValues(new Uint8Array(12)))
export const shown = ({ atRegion: _a, atName, department, answeredBy: _b, personId, regionName, ...row }: q.OpinionRow): Opinion => ({
  ...row, regionName: regionName ?? row.region, liesWith: row.topicId ? `${atName ?? ''}${department}` : '', mayMessage: personId !== null,
})
/** What the person is told: the answer or where it lies. A day told on says no more than that it was answered. */
export function answered(row: q.OpinionRow): OpinionAnswer {
  const at = row.atName ?? row.regionName ?? ''
  const state = row.state === 'told' && !row.answer ? 'grouped' : row.state
  return {
    number: row.number, regionName: row.regionName ?? row.region, words: row.words, saidOn: row.saidOn, state, stateName: OPINION_STATES[state], topic: row.topic,
    where: whereOf({ ...row, state, at }), answer: row.answer, answeredBy: row.answeredBy, answeredOn: row.answeredOn,
  }
}

export async function list(ctx: Ctx, { query }: { query: Query<'listOpinions'> }): Promise<Reply<typeof doors.listOpinions>> {
  const at = reach(ctx, query.region)
  const rows = await q.listOpinions(ctx.tx, {
    ...at, show: query.show ?? 'loose', kind: query.kind ?? '', channel: query.channel ?? '', topicId: query.topicId ?? null, q: query.q ?? '', after: idCursor(query.after),
  })
  return { ...paged(rows, shown, (row) => row.id), counts: await q.countOpinions(ctx.tx, reach(ctx)) }
}

export async function collect(ctx: Ctx, { body }: { body: Input<typeof doors.collectOpinion>['body'] }): Promise<Reply<typeof doors.collectOpinion>> {
  const { county, today, name } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  if (body.saidOn > today) throw e.dayAhead()
  if (body.personId && !body.saidBy) throw e.nameWithPerson()
  const person = body.personId ? await personById(ctx.tx, county, body.personId, today) : undefined
  if (body.personId && !person) throw e.personNotFound()
  if (body.topicId) await openFor(ctx, county, body.topicId)
  const id = ctx.newId()
  const [number, checkCode] = [await q.nextNumber(ctx.tx, today), code()]
  await q.insertOpinion(ctx.tx, {
    county, id, region: body.region, number, checkCode, channel: body.channel, kind: body.kind, words: body.words, placeText: body.placeText ?? '', saidOn: body.saidOn,
    saidBy: person?.name ?? body.saidBy ?? '', personId: person?.id ?? null, topicId: body.topicId ?? null, clientKey: null, byName: name, at: ctx.now,
  })
  if (body.topicId) await q.recount(ctx.tx, county, [body.topicId])
  await note(ctx, { id, region: body.region }, 'opinion', 'collected')
  return { id, number, checkCode }
}

/** Whoever speaks without a name is not written down: not in the row, not in the audit, not among the kept answers. */
export async function say(ctx: Ctx, { body }: { body: Input<typeof doors.sayOpinion>['body'] }): Promise<Reply<typeof doors.sayOpinion>> {
  const { county } = ctx.services.settings
  const today = shanghaiDate(ctx.now)
  if (body.named && ctx.caller?.kind !== 'resident') throw e.signInToBeNamed()
  const actor = body.named ? actorOf(ctx) : undefined
  const place = countyOf(body.region) === county ? await findRegion(ctx.tx, body.region) : undefined
  if (!place || !['community', 'grid', 'township'].includes(levelOf(body.region))) throw e.placeUnknown()
  const person = actor ? await personById(ctx.tx, county, actor.personId!, today) : undefined
  await ctx.tx.widen(scopeOf(body.region).lo, scopeOf(body.region).hi)
  const key = ctx.services.sealer.blindIndex(`${actor?.accountId ?? ''}|${body.region}|${body.clientId}`, 'voices.once').toString('hex')
  const before = await q.opinionByKey(ctx.tx, county, key)
  if (before) return before
  if (!actor) {
    await openReach(ctx)
    if ((await q.saidSince(ctx.tx, county, new Date(ctx.now.getTime() - 3_600_000))).n >= NAMELESS_AN_HOUR) throw e.tooManyAtOnce()
  }
  const id = ctx.newId()
  const [number, checkCode] = [await q.nextNumber(ctx.tx, today), code()]
  const written = await q.insertOpinion(ctx.tx, {
    county, id, region: body.region, number, checkCode, channel: 'portal', kind: body.kind, words: body.words, placeText: body.placeText ?? '', saidOn: today,
    saidBy: person?.name ?? '', personId: person?.id ?? null, topicId: null, clientKey: key, byName: '', at: ctx.now,
  })
  if (!written) return (await q.opinionByKey(ctx.tx, county, key))!
  if (actor) await note(ctx, { id, region: body.region }, 'opinion', 'said')
  else await recordAudit(ctx.tx, ctx.now, { id: 'public', name: '', post: '' }, 'opinion.said', { region: body.region, detail: { opinion: id } })
  return { number, checkCode }
}

export async function answerOf(ctx: Ctx, { query }: { query: Query<'getOpinionAnswer'> }): Promise<OpinionAnswer> {
  const { county } = await openReach(ctx)
  const row = await q.opinionByNumber(ctx.tx, county, query.number, query.code)
  if (!row) throw e.answerNotFound()
  return answered(row)
}

export async function mine(ctx: Ctx): Promise<Reply<typeof doors.listMyOpinions>> {
  const actor = actorOf(ctx)
  return { items: (await q.opinionsOfPerson(ctx.tx, actor.county, actor.personId!)).map(answered) }
}

export async function suggest(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.suggestTopics>> {
  const at = reach(ctx)
  const one = await q.findOpinion(ctx.tx, at.county, params.id)
  if (!one) throw e.opinionNotFound()
  const like = mostLike(`${one.words} ${one.placeText}`, await q.openTopicsNear(ctx.tx, at.county, at.lo, at.hi))
  return { items: like.map(({ text: _t, regionName, score, ...topic }) => ({ ...topic, regionName: regionName ?? topic.region, likeness: Math.round(score * 100) / 100 })) }
}

/** The topic that opinions go into: not answered, not merged. */
export async function openFor(ctx: Ctx, county: string, id: string) {
  const topic = (await q.lockTopics(ctx.tx, county, [id]))[0]
  if (!topic) throw e.topicNotFound()
  if (topic.state === 'answered' || topic.mergedInto) throw e.topicClosed()
  return topic
}

/** Moves opinions between topics. Those of an answered topic stay where their answer is. */
export async function regroup(ctx: Ctx, county: string, ids: readonly string[], topicId: string | null): Promise<number> {
  const rows = await q.lockOpinions(ctx.tx, county, ids)
  if (rows.length !== new Set(ids).size) throw e.opinionNotFound()
  const before = [...new Set(rows.flatMap((row) => row.topicId ?? []))]
  const left = await q.lockTopics(ctx.tx, county, before)
  if (rows.some((row) => row.toldOn) || left.some((topic) => topic.state === 'answered')) throw e.answeredStays()
  await q.setTopicOf(ctx.tx, county, ids, topicId)
  await q.recount(ctx.tx, county, [...before, ...(topicId ? [topicId] : [])])
  for (const topic of left) if (topic.id !== topicId) await note(ctx, topic, 'topic', 'taken_out', '', { count: rows.filter((row) => row.topicId === topic.id).length })
  return rows.length
}

export async function group(ctx: Ctx, { body }: { body: Input<typeof doors.groupOpinions>['body'] }): Promise<Reply<typeof doors.groupOpinions>> {
  const { county } = reach(ctx)
  const topic = body.topicId ? await openFor(ctx, county, body.topicId) : null
  const moved = await regroup(ctx, county, body.opinionIds, topic?.id ?? null)
  if (topic) await note(ctx, topic, 'topic', 'grouped', '', { count: moved })
  return { moved }
}

export async function tell(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.tellOpinion>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const held = (await q.lockOpinions(ctx.tx, county, [params.id]))[0]
  if (!held) throw e.opinionNotFound()
  if (held.version !== body.version) throw e.changedMeanwhile()
  const row = await q.findOpinion(ctx.tx, county, params.id)
  if (row?.state !== 'answered') throw e.notAnsweredYet()
  await q.setTold(ctx.tx, county, [held.id], today, body.how)
  await note(ctx, held, 'opinion', 'told', body.how)
  return { version: held.version + 1 }
}

/** Counts of a period; a year at most. */
export async function summary(ctx: Ctx, { query }: { query: Query<'getVoiceSummary'> }): Promise<Reply<typeof doors.getVoiceSummary>> {
  if (query.until < query.from || query.until > addDays(query.from, 731)) throw e.daysWrong('止日不能早于起日，最多两年')
  const at = reach(ctx, query.region)
  const period = { ...at, from: query.from, until: query.until }
  const kinds = await q.sumByKind(ctx.tx, period)
  const sum = (key: 'count' | 'answered' | 'told' | 'loose') => kinds.reduce((all, one) => all + one[key], 0)
  const place = await findRegion(ctx.tx, query.region ?? at.here)
  return {
    from: query.from, until: query.until, regionName: place?.name ?? '', total: sum('count'), answered: sum('answered'), told: sum('told'), loose: sum('loose'),
    kinds: kinds.map(({ kind, count, answered: done }) => ({ kind, count, answered: done })), channels: await q.sumByChannel(ctx.tx, period),
    topics: (await q.sumByTopic(ctx.tx, period)).map(({ atName, department, regionName, ...one }) => ({ ...one, regionName: regionName ?? '', liesWith: `${atName ?? ''}${department}` })),
  }
}
