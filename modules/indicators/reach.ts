import type { Tx } from '../../platform/server/db.ts'
import { scopeOf } from '../regions/index.ts'
import { scopeNow } from './queries/figures.ts'

/**
 * Whether a place lies within what the transaction may see now, widened or not. Asked before figures are added up: half of a place would
 * come out as a smaller number instead of as none.
 */
export async function reach(tx: Tx, region: string): Promise<boolean> {
  const now = await scopeNow(tx)
  const { lo, hi } = scopeOf(region)
  return Boolean(now.hi) && (now.lo ?? '') <= lo && hi <= now.hi!
}
