/** Deeds of this module as the audit tells them. */
export const ZONE_DEEDS: Readonly<Record<string, string>> = {
  'experiment_zone.created': '起草实验区申请', 'experiment_zone.changed': '修改实验区申请', 'experiment_zone.submitted': '上报实验区申请', 'experiment_zone.withdrawn': '撤回实验区申请', 'experiment_zone.province_agreed': '登记省级同意',
  'experiment_zone.province_refused': '登记省级不同意', 'experiment_zone.approved': '登记实验区批准', 'experiment_zone.refused': '登记实验区不予批准', 'experiment_zone.filed_plan': '报实验区年度计划', 'experiment_zone.filed_summary': '报实验区年度总结',
  'experiment_zone.filed_news': '报实验区动态', 'experiment_zone.asked_change': '请示调整实验', 'experiment_zone.asked_delay': '请示延期开展', 'experiment_zone.asked_stop': '请示终止实验', 'experiment_zone.asked_extend': '请示延长实验期',
  'experiment_zone.approved_change': '批准调整实验', 'experiment_zone.approved_delay': '批准延期开展', 'experiment_zone.approved_stop': '批准终止实验', 'experiment_zone.approved_extend': '批准延长实验期', 'experiment_zone.refused_change': '不同意调整实验',
  'experiment_zone.refused_delay': '不同意延期开展', 'experiment_zone.refused_stop': '不同意终止实验', 'experiment_zone.refused_extend': '不同意延长实验期', 'experiment_zone.reported': '报实验区终期报告', 'experiment_zone.opinion': '登记实验区专家意见',
  'experiment_zone.accepted': '实验区通过验收', 'experiment_zone.failed': '实验区未通过验收', 'experiment_zone.paper_opened': '查看实验区材料',
}
