import type { T } from '../../../platform/web/text.ts'
import type { Limit } from '../definition.ts'

/** `20个工作日`, `7天`, `2小时`. */
export function limitWords(limit: Pick<Limit, 'amount' | 'unit'>, t: T): string {
  const n = limit.amount
  if (limit.unit === 'working_day') return t('{n}个工作日', { n })
  return limit.unit === 'hour' ? t('{n}小时', { n }) : t('{n}天', { n })
}

/** `不收费`, or the sum in yuan; the fee is counted in fen. */
export function feeWords(fen: number, t: T): string {
  return fen === 0 ? t('不收费') : t('{yuan}元', { yuan: (fen / 100).toFixed(fen % 100 === 0 ? 0 : 2) })
}

/** A telephone as a guide writes it, `12345（转社区）`: the number that can be dialled, and what stands around it. */
export function phoneParts(text: string): { number: string; note: string } {
  const match = /\+?\d[\d-]{2,}/.exec(text)
  if (!match) return { number: '', note: text }
  return { number: match[0], note: (text.slice(0, match.index) + text.slice(match.index + match[0].length)).trim() }
}
