import { ask, brief, idCard, localLimit, onlyWhen, optional, setByPlace, stages } from '../../matters/contract.ts'

const OLD = '中华人民共和国老年人权益保障法'
const common = { department: '旗民政局', lifeEvents: ['old-age'] as const, audience: '60周岁以上老年人' } as const

/** 老年人能力评估 by GB/T 42195-2022: at home, two assessors; the grade stays in the case. */
export const abilityAssessment = brief({
  ...common, code: 'elderly.ability-assessment', title: '老年人能力评估', level: 'county', visits: 0,
  summary: '老人吃饭、穿衣、走路、记事越来越吃力，可以请人上门评一评属于哪个能力等级。申请养老服务补贴、住养老院、家庭养老床位都用得上。',
  keywords: '能力评估 失能评估 失能等级 老人瘫了 不能自理 半自理 生活不能自理 老年痴呆 评级',
  basis: [[OLD, ''], ['GB/T 42195-2022 老年人能力评估规范', '']], conditions: ['年满60周岁', '老人或监护人同意上门评估'],
  process: ['本人或家人申请', '约时间，至少两名评估人员上门', '按自理、运动、精神、感知觉四个方面打分', '结果告诉本人，不同意的可以申请复评'],
  notes: ['评估不收费。', '结果只用于您申请的服务，不公开。', '情况有大的变化，随时可以重新评。'], eligibility: '60周岁以上老人都可以申请，不看户籍。',
  step: '约时间', asks: { why: ask.pick('评了用来做什么', { subsidy: '申请养老服务补贴', home: '住养老机构', bed: '家庭养老床位', know: '想知道身体情况' }), when: optional(ask.day('哪天方便上门')), contact: ask.words('当天谁在家') },
  materials: [idCard], stages: [stages.arrange('约定上门时间'), stages.own('assess', '登记评估完成', 'community_worker', 'community', { assessedOn: ask.past('评估日期'), told: ask.promise('结果已当面告诉本人或监护人') })],
  limits: { accept: localLimit(5, 'working_day'), handle: localLimit(20, 'working_day'), promised: localLimit(15, 'working_day') },
})

/** 老年助餐. */
export const meals = brief({
  ...common, code: 'elderly.meals', title: '老年助餐（吃饭、送餐）', lifeEvents: ['old-age', 'neighbourhood'],
  summary: '自己做饭不方便的老人，可以在社区食堂、老年餐桌吃，走不动的送到家。符合条件的，每顿有补贴。',
  keywords: '老人吃饭 送餐 送饭 老年食堂 老年餐桌 社区食堂 没人做饭 做不了饭 助餐 饭菜',
  basis: ['积极发展老年助餐服务行动方案'], conditions: ['年满60周岁', '住在送餐能到的地方（送餐的）'], process: ['登记想怎么吃、忌口', '社区联系食堂', '从约定的日子开始，按顿记账', '补贴直接从饭钱里减'],
  notes: ['忌口请写上，只告诉做饭的人。', '不吃的头一天说一声就行。'], eligibility: '60周岁以上都可以在社区食堂吃。哪些人有补贴、补多少，由本地公布。',
  step: '怎么吃', asks: { way: ask.pick('怎样吃', { there: '去食堂吃', home: '送到家' }), meals: ask.several('哪几顿', { noon: '午饭', evening: '晚饭' }), from: ask.day('从哪天开始'), taste: optional(ask.words('忌口和口味')) },
  stages: [stages.arrange('联系食堂、约定')], limits: { accept: localLimit(2, 'working_day'), handle: localLimit(5, 'working_day'), promised: localLimit(3, 'working_day') }, settings: setByPlace({ subsidisedFromAge: 80 }),
})

/** 日间照料. */
export const dayCare = brief({
  ...common, code: 'elderly.day-care', title: '日间照料', summary: '白天家里没人，老人可以到社区日间照料中心，有人看护、吃饭、休息、活动，晚上回家。',
  keywords: '日间照料 日托 托老所 白天没人 老人白天 照看老人 老人活动中心',
  basis: [OLD], conditions: ['年满60周岁', '经评估适合日间照料', '没有传染病等不宜集体照料的情况'], process: ['登记', '中心约见，了解情况', '签服务协议', '按约定的天数来'],
  notes: ['先试三天，合适再签。', '收费标准由中心公示，低保、特困老人按本地规定减免。'], eligibility: '住在附近的老人都可以，不看户籍；座位不够时，先满足失能、独居的。',
  step: '怎样来', asks: { days: ask.count('每周来几天', '天', 7, 1), from: ask.day('从哪天开始'), family: ask.words('家人姓名'), familyPhone: ask.phone('家人电话'), care: optional(ask.story('要特别留意的')) },
  stages: [stages.arrange('中心约见')],
})

/** 适老化改造. */
export const homeAdaptation = brief({
  ...common, code: 'elderly.home-adaptation', title: '居家适老化改造', level: 'county', lifeEvents: ['old-age', 'housing'],
  summary: '装扶手、换坐便器、铺防滑地砖、加夜灯和呼叫器，让老人在家走得稳、住得安全。符合条件的家庭政府给补贴。',
  keywords: '适老化 装扶手 防滑 老人摔倒 改卫生间 坐便器 家里改造 呼叫器 助浴',
  basis: [OLD, '关于推进老年人居家适老化改造工程的指导意见'], conditions: ['年满60周岁', '是自己的房子，或者房主同意', '有补贴的：低保、特困、失能等本地规定的对象'],
  process: ['申请', '上门看，商量改哪里', '旗民政确认补贴', '施工，一起验收'], notes: ['改哪里由老人说了算，不改结构。', '租房的先问房东。'], eligibility: '都可以申请评估；补贴给哪些家庭、补多少，由本地公布。',
  step: '想改哪里', asks: { what: ask.several('想改哪里', { toilet: '卫生间', floor: '地面防滑', rail: '扶手', bed: '床边', light: '灯和开关', call: '呼叫器' }), own: ask.pick('房子', { own: '自己的', rent: '租的或借住' }), ownerAgrees: onlyWhen({ field: 'own', equals: 'rent' }, ask.promise('房主同意改造')) },
  materials: [idCard], stages: [stages.arrange('上门评估'), stages.confirm(localLimit(10, 'working_day'))],
  limits: { accept: localLimit(5, 'working_day'), handle: localLimit(30, 'working_day'), promised: localLimit(20, 'working_day') }, settings: setByPlace(),
})

/** 养老服务补贴: for old people in hardship who need care. */
export const careSubsidy = brief({
  ...common, code: 'elderly.care-subsidy', title: '经济困难失能老年人养老服务补贴', type: 'relief', level: 'county', lifeEvents: ['old-age', 'hardship'], audience: '经济困难的失能老年人',
  summary: '家里困难、又不能自理的老人，可以领养老服务补贴，用来请人照料、买助浴送餐等服务。',
  keywords: '养老补贴 失能补贴 照料补贴 护工费 请不起保姆 养老服务补贴 失能老人',
  basis: [[OLD, '']], conditions: ['年满60周岁', '低保、低保边缘等经济困难家庭', '经能力评估为失能'], process: ['申请', '社区核对', '能力评估', '旗民政确认', '按月发放或换成服务'],
  notes: ['和重度残疾人护理补贴等同类补贴，按本地规定择高领一份。', '不公示身体情况。'], eligibility: '三样都符合：60周岁以上、经济困难、经评估失能。档次由本地公布。', closed: '由户籍地发放，避免两地重复领取；住在本地的，社区帮忙联系户籍地',
  asks: { assessed: ask.pick('做过能力评估吗', { yes: '做过', no: '没做过，请安排' }), wants: ask.pick('希望怎样用', { money: '发到社保卡', service: '换成上门服务' }) }, materials: [idCard],
  stages: [stages.check(), stages.street(), stages.confirm(localLimit(10, 'working_day'))], limits: { accept: localLimit(5, 'working_day'), handle: localLimit(30, 'working_day'), promised: localLimit(20, 'working_day') }, settings: setByPlace(),
})

/** 养老金领取资格认证 (EMP-15): done from home; the community only helps. */
export const pensionProof = brief({
  ...common, code: 'elderly.pension-proof', title: '养老金领取资格认证（社区协助）', kind: 'registration', department: '旗社会保险经办机构', lifeEvents: ['old-age'], audience: '领养老金的退休人员和城乡居民',
  summary: '领养老金每年要认证一次还健在。手机不会弄、刷不了脸、出不了门的，社区帮着做，可以上门。',
  keywords: '养老金认证 养老认证 刷脸认证 资格认证 退休金停了 养老金停发 生存认证 人脸识别',
  basis: ['中华人民共和国社会保险法', '关于全面取消领取社会保险待遇资格集中认证的通知'], conditions: ['正在领取养老金、遗属待遇等'], process: ['登记想怎样认证', '社区帮助用手机或到站、上门认证', '结果当场告诉您'],
  notes: ['不用到社保大厅排队，不收费，不拍身份证外传。', '已经停发的，认证以后补发。'], eligibility: '住在本地的都可以，待遇在外地领的也帮忙。', handling: 'at_once',
  asks: { way: ask.pick('怎样方便', { station: '到社区站', home: '请上门', phone: '电话教我弄' }), stopped: ask.yes('已经停发了') }, stages: [stages.own('proof', '协助认证', 'community_worker', 'community', { doneBy: ask.pick('怎样认证的', { phone: '手机', home: '上门', station: '到站' }), doneOn: ask.past('认证日期') })],
  limits: { accept: localLimit(2, 'working_day'), handle: localLimit(5, 'working_day'), promised: localLimit(3, 'working_day') },
})
