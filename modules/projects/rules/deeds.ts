/** What can be written down about a row of this module, in words for its history and the audit. */
export const PROJECT_DEEDS = {
  'project.created': '登记建设项目', 'project.changed': '修改建设项目', 'project.start': '项目开工', 'project.accept': '项目验收', 'project.use': '项目投入使用', 'project.stop': '停止项目',
  'project.resume': '恢复项目', 'project.reported': '报告项目进度',
  'money_account.opened': '开立账户', 'money_account.closed': '关闭账户', 'money_account.received': '登记收入', 'money_account.exported': '导出账户明细',
  'payment.proposed': '提出付款', 'payment.taking_back': '提出冲正', 'payment.released': '复核付款', 'payment.refused': '不同意付款', 'payment.withdrawn': '撤回付款',
  'money_rule.ratio_added': '登记出资比例', 'money_rule.source_added': '增加资金来源', 'money_rule.source_ended': '停用资金来源',
  'activity_fund.computed': '核算社区活动经费', 'community_budget.entered': '填写社区预算',
} as const
export type ProjectDeed = keyof typeof PROJECT_DEEDS
