/** Deeds of this module as the audit tells them. */
export const EVALUATION_DEEDS: Readonly<Record<string, string>> = {
  'evaluation_scheme.created': '起草评价方案', 'evaluation_scheme.changed': '修改评价方案', 'evaluation_scheme.approved': '批准评价方案', 'evaluation_scheme.retired': '停用评价方案',
  'evaluation_round.opened': '开始一轮评选', 'evaluation_round.panel': '确定评审人员', 'evaluation_round.drawn': '抽取检查单位', 'evaluation_round.closed': '结束一轮评选',
  'evaluation_entry.started': '开始自评', 'evaluation_entry.saved': '填写自评', 'evaluation_entry.submitted': '单位申报', 'evaluation_entry.withdrawn': '撤回申报', 'evaluation_entry.scored': '给单位打分',
  'evaluation_entry.figures_read': '重新取数', 'evaluation_entry.signed_pass': '签署申报通过', 'evaluation_entry.signed_return': '退回申报', 'evaluation_entry.signed_refuse': '签署申报不通过', 'evaluation_entry.appealed': '单位申诉',
  'evaluation_entry.objected': '登记公示异议', 'evaluation_entry.appeal_upheld': '申诉或异议成立', 'evaluation_entry.appeal_dismissed': '申诉或异议不成立', 'evaluation_entry.paper_opened': '查看申报材料',
  'evaluation_title.granted': '命名称号', 'evaluation_title.self_check': '报年度自查', 'evaluation_title.warned': '警示称号', 'evaluation_title.corrected': '报告整改', 'evaluation_title.kept': '保留称号', 'evaluation_title.removed': '取消称号',
  'evaluation_title.followed': '称号由新一轮接替',
  'honour.nominated': '提名荣誉', 'honour.consented': '同意提名', 'honour.declined': '不同意提名', 'honour.granted': '授予荣誉', 'honour.refused': '不授予荣誉', 'honour.applied': '申请文明家庭', 'honour.shown': '同意公开姓名', 'honour.hidden': '不再公开姓名',
}
