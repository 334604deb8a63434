import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/server/db.ts'
import type { PlanDefinition } from './define.ts'
import { addReading, lastReading } from './queries/texts.ts'
import { PLANS } from './catalogue/index.ts'

/**
 * Writes the plans of the catalogue at start: a text that was not there, or one whose reading was mended, as a new row. Nothing is changed.
 * @returns how many were added.
 */
export async function loadPlans(tx: Tx, now: Date, plans: readonly PlanDefinition[] = PLANS): Promise<number> {
  let added = 0
  for (const plan of plans) {
    const sha = createHash('sha256').update(JSON.stringify(plan)).digest('hex')
    const last = await lastReading(tx, plan.code, plan.version)
    if (last?.sha === sha) continue
    added += await addReading(tx, plan, (last?.revision ?? 0) + 1, sha, now)
  }
  return added
}
