import { shanghaiDate, type PlainDate } from '../../platform/kernel/dates.ts'
import type { Context } from '../../platform/server/context.ts'
import { actorOf } from '../accounts/index.ts'
import { covers, levelOf, padded, scopeOf } from '../regions/index.ts'
import { dayInFuture, dayTooEarly, periodUnknown, placeNotFound } from './errors.ts'
import { onDay, overPeriod, placesDay, type Span } from './known.ts'
import { parsePeriod } from './periods.ts'
import { placeOf, placesBelow, type PlaceRow } from './queries/figures.ts'
import { placeOn, placesBelowOn } from './queries/past.ts'

/** When is meant, as it is asked for. */
export interface WhenAsked {
  day?: PlainDate | undefined
  period?: string | undefined
  boundary?: PlainDate | undefined
  known?: PlainDate | undefined
}

/** Before it nothing is recorded anywhere, and the database counts years differently from the calendar of forms. */
export const EARLIEST = '1900'

/** Reads what was asked for; without anything the state of today. Refuses the future and what is no period. */
export function spanAsked(now: Date, asked: WhenAsked): Span {
  const today = shanghaiDate(now)
  const more = { boundary: asked.boundary ?? null, known: asked.known ?? null }
  if ([asked.day, asked.boundary, asked.known, asked.period].some((text) => text !== undefined && text < EARLIEST)) throw dayTooEarly()
  if (asked.boundary && asked.boundary > today) throw dayInFuture()
  if (asked.period !== undefined) {
    const period = parsePeriod(asked.period)
    if (!period) throw periodUnknown(asked.period)
    if (period.from > today) throw dayInFuture()
    return period.kind === 'day' ? onDay(period.from, today, more) : overPeriod(period, today, more)
  }
  const day = asked.day ?? today
  if (day > today) throw dayInFuture()
  return onDay(day, today, more)
}

/** The place as it was on the day whose boundaries are asked for. A figure of a place that did not exist then is not found. */
export async function placeThen(ctx: Pick<Context, 'tx'>, code: string, span: Span): Promise<PlaceRow | undefined> {
  // Places were loaded some day: before it their first form stands for them.
  return placesDay(span) === span.today ? placeOf(ctx.tx, code) : ((await placeOn(ctx.tx, code, placesDay(span))) ?? (await placeOf(ctx.tx, code)))
}

/** Places directly below, as they were on the day whose boundaries are asked for. */
export async function placesThen(ctx: Pick<Context, 'tx'>, code: string, span: Span): Promise<PlaceRow[]> {
  return placesDay(span) === span.today ? placesBelow(ctx.tx, code) : placesBelowOn(ctx.tx, code, placesDay(span))
}

/**
 * The place that is looked at: the one asked for, else that of the worn post. Figures are kept by community; a grid's post reads its
 * community's sums, for which the transaction is widened to that community and to nothing but these tables.
 */
export async function placeAsked(ctx: Context, asked: string | undefined, span: Span): Promise<{ place: PlaceRow; wider: boolean }> {
  const own = actorOf(ctx).region
  const mine = ['grid', 'building'].includes(levelOf(own)) ? own.slice(0, 12) : padded(own)
  const region = asked ?? mine
  if (!covers(mine, region)) throw placeNotFound()
  const place = await placeThen(ctx, region, span)
  if (!place) throw placeNotFound()
  const wider = !covers(own, region)
  if (wider) {
    const { lo, hi } = scopeOf(region)
    await ctx.tx.widen(lo, hi)
  }
  return { place, wider }
}
