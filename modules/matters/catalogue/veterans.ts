import { ask, bring, brief, optional, setByPlace, stages } from '../briefs.ts'
import { localLimit } from '../limit-rules.ts'
import { idCard } from '../parts.ts'

const LAW = '中华人民共和国退役军人保障法'
const common = { department: '旗退役军人事务局', audience: '退役军人、烈士遗属、现役军人家属等优抚对象', lifeEvents: ['hardship', 'work'] as const } as const
const kind = ask.pick('属于哪一类', { veteran: '退役军人', family: '现役军人家属', martyr: '烈士、因公牺牲、病故军人遗属', disabled: '残疾军人' })

export const veteranRegistration = brief({
  ...common, code: 'matters.veteran-registration', title: '退役军人和优抚对象信息采集、悬挂光荣牌', kind: 'registration', lifeEvents: ['neighbourhood'], summary: '当过兵的、家里有人当兵的，登记一次，社区上门悬挂光荣牌，有优待政策及时告诉您。', keywords: '退役军人 当过兵 退伍军人 复员 光荣牌 军属 转业 退伍登记 烈属',
  basis: [LAW], conditions: ['退役军人、现役军人家属、烈士遗属等优抚对象'], process: ['登记', '社区核对', '旗退役军人事务局建档', '上门悬挂光荣牌'], notes: ['信息只用于优待服务，不公开。', '不愿意挂牌的可以不挂。'], eligibility: '户籍地或常住地都可以登记。', asks: { kind, from: optional(ask.past('入伍日期')), until: optional(ask.past('退役日期')), plate: ask.yes('要悬挂光荣牌') },
  materials: [idCard, bring('service-papers', '退役证、光荣证等', '看过就还给您。', { within: 14 })], stages: [stages.check(), stages.handOn('旗退役军人事务局')],
})

export const veteranCard = brief({
  ...common, code: 'matters.veteran-card', title: '退役军人、其他优抚对象优待证（社区代收）', summary: '凭优待证坐车、看病、逛景区、办银行业务有优待。社区代收申请，办好了在社区领。', keywords: '优待证 退役军人优待证 老兵证 军人优待 优待卡', basis: [LAW], conditions: ['已采集信息的退役军人、烈士遗属等'], process: ['申请', '社区代收', '旗退役军人事务局审核', '制证，社区领取'],
  notes: ['首次申领不收费。'], eligibility: '退役军人、烈士遗属、因公牺牲军人遗属、病故军人遗属。', visits: 1, asks: { kind, collect: ask.pick('在哪里领', { station: '社区站', home: '送到家' }) }, materials: [idCard, bring('photo', '近期免冠照片', '', { within: 14 })], stages: [stages.check('社区代收'), stages.handOn('旗退役军人事务局')],
  limits: { accept: localLimit(5, 'working_day'), handle: localLimit(40, 'working_day'), promised: localLimit(30, 'working_day') },
})

export const veteranHardship = brief({
  ...common, code: 'matters.veteran-hardship', title: '困难退役军人帮扶援助', type: 'relief', level: 'county', summary: '退役军人和家属生活、看病、住房、孩子上学遇到困难的，可以申请帮扶援助，社区上门了解。', keywords: '困难老兵 退役军人困难 退伍军人补助 军属困难 老兵帮扶', basis: [LAW], conditions: ['退役军人或其他优抚对象', '享受普惠救助后仍有困难'],
  process: ['申请', '社区上门了解', '旗退役军人事务局审核', '帮扶'], notes: ['先享受低保、临时救助等普惠政策，再按规定帮扶。', '标准由本地公布。'], eligibility: '退役军人、烈士遗属等，本人或家庭有实际困难。', asks: { kind, what: ask.several('哪方面困难', { living: '生活', illness: '看病', house: '住房', school: '孩子上学', work: '找工作' }), story: ask.story('说说情况') },
  materials: [idCard], stages: [stages.survey(localLimit(5, 'working_day'), '社区上门了解'), stages.department('旗退役军人事务局审核')], limits: { accept: localLimit(5, 'working_day'), handle: localLimit(20, 'working_day'), promised: localLimit(15, 'working_day') }, settings: setByPlace(),
})
