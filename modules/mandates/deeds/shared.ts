import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { inScope, levelOf, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { recordStep } from '../queries/steps.ts'
import { LAST_ID, idCursorOr } from '../../../platform/kernel/paging.ts'
export { LAST_ID, paged } from '../../../platform/kernel/paging.ts'

export type { Ctx } from '../needs.ts'

/** County, today, the place of the worn post and its range; narrowed to a place within it that was asked for. */
export function reach(ctx: Ctx, region?: string) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const asked = region ? scopeOf(region) : own
  if (asked.lo < own.lo || asked.hi > own.hi) throw e.placeNotYours()
  const actor = actorOf(ctx)
  return { county: actor.county, today: shanghaiDate(ctx.now), here: actor.post?.region ?? actor.region, me: actor.accountId, name: actor.name, ...asked }
}

export const isMine = (ctx: Ctx, region: string): boolean => ctx.tx.scope.as === 'staff' && inScope(region, ctx.tx.scope)
export const refuseElsewhere = (ctx: Ctx, region: string): void => {
  if (!isMine(ctx, region)) throw e.placeNotYours()
}

/** Refuses a place that does not stand at one of the levels. */
export function refuseLevel(region: string, levels: readonly string[], words: string): void {
  if (!levels.includes(levelOf(region))) throw e.levelWrong(words)
}

/** A cursor of a day and an id. */
export function dayCursor(after: string | undefined, first: string): { day: string; id: string } {
  if (!after) return { day: first, id: first === '0001-01-01' ? '00000000-0000-0000-0000-000000000000' : LAST_ID }
  const [day, id] = after.split('|')
  if (!/^\d{4}-\d\d-\d\d$/.test(day ?? '') || !/^[0-9a-f-]{36}$/.test(id ?? '')) throw e.pageUnknown()
  return { day: day!, id: id! }
}

export const idCursor = idCursorOr(e.pageUnknown)

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string }, noun: string, step: string, text = '', detail: object = {}): Promise<void> {
  const { county, accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, detail, account: accountId, name, at: ctx.now })
  await ctx.audit(`${noun}.${step}`, { region: row.region, because: text || undefined, detail: { [noun]: row.id } })
}

/** A row without a column that is not told. */
export function without<R extends object, K extends keyof R>(row: R, column: K): Omit<R, K> {
  const rest: Partial<R> = { ...row }
  delete rest[column]
  return rest as Omit<R, K>
}
