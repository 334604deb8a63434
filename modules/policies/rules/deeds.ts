/** What can be written down about a row of this module, in words for its history and the audit. */
export const POLICY_DEEDS = {
  'policy.written': '录入政策文件', 'policy.changed': '修改政策文件', 'policy.published': '发布政策文件', 'policy.replaced': '标注政策文件被替代', 'policy.ended': '标注政策文件失效',
  'support.written': '登记扶持政策', 'support.changed': '修改扶持政策', 'support.ended': '停止扶持政策', 'support.granted': '落实扶持政策',
  'standard.issued': '登记服务标准', 'standard.used': '指定适用标准', 'standard.use_ended': '取消适用标准',
  'period_set.entered': '报送四类信息', 'partnership.created': '登记合作伙伴', 'partnership.programme': '登记合作项目', 'partnership.result': '填写合作成果', 'partnership.ended': '结束合作',
  'research.topic_opened': '设立研究课题', 'research.topic_closed': '结束研究课题', 'research.report_filed': '存入研究报告',
} as const
export type PolicyDeed = keyof typeof POLICY_DEEDS
