import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { inScope, scopeOf } from '../../regions/index.ts'
import { SHIPPED } from '../catalogue/load-lists.ts'
import type { GridEvent } from '../contract.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { versionsOf } from '../queries/entries.ts'
import type { EventRow } from '../queries/events.ts'
import { recordStep } from '../queries/steps.ts'
import { inForce, type ListName, type Lists } from '../rules/taxonomy.ts'
import { idCursorOr } from '../../../platform/kernel/paging.ts'
export { LAST_ID, paged } from '../../../platform/kernel/paging.ts'

export type { Ctx } from '../needs.ts'

/** County, today, the place of the worn post and its range; narrowed to a place within it that was asked for. */
export function reach(ctx: Ctx, region?: string) {
  const actor = actorOf(ctx)
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const asked = region ? scopeOf(region) : own
  if (asked.lo < own.lo || asked.hi > own.hi) throw e.placeNotYours()
  // Above a county there are no events of one's own: the served county's are counted.
  const county = actor.county.length === 6 && ctx.services.settings.county !== actor.county && own.lo <= ctx.services.settings.county ? ctx.services.settings.county : actor.county
  return { county, today: shanghaiDate(ctx.now), here: actor.post?.region ?? actor.region, me: actor.accountId, name: actor.name, posts: actor.posts, post: actor.post, ...asked }
}

/** What a county's list holds on a day. */
export const listOn = async <K extends ListName>(ctx: Pick<Ctx, 'tx'>, county: string, list: K, day: string): Promise<{ entry: Lists[K]; from: string | null }[]> =>
  inForce<Lists[K]>(SHIPPED[list], await versionsOf(ctx.tx, county, list), day)

export const isMine = (ctx: Ctx, region: string): boolean => ctx.tx.scope.as === 'staff' && inScope(region, ctx.tx.scope)

/** An event as it is told: nobody's name. */
export const shownEvent = (now: Date) => (row: EventRow): GridEvent => ({
  id: row.id, number: row.number, title: row.title, kind: row.kind, kindName: row.kindName, urgency: row.urgency as GridEvent['urgency'], level: row.level, region: row.region,
  regionName: row.regionName ?? row.region, placeText: row.placeText, lon: row.lon, lat: row.lat, channel: row.channel as GridEvent['channel'], foundAt: row.foundAt,
  reportedAt: row.reportedAt, state: row.state, step: row.step, dueAt: row.dueAt, late: row.endedAt === null && row.dueAt !== null && Date.parse(row.dueAt) < now.getTime(),
  endedAt: row.endedAt, ended: row.ended, reopened: row.reopened, joined: row.joined, mainId: row.mainId, version: row.version,
})

export const idCursor = idCursorOr(e.pageUnknown)

/** A cursor of a moment or a day, and an id. */
export function cursorOf(after: string | undefined): { at: string; id: string } | null {
  if (!after) return null
  const [at, id] = after.split('|')
  if (!at || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id ?? '')) throw e.pageUnknown()
  return { at, id: id! }
}

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string }, noun: string, step: string, text = '', detail: object = {}): Promise<void> {
  const { county, accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, detail, account: accountId, name, at: ctx.now })
  await ctx.audit(`${noun}.${step}`, { region: row.region, because: text || undefined, detail: { [noun]: row.id } })
}
