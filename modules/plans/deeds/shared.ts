import { isPlainDate, shanghaiDate } from '../../../platform/kernel/dates.ts'
import { FIRST_ID, LAST_ID, idCursorOr } from '../../../platform/kernel/paging.ts'
import { actorOf } from '../../accounts/index.ts'
import { countyOf, covers, inScope, levelOf, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { holdersAt, recordStep } from '../queries/steps.ts'
export { paged } from '../../../platform/kernel/paging.ts'
export type { Ctx } from '../needs.ts'

/** Today, the place of the worn post (down to the community) and its range; narrowed to a place within it that was asked for. */
export function reach(ctx: Ctx, region?: string) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const asked = region ? scopeOf(region) : own
  if (asked.lo < own.lo || asked.hi > own.hi) throw e.placeNotYours()
  const actor = actorOf(ctx)
  return { today: shanghaiDate(ctx.now), here: (actor.post?.region ?? actor.region).slice(0, 12), me: actor.accountId, name: actor.name, ...asked }
}

export const isMine = (ctx: Ctx, region: string): boolean => ctx.tx.scope.as === 'staff' && inScope(region, ctx.tx.scope)
export const refuseElsewhere = (ctx: Ctx, region: string): void => {
  if (!isMine(ctx, region)) throw e.placeNotYours()
}
/** Within the reader's range, or above their own place. */
export const mayRead = (ctx: Ctx, region: string): boolean => isMine(ctx, region) || covers(region, reach(ctx).here)

/** Refuses a place that does not stand at one of the levels. */
export function refuseLevel(region: string, levels: readonly string[], words: string): void {
  if (!levels.includes(levelOf(region))) throw e.levelWrong(words)
}

/** A cursor of a day and an id. */
export function dayCursor(after: string | undefined, first: string): { day: string; id: string } {
  if (!after) return { day: first, id: first === '0001-01-01' ? FIRST_ID : LAST_ID }
  const [day, id] = after.split('|')
  if (!isPlainDate(day ?? '') || !/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id ?? '')) throw e.pageUnknown()
  return { day: day!, id: id! }
}
export const idCursor = idCursorOr(e.pageUnknown)

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string }, noun: string, step: string, text = '', detail: object = {}): Promise<void> {
  const { accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county: countyOf(row.region), id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, detail, account: accountId, name, at: ctx.now })
  await ctx.audit(`${noun}.${step}`, { region: row.region, because: text || undefined, detail: { [noun]: row.id, ...detail } })
}

/** The account that was named must hold a post at the place today; its holder's name stands where none was typed. */
export async function ownerOf(ctx: Ctx, region: string, owner: string, account: string | null): Promise<{ owner: string; ownerAccount: string | null }> {
  if (!account) return { owner, ownerAccount: null }
  const holder = (await holdersAt(ctx.tx, countyOf(region), region, reach(ctx).today)).find((one) => one.id === account)
  if (!holder) throw e.ownerUnknown()
  return { owner: owner || holder.name, ownerAccount: account }
}
