import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { countyOf, levelOf, scopeOf } from '../../regions/index.ts'
import type { OwedDuty } from '../contract.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { isMine, type Reader } from '../policy.ts'
import { countiesIn } from '../queries/calendar.ts'
import type { Filter, OwedRow } from '../queries/owed.ts'
import { recordStep } from '../queries/owed.ts'
import { periodWords } from '../rules/cycle.ts'
import { SOON_DAYS, stateOn } from '../rules/state.ts'

export type { Ctx } from '../needs.ts'

/** County, today, who reads with which place; narrowed to a place within it that was asked for. */
export function reach(ctx: Ctx, region?: string) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const asked = region ? scopeOf(region) : own
  if (asked.lo < own.lo || asked.hi > own.hi) throw e.placeNotYours()
  const actor = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  const who: Reader = { account: actor.accountId, place: actor.post?.region ?? actor.region, postKind: actor.post?.kind ?? '' }
  return { county: actor.county, today, soonUntil: addDays(today, SOON_DAYS), here: who.place, me: actor.accountId, name: actor.name, who, oversees: can(ctx, 'duties.oversee'), ...asked }
}

/** The filter of a reader: their place, or all within it. */
export async function filterOf(
  ctx: Ctx, query: { region?: string | undefined; whose?: 'own' | 'all' | undefined; q?: string | undefined; topic?: string | undefined; level?: string | undefined; code?: string | undefined },
): Promise<Filter> {
  const r = reach(ctx, query.region)
  const place = query.region ?? r.here
  const wide = ['country', 'province', 'prefecture'].includes(levelOf(place))
  return {
    counties: wide ? await countiesIn(ctx.tx, r.lo, r.hi) : [countyOf(place)], lo: r.lo, hi: r.hi, today: r.today, soonUntil: r.soonUntil, me: r.me, oversees: r.oversees, q: query.q ?? '',
    topics: query.topic ? query.topic.split(',') : [], level: query.level ?? '', code: query.code ?? '', own: (query.whose ?? 'own') === 'own' ? place : '',
  }
}

export const can = (ctx: Ctx, ability: string): boolean => ctx.caller!.abilities.has(ability)

export const owing = (row: OwedRow) => ({ bodyKind: row.bodyKind, body: row.body, region: row.region, byPosts: row.terms.byPosts })

export const shown = (today: string, who: Reader) => (row: OwedRow): OwedDuty => ({
  id: row.id, code: row.code, title: row.title, topic: row.topic as OwedDuty['topic'], bodyKind: row.bodyKind, bodyName: row.bodyName, region: row.region, regionName: row.regionName, level: row.level,
  period: periodWords(row.period, row.dueOn), fromOn: row.fromOn, dueOn: row.dueOn, needed: row.needed, amount: row.amount, unit: row.terms.unit, state: stateOn(row, today), doneOn: row.doneOn,
  mine: isMine(owing(row), who), version: row.version,
})

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string; county: string }, step: string, text = '', detail: object = {}): Promise<void> {
  const { accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county: row.county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, detail, account: accountId, name, at: ctx.now })
  await ctx.audit(`owed_duty.${step}`, { region: row.region, because: text || undefined, detail: { duty: row.id } })
}
