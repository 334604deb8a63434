import { t } from '../../../../platform/web/text.ts'
import './orders.css'

export const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label: t(label) }))

export const EVENTS: Record<string, string> = {
  received: '接收', accepted: '受理', declined: '不予受理', progress: '办理进展', suspended: '暂停计时', resumed: '恢复办理', extended: '延长期限', concluded: '办结答复', reopened: '重新办理', returned: '退回', called_back: '对方回访',
  sent_out: '发给外部单位', delivered: '对方已接收', resent: '重新发送', order: '派出工单',
}
export const eventWord = (event: string): string => t(EVENTS[event] ?? event)
