import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { padded, scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/honours.ts'
import type { Nomination } from '../contract.ts'
import * as e from '../errors.ts'
import type { EvaluationNeeds } from '../needs.ts'
import * as q from '../queries/honours.ts'
import { NOMINATION_STATES } from '../rules/honours.ts'
import { can, idCursor, note, paged, reach, type Ctx } from './shared.ts'

const shown = (ctx: Ctx) => ({ byAccount, ...row }: q.NominationRow): Nomination => {
  const { me } = reach(ctx)
  return {
    ...row,
    may: [
      ...(row.state === 'asked' && can(ctx, 'evaluation.honour') ? (['consent'] as const) : []), ...(row.state === 'consented' && can(ctx, 'evaluation.award') && byAccount !== me ? (['decide'] as const) : []),
    ],
  }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listNominations>['query']> }): Promise<Reply<typeof doors.listNominations>> {
  const { county, lo, hi } = reach(ctx)
  const f = { county, lo, hi, kind: query.kind ?? '', q: query.q ?? '' }
  return { ...paged(await q.listNominations(ctx.tx, { ...f, show: query.show ?? 'all', after: idCursor(query.after) }), shown(ctx)), counts: await q.countNominations(ctx.tx, f) }
}

export const nominate = (need: EvaluationNeeds) => async (
  ctx: Ctx, { body }: { body: { kind: 'person' | 'team'; honour: string; personId?: string | undefined; name: string; region?: string | undefined; deed: string } },
): Promise<Reply<typeof doors.nominateHonour>> => {
  const { county, me, name, here } = reach(ctx)
  const person = body.personId ? await q.personNamed(ctx.tx, county, body.personId) : undefined
  if (body.kind === 'person' && !person) throw e.personNeeded('请从居民名册选择被提名的人')
  if (body.kind === 'team' && body.name.length < 2) throw e.personNeeded('请填写团队名称')
  const region = person?.region ?? body.region ?? padded(here)
  if (!person && body.region && !(body.region >= reach(ctx).lo && body.region < reach(ctx).hi)) throw e.placeNotYours()
  const id = ctx.newId()
  await q.insertNomination(ctx.tx, {
    county, id, region, kind: body.kind, honour: body.honour, personId: body.kind === 'person' ? body.personId! : null, name: person?.name ?? body.name, deed: body.deed, own: false, state: 'asked', consentedOn: null, shown: false,
    account: me, byName: name, at: ctx.now,
  })
  await note(ctx, { id, region }, 'honour', 'nominated', body.honour)
  if (person) await need.notifyPerson(ctx, { county, region, personId: body.personId!, template: 'honour_asked', title: '有人提名您，请您决定', body: `社区提名您为“${body.honour}”。同意以后才会评定；要不要公开姓名也由您决定。`, link: '/my/honours' })
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.NominationRow> {
  const row = await q.lockNomination(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.nominationNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export async function consentOnPaper(ctx: Ctx, { params, body }: { params: { id: string }; body: { agrees: boolean; shown: boolean; paper: string; version: number } }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'asked') throw e.notNow(NOMINATION_STATES[row.state])
  await q.setConsent(ctx.tx, county, row.id, { state: body.agrees ? 'consented' : 'declined', on: body.agrees ? today : null, how: 'paper', paper: body.paper, shown: body.agrees && body.shown })
  await note(ctx, row, 'honour', body.agrees ? 'consented' : 'declined', body.paper)
  return { version: row.version + 1 }
}

export const decide = (need: EvaluationNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: { grant: boolean; words: string; version: number } }): Promise<{ version: number }> => {
  const { county, me, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state === 'asked') throw e.consentNeeded()
  if (row.state !== 'consented') throw e.notNow(NOMINATION_STATES[row.state])
  if (row.byAccount === me) throw e.sameHands('提名是您提出的')
  await q.setDecided(ctx.tx, county, row.id, { state: body.grant ? 'granted' : 'refused', words: body.words, on: today, account: me })
  await note(ctx, row, 'honour', body.grant ? 'granted' : 'refused', body.words)
  if (row.personId) {
    await need.notifyPerson(ctx, { county, region: row.region, personId: row.personId, template: 'honour_decided', title: body.grant ? `您被授予“${row.honour}”` : `“${row.honour}”没有评上`, body: body.words, link: '/my/honours' })
  }
  return { version: row.version + 1 }
}

/** On a person's file: what was given and may be named. */
export async function listOfPerson(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.listPersonHonours>> {
  const rows = await q.nominationsOf(ctx.tx, reach(ctx).county, params.id)
  return { items: rows.filter((one) => one.state === 'granted' && one.shown).map((one) => ({ id: one.id, honour: one.honour, on: one.decidedOn! })) }
}

// ---------------------------------------------------------------- the person's own

const own = (ctx: Ctx) => {
  const actor = actorOf(ctx)
  if (!actor.personId) throw e.nominationNotFound()
  return { county: actor.county, personId: actor.personId, region: actor.region, account: actor.accountId, name: actor.name, today: shanghaiDate(ctx.now) }
}
const mine = ({ byAccount: _by, personId: _person, region: _region, ...row }: q.NominationRow) => row

export async function listMine(ctx: Ctx): Promise<Reply<typeof doors.listMyHonours>> {
  const { county, personId } = own(ctx)
  return { items: (await q.nominationsOf(ctx.tx, county, personId)).map(mine) }
}

/** A family applies by itself: that is its consent; whether its name is shown it says too. */
export async function apply(ctx: Ctx, { body }: { body: { deed: string; shown: boolean } }): Promise<Reply<typeof doors.applyFamilyHonour>> {
  const { county, personId, region, account, name, today } = own(ctx)
  if ((await q.nominationsOf(ctx.tx, county, personId)).some((one) => one.kind === 'family' && one.state === 'consented')) throw e.appliedAlready()
  // A resident's own application is written into the rows of their place.
  const { lo, hi } = scopeOf(region)
  await ctx.tx.widen(lo, hi)
  const id = ctx.newId()
  await q.insertNomination(ctx.tx, { county, id, region, kind: 'family', honour: '文明家庭', personId, name: `${name}家庭`, deed: body.deed, own: true, state: 'consented', consentedOn: today, shown: body.shown, account, byName: name, at: ctx.now })
  await note(ctx, { id, region }, 'honour', 'applied')
  return { id }
}

export async function answer(ctx: Ctx, { params, body }: { params: { id: string }; body: { agrees: boolean; shown: boolean } }): Promise<{ version: number }> {
  const { county, personId, today } = own(ctx)
  const known = await q.findNomination(ctx.tx, county, params.id)
  if (!known || known.personId !== personId) throw e.nominationNotFound()
  const { lo, hi } = scopeOf(known.region)
  await ctx.tx.widen(lo, hi)
  const row = (await q.lockNomination(ctx.tx, county, params.id))!
  if (row.state === 'asked') {
    await q.setConsent(ctx.tx, county, row.id, { state: body.agrees ? 'consented' : 'declined', on: body.agrees ? today : null, how: body.agrees ? 'self' : '', paper: '', shown: body.agrees && body.shown })
    await note(ctx, row, 'honour', body.agrees ? 'consented' : 'declined')
  } else if (row.state === 'consented' && !body.agrees) {
    await q.setConsent(ctx.tx, county, row.id, { state: row.own ? 'withdrawn' : 'declined', on: null, how: '', paper: '', shown: false })
    await note(ctx, row, 'honour', 'declined')
  } else if (row.state === 'consented' || row.state === 'granted') {
    await q.setShown(ctx.tx, county, row.id, body.shown)
    await note(ctx, row, 'honour', body.shown ? 'shown' : 'hidden')
  } else throw e.notNow(NOMINATION_STATES[row.state])
  return { version: row.version + 1 }
}

/** Names of those who agreed to be named; the others are a count. */
export async function published(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPublicHonours>['query']> }): Promise<Reply<typeof doors.listPublicHonours>> {
  const after = idCursor(query.after)
  const { county } = ctx.services.settings
  const { lo, hi } = scopeOf(county)
  await ctx.tx.widen(lo, hi)
  return { ...paged(await q.publicHonours(ctx.tx, county, after), (row) => row, 20), unnamed: (await q.unnamedHonours(ctx.tx, county)).n }
}
