import type { Payment } from './contract.ts'
import type { PlaceAccount } from './deeds/accounts.ts'
import type { AgreementRow } from './queries/agreements.ts'
import { AGREEMENT_STATES } from './rules/moves.ts'

/** The ledger as CSV: accounts by agreement and community, then every payment. Pure: the same reading gives the same bytes. */
type Cell = string | number | null

/** A cell that begins like a formula is text, not a formula. */
function cell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
const line = (cells: readonly Cell[]) => cells.map(cell).join(',')

/** Fen as yuan with two places, exactly. */
export function yuanText(fen: number): number {
  return Number((fen / 100).toFixed(2))
}

export function ledgerCsv({ day, rows, accounts, names, payments }: {
  day: string; rows: readonly AgreementRow[]; accounts: readonly PlaceAccount[]; names: ReadonlyMap<string, string>; payments: readonly (Payment & { agreementId: string })[]
}): string {
  const by = new Map(rows.map((row) => [row.id, row]))
  return `\uFEFF${[
    line(['准入事项经费', `截至${day}`, '单位：元']),
    line(['协议编号', '事项', '部门', '状态', '社区', '完成数量', '应付', '已付', '欠付', '多付', '逾期未付', '最早逾期日']),
    ...accounts.map((one) => {
      const a = by.get(one.agreementId)!
      return line([a.number, a.title, a.department, AGREEMENT_STATES[a.state], names.get(one.region) ?? one.region, one.quantity, yuanText(one.doneFen), yuanText(one.paidFen),
        yuanText(one.owingFen), yuanText(one.overpaidFen), yuanText(one.lateFen), one.lateSince])
    }),
    '',
    line(['协议编号', '社区', '付款日期', '金额', '凭证号', '说明', '登记人']),
    ...payments.map((one) => line([by.get(one.agreementId)!.number, one.regionName, one.paidOn, yuanText(one.amountFen), one.voucher, one.reverses ? `冲销：${one.note}` : one.note, one.byName])),
  ].join('\r\n')}\r\n`
}
