import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { CalendarNotCovered, defaultCalendar, type DayFacts } from '../../calendar/index.ts'
import { inScope, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { recordStep } from '../queries/steps.ts'
import { idCursorOr } from '../../../platform/kernel/paging.ts'
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

export const idCursor = idCursorOr(e.pageUnknown)

/** The calendar's facts of a day at a place; nothing for a day whose year has no notice yet. */
export function factsOf(region: string, day: string): DayFacts | undefined {
  try {
    return defaultCalendar(region).dayFacts(day)
  } catch (fault) {
    if (fault instanceof CalendarNotCovered) return undefined
    throw fault
  }
}

export const daysFrom = (first: string, count: number): string[] => Array.from({ length: count }, (_, i) => addDays(first, i))

/** Adds to the row's own history and to the audit; whoever takes a number alone has no name. */
export async function note(ctx: Ctx, row: { county: string; id: string; region: string }, noun: string, step: string, text = '', detail: object = {}): Promise<void> {
  const by = ctx.caller?.kind === 'staff' ? actorOf(ctx) : undefined
  await recordStep(ctx.tx, {
    county: row.county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, detail, account: by?.accountId ?? null, name: by?.name ?? '', at: ctx.now,
  })
  await ctx.audit(`${noun}.${step}`, { region: row.region, because: text || undefined, detail: { [noun]: row.id } })
}
