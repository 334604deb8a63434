import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { CalendarNotCovered, defaultCalendar } from '../../calendar/index.ts'
import { scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { daysSetting, recordStep } from '../queries/parts.ts'
import { DAYS } from '../rules/moves.ts'
import { idCursorOr, paged as pageOf } from '../../../platform/kernel/paging.ts'
export { LAST_ID } from '../../../platform/kernel/paging.ts'

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

export const can = (ctx: Ctx, ability: string): boolean => ctx.caller!.abilities.has(ability)

/** Fifty to a page, and the cursor for the next. */
export const paged = <R extends { id: string }, T>(rows: readonly R[], say: (row: R) => T) => pageOf(rows, say, (row) => row.id)
export const idCursor = idCursorOr(e.pageUnknown)

/** The day some working days later; null where the calendar does not reach: never guessed. */
export function workingDaysLater(county: string, from: string, days: number): string | null {
  try {
    return defaultCalendar(county).addWorkingDays(from, days)
  } catch (refusal) {
    if (refusal instanceof CalendarNotCovered) return null
    throw refusal
  }
}

/** Working days in which a place that is asked, or the county, answers: a setting of the place. */
export const daysFor = async (ctx: Pick<Ctx, 'tx'>, what: keyof typeof DAYS): Promise<number> => (await daysSetting(ctx.tx, `admission.${what}_days`)) ?? DAYS[what]

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string }, noun: string, step: string, text = '', detail: object = {}): Promise<void> {
  const { county, accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, detail, account: accountId, name, at: ctx.now })
  await ctx.audit(`${noun}.${step}`, { region: row.region, because: text || undefined, detail: { [noun]: row.id } })
}
