import { shanghaiDate, type PlainDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { recordAudit } from '../../platform/server/context.ts'
import type { Tx } from '../../platform/server/db.ts'
import { INDICATORS } from './catalogue/index.ts'
import { isReported } from './define.ts'
import { EARLIEST } from './asked.ts'
import { baseNeeded, computedIsNotTyped, dayInFuture, dayTooEarly, indicatorNotFound, placeNotFound, reasonNeeded } from './errors.ts'
import { reach } from './reach.ts'
import { addReport, holdReports, lastReport, placeOf } from './queries/figures.ts'

/** A number that a body states, with where it stands. */
export interface ReportFiled {
  code: string
  region: string
  /** The day that it speaks of: for a period its last day. */
  day: PlainDate
  numerator: number
  /** Null for a plain count, and where the base is counted here. */
  denominator: number | null
  /** Name or number of the document, or of the filing that it comes from. */
  evidence: string
  /** Why an earlier number of the same day is replaced; empty for the first. */
  reason: string
  /** Who files, with the post that is worn (a word for the audit). */
  by: { id: string; name: string; post: string }
  now: Date
}

/**
 * Files a number that cannot be counted here, in the caller's transaction and with its audit line; the same rules as the door
 * `reportIndicator`, except who may do it: that is the caller's policy to say. A second number for the same place and day becomes its next
 * version and needs a reason. Refuses computed indicators, future days and places outside the transaction's scope.
 */
export async function fileReport(tx: Tx, filed: ReportFiled): Promise<{ id: string; version: number }> {
  const one = INDICATORS.find((indicator) => indicator.code === filed.code)
  if (!one) throw indicatorNotFound(filed.code)
  if (!isReported(one)) throw computedIsNotTyped()
  if (filed.day > shanghaiDate(filed.now)) throw dayInFuture()
  if (filed.day < EARLIEST) throw dayTooEarly()
  if (!(await reach(tx, filed.region)) || !(await placeOf(tx, filed.region))) throw placeNotFound()
  if (one.denominatorText && !one.denominator && filed.denominator === null) throw baseNeeded(one.denominatorText)
  await holdReports(tx, filed.region, one.code)
  const county = filed.region.slice(0, 6)
  const last = await lastReport(tx, county, filed.region, one.code, filed.day)
  if (last && filed.reason.trim().length < 2) throw reasonNeeded()
  const id = uuidv7(filed.now.getTime())
  const version = (last?.version ?? 0) + 1
  await addReport(tx, {
    county, id, region: filed.region, indicator: one.code, day: filed.day, version, numerator: filed.numerator, denominator: filed.denominator,
    evidence: filed.evidence, reason: filed.reason, by: filed.by, at: filed.now,
  })
  await recordAudit(tx, filed.now, filed.by, 'indicator.reported', {
    region: filed.region, because: filed.reason || filed.evidence, detail: { indicator: one.code, day: filed.day, version },
  })
  return { id, version }
}
