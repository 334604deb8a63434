import type { RetentionRule } from '../definition.ts'

/** How long each kind of record is kept and what happens then. The times are the house's where no statute stands beside them; a place sets its own. */
export const retentionRules: readonly RetentionRule[] = [
  { code: 'cases.drafts', title: '没有提交的草稿', what: '草稿内容', keepDays: 90, since: '最后一次保存', afterwards: 'delete', law: '个人信息保护法第19条（最短必要期限）' },
  { code: 'cases.contacts', title: '已办结办件的联系方式', what: '联系电话、表单中的完整号码', keepDays: 1095, since: '办结', afterwards: 'anonymise', law: '个人信息保护法第19条' },
  { code: 'incidents.tracks', title: '巡查轨迹', what: '巡查走过的路线', keepDays: 90, since: '巡查结束', afterwards: 'anonymise', law: '个人信息保护法第19条（最短必要期限）' },
  { code: 'notices.deliveries', title: '短信发送记录', what: '号码、短信内容', keepDays: 180, since: '发送', afterwards: 'delete', law: '个人信息保护法第19条；日志不少于六个月' },
  { code: 'notices.messages', title: '站内消息', what: '标题和内容', keepDays: 1095, since: '发出', afterwards: 'delete', law: '个人信息保护法第19条' },
  { code: 'register.phones_of_the_dead', title: '逝者的电话', what: '电话号码', keepDays: 365, since: '去世', afterwards: 'anonymise', law: '个人信息保护法第49条（近亲属可要求更早处理）' },
  { code: 'audit', title: '查阅和操作记录', what: '审计记录', keepDays: null, since: '', afterwards: 'archive', law: '网络安全法：不少于六个月；本系统不删除' },
  { code: 'assessments', title: '影响评估和处理记录', what: '评估报告', keepDays: null, since: '', afterwards: 'archive', law: '个人信息保护法第56条：不少于三年；本系统不删除' },
  { code: 'sessions', title: '登录会话', what: '登录记号、设备名称', keepDays: 7, since: '结束', afterwards: 'delete', law: '个人信息保护法第19条', elsewhere: '清理过期的登录和应答' },
  { code: 'replies', title: '重复提交的应答', what: '应答内容（加密）', keepDays: 3, since: '应答', afterwards: 'delete', law: '个人信息保护法第19条', elsewhere: '清理过期的登录和应答' },
  { code: 'files.loose', title: '没有提交的上传文件', what: '文件', keepDays: 3, since: '上传', afterwards: 'delete', law: '个人信息保护法第19条', elsewhere: '清理未提交的文件' },
]
