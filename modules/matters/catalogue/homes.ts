import { ask, bring, brief, onlyWhen, optional, setByPlace, stages } from '../briefs.ts'
import { localLimit, limitOf } from '../limit-rules.ts'
import { householdBook, idCard } from '../parts.ts'

/** 公租房. */
export const publicRental = brief({
  code: 'matters.public-rental', title: '公共租赁住房申请', type: 'relief', level: 'county', lifeEvents: ['housing', 'hardship'], audience: '住房困难的家庭、新就业职工、外来务工人员', department: '旗住房和城乡建设局',
  summary: '在本地没有房子或者房子太小、收入也不高的，可以申请公租房，租金比市场低，有的还能领租赁补贴。', keywords: '公租房 廉租房 没房子住 租不起房 保障房 住房困难 租房补贴 便宜的房子 政府的房子',
  basis: [['公共租赁住房管理办法', '第七条']], conditions: ['在本地没有住房，或者住房面积低于本地规定', '收入、财产低于本地规定', '外来务工人员在本地稳定就业达到规定年限'], process: ['申请', '社区核对住房和家庭情况', '街道审核', '公示', '旗住建局审定、轮候', '轮到了选房、签合同'],
  notes: ['面积、收入、年限由本地公布。', '不动产登记查得到的，不用您开无房证明。', '家庭情况变了要告诉社区。'], eligibility: '本地住房困难的家庭；新就业的、外来务工的，符合年限也可以。', step: '住房和家庭',
  asks: { members: { schema: { type: 'integer', title: '几口人一起住', minimum: 1, maximum: 20 }, ui: { prefill: 'register.householdSize', unit: '人' } }, kind: ask.pick('属于哪一类', { family: '本地住房困难家庭', newly: '新就业职工', worker: '外来务工人员' }), incomeYuan: ask.yuan('全家每月收入'), wants: ask.pick('想要', { house: '实物房', subsidy: '租赁补贴', either: '都可以' }), years: onlyWhen({ field: 'kind', equals: 'worker' }, ask.count('在本地连续工作几年', '年', 60)) },
  materials: [idCard, householdBook, bring('work', '劳动合同或就业证明', '', { when: { field: 'kind', in: ['newly', 'worker'] }, within: 14 })], stages: [stages.check('社区核对'), stages.publish('本地办法：公示7天'), stages.department('旗住建局审定')],
  limits: { accept: limitOf('LIC-01'), handle: localLimit(30, 'working_day', '本地办法，轮候时间另计'), promised: localLimit(25, 'working_day') }, settings: setByPlace(),
})

/** 加装电梯意见: owners decide together (民法典 art. 278); the community hears those who mind. */
export const liftOpinion = brief({
  code: 'matters.lift-opinion', title: '老旧小区加装电梯：发起和说意见', kind: 'request', lifeEvents: ['housing', 'neighbourhood', 'old-age'], audience: '老旧小区的业主', department: '社区（嘎查村）、旗住房和城乡建设局',
  summary: '想装电梯的可以发起，有担心的（采光、噪音、出多少钱）可以说出来。社区把大家请到一起商量，商量好了帮着报批。', keywords: '装电梯 加装电梯 老楼电梯 楼上没电梯 爬不动楼 电梯挡光 电梯怎么分摊',
  basis: [['中华人民共和国民法典', '第二百七十八条']], conditions: ['是本单元、本楼的业主'], process: ['提出想法或意见', '社区联系同单元的业主', '开议事会商量方案和费用', '表决，够票的报批，不够的继续商量'], notes: ['改建共有部分，要由专有部分面积和人数都占三分之二以上的业主参与表决，并经参与表决的四分之三以上同意。', '租户的意见也可以说，表决由业主。'], eligibility: '业主都可以提，不看户籍。',
  step: '您的意见', asks: { home: { schema: { type: 'string', title: '哪个小区、楼、单元', minLength: 2, maxLength: 60 }, ui: { prefill: 'register.address' } }, stand: ask.pick('您的想法', { start: '想装，我来发起', agree: '同意', worry: '有担心', against: '不同意' }), why: ask.story('说说理由') }, stages: [stages.arrange('联系业主、组织议事')],
  limits: { accept: localLimit(2, 'working_day'), handle: localLimit(20, 'working_day'), promised: localLimit(10, 'working_day') },
})

/** 农牧区危房改造. */
export const unsafeHouse = brief({
  code: 'matters.unsafe-house', title: '农牧区危房改造申请', type: 'relief', level: 'county', lifeEvents: ['housing', 'hardship'], audience: '农村牧区低收入群体等重点对象', department: '旗住房和城乡建设局',
  summary: '唯一住房成了危房、家里又困难的农牧户，可以申请危房改造或抗震改造补助。', keywords: '危房 房子要塌 房子裂了 土房 危房改造 修房子 房子漏 抗震改造', basis: ['农村危房改造补助资金管理办法'],
  conditions: ['住在农村牧区，是唯一住房', '房屋经鉴定为C级、D级', '属于低收入群体等规定的对象'], process: ['申请', '嘎查村评议', '苏木镇审核、鉴定', '公示', '旗住建局批准', '改造、验收、拨付补助'], notes: ['房子有倒塌危险的先搬出来，拨打12345。', '补助标准由本地公布。'], eligibility: '三样都符合：唯一住房、鉴定为危房、属于规定的对象。', closed: '面向本地农牧区户籍、有宅基地的住户', step: '房子的情况',
  asks: { built: ask.count('房子哪一年盖的', '年', 2030, 1900), what: ask.several('哪里有问题', { wall: '墙裂、歪', roof: '屋顶漏、塌', base: '地基沉', wood: '木头朽' }), danger: ask.yes('现在就有危险'), more: optional(ask.story('说明')) }, materials: [idCard, householdBook, bring('pictures', '房子的照片', '手机拍的就行。', { within: 14 })],
  stages: [stages.survey(localLimit(5, 'working_day'), '嘎查村核实'), stages.publish('本地办法：公示7天'), stages.department('旗住建局批准')], limits: { accept: localLimit(5, 'working_day'), handle: localLimit(40, 'working_day'), promised: localLimit(30, 'working_day') }, settings: setByPlace({ grades: ['C', 'D'] }),
})
