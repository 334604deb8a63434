import { t } from '../../../platform/web/text.ts'

const NAMES: Readonly<Record<string, string>> = {
  'cases.deemed_accepted': '逾期未告知，视为受理', 'cases.publications': '公示期满，进入下一环节', 'cases.reminders': '到期提醒和逐级督办', 'cases.missing_days': '日历公布后补算办理期限', 'cases.recount_days': '放假安排公布后重算在办件期限', 'supervision.days': '每日在办件快照', 'calendar.refresh': '读取已公布的放假安排',
  'indicators.refresh': '更新有变化的社区指标', 'indicators.recount': '全部指标夜间重新统计', 'indicators.snapshot': '留存当日指标', 'audit.seal': '封存审计记录', 'audit.verify': '核验审计记录',
  'operations.clean-up': '清理过期的登录和应答', 'notices.deliver': '发送短信', 'files.sweep': '清理未提交的文件',
  'imports.work': '检查、写入和撤销导入', 'exports.make': '生成导出的名册', 'imports.clear': '清除导入的原始数据',
  'privacy.reseal': '用新密钥重新加密', 'privacy.retention': '到期信息处理', 'privacy.consent-reminders': '提醒同意快到期',
}

/** Title of a background job; one without a title of its own is shown by its code. */
export function jobTitle(job: string): string {
  return NAMES[job] ? t(NAMES[job]) : job
}

/** Jobs that the list can be narrowed to. */
export const jobOptions = (): { value: string; label: string }[] => Object.keys(NAMES).map((value) => ({ value, label: jobTitle(value) }))
