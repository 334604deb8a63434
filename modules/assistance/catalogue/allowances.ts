import { ask, bring, brief, householdBook, idCard, limitOf, localLimit, onlyWhen, setByPlace, stages } from '../../matters/contract.ts'

const DISABLED = '国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见'
const MINORS = '中华人民共和国未成年人保护法'
const ANYWHERE = '可以在居住地递交，由户籍地审核发放'
const common = { department: '旗民政局', level: 'county', lifeEvents: ['hardship', 'illness'] as const } as const
const limits = { accept: localLimit(5, 'working_day'), handle: localLimit(30, 'working_day', '本地办法，可由各地调整'), promised: localLimit(20, 'working_day') }
const payTo = ask.pick('补贴发到哪里', { social_card: '本人社会保障卡', other: '监护人的社会保障卡' })
/** Nothing is published: the title alone would tell a person's disability. */
const unpublished = [stages.check('社区核对'), stages.street(), stages.confirm(localLimit(10, 'working_day'))]
const certificate = bring('disability-certificate', '残疾人证', '看过就还给您；等级由残联核对，不在别处登记。')

/** 困难残疾人生活补贴. What is told of the disability stays in the case. */
export const disabilityLiving = brief({
  ...common, code: 'assistance.disability-living', title: '困难残疾人生活补贴', type: 'relief', audience: '家庭困难的残疾人',
  summary: '低保家庭里的残疾人，每月可以领一份生活补贴；有的地方放宽到低收入家庭。全国都能申请，发放在户籍地。',
  keywords: '残疾补贴 残疾人补贴 残疾人生活补贴 残疾人困难补助 残疾人钱 两项补贴 残补',
  basis: [DISABLED], conditions: ['持有残疾人证', '低保家庭的残疾人（本地放宽的，按本地规定）'],
  process: ['本人或监护人申请', '社区核对', '街道审核，残联核对残疾等级', '旗民政确认', '次月起按月发放'],
  notes: ['和重度残疾人护理补贴可以同时领。', '已经享受特困供养、孤儿基本生活费的，不重复领。', `${ANYWHERE}。`, '每年核对一次，不用您跑。'],
  eligibility: '低保家庭的持证残疾人。放宽到哪些家庭、每月多少，由本地公布。', asks: { payTo, other: ask.yes('正在领特困供养、孤儿基本生活费或工伤护理费') },
  materials: [idCard, householdBook, certificate], stages: unpublished, limits, settings: setByPlace(),
})

/** 重度残疾人护理补贴. */
export const disabilityCare = brief({
  ...common, code: 'assistance.disability-care', title: '重度残疾人护理补贴', audience: '残疾等级一级、二级，需要长期照护的残疾人',
  summary: '一级、二级残疾、需要长期有人照料的，每月可以领一份护理补贴；有的地方放宽到三级智力、精神残疾。',
  keywords: '护理补贴 重残 重度残疾 残疾护理 一级残疾 二级残疾 瘫痪 卧床 需要人照顾 两项补贴',
  basis: [DISABLED], conditions: ['残疾等级为一级、二级（本地放宽的，按本地规定）', '需要长期照护'],
  process: ['本人或监护人申请', '社区核对', '街道审核，残联核对残疾等级', '旗民政确认', '次月起按月发放'],
  notes: ['和困难残疾人生活补贴可以同时领。', '已经领工伤护理费或同类照护补贴的，择高领一份。', `${ANYWHERE}。`],
  eligibility: '重度残疾、需要长期照护就可以申请，不看收入。每月多少由本地公布。', asks: { payTo, other: ask.yes('正在领工伤护理费或其他照护补贴') },
  materials: [idCard, householdBook, certificate], stages: unpublished, limits, settings: setByPlace({ grades: ['1', '2'] }),
})

const child = {
  childName: ask.words('孩子姓名'), childBorn: ask.born('孩子出生日期'), with: ask.words('孩子现在跟谁生活'),
}

/** 孤儿基本生活保障: no publication, children are not named in public. */
export const orphan = brief({
  ...common, code: 'assistance.orphan', title: '孤儿基本生活保障', type: 'relief', lifeEvents: ['child', 'hardship'], audience: '失去父母、查找不到生父母的未满18周岁的孩子',
  summary: '父母去世或者查找不到的孩子，每月有基本生活费，看病、上学也有专门安排。监护人申请，社区儿童主任帮着办。',
  keywords: '孤儿 没爸没妈 父母去世 孤儿补助 孤儿生活费',
  basis: [[MINORS, ''], '国务院办公厅关于加强孤儿保障工作的意见'], conditions: ['未满18周岁', '失去父母，或者查找不到生父母'],
  process: ['监护人申请，没有监护人的由社区申请', '社区儿童主任上门了解', '街道审核', '旗民政确认', '次月起按月发放'],
  notes: ['不公示孩子的信息。', '选择孤儿保障的，不再按特困人员供养，也不领困难残疾人生活补贴。', `${ANYWHERE}。`], eligibility: '未满18周岁的孤儿，不看监护人的收入。每月多少由本地公布。',
  whoMayApply: '监护人，没有监护人的由社区（嘎查村）代为申请', step: '孩子的情况', asks: child, materials: [bring('parents-gone', '父母去世或查找不到的材料', '民政、公安能查到的不用提供。', { within: 14 })],
  stages: unpublished, limits, settings: setByPlace({ untilAge: 18 }),
})

/** 事实无人抚养儿童基本生活保障. */
export const unsupportedChild = brief({
  ...common, code: 'assistance.unsupported-child', title: '事实无人抚养儿童基本生活保障', type: 'relief', lifeEvents: ['child', 'hardship'], audience: '父母在但没有能力或没有尽到抚养责任的孩子',
  summary: '父母重残、重病、服刑、失踪、失联，实际没有人抚养的孩子，每月有基本生活费。家里人、邻居、社区都可以帮孩子提出来。',
  keywords: '没人管的孩子 没人抚养 父母坐牢 父母失踪 跟着爷爷奶奶 事实孤儿 爸妈不管 孩子没人养',
  basis: [[MINORS, ''], '关于进一步加强事实无人抚养儿童保障工作的意见'], conditions: ['未满18周岁', '父母双方都属于规定的没有能力或没有履行抚养责任的情形'],
  process: ['监护人或受委托的亲属申请', '社区儿童主任上门了解', '街道查验', '旗民政确认', '次月起按月发放'],
  notes: ['父母情况的材料由民政部门查，不让孩子去开。', '不公示孩子的信息。', `${ANYWHERE}。`], eligibility: '父母双方都没有能力或没有履行抚养责任的未成年人。具体情形、每月多少由本地公布。',
  whoMayApply: '监护人、受委托的亲属，社区（嘎查村）代为申请', step: '孩子的情况', asks: { ...child, story: ask.story('父母的情况', '只给经办人看') },
  stages: unpublished, limits, settings: setByPlace({ untilAge: 18 }),
})

/** 医疗救助: what insurance leaves; the community hands it in. */
export const medicalAid = brief({
  ...common, code: 'assistance.medical', title: '医疗救助', type: 'relief', lifeEvents: ['illness', 'hardship'], department: '旗医疗保障局', audience: '困难家庭的病人',
  summary: '看病花费大，医保、大病保险报销以后自己还要出很多的困难家庭，可以申请医疗救助。低保、特困的人在医院直接结算。',
  keywords: '看不起病 医药费 看病钱 大病救助 医疗费报销 住院费 医疗救助 做手术没钱 报销以后还是多',
  basis: ['国务院办公厅关于健全重特大疾病医疗保险和救助制度的意见', '社会救助暂行办法'], conditions: ['参加了基本医疗保险', '低保、特困、低保边缘、因病致贫重病患者等规定的对象', '报销以后自己负担的合规费用超过本地规定'],
  process: ['本人或家人申请', '社区核对家庭情况', '医保部门核算', '救助金发到社会保障卡'], notes: ['低保、特困人员在定点医院“一站式”直接结算，不用申请。', '病情只给经办人看，不公示。'],
  eligibility: '先报医保、大病保险，再按规定救助自己负担的部分。比例和限额由本地公布。', closed: '按参保地和户籍地的认定办理；在外地参保的，社区帮忙联系参保地',
  asks: { inHospital: ask.pick('看病的情况', { inpatient: '住院', chronic: '长期吃药、门诊慢病' }), paidYuan: ask.yuan('报销以后自己出的'), recognised: ask.pick('家庭属于哪一类', { minimum: '低保', poorest: '特困', margin: '低保边缘', illness: '看病花钱致困', unsure: '说不清' }) },
  materials: [idCard, bring('settlement', '医保结算单', '本地医保已有记录的，由工作人员查询，不用提供。', { when: { field: 'inHospital', equals: 'inpatient' }, within: 14 })],
  stages: [stages.check('社区核对家庭情况'), stages.department('医保部门核算')], limits: { ...limits, accept: limitOf('LIC-01') }, settings: setByPlace(),
})

/** 惠民殡葬: the basic fees are taken off or paid back. */
export const funeralAid = brief({
  ...common, code: 'assistance.funeral', title: '基本殡葬服务费减免', lifeEvents: ['hardship', 'old-age'], audience: '去世居民的家人',
  summary: '家里有人去世，遗体接运、存放、火化、骨灰寄存等基本费用可以减免，不在殡仪馆直接减的可以回来报。',
  keywords: '去世 丧事 殡葬 火化费 死人 办后事 骨灰 丧葬补贴 老人走了',
  basis: ['殡葬管理条例', '本地惠民殡葬办法'], conditions: ['去世的人户籍在本地，或者属于本地规定的对象', '按规定火化或土葬'],
  process: ['家人告诉社区', '社区核对', '在殡仪馆直接减免，已交费的按票据退'], notes: ['高龄津贴、养老金等从次月停发，社区一并帮您报。', '户口注销、社保停发可以一次说清，不用跑几个地方。'],
  eligibility: '减免哪些项目、哪些人，由本地公布。', step: '去世的人', asks: {
    deceased: ask.words('去世的人姓名'), diedOn: ask.past('去世日期'), paid: ask.pick('费用', { no: '还没交', yes: '已经交了' }), paidYuan: onlyWhen({ field: 'paid', equals: 'yes' }, ask.yuan('交了多少')),
  },
  materials: [bring('fee-receipt', '殡仪馆收费票据', '', { when: { field: 'paid', equals: 'yes' }, copies: 1 })], stages: [stages.check('社区核对'), stages.handOn('旗民政局')], settings: setByPlace(),
})
