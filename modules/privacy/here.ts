/** What every deed of privacy stands on: the place, the reader who is let through, a page of a list. */
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { addDays, shanghaiDate, shanghaiInstant } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { scopeOf } from '../regions/index.ts'
import { mayActFor, personById, type KnownPerson } from '../register/index.ts'
import { personNotFound } from './errors.ts'

export type Ctx = Context<Services>

export const countyHere = (ctx: Ctx): string => ctx.services.settings.county

export interface Reader {
  me: string
  person: KnownPerson
  own: boolean
}

/**
 * Lets a resident through to their own matters or to those of a person they may act for with this power, and goes on in the county's scope:
 * rows about one person lie wherever they happened. Everything after this asks by that person's id.
 */
export async function letThrough(ctx: Ctx, of: string | undefined, power: 'read' | 'apply' = 'read'): Promise<Reader> {
  const actor = actorOf(ctx)
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const me = actor.personId
  if (!me) throw personNotFound()
  const id = of ?? me
  if (id !== me && !(await mayActFor(ctx.tx, county, me, id, power, today))) throw personNotFound()
  const person = await personById(ctx.tx, county, id, today)
  if (!person || person.state === 'merged') throw personNotFound()
  await widenToCounty(ctx)
  return { me, person, own: id === me }
}

export const widenToCounty = (ctx: Ctx) => {
  const { lo, hi } = scopeOf(countyHere(ctx))
  return ctx.tx.widen(lo, hi)
}

/** The range of the worn post. */
export function reach(ctx: Ctx): { lo: string; hi: string } {
  const { scope } = ctx.tx
  return scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
}

/** Fifty of fifty-one rows by falling id. */
export function page<R extends { id: string }, T>(rows: R[], make: (row: R) => T): { items: T[]; next: string | null } {
  const shown = rows.slice(0, 50)
  return { items: shown.map(make), next: rows.length > 50 ? shown.at(-1)!.id : null }
}

/** Moments of a span of days in Shanghai: from the first day's beginning to the end of the last. */
export const span = (q: { from?: string | undefined; until?: string | undefined }) => ({
  from: q.from ? shanghaiInstant(q.from, '00:00') : null,
  until: q.until ? shanghaiInstant(addDays(q.until, 1), '00:00') : null,
})

export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
