import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf, holdersOf } from '../../accounts/index.ts'
import { covers, levelOf, padded, scopeOf } from '../../regions/index.ts'
import { EVERYWHERE } from '../../../platform/server/db.ts'
import type { Ctx, ReportNeeds } from '../needs.ts'
import { recordStep } from '../queries/reports.ts'

export type { Ctx } from '../needs.ts'

/** The place of the worn post (of a grid, its community), with today. */
export function reach(ctx: Ctx) {
  const actor = actorOf(ctx)
  const post = actor.post?.region ?? actor.region
  const here = ['grid', 'building'].includes(levelOf(post)) ? post.slice(0, 12) : padded(post)
  return { here, me: actor.accountId, name: actor.name, today: shanghaiDate(ctx.now), ...scopeOf(here) }
}
export const within = (here: string, region: string): boolean => covers(here, region)

/** Adds to the report's own history and to the audit. */
export async function note(ctx: Ctx, row: { county: string; id: string; region: string }, step: string, text = ''): Promise<void> {
  const { accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county: row.county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, account: accountId, name, at: ctx.now })
  await ctx.audit(`annual_report.${step}`, { region: row.region, because: text || undefined, detail: { report: row.id } })
}

/** Tells those who may file a report of a place. */
export async function tellFilers(need: ReportNeeds, ctx: Ctx, region: string, what: { title: string; body: string; link: string }): Promise<void> {
  const kinds: Readonly<Record<string, readonly string[]>> = { township: ['street_head'], county: ['civil_affairs_officer', 'banner_head'], prefecture: ['statistician'] }
  for (const kind of kinds[levelOf(region)] ?? []) {
    for (const holder of await holdersOf(ctx.tx, kind, region, reach(ctx).today)) {
      await need.notify(ctx, { county: region.slice(0, 6), region, accountId: holder.account_id, template: 'annual_report_submitted', ...what })
    }
  }
}

/** What is published is open to anybody, wherever its place lies: the query asks for published rows alone. */
export const openToAll = (ctx: Ctx) => ctx.tx.widen(EVERYWHERE.lo, EVERYWHERE.hi)
