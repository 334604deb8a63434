import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { idCursorOr, paged as pageOf } from '../../../platform/kernel/paging.ts'
import { actorOf } from '../../accounts/index.ts'
import { inScope, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { placeToday, recordStep } from '../queries/parts.ts'
import type { ProjectDeed } from '../rules/deeds.ts'

export type { Ctx, ProjectNeeds } from '../needs.ts'

/** County, today, the place of the worn post and its range; narrowed to a place within it that was asked for. */
export function reach(ctx: Ctx, region?: string) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const asked = region ? scopeOf(region) : own
  if (asked.lo < own.lo || asked.hi > own.hi) throw e.placeNotYours()
  const actor = actorOf(ctx)
  return { county: actor.county, today: shanghaiDate(ctx.now), here: actor.post?.region ?? actor.region, me: actor.accountId, name: actor.name, ...asked }
}

export const can = (ctx: Ctx, ability: string): boolean => ctx.caller!.abilities.has(ability)
export const paged = <R extends { id: string }, T>(rows: readonly R[], say: (row: R) => T) => pageOf(rows, say, (row) => row.id)
export const idCursor = idCursorOr(e.pageUnknown)
export const LAST_NTH = 2_147_483_647
/** A cursor that is the number of an entry within its account. */
export const nthCursor = (after: string | undefined): number => {
  if (!after) return LAST_NTH
  if (!/^\d{1,9}$/.test(after)) throw e.pageUnknown()
  return Number(after)
}

/** A place of the county within reach that is there today. */
export async function ownPlace(ctx: Ctx, region: string): Promise<{ code: string; level: string; name: string }> {
  const { scope } = ctx.tx
  if (scope.as !== 'staff' || !inScope(region, scope)) throw e.placeNotYours()
  const place = await placeToday(ctx.tx, region, shanghaiDate(ctx.now))
  if (!place || !['county', 'township', 'community'].includes(place.level)) throw e.placeWrong('请选择旗县区、街道（苏木镇）或社区（嘎查）')
  return place
}

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string; county: string }, projectDeed: ProjectDeed, text = '', detail: object = {}): Promise<void> {
  const { accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county: row.county, id: ctx.newId(), region: row.region, aboutId: row.id, step: projectDeed, note: text, detail, account: accountId, name, at: ctx.now })
  await ctx.audit(projectDeed, { region: row.region, because: text || undefined, detail: { row: row.id, ...detail } })
}

export const yuanOf = (fen: number): string => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: fen % 100 ? 2 : 0, maximumFractionDigits: 2 })
