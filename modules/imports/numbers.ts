/** Numbers of imports and exports: one series a day for the whole county, whoever asks and however little of it they see. */
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Tx } from '../../platform/server/db.ts'
import { holdNumbers, nextImportNumber } from './queries.ts'

/** The next number; held until the transaction ends, so that nobody else gets it. The number alone is looked up beyond the caller's range, by a function (migration 0067). */
export async function takeNumber(tx: Tx, county: string, now: Date, series: 'imports' | 'exports'): Promise<string> {
  await holdNumbers(tx, county)
  const day = shanghaiDate(now).replaceAll('-', '')
  const next = await nextImportNumber(tx, county, day, series)
  return `${series === 'imports' ? 'DR' : 'DC'}${day}${String(next).padStart(4, '0')}`
}
