import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Services } from '../../../platform/server/services.ts'
import { actorOf } from '../../accounts/index.ts'
import { initialsOf, foldText, gramsOf, maskPhone } from '../../register/index.ts'
import { inScope, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import type { CallRow } from '../queries/calls.ts'
import { recordStep } from '../queries/steps.ts'
import { maskedNumber } from '../rules.ts'
import { callerContext } from '../sealed-part.ts'
import { LAST_ID, idCursorOr } from '../../../platform/kernel/paging.ts'
export { FIRST_ID, LAST_ID, paged } from '../../../platform/kernel/paging.ts'

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

export const idCursor = idCursorOr(e.pageUnknown)

/** A cursor of a number of uses and an id. */
export function useCursor(after: string | undefined): { used: number; id: string } {
  if (!after) return { used: 2_147_483_647, id: LAST_ID }
  const [used, id] = after.split('|')
  if (!/^\d{1,9}$/.test(used ?? '') || !/^[0-9a-f-]{36}$/.test(id ?? '')) throw e.pageUnknown()
  return { used: Number(used), id: id! }
}

/** Adds to the row's own history and to the audit. `detail` holds ids, never a number. */
export async function note(ctx: Ctx, row: { id: string; region: string }, noun: string, step: string, text = '', detail: object = {}, subject?: string): Promise<void> {
  const { county, accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, detail, account: accountId, name, at: ctx.now })
  await ctx.audit(`hotline.${noun}_${step}`, { region: row.region, because: text || undefined, subject, detail: { [noun]: row.id, ...detail } })
}

/** The id of the first thing made on or after an instant: ids sort by time. */
export const idFrom = (at: Date): string => {
  const ms = Math.max(0, at.getTime()).toString(16).padStart(12, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`
}

export const callerOf = (services: Services, call: Pick<CallRow, 'id' | 'callerSealed'>): string | null => (call.callerSealed ? services.sealer.open(call.callerSealed, callerContext(call.id)) : null)
export const maskedCaller = (services: Services, call: Pick<CallRow, 'id' | 'callerSealed'>): string => maskedNumber(callerOf(services, call), maskPhone)

/** Windows of two characters of the words and, marked, of their pinyin initials. */
export function tokensOf(text: string): string[] {
  const initials = initialsOf(text)
  return [...new Set([...gramsOf(text), ...pairs(initials).map((pair) => `~${pair}`)])]
}
const pairs = (text: string): string[] => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))

/** What a person typed as windows to be found: letters are initials. One character alone finds by the question's own words. */
export function wantedTokens(typed: string): { grams: string[]; plain: string } {
  const plain = typed.trim()
  const folded = foldText(plain)
  if (/^[a-z]{2,}$/.test(folded)) return { grams: pairs(folded).map((pair) => `~${pair}`), plain }
  return { grams: [...folded].length < 2 ? [] : gramsOf(plain), plain }
}
