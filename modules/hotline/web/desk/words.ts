import { t } from '../../../../platform/web/text.ts'
import { CALL_KINDS, CALL_STATES, type CallLine } from '../../contract.ts'

const STEPS: Record<string, string> = {
  ringing: '振铃', answered: '接听', held: '保持', resumed: '恢复', transferred: '转接', ended: '挂断', demo_rang: '模拟来电', hold: '保持', resume: '恢复', transfer: '转接', end: '结束通话', finish: '整理完成',
  consent_given: '同意查看在办事项', consent_refused: '不同意查看在办事项', made: '登记办件', joined: '并入已有办件', urged: '催办', praised: '表扬', asked: '查询进度', declined: '不予受理',
  written: '起草', changed: '修改', published: '审核发布', sent_back: '退回修改', number_shown: '显示号码', not_reached: '没有打通', unreachable: '联系不上', bad: '回访：不满意或没有解决', good: '回访：已解决并满意',
}
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))

export const kindName = (kind: string): string => t((CALL_KINDS as Record<string, string>)[kind] ?? '')

const ENDED: Record<string, string> = { missed: '未接听', finished: '已通话', transferred: '已转接', retired: '旧号码，已播提示语' }
export const stateName = (call: Pick<CallLine, 'state' | 'endedAs'>): string => t(call.state === 'ended' ? (ENDED[call.endedAs] ?? CALL_STATES.ended) : CALL_STATES[call.state])

export const lineName = (call: Pick<CallLine, 'called' | 'lineName' | 'topic'>): string => [call.lineName ? `${call.lineName} ${call.called}` : call.called, call.topic].filter(Boolean).join(' · ')

/** Seconds as a telephone shows them. */
export const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.max(0, Math.floor(seconds % 60))).padStart(2, '0')}`
