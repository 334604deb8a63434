/**
 * The books of one account. Every entry moves one amount from the book it credits to the book it debits, so that the books always add up to nothing.
 * `bank` is the money that is there; `in:<source>` says where it came from, `out:<use>` what it went to. Pure, integers in fen.
 */
export const BANK = 'bank'

export interface Entry {
  debit: string
  credit: string
  amountFen: number
}

export const moneyIn = (source: string, amountFen: number): Entry => ({ debit: BANK, credit: `in:${source}`, amountFen })
export const moneyOut = (use: string, amountFen: number): Entry => ({ debit: `out:${use}`, credit: BANK, amountFen })
/** Takes an entry back: the same books the other way round. */
export const reversed = ({ debit, credit, amountFen }: Entry): Entry => ({ debit: credit, credit: debit, amountFen })

/** What stands in each book. */
export function booksOf(entries: readonly Entry[]): Map<string, number> {
  const books = new Map<string, number>()
  const add = (book: string, fen: number) => books.set(book, (books.get(book) ?? 0) + fen)
  for (const { debit, credit, amountFen } of entries) {
    add(debit, amountFen)
    add(credit, -amountFen)
  }
  return books
}

export const balanceOf = (entries: readonly Entry[]): number => booksOf(entries).get(BANK) ?? 0

/** The balance after one more entry, or null where there is not so much: an account is never overdrawn. */
export function afterEntry(balanceFen: number, entry: Entry): number | null {
  const next = balanceFen + (entry.debit === BANK ? entry.amountFen : entry.credit === BANK ? -entry.amountFen : 0)
  return next < 0 ? null : next
}

/** What came in by source and went out by use, newest reversals taken off; the sums equal the whole. */
export function sidesOf(books: ReadonlyMap<string, number>): { inFen: number; outFen: number; sources: Map<string, number>; uses: Map<string, number> } {
  const sources = new Map<string, number>()
  const uses = new Map<string, number>()
  for (const [book, fen] of books) {
    if (book.startsWith('in:')) sources.set(book.slice(3), -fen)
    if (book.startsWith('out:')) uses.set(book.slice(4), fen)
  }
  const sum = (of: Map<string, number>) => [...of.values()].reduce((all, one) => all + one, 0)
  return { inFen: sum(sources), outFen: sum(uses), sources, uses }
}
