import { paged } from '../../../platform/kernel/paging.ts'
import type { Reply } from '../../../platform/kernel/operation.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/funds.ts'
import type { PublicFund } from '../contract/funds.ts'
import * as e from '../errors.ts'
import * as q from '../queries/accounts.ts'
import { LAST_ID } from '../../../platform/kernel/paging.ts'
import { BANK } from '../rules/ledger.ts'
import { sumsOf, titlesOf } from './books.ts'
import { nthCursor, type Ctx } from './shared.ts'

const shown = (row: q.AccountRow): PublicFund => ({
  id: row.id, name: row.name, purpose: row.purpose, regionName: row.regionName, openedOn: row.openedOn, closedOn: row.closedOn, inFen: row.inFen, outFen: row.outFen, balanceFen: row.balanceFen,
})

/** Funds are public: the range is only where to look. */
async function widened(ctx: Ctx) {
  const { county } = ctx.services.settings
  const at = scopeOf(county)
  await ctx.tx.widen(at.lo, at.hi)
  return { county, lo: at.lo, hi: at.hi }
}

export async function list(ctx: Ctx, { query }: { query: { after?: string | undefined } }): Promise<Reply<typeof doors.listPublicFunds>> {
  const { county } = await widened(ctx)
  return paged(await q.publicFunds(ctx.tx, county, query.after || LAST_ID), shown, (row) => row.id, 20)
}

/** Who gave is named only with their leave; whoever was paid is named: it is the public's money. */
export async function open(ctx: Ctx, { params, query }: { params: { id: string }; query: { after?: string | undefined } }): Promise<Reply<typeof doors.getPublicFund>> {
  const at = await widened(ctx)
  const row = await q.publicFund(ctx.tx, at.county, params.id)
  if (!row) throw e.fundNotFound()
  const title = await titlesOf(ctx.tx, at)
  const { sources, spent } = await sumsOf(ctx.tx, row, title)
  const rows = await q.entriesOf(ctx.tx, row.county, row.id, { show: 'all', q: '', before: nthCursor(query.after), most: 31 })
  return {
    fund: shown(row), sources, spent,
    ...(({ items, next }) => ({ entries: items, next }))(paged(rows, (one) => {
      const book = one.debit === BANK ? one.credit : one.debit
      return {
        id: one.id, on: one.on, side: one.debit === BANK ? ('in' as const) : ('out' as const), title: title(book), amountFen: one.amountFen, balanceFen: one.balanceFen,
        party: one.partyShown ? one.party : '', words: one.words, reverses: one.reverses !== null,
      }
    }, (one) => String(one.nth), 30)),
  }
}
