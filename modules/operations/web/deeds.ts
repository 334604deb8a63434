import { t } from '../../../platform/web/text.ts'
import { EVALUATION_DEEDS } from '../../evaluation/definition.ts'
import { ZONE_DEEDS } from '../../zones/definition.ts'
import { PROJECT_DEEDS } from '../../projects/contract.ts'
import { POLICY_DEEDS } from '../../policies/contract.ts'

const KINDS: readonly (readonly [prefix: string, name: string])[] = [
  ['register', '居民档案'], ['case', '办件'], ['account', '账号'], ['post', '岗位'], ['audit', '审计'], ['files', '文件'], ['indicator', '指标填报'],
  ['assistance', '救助'], ['elderly', '为老服务'], ['employment', '就业援助'], ['facilities', '场地'], ['residence', '居住登记'], ['volunteers', '志愿服务'], ['privacy', '信息保护'], ['exports', '导出'], ['imports', '导入'], ['organisation', '组织'], ['population', '人口统计'],
  ['territory', '区划变更'], ['duplicates', '重复档案'], ['grids', '网格'], ['region', '区划'], ['body', '联席机构'], ['duty', '职责'], ['meeting', '联席会议'], ['decision', '议定事项'], ['package', '下放事项'], ['resource', '下沉资源'], ['notices', '消息'],
  ['entitlements', '待遇'], ['dispute', '调解'], ['dispute_round', '矛盾排查'],
  ['legal', '法律服务'], ['dispute', '调解'], ['dispute_round', '矛盾排查'],
  ['hotline', '热线'], ['matter', '事项'], ['admission_ledger', '准入台账'], ['admission_payment', '准入拨款'], ['admission_request', '准入申请'], ['admission_work', '准入工作量'], ['burden', '社区负担'], ['hearing_cycle', '听取意见'], ['opinion', '意见'], ['topic', '民意话题'], ['visit', '联系日'],
  ['order', '工单'], ['partner', '对接系统'], ['letter', '信访'], ['round', '听取意见会'], ['contact', '接待人'], ['contact_day', '接待日'], ['proposal', '协商建议'],
  ['people', '居民导入'], ['dwellings', '住房导入'],
  ['holiday', '放假安排'],
  ['evaluation_scheme', '评价方案'], ['evaluation_round', '评选轮次'], ['evaluation_entry', '创建申报'], ['evaluation_title', '称号'], ['honour', '荣誉'], ['experiment_zone', '实验区'],
  ['project', '建设项目'], ['money_account', '资金账户'], ['payment', '付款'], ['money_rule', '资金规则'], ['activity_fund', '社区活动经费'], ['community_budget', '社区预算'],
  ['policy', '政策文件'], ['support', '扶持政策'], ['standard', '服务标准'], ['period_set', '四类信息'], ['partnership', '合作伙伴'], ['research', '研究'],
  ['grid_event', '网格事件'], ['callout', '吹哨报到'], ['patrol', '巡查'], ['home_visit', '入户走访'], ['event_entry', '事件分类标准'],
  ['message_template', '消息文字'], ['pushed_duty', '摊派反映'], ['admitted_matter', '准入事项'],
  ['station', '服务站'], ['ticket', '排队号'], ['mandate', '代办委托'], ['route', '流动服务路线'], ['run', '流动服务班次'], ['booking', '流动服务预约'], ['van', '流动服务'], ['clerk', '窗口人员'], ['sheet', '窗口考核'],
]

const DEEDS: Readonly<Record<string, string>> = {
  ...PROJECT_DEEDS,
  ...POLICY_DEEDS,
  ...EVALUATION_DEEDS,
  ...ZONE_DEEDS,
  'home_visit.recorded': '记录入户走访', 'patrol.recorded': '记录巡查', 'patrol.track_opened': '查看巡查轨迹',
  'message_template.drafted': '起草消息文字', 'message_template.approved': '批准消息文字', 'message_template.dropped': '不采用消息文字', 'notices.stopped': '停收一种消息',
  'notices.allowed': '恢复接收一种消息', 'notices.reach_changed': '修改通知方式', 'notices.channels_read': '查看居民的通知方式', 'notices.letter_printed': '打印信件',
  'notices.letters_handed_out': '标记信件已送到', 'admission_request.created': '起草准入申请', 'admission_request.changed': '修改准入申请',
  'admission_request.submitted': '准入申请征求意见', 'admission_request.withdrawn': '撤回准入申请', 'admission_request.admitted': '准予准入',
  'admission_request.refused': '不予准入', 'admission_request.agreed': '签订准入协议', 'admitted_matter.agreed': '准入事项开始执行', 'admitted_matter.paid': '登记准入拨款',
  'admitted_matter.suspend': '暂停准入事项', 'admitted_matter.resume': '恢复准入事项', 'admitted_matter.review': '评估准入事项', 'admitted_matter.leave': '退出准入事项',
  'pushed_duty.reported': '反映摊派', 'pushed_duty.requested': '为摊派任务申请准入', 'pushed_duty.withdrawn': '要求收回摊派', 'pushed_duty.to_admit': '要求补办准入',
  'pushed_duty.admitted': '摊派任务已补办准入', 'pushed_duty.taken_back': '撤回摊派反映', 'burden.listed': '列入社区任务清单', 'burden.changed': '修改社区任务',
  'burden.kept': '保留社区任务', 'burden.merged': '合并社区任务', 'burden.cut': '取消社区任务',
  'legal.answered': '答复法律咨询', 'legal.aid_handed_on': '转交法律援助申请', 'legal.aid_answered': '登记法律援助结果', 'legal.right_opened': '查看维权求助', 'legal.right_taken_up': '接手维权求助', 'legal.right_step': '登记维权途径',
  'legal.right_ended': '登记维权结果', 'legal.adviser_named': '登记法律顾问', 'legal.adviser_ended': '结束法律顾问', 'legal.session_planned': '计划普法活动', 'legal.session_recorded': '登记普法活动',
  'order.received': '接收外部工单', 'order.progress': '外部单位报来进展', 'order.returned': '退回外部工单', 'order.sent_out': '工单发给外部单位', 'order.resent': '重新发送工单消息', 'partner.added': '登记对接系统',
  'partner.changed': '修改对接系统', 'partner.key_renewed': '更换对接密钥', 'opinion.collected': '收集意见', 'opinion.told': '反馈意见', 'topic.opened': '开设话题', 'topic.changed': '修改话题',
  'topic.grouped': '意见归入话题', 'topic.taken_out': '意见移出话题', 'topic.split': '拆分话题', 'topic.split_off': '由拆分开设话题', 'topic.merged': '话题并入别的话题', 'topic.took_in': '并入别的话题来的意见',
  'topic.unmerged': '话题从合并中拆出', 'topic.let_out': '拆出并入的话题', 'topic.report': '上报话题', 'topic.return': '退回话题', 'topic.answer': '答复话题', 'topic.reopen': '重新研究话题',
  'topic.proposed': '话题提交协商', 'proposal.proposed': '提出协商建议', 'proposal.take_up': '列入协商', 'proposal.answer': '写协商结果', 'proposal.withdraw': '撤回协商建议', 'round.planned': '安排听取意见',
  'round.hear': '听完意见', 'round.report': '报告听到的意见', 'round.reply': '记政府答复', 'round.cancel': '取消听取意见', 'contact.added': '公布接待人', 'contact.changed': '修改接待人',
  'contact.ended': '接待人不再接待', 'contact.days_planned': '安排接待日', 'contact_day.cancelled': '取消接待日', 'visit.walked_in': '登记直接来访', 'visit.came': '记来访已到', 'visit.absent': '记预约未到',
  'visit.became_case': '来访转成办件', 'letter.registered': '登记信访', 'letter.joined': '信访一并办理', 'letter.forwarded': '信访转有权机关', 'letter.told': '记信访书面告知', 'letter.delivered': '记信访答复送达',
  'admission_ledger.exported': '导出准入台账', 'admission_payment.reversed': '冲正拨款', 'admission_request.opinion': '社区对准入的意见', 'admission_work.entered': '登记准入事项工作量',
  'admission_work.reversed': '冲正准入事项工作量', 'burden.hours': '填报负担工时', 'hearing_cycle.set': '设定听取意见周期', 'hotline.call_written': '写来电记录', 'hotline.caller_cases_read': '查看来电人在办事项',
  'hotline.script_line_added': '增加应答脚本', 'hotline.script_line_dropped': '去掉应答脚本', 'opinion.said': '提出意见', 'topic.sent': '报送民意话题', 'visit.booked': '预约联系日', 'visit.cancelled': '取消联系日预约',
  'hotline.call_consent_given': '来电人同意查看在办事项', 'hotline.call_consent_refused': '来电人不同意查看在办事项', 'hotline.call_made': '来电立为办件', 'hotline.call_joined': '来电并入办件', 'hotline.call_urged': '来电催办',
  'hotline.call_praised': '来电表扬', 'hotline.call_asked': '来电询问', 'hotline.call_demo_rang': '模拟来电', 'hotline.call_answered': '接听来电', 'hotline.call_hold': '来电保持',
  'hotline.call_resume': '恢复通话', 'hotline.call_transfer': '转接来电', 'hotline.call_end': '结束通话', 'hotline.call_finish': '完成来电记录', 'hotline.call_declined': '来电不立件', 'hotline.agent_on': '坐席上线',
  'hotline.agent_pause': '坐席小休', 'hotline.agent_off': '坐席下线', 'hotline.call_back_number_shown': '查看回访号码', 'hotline.call_back_good': '回访满意', 'hotline.call_back_bad': '回访不满意',
  'hotline.call_back_unreachable': '回访联系不上', 'hotline.call_back_not_reached': '回访未接通', 'hotline.entry_written': '写知识条目', 'hotline.entry_changed': '修改知识条目',
  'hotline.entry_published': '发布知识条目', 'hotline.entry_ended': '停用知识条目', 'hotline.entry_sent_back': '退回知识条目', 'hotline.line_opened': '开通热线号码', 'hotline.line_merged': '并入旧号码',
  'hotline.line_ended': '停用热线号码', 'hotline.system_connected': '接入话务系统', 'hotline.system_disconnected': '断开话务系统', 'matter.created': '起草事项', 'matter.saved': '保存事项草稿', 'matter.submit': '事项送审',
  'matter.approve': '批准事项', 'matter.takeBack': '收回送审的事项', 'matter.recall': '撤下待生效的事项', 'matter.drop': '放弃事项草稿', 'matter.tried': '试算事项', 'matter.exported': '导出事项', 'matter.kept': '保留本地事项',
  'matter.return': '退回事项草稿',
  'dispute.found': '调解：排查发现', 'dispute.classed': '调解：归类', 'dispute.party_added': '调解：登记当事人', 'dispute.party_removed': '调解：去掉当事人', 'dispute.accepted': '调解：受理',
  'dispute.taken_over': '调解：接手调解', 'dispute.consent_given': '调解：一方同意调解', 'dispute.consent_refused': '调解：一方不同意调解', 'dispute.consent_withdrawn': '调解：一方撤回同意',
  'dispute.mediator_refused': '调解：一方要求换调解员', 'dispute.meeting_planned': '调解：约定调解', 'dispute.meeting_held': '调解：调解', 'dispute.meeting_adjourned': '调解：改期',
  'dispute.meeting_cancelled': '调解：取消调解', 'dispute.drafted': '调解：写成协议', 'dispute.oral_agreed': '调解：口头达成协议', 'dispute.signed': '调解：在协议上签名', 'dispute.minutes_signed': '调解：在笔录上签名',
  'dispute.in_effect': '调解：协议生效', 'dispute.clause_part': '调解：部分履行', 'dispute.clause_done': '调解：履行一条', 'dispute.clause_not_done': '调解：没有履行', 'dispute.performed': '调解：全部履行',
  'dispute.performance_told': '调解：当事人说了履行情况', 'dispute.confirmation_asked': '调解：申请司法确认', 'dispute.confirmation_confirmed': '调解：法院确认有效', 'dispute.confirmation_rejected': '调解：法院驳回确认申请',
  'dispute.confirmation_withdrawn': '调解：撤回司法确认申请', 'dispute.followed': '调解：回访', 'dispute.extended': '调解：延长期限', 'dispute.ended': '调解：终止调解', 'dispute.referred': '调解：转依法处理',
  'dispute_round.planned': '定了排查周期', 'dispute_round.plan_ended': '停用排查周期', 'dispute_round.opened': '开始排查', 'dispute_round.closed': '结束排查', 'dispute.opened': '查看调解案卷',
  'dispute.phone_revealed': '查看当事人电话', 'dispute.agreement_printed': '打印调解协议',
  'register.person_opened': '查看居民档案', 'register.number_unmasked': '查看完整号码', 'register.person_created': '建立居民档案', 'register.person_updated': '修改居民信息',
  'register.person_moved_in': '登记迁入', 'register.person_moved_out': '登记迁出', 'register.household_opened': '查看户档案', 'register.household_created': '立户',
  'register.household_ended': '注销户', 'register.dwelling_opened': '查看住房', 'register.dwelling_created': '登记住房', 'register.representative_added': '登记代理人',
  'register.representative_ended': '终止代理', 'register.file_held': '暂存档案',
  'visit.submitted': '一次办理多个事项', 'visit.printed': '打印一次办理回执', 'holiday.written': '填写放假安排', 'holiday.changed': '修改放假安排', 'holiday.published': '公布放假安排', 'holiday.dropped': '作废放假安排',
  'case.opened': '查看办件', 'case.printed': '打印办件',
  'account.signed_in': '登录', 'account.signed_out': '退出登录', 'account.opened': '开账号', 'account.closed': '停用账号', 'account.secret_changed': '修改密码',
  'account.secret_reset': '重置密码', 'account.second_factor_set': '开通动态验证', 'account.locked': '账号锁定', 'post.granted': '安排岗位', 'post.ended': '终止岗位',
  'imports.uploaded': '上传导入的表格', 'imports.started': '开始导入', 'imports.undo_asked': '撤销导入', 'imports.discarded': '作废导入', 'imports.corrections_taken': '下载待改正的行',
  'people.imported': '导入居民', 'people.import_undone': '撤销导入居民', 'dwellings.imported': '导入住房', 'dwellings.import_undone': '撤销导入住房',
  'exports.asked': '申请导出名册', 'exports.agreed': '同意导出完整号码', 'exports.refused': '不同意导出完整号码', 'exports.made': '生成名册', 'exports.taken': '下载名册',
  'audit.read': '查看审计记录', 'audit.verified': '核验审计记录', 'files.opened': '打开文件', 'files.uploaded': '上传文件', 'indicator.reported': '填报指标',
  'register.tie_asked': '请求核实居住关系', 'register.tie_answered': '答复居住关系', 'case.submitted': '收件', 'case.accept': '受理', 'case.askForCorrection': '要求补正', 'case.decline': '不予受理', 'case.advance': '办理环节',
  'case.conclude': '办结', 'case.withdraw': '撤回办件', 'case.rate': '评价', 'case.callBack': '回访', 'case.reopen': '重新办理', 'case.claim': '领办', 'case.release': '退回岗位', 'case.suspend': '中止计时', 'case.resume': '恢复计时',
  'case.extend': '延长期限', 'case.invite': '邀请协办', 'case.return': '退回', 'case.deemAccepted': '逾期视为受理', 'case.handOver': '转办', 'case.reply': '协办答复', 'assistance.end_grant': '停发待遇', 'elderly.end_plan': '结束探访', 'employment.end': '结束就业帮扶', 'employment.refresh': '更新就业登记',
  'facilities.cancel_booking': '取消预约', 'residence.end': '结束居住登记', 'volunteers.leave': '退出志愿者', 
  'population.file_exported': '导出人口统计表', 'population.filed': '报送人口统计',
  'organisation.created': '登记组织', 'organisation.changed': '修改组织', 'organisation.closed': '注销组织', 'organisation.renamed': '组织更名', 'organisation.merged': '合并组织',
  'organisation.seat_taken': '登记任职', 'organisation.seat_ended': '结束任职', 'organisation.term_begun': '登记届次', 'organisation.record_added': '增加组织记录', 'organisation.kind_added': '增加组织类型', 'organisation.link_recorded': '登记组织关系', 'organisation.local_size_set': '设定规模', 'organisation.recipient_added': '登记服务对象', 'organisation.recipient_ended': '结束服务', 'organisation.recipient_opened': '查看服务对象',
  'organisation.service_given': '记录服务', 'territory.class_set': '设定地区类别', 'territory.executed': '执行区划变更', 'territory.execution_asked': '申请执行区划变更', 'territory.opinion': '区划变更意见', 'territory.proposed': '提出区划变更',
  'territory.threshold_set': '设定区划标准', 'territory.withdrawn': '撤回区划变更', 'post.deputised': '安排代理', 'post.handover_begun': '开始交接', 'post.handover_declined': '不接受交接', 'post.handed_over': '完成交接', 'post.handover_withdrawn': '撤回交接', 'duplicates.asked': '核对疑似重复',
  'duplicates.merge_proposed': '提出合并档案', 'duplicates.merge_refused': '不同意合并', 'duplicates.merge_lapsed': '合并申请逾期失效', 'duplicates.decided': '判定是否重复', 'duplicates.scan_started': '开始查重', 'grids.buildings_assigned': '划分楼栋到网格', 'grids.building_located': '标注楼栋位置',
  'grids.draft_saved': '保存网格草图', 'grids.draft_scheduled': '安排网格生效', 'grids.draft_in_force': '网格生效', 'grids.draft_withdrawn': '撤回网格草图', 'grids.estate_kept': '登记小区', 'grids.estate_changed': '修改小区', 'grids.estate_decided': '核定小区',
  'grids.area_tagged': '标注地区类型', 'grids.area_tag_ended': '取消地区类型', 'grids.responsible_named': '指定负责人', 'grids.responsible_changed': '更换负责人', 'grids.responsible_ended': '结束负责', 'grids.responsible_unmasked': '查看负责人电话',
  'residence.need_stated': '登记服务需求', 'residence.need_ended': '结束服务需求', 'residence.need_confirmed': '确认服务需求', 'residence.origin_asked': '向户籍地核实', 'residence.origin_answered': '答复居住地核实', 'residence.permit_ended': '居住证注销',
  'residence.rental_opened': '建立出租屋档案', 'residence.rental_filed': '出租屋备案', 'residence.rental_linked': '关联承租人', 'residence.rental_ended': '结束出租', 'residence.rental_checked': '检查出租屋', 'residence.invitation_answered': '答复邀请',
  'privacy.consent_given': '同意', 'privacy.consent_withdrawn': '撤回同意', 'privacy.copy_made': '下载个人信息副本', 'privacy.mandate_offered': '网上委托',
  'privacy.mandate_accepted': '接受委托', 'privacy.mandate_declined': '不接受委托', 'privacy.mandate_ended': '结束委托', 'privacy.opening_asked': '申请敏感查看', 'privacy.opening_approved': '批准敏感查看', 'privacy.opening_refused': '不批准敏感查看',
  'privacy.opening_used': '敏感查看', 'privacy.emergency_looked_at': '核查紧急打开', 'privacy.review_begun': '开始核查', 'privacy.review_marked': '填写核查结果', 'privacy.review_closed': '完成核查', 'privacy.assessment_begun': '开始影响评估',
  'privacy.assessment_changed': '修改影响评估', 'privacy.assessment_submitted': '提交影响评估', 'privacy.assessment_approved': '批准影响评估', 'privacy.assessment_returned': '退回影响评估', 'privacy.recipient_added': '登记受托方或接收方',
  'privacy.recipient_ended': '结束受托或提供', 'privacy.incident_recorded': '登记信息安全事件', 'privacy.incident_step': '处置信息安全事件', 'privacy.keys_rotated': '更换加密密钥', 'privacy.keys_resealed': '完成重新加密',
  'register.event_birth': '登记出生', 'register.event_death': '登记死亡', 'register.event_marriage': '登记结婚合户', 'register.event_divorce': '登记离婚分户', 'register.event_division': '登记分户',
  'register.event_merger': '登记并户', 'register.event_move_in': '登记家庭迁入', 'register.event_move_out': '登记家庭迁出', 'register.event_transfer_out': '登记迁出本旗区',
  'register.event_transfer_in': '登记由外旗区迁入', 'register.event_return': '登记迁回', 'register.event_head_change': '变更户主', 'register.event_undo': '撤销人口变动',
  'register.building_opened': '查看楼栋', 'register.care_contract_added': '登记家庭医生签约', 'register.care_contract_ended': '终止家庭医生签约', 'register.dwelling_link_added': '登记产权或租赁',
  'register.dwelling_link_ended': '终止产权或租赁', 'register.dwellings_reshaped': '拆分或合并住房', 'register.facts_reused': '办事时使用已登记的信息', 'register.service_requested': '登记服务要求',
  'register.service_ended': '终止服务登记', 'register.service_group_listed': '查看服务对象名单', 'case.submit': '补正后提交', 'duplicates.merged': '合并档案', 'duplicates.unmerged': '撤销合并档案',
  'grids.draft_not_in_force': '网格未能生效', 'notices.sms_stopped': '停收短信', 'notices.sms_allowed': '恢复接收短信', 'organisation.recipients_handed_over': '移交服务对象',
  'population.checked': '审核人口统计', 'population.returned': '退回人口统计', 'region.changed': '更改区划', 'territory.approved': '批准区划变更', 'territory.declined': '不批准区划变更',
  'privacy.keys_retired': '停用旧密钥', 'privacy.retention_rehearsed': '预演到期处理', 'privacy.retention_applied': '到期处理', 'privacy.report_printed': '打印信息保护报告',
  'body.created': '登记联席机构', 'body.ended': '撤销联席机构', 'body.member_joined': '联席成员加入', 'body.member_left': '联席成员退出', 'duty.created': '登记职责',
  'duty.changed': '修改职责', 'duty.ended': '终止职责', 'meeting.called': '召集联席会议', 'meeting.minuted': '记录会议纪要', 'meeting.cancelled': '取消联席会议',
  'decision.decided': '记录议定事项', 'decision.progress': '填写议定事项进展', 'decision.done': '办结议定事项', 'decision.dropped': '不再办理议定事项', 'package.created': '提出下放事项',
  'package.changed': '修改下放事项', 'resource.passed': '下沉资源', 'resource.received': '确认收到资源', 'resource.not_come': '反映资源未到', 'package.submit': '下放事项送街道征求意见',
  'entitlements.asked': '查看能享受什么', 'entitlements.explained': '为居民查看能享受什么', 'entitlements.visit_asked': '请工作人员上门', 'entitlements.rule_written': '修改待遇条件', 'entitlements.standard_set': '填写本地标准',
  'entitlements.pair_written': '修改不能同时享受的事项', 'entitlements.flag_answered': '答复重复享受提示', 'entitlements.flag_left': '办结时未答复重复享受提示', 'entitlements.gap_marked': '标为未覆盖', 'entitlements.gap_ended': '恢复覆盖',
  'entitlements.offer_added': '登记服务供给', 'entitlements.offer_changed': '修改服务供给', 'entitlements.offer_ended': '停止服务供给',
  'package.accept': '接受下放事项', 'package.object': '对下放事项提出异议', 'package.hand_over': '交接下放事项', 'package.check': '复查下放事项', 'package.withdraw': '撤回下放事项',
  'station.created': '建立服务站', 'station.changed': '修改服务站', 'station.closed': '停用服务站', 'station.counter_added': '添加窗口', 'station.counter_changed': '修改窗口', 'station.counter_closed': '撤掉窗口',
  'station.sat_down': '坐下办公', 'station.got_up': '离开窗口', 'station.shifts_planned': '排班', 'station.shift_replaced': '换班', 'station.shift_dropped': '取消班次', 'station.day_said': '特别安排开放时间',
  'ticket.taken': '取号', 'ticket.called': '叫号', 'ticket.again': '再叫一次', 'ticket.start': '开始办理', 'ticket.end': '办完一个号', 'ticket.pass': '过号', 'ticket.forward': '转窗口', 'ticket.back': '重新排队', 'ticket.leave': '记下离开', 'ticket.left': '退号',
  'clerk.created': '登记窗口人员', 'clerk.changed': '修改窗口人员', 'clerk.items_set': '设定考核项目', 'clerk.assessed': '记当天考核', 'clerk.assessment_changed': '更正当天考核', 'clerk.trained': '记录培训',
  'sheet.shown': '出评分表', 'sheet.accepted': '确认评分表', 'sheet.objected': '对评分表有异议', 'sheet.answered': '答复异议', 'sheet.sent': '送出评分表', 'sheet.printed': '打印评分表',
  'mandate.proposed': '写下代办委托', 'mandate.signed_on_paper': '登记书面委托', 'mandate.agreed': '同意代办', 'mandate.declined': '不同意代办', 'mandate.withdrawn': '撤回代办委托',
  'mandate.case_brought': '代为申请', 'mandate.noted': '记录代办', 'mandate.handed': '转交代办', 'mandate.result_handed': '交代办结果', 'mandate.result_signed_on_paper': '书面签收代办结果', 'mandate.signed': '网上签收代办结果',
  'mandate.paper_received': '收下材料代管', 'mandate.paper_returned': '退还代管材料', 'mandate.paper_receipt_signed': '签交出的材料', 'mandate.paper_return_signed': '签收退还的材料', 'mandate.paper_opened': '查看委托书',
  'route.created': '建立流动服务路线', 'route.changed': '修改流动服务路线', 'route.planned': '排流动服务日期', 'route.copied': '复制一个月的班次', 'run.cancelled': '取消流动服务班次', 'run.moved': '流动服务改日子', 'run.changed': '流动服务改时间',
  'run.done': '流动服务跑完', 'booking.booked': '预约流动服务', 'booking.booking_cancelled': '取消流动服务预约', 'booking.served': '流动服务办了', 'booking.missed': '流动服务没来', 'van.list_printed': '打印随车单',
}

/** What was done, in words; a deed without words of its own is named by its kind. */
export function deedWords(deed: string): string {
  const known = DEEDS[deed]
  if (known) return t(known)
  const kind = KINDS.find(([prefix]) => deed.startsWith(`${prefix}.`))
  return kind ? t('{kind}：其他操作', { kind: t(kind[1]) }) : t('其他操作')
}

/** Kinds and deeds that the audit can be narrowed to. */
export function deedOptions(): { value: string; label: string }[] {
  return [
    ...KINDS.map(([value, name]) => ({ value, label: t('{name}（全部）', { name: t(name) }) })),
    ...Object.entries(DEEDS).map(([value, name]) => ({ value, label: t(name) })),
  ]
}

/** Why something was opened or done: the register's purposes have words, everything else was typed by a person. */
export function becauseWords(because: string): string {
  const names: Record<string, string> = {
    case: t('办件'), visit: t('走访'), request: t('本人要求'), window: t('窗口'), correction: t('核对更正'), own: t('本人查看'), representative: t('代理人查看'),
  }
  return names[because] ?? because
}
