import type { Tx } from '../../../platform/server/db.ts'
import { uuidv7 } from '../../../platform/kernel/ids.ts'
import { insertBatchOpenings } from '../queries/imports.ts'

/** People of one line in `register.batch_openings`. */
const LINE = 1_000

/**
 * Writes down that many files were read together, so that each person's access log shows it: sixteen bytes a person, not a line in the audit
 * for each. The transaction's range must hold `region`.
 */
export async function recordBatchOpening(
  tx: Tx,
  people: readonly string[],
  how: { county: string; region: string; deed: string; callerName: string; post: string; because: string; ref: string; now: Date },
): Promise<void> {
  const sorted = [...new Set(people)].sort()
  const lines = []
  for (let at = 0; at < sorted.length; at += LINE) lines.push({ id: uuidv7(), people: sorted.slice(at, at + LINE) })
  for (let at = 0; at < lines.length; at += 20) await insertBatchOpenings(tx, how, lines.slice(at, at + 20))
}
