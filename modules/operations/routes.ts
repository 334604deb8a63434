import { route, type Context, type Route } from '../../platform/server/context.ts'
import { verifyAudit } from '../../platform/server/audit.ts'
import type { Services } from '../../platform/server/services.ts'
import { actorOf } from '../accounts/index.ts'
import * as c from './contract.ts'
import * as q from './queries.ts'
import { lowestIdAt } from './entry-ids.ts'
import { verifying } from './errors.ts'

type Ctx = Context<Services>

const DAY = 86_400_000

const page = <T>(rows: T[]) => ({ shown: rows.slice(0, 50), last: rows.length > 50 ? rows[49]! : null })

const jobRun = (row: q.JobRunRow): c.JobRun => ({
  ...row,
  progress: row.progress.total === undefined ? null : { done: row.progress.done ?? 0, total: row.progress.total, word: row.progress.word ?? '' },
})

const entry = ({ caller_name, region_name, ...row }: q.AuditRow): c.AuditEntry => ({ ...row, callerName: caller_name, regionName: region_name ?? row.region })

const seal = ({ from_xact, until_xact, ...row }: q.SealRow): c.AuditSeal => ({ ...row, fromXact: from_xact, untilXact: until_xact })

/** The range of places of the worn post. */
function reach({ tx }: Ctx): { lo: string; hi: string } {
  if (tx.scope.as !== 'staff') throw new Error('the audit is read by staff')
  return tx.scope
}

async function listEntries(ctx: Ctx, query: { caller?: string; subject?: string; deed?: string; because?: string; from?: string; until?: string; after?: string }) {
  const { lo, hi } = reach(ctx)
  const { caller = null, subject = null, deed = null, because = null, from, until, after = null } = query
  const rows = await q.listEntries(ctx.tx, {
    lo, hi, caller, subject, deed, because, after, fromId: from ? lowestIdAt(new Date(from)) : null, untilId: until ? lowestIdAt(new Date(until)) : null,
  })
  // Turning a page is the same look.
  if (!after) await ctx.audit('audit.read', { region: actorOf(ctx).region, detail: { caller, subject, deed, because, from, until } })
  const { shown, last } = page(rows)
  return { items: shown.map(entry), next: last?.id ?? null }
}

async function verify(ctx: Ctx): Promise<c.AuditVerification> {
  if (!(await q.takeVerifying(ctx.tx))) throw verifying()
  const verdict = await verifyAudit(ctx.db)
  await ctx.audit('audit.verified', { region: actorOf(ctx).region, detail: { ...verdict } })
  return { at: ctx.now.toISOString(), intact: verdict.broken === null, ...verdict }
}

/** The doors of those who run the installation and those who look over their shoulder. */
export const operationRoutes: Route[] = [
  route(c.listJobRuns, async (ctx: Ctx, { query: { outcome = null, job = null, after = null } }) => {
    const { shown, last } = page(await q.listRuns(ctx.tx, { outcome, job, after }))
    return { items: shown.map(jobRun), next: last?.id ?? null, failedWithinADay: (await q.countFailed(ctx.tx, new Date(ctx.now.getTime() - DAY))).n }
  }),
  route(c.listAuditEntries, (ctx: Ctx, { query }) => listEntries(ctx, query)),
  route(c.listSeals, async (ctx: Ctx, { query }) => {
    const { shown, last } = page(await q.listSeals(ctx.tx, query.before ?? null))
    return { items: shown.map(seal), next: last?.number ?? null }
  }),
  route(c.verifyAudit, (ctx: Ctx) => verify(ctx)),
]
