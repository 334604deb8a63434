import { dateText } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DISPUTE_KINDS, type DisputeKind, type DisputeLine } from '../../contract.ts'

export const kindName = (kind: string): string => (kind ? t(DISPUTE_KINDS[kind as DisputeKind]) : t('未归类'))
export const yuan = (fen: number): string => t('{n}元', { n: (fen / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 }) })
export const fenOf = (typed: number | null | undefined): number => Math.round((typed ?? 0) * 100)

/** What comes next of a file, in words. */
export function nextOf(row: DisputeLine): string {
  if (!row.nextOn) return ''
  const day = dateText(row.nextOn, 'short')
  return { meeting: t('{day}调解', { day }), clause: t('{day}履行到期', { day }), visit: t('{day}前回访', { day }), limit: t('{day}前办结', { day }), '': '' }[row.nextWhat]
}

export const STEPS: Record<string, string> = {
  found: '排查发现', classed: '归类', party_added: '登记当事人', party_removed: '去掉当事人', accepted: '受理', taken_over: '接手调解', consent_given: '一方同意调解', consent_refused: '一方不同意调解',
  consent_withdrawn: '一方撤回同意', mediator_refused: '一方要求换调解员', meeting_planned: '约定调解', meeting_held: '调解', meeting_adjourned: '改期', meeting_cancelled: '取消调解', drafted: '写成协议', oral_agreed: '口头达成协议',
  signed: '在协议上签名', minutes_signed: '在笔录上签名', in_effect: '协议生效', clause_part: '部分履行', clause_done: '履行一条', clause_not_done: '没有履行', performed: '全部履行', performance_told: '当事人说了履行情况',
  confirmation_asked: '申请司法确认', confirmation_confirmed: '司法确认', confirmation_rejected: '司法确认', confirmation_withdrawn: '司法确认', followed: '回访', extended: '延长期限', ended: '终止调解', referred: '转依法处理',
  planned: '定了排查周期', plan_ended: '停用排查周期', opened: '开始排查', closed: '结束排查',
}
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? '办理'), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))
