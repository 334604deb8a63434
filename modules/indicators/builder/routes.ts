import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { idCursorOr, paged } from '../../../platform/kernel/paging.ts'
import { SMALL_NOTE } from '../../../platform/kernel/small-counts.ts'
import { route, type Context, type Route } from '../../../platform/server/context.ts'
import type { Tx } from '../../../platform/server/db.ts'
import { actorOf } from '../../accounts/index.ts'
import { countyOf, covers, padded, scopeOf, prefixOf } from '../../regions/index.ts'
import { countAt, usableSources } from '../counting.ts'
import { INDICATORS } from '../catalogue/index.ts'
import type { FactSource } from '../define.ts'
import * as refuse from '../errors.ts'
import { alsoSuppressed } from '../figure.ts'
import { knownOf, onDay } from '../known.ts'
import { COUNTED } from '../own.ts'
import { countSource, placeOf, placesBelow, type PlaceRow } from '../queries/figures.ts'
import { ownColumn, ownSource } from '../queries/own-facts.ts'
import {
  addOwn, addOwnStep, addOwnVersion, changeOwn, codeTaken, findOwn, limitTrial, lockOwn, ownIn, ownSteps, ownVersions, setOwnState, setTried, type OwnRow,
} from '../queries/own.ts'
import * as c from './contract.ts'
import { FACTS } from './facts.ts'
import { faultOf, hides, isAboutPeople, mayDo, sayPart, showFact } from './rules.ts'

const idCursor = idCursorOr(refuse.cursorUnknown)

const by = (ctx: Context) => ({ id: actorOf(ctx).accountId, name: actorOf(ctx).name })

/** Where the worn post defines: its own place, without grids. */
const ownPlace = (ctx: Context) => padded(actorOf(ctx).region).slice(0, 12)

const abilitiesOf = (ctx: Context) => ctx.caller!.abilities

const line = (row: OwnRow, versions: Awaited<ReturnType<typeof ownVersions>>) => {
  const newest = versions.find((one) => one.own_id === row.id)
  return {
    id: row.id, code: row.code, title: row.body.title, region: row.region, regionName: row.region_name, state: row.state,
    since: newest?.body ? newest.valid_from : null, number: newest?.number ?? null, draftedBy: row.drafted_name, changedAt: row.changed_at, version: row.version,
  }
}

async function opened(ctx: Context, row: OwnRow) {
  const versions = await ownVersions(ctx.tx, [row.id])
  const steps = await ownSteps(ctx.tx, row.county, row.id)
  const since = steps.findIndex((one) => one.step === 'approved' || one.step === 'retired')
  const hands = (since < 0 ? steps : steps.slice(0, since)).filter((one) => ['drafted', 'changed', 'submitted'].includes(one.step)).map((one) => one.by_account)
  const tried = row.tried_version === row.version
  return {
    ...line(row, versions),
    body: row.body,
    says: { numerator: sayPart(row.body.numerator, COUNTED), denominator: row.body.denominator ? sayPart(row.body.denominator, COUNTED) : null },
    tried,
    aboutPeople: isAboutPeople(row.body),
    versions: versions.map((one) => ({ number: one.number, from: one.valid_from, body: one.body, draftedBy: one.drafted_name, approvedBy: one.approved_name, approvedAt: one.approved_at })),
    steps: steps.map((one) => ({ step: one.step as never, at: one.at, by: one.by_name, reason: one.reason })),
    may: mayDo({ state: row.state, inForce: versions[0]?.body != null, tried, ownHands: hands.includes(actorOf(ctx).accountId), abilities: abilitiesOf(ctx) }),
  }
}

async function found(ctx: Context, id: string): Promise<OwnRow> {
  const row = await findOwn(ctx.tx, id)
  if (!row) throw refuse.ownNotFound()
  return row
}

async function held(ctx: Context, id: string, version: number): Promise<OwnRow> {
  const row = await lockOwn(ctx.tx, id)
  if (!row) throw refuse.ownNotFound()
  if (row.version !== version) throw refuse.ownChanged()
  return row
}

function checked(body: c.OwnBody): c.OwnBody {
  const fault = faultOf(body, COUNTED)
  if (fault) throw refuse.definitionFaulty(fault)
  return body
}

const step = (ctx: Context, row: Pick<OwnRow, 'county' | 'region' | 'id'>, name: string, reason = '') =>
  addOwnStep(ctx.tx, { county: row.county, id: ctx.newId(), region: row.region, ownId: row.id, step: name, reason, by: by(ctx), at: ctx.now })

/** Numbers of one part of a definition by leaf: counted now for a fact, read for a number that is counted already. */
async function numbersOf(tx: Tx, source: FactSource | null, body: c.OwnBody, which: 'n' | 'd', places: readonly PlaceRow[], counted: ReadonlyMap<string, Record<string, unknown>>, today: string) {
  const part = which === 'n' ? body.numerator : body.denominator
  if (!part) return places.map(() => null)
  if (part.of === 'measure') {
    const numbers = []
    for (const place of places) numbers.push((await knownOf(tx, place, [part.measure], onDay(today, today))).measures.get(part.measure) ?? null)
    return numbers
  }
  const column = ownColumn(which, part)
  return places.map((place) => {
    const prefix = prefixOf(place.code)
    let sum = 0
    for (const [region, row] of counted) if (region.startsWith(prefix)) sum += Number(row[column] ?? 0)
    return source ? sum : null
  })
}

/** Counts a wording on a place and the places below it. Numbers of few people are withheld as they would be on a board. */
async function trial(ctx: Context, body: c.OwnBody, place: PlaceRow): Promise<c.OwnTrial> {
  const today = shanghaiDate(ctx.now)
  const source = ownSource('trial', 0, body)
  await limitTrial(ctx.tx)
  if (source && !(await usableSources(ctx.tx, [source])).length) throw refuse.definitionFaulty('所选对象的业务模块还没有启用，暂时不能统计')
  const at = countAt('', scopeOf(place.code), ctx.now)
  const rows = source ? await countSource(ctx.tx, source, at).catch((error: { code?: string }) => { throw error.code === '57014' ? refuse.trialTooLong() : error }) : []
  const counted = new Map(rows.map((row) => [row.region, row]))
  const below = place.level === 'community' ? [] : await placesBelow(ctx.tx, place.code)
  const places = [place, ...below]
  const numerators = await numbersOf(ctx.tx, source, body, 'n', places, counted, today)
  const denominators = await numbersOf(ctx.tx, source, body, 'd', places, counted, today)
  const figures = places.map((one, i) => {
    const [numerator, denominator] = [numerators[i] ?? null, denominators[i] ?? null]
    const suppressed = numerator !== null && hides(body, numerator, denominator)
    const known = !suppressed && numerator !== null && (!body.denominator || (denominator !== null && denominator !== 0))
    return {
      region: one.code, regionName: one.name, suppressed, numerator: suppressed ? null : numerator, denominator: suppressed ? null : denominator,
      value: known ? (body.denominator ? (numerator! / denominator!) * body.factor : numerator) : null,
    }
  })
  const [whole, ...parts] = figures
  if (isAboutPeople(body)) for (const i of alsoSuppressed(parts)) parts[i] = { ...parts[i]!, suppressed: true, value: null, numerator: null, denominator: null }
  const note = whole!.suppressed ? SMALL_NOTE : body.denominator && !whole!.denominator ? '分母为0，不计算比率' : ''
  return { ...whole!, day: today, note, parts }
}

export const ownIndicatorRoutes: Route[] = [
  route(c.listIndicatorFacts, async () => ({
    facts: Object.entries(FACTS).map(showFact),
    measures: [...COUNTED].map(([key, title]) => ({ key, title })).sort((a, b) => (a.title < b.title ? -1 : 1)),
  })),

  route(c.listOwnIndicators, async (ctx, { query }) => {
    const rows = await ownIn(ctx.tx, scopeOf(ownPlace(ctx)), { q: query.q || null, state: query.state ?? null, after: idCursor(query.after) })
    const versions = await ownVersions(ctx.tx, rows.map((row) => row.id))
    return paged(rows, (row) => line(row, versions), (row) => row.id)
  }),

  route(c.getOwnIndicator, async (ctx, { params }) => opened(ctx, await found(ctx, params.id))),

  route(c.draftOwnIndicator, async (ctx, { body }) => {
    const region = ownPlace(ctx)
    const county = countyOf(region)
    checked(body.body)
    if (INDICATORS.some((one) => one.code === body.code) || (await codeTaken(ctx.tx, county, body.code))) throw refuse.codeTaken()
    const id = ctx.newId()
    await addOwn(ctx.tx, { county, id, region, code: body.code, body: body.body, by: by(ctx), at: ctx.now })
    await step(ctx, { county, region, id }, 'drafted')
    await ctx.audit('indicator_definition.drafted', { region, detail: { id, code: body.code } })
    return { id }
  }),

  route(c.changeOwnIndicator, async (ctx, { params, body }) => {
    const row = await held(ctx, params.id, body.version)
    if (row.state === 'submitted') throw refuse.ownSubmitted()
    await changeOwn(ctx.tx, { county: row.county, id: row.id, body: checked(body.body), state: 'draft', by: by(ctx), at: ctx.now })
    await step(ctx, row, 'changed')
    await ctx.audit('indicator_definition.changed', { region: row.region, detail: { id: row.id, code: row.code } })
    return opened(ctx, await found(ctx, row.id))
  }),

  route(c.tryOwnIndicator, async (ctx, { params, body }) => {
    const row = await found(ctx, params.id)
    const region = body.region ?? ownPlace(ctx)
    const place = covers(ownPlace(ctx), region) ? await placeOf(ctx.tx, region) : undefined
    if (!place) throw refuse.placeNotFound()
    const result = await trial(ctx, checked(row.body), place)
    if (row.state === 'draft' || row.state === 'submitted') await setTried(ctx.tx, row.county, row.id)
    await step(ctx, row, 'tried', place.name)
    await ctx.audit('indicator_definition.tried', { region: row.region, detail: { id: row.id, place: place.code } })
    return result
  }),

  route(c.moveOwnIndicator, async (ctx, { params, body }) => {
    const row = await held(ctx, params.id, body.version)
    const { may } = await opened(ctx, row)
    if (!may.includes(body.move)) throw whyNot(ctx, row, body.move)
    const today = shanghaiDate(ctx.now)
    const from = body.from ?? today
    if (from < today) throw refuse.fromTooEarly()
    if ((body.move === 'return' || body.move === 'retire') && body.reason.length < 2) throw refuse.whyNeeded()
    const [newest] = await ownVersions(ctx.tx, [row.id])
    if (newest && from < newest.valid_from && body.move !== 'return' && body.move !== 'submit') throw refuse.fromTooEarly()
    if (body.move === 'approve' || body.move === 'retire') {
      await addOwnVersion(ctx.tx, {
        county: row.county, id: ctx.newId(), region: row.region, ownId: row.id, code: row.code, number: (newest?.number ?? 0) + 1,
        body: body.move === 'approve' ? row.body : null, from, draftedName: row.drafted_name, by: by(ctx), at: ctx.now,
      })
    }
    const { state, done } = { submit: { state: 'submitted', done: 'submitted' }, approve: { state: 'approved', done: 'approved' }, return: { state: 'draft', done: 'returned' },
      retire: { state: 'retired', done: 'retired' } }[body.move] as { state: c.OwnState; done: string }
    await setOwnState(ctx.tx, { county: row.county, id: row.id, state, at: ctx.now })
    await step(ctx, row, done, body.reason)
    await ctx.audit(`indicator_definition.${done}`, { region: row.region, because: body.reason, detail: { id: row.id, code: row.code, from } })
    return opened(ctx, await found(ctx, row.id))
  }),
]

/** Why a move is refused, as exactly as the reader may know. */
function whyNot(ctx: Context, row: OwnRow, move: 'submit' | 'approve' | 'return' | 'retire') {
  const abilities = abilitiesOf(ctx)
  if (move === 'submit' && row.state === 'draft' && abilities.has('indicators.draft')) return refuse.notTried()
  if (move === 'approve' && row.state === 'submitted' && abilities.has('indicators.approve')) return refuse.ownHands()
  if (move !== 'submit' && !abilities.has('indicators.approve')) return refuse.approvalNotYours()
  return refuse.ownNotNow()
}
