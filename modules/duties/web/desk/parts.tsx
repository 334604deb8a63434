import { DueText } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { OWED_STATES, type OwedDuty, type OwedState } from '../../contract.ts'
import './duties.css'

/** Calendar days from today to a day. */
const daysTo = (day: string): number => Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${dayOf(new Date())}T00:00:00Z`)) / 86_400_000)

/** How an owed duty stands, in words first. */
export function DutyState({ duty }: { duty: Pick<OwedDuty, 'state' | 'dueOn'> }) {
  if (duty.state === 'late' || duty.state === 'soon') return <DueText due={{ at: duty.dueOn, left: daysTo(duty.dueOn), unit: 'natural' }} />
  return <span className={`dut-state dut-${duty.state}`}>{t(OWED_STATES[duty.state])}</span>
}

export const amountText = (duty: Pick<OwedDuty, 'amount' | 'needed' | 'unit'>): string => t('{done}/{needed}{unit}', { done: number(duty.amount), needed: number(duty.needed), unit: duty.unit })
const number = (n: number): string => n.toLocaleString('zh-CN', { maximumFractionDigits: 1 })

/** Who owes it: an organisation or person with its place, a place alone. */
export const bodyText = (duty: Pick<OwedDuty, 'bodyKind' | 'bodyName' | 'regionName'>): string =>
  duty.bodyKind === 'place' ? duty.bodyName : t('{name}（{place}）', { name: duty.bodyName, place: duty.regionName })

export const isOver = (state: OwedState): boolean => state === 'done' || state === 'done_late' || state === 'excused' || state === 'dropped'

const STEPS: Record<string, string> = {
  filed: '报送完成情况', withdrawn: '撤回报送', done: '已达到要求', undone: '证明撤回，重新待完成', excused: '免除', unexcused: '恢复要求', dropped: '不再要求', again: '重新要求', re_dated: '改期', climbed: '逾期，告知上级',
}
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))
