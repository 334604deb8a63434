/** How a sum is shared by whole-number weights. Pure, integers in fen. */

/** Who pays a share of building: 自治区, 盟市, 旗县区. */
export const PAYERS = { province: '自治区', prefecture: '盟市', county: '旗县区' } as const
export type Payer = keyof typeof PAYERS
export const payers = Object.keys(PAYERS) as [Payer, ...Payer[]]

/**
 * The parts of a whole by weights (2:4:4), in fen. They add up to the whole exactly: each part is rounded down, and what is left goes fen by fen to
 * the largest remainders, the first of equals first. Throws RangeError for weights that are no shares, or a whole that is no sum of money.
 */
export function sharesOf(wholeFen: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(wholeFen) || wholeFen < 0) throw new RangeError(`not a sum of money: ${wholeFen}`)
  const all = weights.reduce((sum, one) => sum + one, 0)
  if (all <= 0 || weights.some((one) => !Number.isSafeInteger(one) || one < 0)) throw new RangeError(`not shares: ${weights.join(':')}`)
  const exact = weights.map((one) => BigInt(wholeFen) * BigInt(one))
  const parts = exact.map((one) => Number(one / BigInt(all)))
  const rest = exact.map((one, i) => ({ i, left: one % BigInt(all) })).toSorted((a, b) => (a.left === b.left ? a.i - b.i : a.left > b.left ? -1 : 1))
  let over = wholeFen - parts.reduce((sum, one) => sum + one, 0)
  for (const { i } of rest) {
    if (over <= 0) break
    parts[i]! += 1
    over -= 1
  }
  return parts
}

export interface Share {
  payer: Payer
  weight: number
  dueFen: number
  paidFen: number
  /** What is still to come; never less than nothing. */
  shortFen: number
  /** Paid beyond the share: shown as such, never set against what another payer owes. */
  overFen: number
}

/** What each payer owes and paid of a budget (PLN-07). */
export function fundingOf(budgetFen: number, weights: Readonly<Record<Payer, number>>, paid: Readonly<Partial<Record<Payer, number>>>): Share[] {
  const due = sharesOf(budgetFen, payers.map((payer) => weights[payer]))
  return payers.map((payer, i) => {
    const paidFen = paid[payer] ?? 0
    return { payer, weight: weights[payer], dueFen: due[i]!, paidFen, shortFen: Math.max(0, due[i]! - paidFen), overFen: Math.max(0, paidFen - due[i]!) }
  })
}

/** 2:4:4 in words. */
export const ratioText = (weights: Readonly<Record<Payer, number>>): string => payers.map((payer) => weights[payer]).join(':')
