import { Input } from 'antd'
import { t } from '../../../../platform/web/text.ts'
import type { Interval } from '../../contract.ts'

/** Hours as they are typed: `08:30-12:00 14:30-17:30`; nothing means closed. */
export const hoursText = (intervals: readonly Interval[]): string => intervals.map((one) => `${one.from}-${one.to}`).join('  ')

/** What was typed, as intervals; undefined when it cannot be read. Full-width signs and single-digit hours are understood. */
export function readHours(typed: string | undefined): Interval[] | undefined {
  const text = (typed ?? '').normalize('NFKC').replace(/[—–~至到]/g, '-').replace(/[、,;]/g, ' ').trim()
  if (!text) return []
  const found = text.replace(/\s*-\s*/g, '-').split(/\s+/).map((part) => /^(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)$/.exec(part))
  if (found.some((one) => !one)) return undefined
  return found.map((one) => ({ from: `${one![1]!.padStart(2, '0')}:${one![2]}`, to: `${one![3]!.padStart(2, '0')}:${one![4]}` }))
}

/** The rule for a field of hours. */
export const hoursRule = { validator: (_: unknown, typed: string | undefined) => (readHours(typed) ? Promise.resolve() : Promise.reject(new Error(t('请写成 08:30-12:00 14:30-17:30，不办公就留空')))) }

export function HoursInput(props: { id?: string; value?: string; onChange?: (typed: string) => void }) {
  return <Input {...(props.id ? { id: props.id } : {})} value={props.value ?? ''} maxLength={80} placeholder="08:30-12:00  14:30-17:30" onChange={(event) => props.onChange?.(event.target.value)} />
}
