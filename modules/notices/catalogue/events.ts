/** What messages are about: a person stops a kind, a place adapts the words of an event. Data: a place or a module adds lines. */
export const NOTICE_KINDS = { case: '办件进展', reminder: '到期提醒', service: '服务邀请', account: '档案和账号', other: '其他消息' } as const
export type NoticeKind = keyof typeof NOTICE_KINDS

export interface Placeholder {
  key: string
  what: string
  example: string
}
export interface MessageEvent {
  code: string
  title: string
  kind: NoticeKind
  to: 'resident' | 'staff'
  /** Besides those of every event. */
  placeholders: readonly Placeholder[]
}

/** Every event has these: what the module or the matter says by itself. */
export const COMMON: readonly Placeholder[] = [
  { key: 'title', what: '标题', example: '已受理：高龄津贴' },
  { key: 'text', what: '系统写好的一句话', example: '您的高龄津贴申请（20261129-000012）已受理，最迟12月20日前办结。' },
  { key: 'link', what: '查看的网址', example: 'https://example.gov.cn/cases/20261129-000012' },
]
const CASE: readonly Placeholder[] = [
  { key: 'number', what: '办件编号', example: '20261129-000012' },
  { key: 'matter', what: '事项名称', example: '高龄津贴' },
  { key: 'dueOn', what: '最迟办结日', example: '12月20日' },
]
const inCase = (code: string, title: string): MessageEvent => ({ code, title, kind: 'case', to: 'resident', placeholders: CASE })
const of = (kind: NoticeKind, code: string, title: string): MessageEvent => ({ code, title, kind, to: 'resident', placeholders: [] })
const staff = (code: string, title: string): MessageEvent => ({ code, title, kind: 'other', to: 'staff', placeholders: [] })

export const EVENTS: readonly MessageEvent[] = [
  inCase('case_submitted', '申请已收到'), inCase('case_accepted', '已受理'), inCase('case_correction', '请补正材料'), inCase('case_declined', '不予受理'), inCase('case_suspended', '暂停计时'),
  inCase('case_resumed', '恢复办理'), inCase('case_extended', '延长期限'), inCase('case_publication', '正在公示'), inCase('case_concluded', '已办结'), inCase('case_refused', '未能办理'),
  inCase('case_reopened', '重新办理'), inCase('case_called_back', '评价回访'),
  of('case', 'opinion_answered', '意见有了答复'), of('case', 'origin_answered', '户籍地有了答复'),
  of('reminder', 'residence_renew', '居住登记快到续登日'), of('reminder', 'permit_endorse', '居住证快到签注日'), of('reminder', 'contract_ends', '签约服务快到期'), of('reminder', 'consent_ending', '授权快到期'),
  of('reminder', 'need_expires', '登记的需求快到期'), of('service', 'residence_invited', '请办居住登记'), of('service', 'survey_invited', '请您填写问卷'), of('reminder', 'survey_reminded', '问卷还可以填写'),
  of('account', 'mandate_offered', '有人请您代办'), of('account', 'mandate_answered', '代办请求有了答复'), of('account', 'files_merged', '档案合并'), of('account', 'files_unmerged', '档案合并已撤销'),
  staff('duty_due', '责任快到期'), staff('duty_late', '责任逾期'), staff('duty_climbed', '下级责任逾期'), staff('case_due_soon', '办件快到期'), staff('case_overdue', '办件超期'), staff('case_escalated', '办件督办'), staff('admission_asked', '请答复准入意见'), staff('briefing_sent', '工作动态'), staff('unit_report_owed', '示范单位报告催报'), staff('pushed_duty_late', '摊派反映逾期未答复'),
]
const BY_CODE = new Map(EVENTS.map((event) => [event.code, event]))
export const eventOf = (code: string): MessageEvent | undefined => BY_CODE.get(code)
export const kindOf = (code: string): NoticeKind => BY_CODE.get(code)?.kind ?? 'other'

export const CHANNELS = { in_app: '站内消息', sms: '短信', wechat: '微信', email: '电子邮件', print: '纸质信件' } as const
export type Channel = keyof typeof CHANNELS
/** Ways outside the app, in which a person may be told and may want none. */
export const OUTSIDE = ['sms', 'wechat', 'email', 'print'] as const
export type Outside = (typeof OUTSIDE)[number]
/** In which order they are tried where the place has set nothing (`notices.channels`); a letter only where it is wanted. */
export const USUAL_ORDER: readonly Outside[] = ['wechat', 'sms', 'email']

/** The product's own words; WeChat has none: an operator must approve the template first. */
export const DEFAULTS: Record<Channel, { title: string; body: string } | null> = {
  in_app: { title: '{title}', body: '{text}' },
  sms: { title: '', body: '{text}' },
  wechat: null,
  email: { title: '{title}', body: '{text}\n\n查看：{link}' },
  print: { title: '{title}', body: '{text}' },
}
