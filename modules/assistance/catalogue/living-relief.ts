import { ask, bring, brief, householdBook, idCard, limitOf, localLimit, onlyWhen, optional, setByPlace, stages } from '../../matters/contract.ts'

const RELIEF = '社会救助暂行办法'
const LIVING = '最低生活保障审核确认办法（民发〔2021〕57号）'
const POOREST = '特困人员认定办法（民发〔2021〕43号）'
const RIGID = '刚性支出困难家庭认定办法'
const BY_HOME = '由户籍所在地的街道（苏木镇）受理；持居住证的居民按本地规定可以在居住地申请，社区帮忙联系户籍地'
const CHECK = ask.promise('同意核对家庭收入和财产状况')
const forWhom = { audience: '生活困难的家庭', department: '旗民政局', level: 'county', type: 'relief', lifeEvents: ['hardship'] } as const
const family = {
  members: ask.count('共同生活的家庭成员几口人', '人', 20, 1),
  incomeYuan: ask.yuan('全家每月收入'),
  property: ask.pick('有没有存款、车、第二套房', { none: '都没有', some: '有，在情况说明里写' }),
  story: ask.story('家里的困难', '几口人、谁能干活、最大的花费是什么'),
}
const fromHousehold = { ...family, members: { ...family.members, ui: { prefill: 'register.householdSize', unit: '人' } } }
const proofs = bring('income-proof', '收入和支出的材料（有什么交什么）', '能由民政部门查到的（工资、社保、不动产、车辆、银行），不用您提供。', { within: 14 })

/** 低保: survey, publication, confirmation within thirty working days (DB-06); how much is the gap to the standard of the place. */
export const minimumLiving = brief({
  ...forWhom, code: 'assistance.minimum-living', title: '最低生活保障（低保）',
  summary: '一家人的人均收入低于本地低保标准、财产也符合规定的，可以申请低保。由一名家庭成员提出，社区帮您跑，街道审核，旗民政确认。',
  keywords: '低保 低保户 吃低保 没钱过日子 没有收入 生活费 穷 困难家庭 家里困难 最低生活保障 救济 揭不开锅 单人户',
  basis: [[RELIEF, ''], [LIVING, '第十五条'], [LIVING, '第十九条'], [LIVING, '第二十条'], [LIVING, '第二十二条']],
  conditions: ['共同生活的家庭成员人均收入低于本地低保标准', '家庭财产符合本地规定', '户籍在本地，共同生活的家庭成员户籍不在一起的，按规定选一处申请'],
  process: ['一名家庭成员提出申请，全家一起算', '3个工作日内开始入户调查，至少两人', '街道提出初审意见，在社区公示7天，只公布姓氏和社区', '旗民政10个工作日内确认', '批准的次月起发放；不批准的书面说明原因'],
  notes: ['同一家只交一份申请。', '家里收入、人口、财产有变化的，要及时告诉社区。', '重度残疾、重病患者在低保边缘家庭的，可以按单人户申请。', '孩子学习再好、收到再多奖学金也不算收入；优抚金、救助款也不算。'],
  eligibility: '看两样：人均收入（扣除必要的就业成本和看病、残疾的刚性支出）低于标准，财产在规定以内。标准每年由本地公布。',
  closed: BY_HOME, step: '家庭情况', asks: { ...fromHousehold, single: ask.yes('按单人户申请', '家里是低保边缘家庭，本人重残或者重病的'), check: CHECK },
  materials: [idCard, householdBook, proofs],
  stages: [stages.survey(limitOf('DB-01', { source: '最低生活保障审核确认办法第15条：3个工作日内开始' })), stages.publish('最低生活保障审核确认办法第19条：公示7天'), stages.confirm(limitOf('DB-04'), true)],
  limits: { accept: limitOf('LIC-01', { source: '参照行政许可法第32条：5个工作日内一次告知' }), handle: limitOf('DB-06', { mayExtendBy: { amount: 15, unit: 'working_day' } }), promised: localLimit(25, 'working_day', '本地承诺，公示另计') },
  effect: 'assistance.grant',
  settings: setByPlace({ programme: 'minimum-living', mode: 'monthly', serviceGroup: 'low_income', maxFen: 2_000_000 }),
})

/** 低保边缘家庭: not above one and a half times the standard; opens medical and education aid. */
export const lowIncomeMargin = brief({
  ...forWhom, code: 'assistance.low-income-margin', title: '低保边缘家庭认定',
  summary: '收入比低保线高一点、日子还是紧的家庭，可以认定为低保边缘家庭，看病、上学、取暖能得到专项救助。',
  keywords: '低保边缘 低收入家庭 够不上低保 差一点够低保 边缘户 低收入证明',
  basis: [RELIEF, LIVING], conditions: ['不符合低保条件', '人均收入低于本地低保标准的1.5倍', '家庭财产符合本地规定'],
  process: ['一名家庭成员提出申请', '社区入户调查', '公示7天', '旗民政确认', '凭认定享受专项救助'],
  notes: ['认定以后也要报告家庭变化。', '家里有重残或者重病的人，认定后可以按单人户申请低保。'],
  eligibility: '收入在低保标准和它的1.5倍之间、财产符合规定的家庭。', closed: BY_HOME, step: '家庭情况', asks: { ...fromHousehold, check: CHECK },
  materials: [idCard, householdBook, proofs],
  stages: [stages.survey(localLimit(5, 'working_day')), stages.publish('参照最低生活保障审核确认办法第19条：公示7天'), stages.confirm(localLimit(10, 'working_day'))],
  limits: { accept: localLimit(5, 'working_day'), handle: localLimit(30, 'working_day', '参照低保的办理时限，可由各地调整'), promised: localLimit(25, 'working_day') },
  settings: setByPlace({ timesOfStandard: 1.5 }),
})

/** 刚性支出困难家庭 (GX): a year of necessary spending that eats up the income; holds twelve months at most. */
export const rigidSpending = brief({
  ...forWhom, code: 'assistance.rigid-spending', title: '刚性支出困难家庭认定',
  summary: '收入不算太低，可是这一年看病、上学、残疾康复花掉一大半，日子过不下去的家庭，可以认定后得到相应救助。',
  keywords: '看病花光了 因病致贫 大病花费 支出型 刚性支出 学费太高 医药费太多 欠债看病',
  basis: [[RIGID, '第八条'], [RIGID, '第十条']],
  conditions: ['人均收入低于上年度本地居民人均可支配收入', '申请前12个月的必要支出占收入的比例超过本地规定', '家庭财产符合本地规定', '不是低保、特困、低保边缘家庭'],
  process: ['一名家庭成员提出申请，列出一年的必要支出', '社区入户调查', '公示', '旗民政确认', '认定有效期内享受相应救助'],
  notes: ['认定最长12个月，期满仍困难的重新申请。', '医保报销、救助、捐款已经解决的部分不算支出。'],
  eligibility: '按一年里基本生活、看病、上学、残疾康复等支出来算，比例和财产规定由本地公布。', closed: BY_HOME, step: '一年的收入和支出',
  asks: { ...fromHousehold, medicalYuan: optional(ask.yuan('一年看病自己花的')), schoolYuan: optional(ask.yuan('一年上学花的')), otherYuan: optional(ask.yuan('其他必要支出')), check: CHECK },
  materials: [idCard, householdBook, bring('receipts', '一年的支出票据', '医保、学校已有结算记录的，由工作人员查询，不用提供。', { within: 14 })],
  stages: [stages.survey(localLimit(5, 'working_day')), stages.publish('本地规定：公示7天'), stages.confirm(localLimit(10, 'working_day'))],
  limits: { accept: localLimit(5, 'working_day'), handle: limitOf('GX-01', { mayExtendBy: { amount: 15, unit: 'working_day' } }), promised: localLimit(25, 'working_day', '本地承诺，公示另计') },
  settings: setByPlace({ validMonths: 12 }),
})

/** 特困人员 (TK): no ability to work, no income, nobody able to support; at home or in an institution by own choice. */
export const extremePoverty = brief({
  ...forWhom, code: 'assistance.extreme-poverty', title: '特困人员救助供养',
  summary: '没有劳动能力、没有生活来源，也没有人能赡养、抚养的老人、残疾人和孩子，由政府供养：给生活费、安排照料、管看病和后事。',
  keywords: '特困 五保 五保户 孤寡老人 没儿没女 无依无靠 供养 没人养 敬老院 三无老人 单身老人',
  audience: '无劳动能力、无生活来源、无人供养的居民', basis: [[POOREST, '第十三条'], [POOREST, '第十五条'], [POOREST, '第十六条'], RELIEF],
  conditions: ['没有劳动能力（60周岁以上、未满16周岁、规定等级的残疾等）', '没有生活来源', '没有法定赡养、抚养、扶养义务人，或者义务人没有能力'],
  process: ['本人申请，写不了的由社区代办', '15个工作日内调查并提出初审意见', '公示7天', '旗民政15个工作日内确认，并评自理能力、定照料档次', '次月起供养，在家还是去供养机构由本人选'],
  notes: ['自理能力有变化的告诉社区，10个工作日内重新评估。', '孩子满18周岁还在上学的，继续供养到毕业。', '不能和低保同时享受。'],
  eligibility: '三样都符合：没有劳动能力、没有生活来源、没有人能供养。', closed: BY_HOME, step: '本人情况',
  asks: {
    alone: ask.pick('家里还有谁', { none: '没有别人', unable: '有，但没有能力养' }), incomeYuan: ask.yuan('每月收入'),
    where: ask.pick('希望怎样供养', { home: '在自己家', institution: '去供养机构', later: '想先问问' }), story: ask.story('现在怎样生活', '谁做饭、谁照料、有什么病痛也可以说，只给经办人看'), check: CHECK,
  },
  materials: [idCard, householdBook],
  stages: [stages.survey(limitOf('TK-01')), stages.publish('特困人员认定办法第15条：公示7天'), stages.confirm(limitOf('TK-03'), true)],
  limits: { accept: localLimit(5, 'working_day'), handle: localLimit(30, 'working_day', '特困人员认定办法第13条、第16条：初审15个、确认15个工作日，公示另计'), promised: localLimit(25, 'working_day') },
  effect: 'assistance.grant',
  settings: setByPlace({ programme: 'extreme-poverty', mode: 'monthly', serviceGroup: 'low_income', maxFen: 2_000_000, minAgeUnable: 60 }),
})

/** 家庭变化报告: what must be told by households that get aid, so that nobody has to pay back. */
export const changeReport = brief({
  ...forWhom, code: 'assistance.change-report', title: '低保、特困家庭情况变化报告', kind: 'registration', level: 'community',
  summary: '领低保、特困供养的家庭，收入、人口、财产有变化的，在这里说一声，社区帮您办增发、减发或停发，不用跑。',
  keywords: '低保变化 找到工作了 家里添人 家里有人去世 停低保 低保增加 收入变了 报告变化',
  basis: [RELIEF, LIVING], conditions: ['正在领取低保、特困供养，或已认定为低保边缘、刚性支出困难家庭'],
  process: ['说明哪天起有什么变化', '社区核实', '报街道、旗民政办理增发、减发或停发', '结果书面告诉您，并说明原因'],
  notes: ['找到工作收入高了，有一段时间的渐退期，长短由本地规定，不会一下停掉。', '及时说的，多领的部分按规定处理，不罚款。'],
  eligibility: '正在享受社会救助的家庭都要及时报告变化。', step: '有什么变化',
  asks: {
    what: ask.several('哪些有变化', { income: '收入', people: '家里人口', property: '房、车、存款', health: '身体情况', moved: '搬家' }), since: ask.past('从哪天起'), story: ask.story('具体情况'),
    monthlyYuan: onlyWhen({ field: 'what', contains: 'income' }, ask.yuan('现在全家每月收入')),
  },
  stages: [stages.check('社区核实'), stages.street()],
})
