import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/agreements.ts'
import type { Admitted } from '../contract/agreements.ts'
import * as e from '../errors.ts'
import * as q from '../queries/agreements.ts'
import { placesNamed, stepsOf } from '../queries/parts.ts'
import { yearAfter } from '../rules/account.ts'
import { AGREEMENT_MOVES, AGREEMENT_STATES, agreementMoves } from '../rules/moves.ts'
import { accountsOf, sumOf, type PlaceAccount } from './accounts.ts'
import { can, idCursor, LAST_ID, note, paged, reach, type Ctx } from './shared.ts'

const shown = (accounts: readonly PlaceAccount[], today: string) => ({ region: _region, ...row }: q.AgreementRow): Admitted =>
  ({ ...row, reviewDue: row.state !== 'left' && row.reviewOn <= today, ...sumOf(accounts.filter((one) => one.agreementId === row.id)) })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listAdmitted>['query']> }): Promise<Reply<typeof doors.listAdmitted>> {
  const at = reach(ctx, query.region)
  const f = { ...at, q: query.q ?? '', department: query.department ?? '' }
  const show = query.show ?? 'all'
  const counts = await q.countAgreements(ctx.tx, f)
  // Late is known only when the accounts are made: a county has some hundreds of agreements at most.
  const all = await q.allAgreements(ctx.tx, f)
  const accounts = await accountsOf(ctx, at, all)
  const late = all.map(shown(accounts, at.today)).filter((row) => row.lateFen > 0)
  const full = { ...counts, late: late.length }
  const after = idCursor(query.after)
  if (show === 'late') return { ...paged(late.filter((row) => row.id < after).slice(0, 51), (row) => row), counts: full }
  return { ...paged(await q.listAgreements(ctx.tx, { ...f, show, after }), shown(accounts, at.today)), counts: full }
}

async function get(ctx: Ctx, id: string): Promise<q.AgreementRow> {
  const row = await q.findAgreement(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.agreementNotFound()
  return row
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getAdmitted>> {
  const at = reach(ctx)
  const row = await get(ctx, params.id)
  const accounts = await accountsOf(ctx, at, [row])
  const places = await placesNamed(ctx.tx, [...new Set([...row.communities, ...accounts.map((one) => one.region)])])
  const name = new Map(places.map((one) => [one.code, one.name]))
  return {
    matter: shown(accounts, at.today)(row),
    places: places.filter((one) => row.communities.includes(one.code)),
    accounts: accounts.map(({ agreementId: _id, ...one }) => ({ ...one, regionName: name.get(one.region) ?? one.region })),
    works: (await q.worksOf(ctx.tx, at.county, row.id, at.lo, at.hi)).map(({ agreementId: _id, ...one }) => one),
    payments: (await q.paymentsOf(ctx.tx, at.county, row.id, at.lo, at.hi)).map(({ agreementId: _id, ...one }) => one),
    steps: await stepsOf(ctx.tx, at.county, row.id),
    moves: can(ctx, 'admission.decide') ? agreementMoves.filter((move) => AGREEMENT_MOVES[move].from.includes(row.state)) : [],
    mayWork: can(ctx, 'admission.work') && row.state === 'in_force' && row.communities.includes(at.here),
    mayPay: can(ctx, 'admission.pay'),
  }
}

export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveAdmitted>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await q.lockAgreement(ctx.tx, county, params.id)
  if (!row) throw e.agreementNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  const rule = AGREEMENT_MOVES[body.move]
  if (!rule.from.includes(row.state)) throw e.notNow(AGREEMENT_STATES[row.state])
  if ((body.words ?? '').trim().length < 2) throw e.reasonNeeded(rule.words)
  const on = body.on ?? today
  const leaving = body.move === 'leave'
  if (leaving && (on < row.fromOn || on > today)) throw e.daysWrong('退出日期应在协议开始以后、今天以前')
  await q.setAgreement(ctx.tx, county, row.id, rule.to, body.move === 'review' ? yearAfter(today) : row.reviewOn, leaving ? on : null)
  await note(ctx, row, 'admitted_matter', body.move, body.words, leaving ? { on } : {})
  return { version: row.version + 1 }
}

/** Everybody reads what departments may ask of communities, and for what money. */
export async function published(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPublicAdmitted>['query']> }): Promise<Reply<typeof doors.listPublicAdmitted>> {
  const { county } = ctx.services.settings
  // What is admitted is public: the range is only where to look.
  const { lo, hi } = scopeOf(county)
  await ctx.tx.widen(lo, hi)
  const rows = await q.publicAgreements(ctx.tx, county, query.show !== 'left', query.region ?? '', query.after || LAST_ID)
  const page = rows.slice(0, 20)
  const names = new Map((await placesNamed(ctx.tx, [...new Set(page.flatMap((row) => row.communities))])).map((one) => [one.code, one]))
  return {
    items: page.map(({ region: _region, requestId: _request, matterCode: _matter, reviewOn: _review, byName: _by, version: _version, ...row }) =>
      ({ ...row, communities: row.communities.map((code) => names.get(code) ?? { code, name: code }) })),
    next: rows.length > 20 ? page.at(-1)!.id : null,
  }
}
