import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { idCursorOr } from '../../../platform/kernel/paging.ts'
import { actorOf } from '../../accounts/index.ts'
import { ancestorsOf, countyOf, covers, inScope, padded, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { findSurvey, lockSurvey, type SurveyRow } from '../queries/asking.ts'
import { recordStep } from '../queries/steps.ts'
export { LAST_ID, paged } from '../../../platform/kernel/paging.ts'
export type { Ctx } from '../needs.ts'

/** County, today, the place of the worn post and its range; narrowed to a place within it that was asked for. */
export function reach(ctx: Ctx, region?: string) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const asked = region ? scopeOf(region) : own
  if (asked.lo < own.lo || asked.hi > own.hi) throw e.placeNotYours()
  const actor = actorOf(ctx)
  const here = actor.post?.region ?? actor.region
  return { county: actor.county, today: shanghaiDate(ctx.now), here, above: ancestorsOf(here), me: actor.accountId, name: actor.name, ...asked }
}

export const may = (ctx: Ctx, ability: string): boolean => ctx.caller?.abilities.has(ability) === true
export const isMine = (ctx: Ctx, region: string): boolean => ctx.tx.scope.as === 'staff' && inScope(region, ctx.tx.scope)
export const refuseElsewhere = (ctx: Ctx, region: string): void => {
  if (!isMine(ctx, region)) throw e.placeNotYours()
}
export const idCursor = idCursorOr(e.pageUnknown)

/** The whole county: questionnaires and surveys of the places above are read there, and nothing else is. */
export const acrossCounty = <T>(ctx: Ctx, deed: () => Promise<T>): Promise<T> => {
  const { lo, hi } = scopeOf(padded(countyOf(reach(ctx).here)))
  return ctx.tx.reaching(lo, hi, deed)
}

/** A survey that lies in the range or asks from a place above; anything else is not there. */
export async function getSurveyRow(ctx: Ctx, id: string): Promise<SurveyRow> {
  const { county, here } = reach(ctx)
  const row = (await findSurvey(ctx.tx, county, id)) ?? (await acrossCounty(ctx, () => findSurvey(ctx.tx, county, id)))
  if (!row || !(isMine(ctx, row.region) || covers(row.region, here))) throw e.surveyNotFound()
  return row
}

/** Holds a survey of the own range for a change that saw this version. */
export async function holdSurvey(ctx: Ctx, id: string, version: number): Promise<SurveyRow> {
  const row = await lockSurvey(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.surveyNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

/** Whether sheets are taken today. */
export const takesSheets = (row: Pick<SurveyRow, 'state' | 'fromDay' | 'untilDay'>, today: string): boolean => row.state === 'open' && row.fromDay <= today && today <= row.untilDay

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string }, noun: string, step: string, text = ''): Promise<void> {
  const { county, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, name, at: ctx.now })
  await ctx.audit(`${noun}.${step}`, { region: row.region, because: text.slice(0, 200) || undefined, detail: { [noun]: row.id } })
}
