import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { idCursorOr } from '../../../platform/kernel/paging.ts'
import { actorOf, holdersOf } from '../../accounts/index.ts'
import { covers, levelOf, padded, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { CollectionNeeds, Ctx } from '../needs.ts'
import { recordStep } from '../queries/collections.ts'
import type { SheetRow } from '../queries/sheets.ts'
import { movesOpen, OWED, type CollectionState, type SheetMove } from '../rules/moves.ts'

export type { Ctx } from '../needs.ts'

/** The place of the worn post (of a grid, its community) with today and the range that it sees. */
export function reach(ctx: Ctx) {
  const actor = actorOf(ctx)
  const post = actor.post?.region ?? actor.region
  const here = ['grid', 'building'].includes(levelOf(post)) ? post.slice(0, 12) : padded(post)
  return { county: here.slice(0, 6), here, me: actor.accountId, name: actor.name, today: shanghaiDate(ctx.now), approves: ctx.caller!.abilities.has('collections.approve'), ...scopeOf(here) }
}

export const can = (ctx: Ctx, ability: string): boolean => ctx.caller!.abilities.has(ability)
export const idCursor = idCursorOr(e.pageUnknown)

export const LEVEL_TITLES: Readonly<Record<string, string>> = { community: '社区（嘎查）', township: '街道（苏木镇）', county: '旗（县、区）', prefecture: '盟（市）', province: '自治区（省）' }

/** The moves that the reader may do on a sheet now. `aboveState`: of the sheet that it is added up in. */
export function movesOf(ctx: Ctx, sheet: SheetRow, collection: { region: string; state: CollectionState }, aboveState: string | null): SheetMove[] {
  const { here, me } = reach(ctx)
  return movesOpen({
    state: sheet.state, top: sheet.above === null, own: here === sheet.region, above: here !== sheet.region && covers(here, sheet.region) && covers(collection.region, here),
    sentByMe: sheet.sentBy === me, frozenAbove: aboveState === 'sent' || aboveState === 'accepted', abilities: ctx.caller!.abilities,
    // The last word may be taken back when all is done.
    open: collection.state === 'open',
  })
}

export const isLate = (sheet: { state: SheetRow['state']; dueOn: string }, today: string): boolean => OWED.includes(sheet.state) && sheet.dueOn < today

/** Adds to a row's own history and to the audit. */
export async function note(ctx: Ctx, row: { county: string; id: string; region: string }, noun: 'collection' | 'collection_sheet', step: string, text = '', detail: object = {}): Promise<void> {
  const { accountId, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county: row.county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, detail, account: accountId, name, at: ctx.now })
  await ctx.audit(`${noun}.${step}`, { region: row.region, because: text || undefined, detail: { [noun]: row.id, ...detail } })
}

/** Who answers for sheets of a place, by level. */
const SIGNERS: Readonly<Record<string, readonly string[]>> = {
  community: ['station_head', 'community_worker'], township: ['street_officer', 'street_head'], county: ['statistician', 'civil_affairs_officer'], prefecture: ['statistician'], province: ['statistician'],
}

/** Tells those at a place who fill or check; its posts lie outside the writer's range, so the search goes on in exactly that place. */
export async function tell(need: Pick<CollectionNeeds, 'notify'>, ctx: Ctx, region: string, what: { template: string; title: string; body: string; link: string }): Promise<void> {
  const { today } = reach(ctx)
  const { lo, hi } = scopeOf(region)
  await ctx.tx.reaching(lo, hi, async () => {
    const told = new Set<string>()
    for (const kind of SIGNERS[levelOf(region)] ?? []) {
      for (const holder of await holdersOf(ctx.tx, kind, region, today)) {
        if (told.has(holder.account_id)) continue
        told.add(holder.account_id)
        await need.notify(ctx, { county: region.slice(0, 6), region, accountId: holder.account_id, ...what })
      }
    }
  })
}
