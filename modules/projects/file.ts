import type { EntryShown } from './contract.ts'

/** Entries of an account as CSV. Pure: the same reading gives the same bytes. */
type Cell = string | number

/** A cell that begins like a formula is text, not a formula. */
function cell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
const yuan = (fen: number): number => Number((fen / 100).toFixed(2))

export function entriesCsv(account: { name: string; purpose: string; balanceFen: number }, rows: readonly EntryShown[]): string {
  const lines: Cell[][] = [
    [account.name, account.purpose, '余额（元）', yuan(account.balanceFen)],
    ['序号', '日期', '科目', '收入', '支出', '余额', '对方', '摘要', '凭证号', '登记人', '复核人'],
    ...rows.map((one) => [
      one.nth, one.on, one.bookTitle, one.side === 'in' ? yuan(one.amountFen) : '', one.side === 'out' ? yuan(one.amountFen) : '', yuan(one.balanceFen), one.party,
      one.reverses ? `冲正：${one.words}` : one.words, one.voucher, one.byName, one.releasedBy,
    ]),
  ]
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}
