import { accountOf, type Account } from '../rules/account.ts'
import * as q from '../queries/agreements.ts'
import { workingDaysLater, type Ctx } from './shared.ts'

/** Rows by a key, in the order in which keys appear. */
export function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const by = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const of = by.get(key)
    if (of) of.push(row)
    else by.set(key, [row])
  }
  return by
}

export interface PlaceAccount extends Account { agreementId: string; region: string }

/** How each community within a range stands under each of these agreements. */
export async function accountsOf(ctx: Ctx, at: { county: string; lo: string; hi: string; today: string }, rows: readonly q.AgreementRow[]): Promise<PlaceAccount[]> {
  const ids = rows.map((row) => row.id)
  if (!ids.length) return []
  const [months, paid] = [await q.monthsDone(ctx.tx, at.county, ids, at.lo, at.hi), await q.paidTo(ctx.tx, at.county, ids, at.lo, at.hi)]
  const known = new Map<string, string | null>()
  const payDay = (after: string, days: number): string | null => {
    const key = `${after}+${days}`
    if (!known.has(key)) known.set(key, workingDaysLater(at.county, after, days))
    return known.get(key)!
  }
  const doneBy = grouped(months, (one) => `${one.agreementId}|${one.region}`)
  const paidBy = new Map(paid.map((one) => [`${one.agreementId}|${one.region}`, one.paidFen]))
  return rows.flatMap((row) => {
    // A community that has left the list, or that was renumbered, keeps its account.
    const more = [...doneBy.keys(), ...paidBy.keys()].flatMap((key) => (key.startsWith(`${row.id}|`) ? [key.slice(37)] : []))
    const places = [...new Set([...row.communities.filter((code) => code >= at.lo && code < at.hi), ...more])].sort()
    return places.map((region) => {
      const key = `${row.id}|${region}`
      return { agreementId: row.id, region, ...accountOf(row, doneBy.get(key) ?? [], paidBy.get(key) ?? 0, at.today, payDay) }
    })
  })
}

export interface Sums { quantity: number; doneFen: number; paidFen: number; owingFen: number; overpaidFen: number; lateFen: number; lateSince: string | null }

/** What is owing to one community is never set against what another was paid too much. */
export const sumOf = (accounts: readonly Account[]): Sums => ({
  quantity: accounts.reduce((sum, one) => sum + one.quantity, 0), doneFen: accounts.reduce((sum, one) => sum + one.doneFen, 0),
  paidFen: accounts.reduce((sum, one) => sum + one.paidFen, 0), owingFen: accounts.reduce((sum, one) => sum + one.owingFen, 0),
  overpaidFen: accounts.reduce((sum, one) => sum + one.overpaidFen, 0), lateFen: accounts.reduce((sum, one) => sum + one.lateFen, 0),
  lateSince: accounts.flatMap((one) => (one.lateSince ? [one.lateSince] : [])).toSorted()[0] ?? null,
})
