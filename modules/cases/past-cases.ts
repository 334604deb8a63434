import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { defaultCalendar } from '../calendar/index.ts'
import type { Limit, PastCase } from '../matters/index.ts'
import { computeDueIfCovered } from './clock.ts'
import { pastRows } from './queries/past.ts'
import { openedRow } from './sealed-file.ts'

/**
 * Cases of a matter handed in since a day, for trying a draft of the matter on them: within the reader's scope, at most `limit`. The answers
 * stay on the server; whoever tries reads names of fields and counts.
 */
export async function pastCases(ctx: Context<Services>, code: string, since: string, limit: number): Promise<PastCase[]> {
  const { scope } = ctx.tx
  if (scope.as !== 'staff') return []
  const rows = await pastRows(ctx.tx, { county: ctx.services.settings.county, lo: scope.lo, hi: scope.hi, code, since: new Date(`${since}T00:00:00+08:00`), limit })
  return rows.map((row) => {
    const { form, result } = openedRow(ctx.services, row as never) as unknown as Pick<typeof row, 'form' | 'result'>
    return {
      id: row.id, number: row.number, region: row.region, regionName: row.region_name ?? '', submittedOn: shanghaiDate(new Date(row.submitted_at)),
      startedAt: new Date(row.accepted_at ?? row.submitted_at).toISOString(), form, result: result?.values ?? {}, papers: row.papers, hasApplicant: row.applicant_id !== null,
    }
  })
}

/** The last day of a limit that began then, with nothing standing in between; null where the calendar does not reach. */
export function lastDayOf(limit: Limit, startedAt: string, region: string): string | null {
  const { amount, unit, source, roll } = limit
  const began = new Date(startedAt)
  const reading = computeDueIfCovered({ calendar: defaultCalendar(region), limit: { amount, unit, source, ...(roll ? { roll } : {}) }, startedAt: began, suspensions: [], now: began })
  return reading.covered ? reading.clock.dueOn : null
}
