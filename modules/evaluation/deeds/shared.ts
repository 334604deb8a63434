import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { idCursorOr, paged as pageOf } from '../../../platform/kernel/paging.ts'
import { actorOf, holdersOf } from '../../accounts/index.ts'
import { CalendarNotCovered, defaultCalendar } from '../../calendar/index.ts'
import { countyOf, scopeOf } from '../../regions/index.ts'
import type { UnitKind } from '../define.ts'
import * as e from '../errors.ts'
import type { Ctx, EvaluationNeeds } from '../needs.ts'
import { recordStep } from '../queries/parts.ts'

export type { Ctx } from '../needs.ts'

/** County, today, the place of the worn post with its range, and who asks. */
export function reach(ctx: Ctx) {
  const actor = actorOf(ctx)
  const here = actor.post?.region ?? actor.region
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  return { county: actor.county, today: shanghaiDate(ctx.now), here, post: actor.post, me: actor.accountId, name: actor.name, ...own }
}
export const can = (ctx: Ctx, ability: string): boolean => ctx.caller!.abilities.has(ability)

/** Fifty to a page, and the cursor for the next. */
export const paged = <R extends { id: string }, T>(rows: readonly R[], say: (row: R) => T, most = 50) => pageOf(rows, say, (row) => row.id, most)
export const idCursor = idCursorOr(e.pageUnknown)

/** The last of some working days after a day; null where the calendar does not reach: never guessed. */
export function workingDaysLater(county: string, from: string, days: number): string | null {
  try {
    return defaultCalendar(county).addWorkingDays(from, days)
  } catch (refusal) {
    if (refusal instanceof CalendarNotCovered) return null
    throw refusal
  }
}

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string }, noun: string, step: string, text = '', detail: object = {}): Promise<void> {
  const { county, accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, detail, account: accountId, name, at: ctx.now })
  const evaluationDeed = `${noun}.${step}`
  await ctx.audit(evaluationDeed, { region: row.region, because: text || undefined, detail: { [noun]: row.id } })
}

const HEADS: Record<string, readonly ('station_head' | 'street_head' | 'department_officer' | 'civil_affairs_officer')[]> = {
  community: ['station_head'], estate: ['station_head'], building: ['station_head'], service_body: ['station_head', 'street_head'], township: ['street_head'], department: ['department_officer'],
}

/** Tells those who write for a unit. */
export async function tellUnit(ctx: Pick<Ctx, 'tx' | 'now' | 'services'>, need: Pick<EvaluationNeeds, 'notify'>, unit: { unitKind: UnitKind | string; region: string }, words: { template: string; title: string; body: string; link: string }): Promise<void> {
  for (const kind of HEADS[unit.unitKind] ?? []) {
    for (const holder of await holdersOf(ctx.tx, kind, unit.region, shanghaiDate(ctx.now))) {
      await need.notify(ctx, { county: countyOf(unit.region), region: unit.region, accountId: holder.account_id, ...words })
    }
  }
}

/** The whole of the round's place, for a deed of the panel or of what follows from a signature. */
export const countyScope = (region: string) => scopeOf(region)
