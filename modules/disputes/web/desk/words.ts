import { dateText } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DISPUTE_KINDS, DISPUTE_STEPS, ROUND_STEPS, type DisputeKind, type DisputeLine } from '../../contract.ts'

export const kindName = (kind: string): string => (kind ? t(DISPUTE_KINDS[kind as DisputeKind]) : t('未归类'))
export const yuan = (fen: number): string => t('{n}元', { n: (fen / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 }) })
export const fenOf = (typed: number | null | undefined): number => Math.round((typed ?? 0) * 100)

/** What comes next of a file, in words. */
export function nextOf(row: DisputeLine): string {
  if (!row.nextOn) return ''
  const day = dateText(row.nextOn, 'short')
  return { meeting: t('{day}调解', { day }), clause: t('{day}履行到期', { day }), visit: t('{day}前回访', { day }), limit: t('{day}前办结', { day }), '': '' }[row.nextWhat]
}

const STEPS: Record<string, string> = { ...DISPUTE_STEPS, ...ROUND_STEPS }
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? '办理'), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))
