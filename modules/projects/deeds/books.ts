import type { Db } from '../../../platform/server/db.ts'
import * as e from '../errors.ts'
import * as q from '../queries/accounts.ts'
import { localSourcesWithin } from '../queries/rules.ts'
import type { Reach } from '../queries/parts.ts'
import { afterEntry, sidesOf, type Entry } from '../rules/ledger.ts'
import { SOURCES, USES, type Use } from '../rules/sources.ts'
import { yuanOf, type Ctx } from './shared.ts'

/** Titles of books within reach: sources of the product and of counties, uses. */
export async function titlesOf(db: Db, at: Reach): Promise<(book: string) => string> {
  const counties = at.lo.length >= 6 ? { lo: at.lo.slice(0, 6), hi: `${at.lo.slice(0, 6)}:` } : at
  const local = new Map((await localSourcesWithin(db, counties)).map((one) => [one.id, one.title]))
  return (book) => {
    const [side, code = ''] = book.includes(':') ? book.split(':') : ['in', book]
    if (side === 'out') return USES[code as Use]?.title ?? code
    return SOURCES[code]?.title ?? local.get(code) ?? '其他来源'
  }
}

/** Sums by source and by use, largest first, and whether entries, running balance and books agree. */
export async function sumsOf(db: Db, account: Pick<q.AccountRow, 'county' | 'id' | 'balanceFen' | 'inFen' | 'outFen'>, title: (book: string) => string) {
  const books = new Map((await q.booksOf(db, account.county, account.id)).map((one) => [one.book, one.fen]))
  const sides = sidesOf(books)
  const say = (of: ReadonlyMap<string, number>, side: 'in' | 'out') =>
    [...of].filter(([, fen]) => fen !== 0).map(([code, amountFen]) => ({ code, title: title(`${side}:${code}`), amountFen })).toSorted((a, b) => b.amountFen - a.amountFen || (a.code < b.code ? -1 : 1))
  const whole = [...books.values()].reduce((sum, one) => sum + one, 0)
  const agrees = whole === 0 && (books.get('bank') ?? 0) === account.balanceFen && sides.inFen - sides.outFen === account.balanceFen
  return { sources: say(sides.sources, 'in'), spent: say(sides.uses, 'out'), agrees, inFen: sides.inFen, outFen: sides.outFen }
}

/** Writes one entry with the account held, so that each sees the balance that the one before left. @throws notEnough rather than overdraw. */
export async function post(
  ctx: Ctx, account: { county: string; id: string; region: string }, entry: Entry,
  more: {
    on: string; payer?: string | null; party?: string; partyShown?: boolean; words: string; voucher: string; reverses?: string | null; paymentId?: string | null; roundId?: string | null; toRegion?: string | null
    by: { account: string; name: string }; releasedBy?: string
  },
): Promise<string> {
  await q.lockAccount(ctx.tx, account.county, account.id)
  const last = await q.lastEntry(ctx.tx, account.county, account.id)
  const balanceFen = afterEntry(last?.balanceFen ?? 0, entry)
  if (balanceFen === null) throw e.notEnough(yuanOf(last?.balanceFen ?? 0))
  const id = ctx.newId()
  await q.insertEntry(ctx.tx, {
    ...entry, county: account.county, id, region: account.region, accountId: account.id, nth: (last?.nth ?? 0) + 1, on: more.on, balanceFen, payer: more.payer ?? null, party: more.party ?? '',
    partyShown: more.partyShown ?? false, words: more.words, voucher: more.voucher, reverses: more.reverses ?? null, paymentId: more.paymentId ?? null, roundId: more.roundId ?? null,
    toRegion: more.toRegion ?? null, account: more.by.account, name: more.by.name, releasedBy: more.releasedBy ?? '', at: ctx.now,
  })
  return id
}
