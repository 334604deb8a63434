import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Due } from '../../../../platform/web/desk/index.ts'
import { caseStates, type Case, type CaseListItem, type DoorMove } from '../../contract.ts'

/** States for a filter; a case's own state comes with its name from the server. */
export const STATE_NAMES: Record<(typeof caseStates)[number], string> = {
  draft: '待提交', submitted: '待受理', awaiting_correction: '待补正', declined: '不予受理', accepted: '办理中', suspended: '已暂停', concluded: '已办结', withdrawn: '已撤回',
}

/** Buttons of the desk. The server says which of them there are; these are only their words, verbs first. */
export const MOVE_WORDS: Record<DoorMove, string> = {
  submit: '代交补正', accept: '受理', askForCorrection: '一次性告知补正', decline: '不予受理', handOver: '转交', claim: '领办', release: '放回待领', return: '退回',
  advance: '通过', invite: '协办', reply: '回复协办', suspend: '暂停', resume: '恢复办理', extend: '延期', conclude: '办结', withdraw: '撤回', reopen: '重新办理',
  callBack: '差评回访',
}

/** Days of the calendar from one day to another, both `YYYY-MM-DD`; negative when the second is earlier. */
export function naturalDays(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The deadline of a row in calendar days: how many working days are left is counted by the server and stands on the case's page. */
export function dueOfRow(row: Pick<CaseListItem, 'clock' | 'dueAt' | 'dueOn'>, now: Date = new Date()): Due | null {
  if (row.clock === 'done') return { at: row.dueOn ?? '', state: 'done' }
  if (!row.dueOn) return null
  if (row.clock === 'suspended') return { at: row.dueOn, state: 'paused' }
  const days = naturalDays(dayOf(now), row.dueOn)
  // A limit in hours can have run out on its day.
  return { at: row.dueOn, left: row.clock === 'overdue' ? Math.min(days, -1) : Math.max(days, 0), unit: 'natural' }
}

/** What is needed next, in a few words. */
export function nextOf(row: Pick<CaseListItem, 'state' | 'stateName' | 'stageTitle' | 'taskRole'>): string {
  if (row.taskRole === 'call_back') return t('差评回访')
  if (row.taskRole === 'helper') return row.stageTitle ? t('协办：{stage}', { stage: row.stageTitle }) : t('回复协办')
  if (row.taskRole === 'supervisor') return t('督办')
  if (row.state === 'submitted') return t('审查是否受理')
  if (row.state === 'awaiting_correction') return t('等申请人补正')
  if (row.state === 'suspended') return t('等待恢复办理')
  if (row.state === 'accepted') return row.stageTitle || t('办理')
  return row.stateName
}

/** Whether open work waits for someone of its post to take it over. */
export const waitsForTaker = (row: CaseListItem): boolean =>
  row.handlerName === '' && (row.state === 'submitted' || row.state === 'accepted') && (row.taskRole === '' || row.taskRole === 'lead')

/** Who asked, as it is said: an anonymous report has a name too. */
export const applicantOf = (row: { applicantName: string }): string => row.applicantName || t('未留姓名')

/** The deadline of the case's page, with what is left as the server counted it. */
export function dueOfCase(clock: Case['clock']): Due | null {
  if (clock.state === 'none' || clock.state === 'unknown' || !clock.dueOn) return null
  const at = clock.dueOn
  if (clock.state === 'done') return { at, state: 'done' }
  if (clock.state === 'suspended') return { at, state: 'paused' }
  return clock.unit === 'hour'
    ? { at, left: clock.remaining, unit: 'hour' }
    : { at, left: Math.floor(clock.remaining), unit: clock.unit === 'natural_day' ? 'natural' : 'working' }
}

const UNITS = { working_day: '个工作日', natural_day: '天', hour: '小时' } as const

/** `5个工作日`; hours with one figure behind the point. */
export const amountOf = (amount: number, unit: keyof typeof UNITS): string => `${Number.isInteger(amount) ? amount : amount.toFixed(1)}${UNITS[unit]}`

/** An id for a write that may be sent twice; also where the page is not served over https. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
