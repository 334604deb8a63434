/** What is past its time goes, night by night, by the rules of the catalogue; what went stands in the log. */
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job, type JobContext } from '../../platform/server/jobs.ts'
import { recordAudit } from '../../platform/server/context.ts'
import type { RetentionPart } from '../../platform/server/retention.ts'
import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { actorOf } from '../accounts/index.ts'
import { scopeOf } from '../regions/index.ts'
import { retentionInForce } from './catalogue.ts'
import type * as c from './contract.ts'
import { countyHere, LAST_ID, page, span, type Ctx } from './here.ts'
import * as q from './queries/retention.ts'

const PIECE = 500

/** Kept if younger than this day. */
export const keptSince = (keepDays: number, today: string): string => addDays(today, -keepDays)

export async function listRules(ctx: Ctx): Promise<Reply<typeof c.listRetentionRules>> {
  const today = shanghaiDate(ctx.now)
  const totals = new Map((await q.runTotals(ctx.tx, countyHere(ctx))).map((row) => [row.rule, row]))
  return {
    items: (await retentionInForce(ctx.tx)).map((rule) => {
      const done = totals.get(rule.code)
      return {
        code: rule.code, title: rule.title, what: rule.what, keepDays: rule.keepDays, since: rule.since, afterwards: rule.afterwards, law: rule.law, elsewhere: rule.elsewhere ?? '',
        before: rule.keepDays === null ? null : keptSince(rule.keepDays, today), lastAt: done?.last_at ?? null, lastDone: done?.last_done ?? null, lastRows: Number(done?.rows ?? 0),
      }
    }),
  }
}

/** Counts what would go tonight; changes nothing. */
export async function rehearse(ctx: Ctx, parts: readonly RetentionPart[]): Promise<Reply<typeof c.rehearseRetention>> {
  const today = shanghaiDate(ctx.now)
  const { lo, hi } = scopeOf(countyHere(ctx))
  await ctx.tx.widen(lo, hi)
  const items: Array<{ code: string; before: string; found: number }> = []
  for (const rule of await retentionInForce(ctx.tx)) {
    const part = parts.find((one) => one.code === rule.code)
    if (!part || rule.keepDays === null) continue
    const before = keptSince(rule.keepDays, today)
    items.push({ code: rule.code, before, found: await part.count(ctx.tx, countyHere(ctx), before) })
  }
  await ctx.audit('privacy.retention_rehearsed', { region: actorOf(ctx).region })
  return { at: ctx.now.toISOString(), items }
}

export async function listRuns(ctx: Ctx, { query }: { query: NonNullable<Input<typeof c.listRetentionRuns>['query']> }): Promise<Reply<typeof c.listRetentionRuns>> {
  const rows = await q.listRuns(ctx.tx, { county: countyHere(ctx), rule: query.rule ?? null, ...span(query), after: query.after || LAST_ID })
  return page(rows, (row) => ({ id: row.id, at: row.at, rule: row.rule, deed: row.deed, found: row.found, done: row.done, before: row.before, byName: row.by_name }))
}

/** Applies every rule; each piece commits by itself, and the log line comes last, so that a night that was cut short is simply gone on with. */
export async function applyRetention({ db, services, now, progress }: JobContext, parts: readonly RetentionPart[]): Promise<void> {
  const everyone = { as: 'staff', ...EVERYWHERE } as const
  const { county } = services.settings
  const region = county.padEnd(12, '0')
  const today = shanghaiDate(now)
  const rules = (await db.within(everyone, (tx) => retentionInForce(tx))).filter((rule) => rule.keepDays !== null && rule.afterwards !== 'archive')
  for (const [i, rule] of rules.entries()) {
    const part = parts.find((one) => one.code === rule.code)
    if (!part) continue
    const before = keptSince(rule.keepDays!, today)
    const found = await db.within(everyone, (tx) => part.count(tx, county, before))
    let done = 0
    for (;;) {
      const n = await db.within(everyone, (tx) => part.expire(tx, county, before, PIECE))
      done += n
      if (n < PIECE) break
    }
    if (done) {
      await db.within(everyone, async (tx) => {
        await q.insertRun(tx, { county, id: uuidv7(now.getTime()), region, rule: rule.code, deed: rule.afterwards, found, done, before, by: '系统', now })
        await recordAudit(tx, now, { id: 'system', name: '系统', post: '' }, 'privacy.retention_applied', { region, because: rule.title, detail: { rule: rule.code, done, before } })
      })
    }
    await progress(i + 1, rules.length, rule.title)
  }
}

export const makeRetentionJob = (parts: readonly RetentionPart[]): Job =>
  defineJob({ name: 'privacy.retention', title: '到期信息处理', cron: '20 2 * * *', run: (ctx) => applyRetention(ctx, parts) })
