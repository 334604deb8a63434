import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { scopeOf } from '../../regions/index.ts'
import { FILE_STATES, type DisputeStep, type FileMove } from '../contract.ts'
import * as e from '../errors.ts'
import type { Ctx, DisputeNeeds, DisputeNote } from '../needs.ts'
import { isItsMediator } from '../policy.ts'
import * as q from '../queries/files.ts'
import { FILE_MOVES, mayMove } from '../rules.ts'
import { FIRST_ID, LAST_ID, idCursorOr } from '../../../platform/kernel/paging.ts'
export { FIRST_ID, LAST_ID, paged } from '../../../platform/kernel/paging.ts'

export type { Ctx } from '../needs.ts'

/** County, today, who, and the range of the worn post; narrowed to a place within it that was asked for. */
export function reach(ctx: Ctx, region?: string) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const asked = region ? scopeOf(region) : own
  if (asked.lo < own.lo || asked.hi > own.hi) throw e.placeNotYours()
  const actor = actorOf(ctx)
  return { county: actor.county, today: shanghaiDate(ctx.now), here: actor.post?.region ?? actor.region, me: actor.accountId, name: actor.name, ...asked }
}

export const idCursor = idCursorOr(e.pageUnknown)
export function dayCursor(after: string | undefined, first: string): { day: string; id: string } {
  if (!after) return { day: first, id: first === '0001-01-01' ? FIRST_ID : LAST_ID }
  const [day, id] = after.split('|')
  if (!/^\d{4}-\d\d-\d\d$/.test(day ?? '') || !/^[0-9a-f-]{36}$/.test(id ?? '')) throw e.pageUnknown()
  return { day: day!, id: id! }
}

/** Adds to the row's own history and to the audit. `told`: the parties read it too. */
export async function note(ctx: Ctx, row: { id: string; region: string }, noun: 'dispute' | 'dispute_round', happened: DisputeStep, text = '', more: { told?: boolean; subject?: string | null } = {}): Promise<void> {
  const { county, accountId, name } = actorOf(ctx)
  await q.recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, step: happened, note: text, told: more.told ?? true, account: accountId, name, at: ctx.now })
  await ctx.audit(`${noun}.${happened}`, { region: row.region, subject: more.subject ?? undefined, because: '调解', detail: { [noun]: row.id } })
}

/** Finds and holds a file, and refuses what cannot happen to it now. */
export async function hold(ctx: Ctx, id: string, move: FileMove, version?: number): Promise<q.FileRow> {
  const row = await q.lockFile(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.disputeNotFound()
  if (version !== undefined && row.version !== version) throw e.changedMeanwhile()
  if (!mayMove(move, row.state)) throw e.notNow(FILE_STATES[row.state], FILE_MOVES[move].label)
  return row
}

/** The same, for what only the mediator of the file does, and not one whom a party refused. */
export async function holdOwn(ctx: Ctx, id: string, move: FileMove, version?: number): Promise<q.FileRow> {
  const row = await hold(ctx, id, move, version)
  await refuseOthers(ctx, row)
  return row
}
export async function refuseOthers(ctx: Ctx, row: q.FileRow): Promise<void> {
  const { county, me } = reach(ctx)
  if (!isItsMediator(me, row)) throw e.notItsMediator(row.mediatorName)
  if ((await q.refusedOf(ctx.tx, county, row.id)).includes(me)) throw e.conflict('refused')
}

export const versionAfter = async (ctx: Ctx, id: string): Promise<{ version: number }> => ({ version: (await q.findFile(ctx.tx, reach(ctx).county, id))!.version })

/** Tells the parties of the register, but not the one who just did it. */
export async function tellParties(ctx: Ctx, need: DisputeNeeds, row: q.FileRow, said: { template: string; title: string; body: string }, but?: string | null): Promise<void> {
  const { county } = reach(ctx)
  for (const party of await q.partiesOf(ctx.tx, county, row.id)) {
    if (!party.personId || party.personId === but) continue
    await tell(ctx, need, { county, region: row.region, personId: party.personId, link: `/my/disputes/${row.id}`, ...said })
  }
}
export async function tellMediator(ctx: Ctx, need: DisputeNeeds, row: q.FileRow, said: { template: string; title: string; body: string }): Promise<void> {
  if (row.mediatorAccount) await tell(ctx, need, { county: reach(ctx).county, region: row.region, accountId: row.mediatorAccount, link: `/disputes/${row.id}`, ...said })
}
export const tell = (ctx: Ctx, need: DisputeNeeds, note_: DisputeNote) => need.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, note_)
