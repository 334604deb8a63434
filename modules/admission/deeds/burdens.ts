import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { levelOf } from '../../regions/index.ts'
import type * as doors from '../contract/burdens.ts'
import type { Burden } from '../contract/burdens.ts'
import * as e from '../errors.ts'
import { mayCut } from '../policy.ts'
import * as q from '../queries/burdens.ts'
import { communitiesAmong, communitiesOf, placesNamed, stepsOf } from '../queries/parts.ts'
import { isAsked, relief, yearMinutes } from '../rules/burden.ts'
import { BURDEN_KINDS, BURDEN_STATES } from '../rules/moves.ts'
import { can, idCursor, note, paged, reach, type Ctx } from './shared.ts'

/** The rows with what communities said of them. */
async function shownAll(ctx: Ctx, rows: readonly q.BurdenRow[]): Promise<Burden[]> {
  const { county, today } = reach(ctx)
  const all = (await communitiesOf(ctx.tx, county, today)).length
  const said = new Map((await q.medians(ctx.tx, county, rows.map((row) => row.id))).map((one) => [one.burdenId, one]))
  return rows.map(({ region: _region, communities, ...row }) => {
    const asked = { times: row.times, communities: communities.length || all, median: said.get(row.id)?.median ?? null }
    return { ...row, communities: asked.communities, all: communities.length === 0, median: asked.median, entered: said.get(row.id)?.entered ?? 0, yearMinutes: yearMinutes(asked), asked: isAsked(row, today) }
  })
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listBurdens>['query']> }): Promise<Reply<typeof doors.listBurdens>> {
  const { county, here } = reach(ctx)
  const f = { county, here, q: query.q ?? '', kind: query.kind ?? '' }
  const { items, next } = paged(await q.listBurdens(ctx.tx, { ...f, show: query.show ?? 'all', after: idCursor(query.after) }), (row) => row)
  return { items: await shownAll(ctx, items), next, counts: await q.countBurdens(ctx.tx, f) }
}

export async function before(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.getBurdenRelief>['query']> }): Promise<Reply<typeof doors.getBurdenRelief>> {
  const { county, today } = reach(ctx)
  const day = query.day ?? today
  const all = await shownAll(ctx, await q.allBurdens(ctx.tx, county))
  return {
    day, ...relief(all, day),
    kinds: (Object.keys(BURDEN_KINDS) as q.BurdenRow['kind'][]).map((kind) => {
      const { unknown: _unknown, ...of } = relief(all.filter((one) => one.kind === kind), day)
      return { kind, ...of }
    }),
  }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getBurden>> {
  const { county, here, lo, hi } = reach(ctx)
  const row = await q.findBurden(ctx.tx, county, params.id, here)
  if (!row) throw e.burdenNotFound()
  const into = row.mergedInto ? await q.findBurden(ctx.tx, county, row.mergedInto, here) : undefined
  const asks = row.communities.length === 0 || row.communities.includes(here)
  return {
    burden: (await shownAll(ctx, [row]))[0]!,
    places: await placesNamed(ctx.tx, row.communities),
    merged: into ? { id: into.id, title: into.title } : null,
    hours: await q.hoursOf(ctx.tx, county, row.id, lo, hi),
    steps: await stepsOf(ctx.tx, county, row.id),
    may: [
      ...(can(ctx, 'admission.report') && asks && levelOf(here) === 'community' ? (['hours'] as const) : []),
      ...(mayCut(ctx.caller!.abilities) ? (['decide'] as const) : []),
      ...(row.state === 'open' && can(ctx, 'admission.burden') ? (['edit'] as const) : []),
    ],
  }
}

type Body = Input<typeof doors.createBurden>['body']
async function values(ctx: Ctx, body: Omit<Body, 'clientId'>) {
  const { county, today } = reach(ctx)
  const communities = [...new Set(body.communities ?? [])].sort()
  if (communities.length && (await communitiesAmong(ctx.tx, county, communities, today)).length !== communities.length) throw e.placeWrong()
  return { kind: body.kind, title: body.title, department: body.department, basis: body.basis ?? '', times: body.times, communities }
}

export async function create(ctx: Ctx, { body }: { body: Body }): Promise<Reply<typeof doors.createBurden>> {
  const { county, me, name } = reach(ctx)
  const next = await values(ctx, body)
  const id = ctx.newId()
  const region = `${county}000000`
  await q.insertBurden(ctx.tx, { ...next, county, id, region, account: me, name, at: ctx.now })
  await note(ctx, { id, region }, 'burden', 'listed', next.title)
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.BurdenRow> {
  const row = await q.lockBurden(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.burdenNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export async function update(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateBurden>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'open') throw e.notNow(BURDEN_STATES[row.state])
  await q.updateBurden(ctx.tx, reach(ctx).county, row.id, await values(ctx, body))
  await note(ctx, row, 'burden', 'changed', '', { times: row.times, basis: row.basis })
  return { version: row.version + 1 }
}

export async function decide(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.decideBurden>['body'] }): Promise<{ version: number }> {
  const { county, here } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (body.decision === 'merged') {
    const into = body.mergedInto ? await q.findBurden(ctx.tx, county, body.mergedInto, here) : undefined
    if (!into || into.id === row.id || into.state === 'merged' || into.state === 'cut') throw e.burdenUnfit()
  }
  await q.decideBurden(ctx.tx, county, row.id, { state: body.decision, words: body.words, fromOn: body.fromOn, mergedInto: body.decision === 'merged' ? body.mergedInto! : null })
  await note(ctx, row, 'burden', body.decision, body.words, { fromOn: body.fromOn })
  return { version: row.version + 1 }
}

export async function hours(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.enterBurdenHours>['body'] }): Promise<Reply<typeof doors.enterBurdenHours>> {
  const { county, here, me, name } = reach(ctx)
  const region = body.region ?? here
  if (region !== here || levelOf(here) !== 'community') throw e.placeWrong('body.minutes')
  const row = await q.findBurden(ctx.tx, county, params.id, here)
  if (!row) throw e.burdenNotFound()
  if (row.communities.length && !row.communities.includes(here)) throw e.communityOutside()
  const id = ctx.newId()
  await q.insertHours(ctx.tx, { county, id, region, burdenId: row.id, minutes: body.minutes, words: body.words ?? '', account: me, name, at: ctx.now })
  await ctx.audit('burden.hours', { region, detail: { burden: row.id, minutes: body.minutes } })
  return { id }
}
