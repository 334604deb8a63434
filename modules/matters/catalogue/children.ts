import { ask, bring, brief, onlyWhen, optional, setByPlace, stages } from '../briefs.ts'
import { limitOf, localLimit } from '../limit-rules.ts'
import { REPORT_CHANNELS, householdBook, idCard } from '../parts.ts'

const MINORS = '中华人民共和国未成年人保护法'
const child = { childName: ask.words('孩子姓名'), childBorn: ask.born('孩子出生日期') }
const common = { lifeEvents: ['child'] as const } as const

/** 生育登记. */
export const birthRegistration = brief({
  ...common, code: 'matters.birth-registration', title: '生育登记', kind: 'registration', audience: '怀孕或者打算要孩子的家庭', department: '旗卫生健康委',
  summary: '怀孕了、打算要孩子了，登记一下，社区告诉您建册产检、生育保险、育儿补贴怎么办，孩子出生后一次说全。',
  keywords: '生孩子 怀孕 生育登记 准生证 生育服务证 要二胎 二胎 三胎 生育证',
  basis: ['中华人民共和国人口与计划生育法', '本地生育登记服务办法'], conditions: ['怀孕或打算生育的夫妻、个人'], process: ['网上或社区登记', '当场办好', '告诉您接下来的服务'], notes: ['不登记也不影响看病、上户口。', '登记不收费，只给办理的人看。'], eligibility: '在户籍地、居住地都可以登记，不看户籍。', handling: 'at_once',
  asks: { state: ask.pick('现在', { expecting: '已怀孕', planning: '打算要孩子', born: '已出生，补登记' }), due: onlyWhen({ field: 'state', equals: 'expecting' }, ask.day('预产期')), which: ask.count('第几个孩子', '个', 9, 1) },
  stages: [stages.check('登记')], limits: { accept: localLimit(1, 'working_day'), handle: localLimit(2, 'working_day'), promised: localLimit(1, 'working_day') },
})

/** 预防接种证: within a month of birth (疫苗管理法 art. 47). */
export const immunisationCard = brief({
  ...common, code: 'matters.immunisation-card', title: '儿童预防接种证办理、补办', kind: 'registration', lifeEvents: ['child', 'illness'], audience: '新生儿和学龄前儿童', department: '旗卫生健康委、社区卫生服务站',
  summary: '孩子出生一个月内办预防接种证，搬来的带上原来的证换登记，丢了可以补。上幼儿园、上学都要看它。',
  keywords: '打疫苗 疫苗 接种证 打预防针 预防接种 小孩打针 接种本 疫苗本丢了 宝宝打针',
  basis: [['中华人民共和国疫苗管理法', '第四十七条']], conditions: ['孩子住在本社区，不看户籍'], process: ['登记', '接种单位建证', '告诉您第一次打哪一针、什么时候'], notes: ['国家免疫规划的疫苗不收费。', '原来打过的针，系统里查得到的不用证明。'], eligibility: '住在本地的孩子都可以，不看户籍。',
  step: '孩子的情况', asks: { ...child, what: ask.pick('办什么', { first: '新办', moved: '从外地迁来', lost: '丢了补办' }) }, stages: [stages.handOn('预防接种门诊')],
})

/** 育儿补贴. */
export const childRaising = brief({
  ...common, code: 'matters.child-raising-allowance', title: '育儿补贴', level: 'county', audience: '不满三周岁婴幼儿的家庭', department: '旗卫生健康委',
  summary: '家里有不满三周岁的孩子，可以按年领育儿补贴，发到父母或孩子的银行卡。', keywords: '育儿补贴 生娃补贴 孩子补贴 奶粉钱 婴儿补助 养孩子补贴 三岁以下',
  basis: ['育儿补贴制度实施方案'], conditions: ['孩子不满三周岁', '户籍在本地', '符合法律法规规定生育'], process: ['父母一方或其他监护人申请', '社区核对', '旗卫生健康委审核', '发到银行卡'], notes: ['补贴金额和申领时间由国家和本地公布。', '不计入低保等家庭收入。'], eligibility: '孩子不满三周岁、户籍在本地，父母一方或其他监护人申领。',
  closed: '由孩子户籍地发放，避免两地重复领取', whoMayApply: '父母一方或其他监护人', step: '孩子的情况', asks: { ...child, payTo: ask.pick('发到哪里', { parent: '父母社会保障卡', child: '孩子社会保障卡' }) }, materials: [idCard, householdBook, bring('birth-certificate', '出生医学证明', '卫生健康系统查得到的不用提供。', { within: 14 })],
  stages: [stages.check(), stages.department('旗卫生健康委审核')], limits: { accept: localLimit(5, 'working_day'), handle: localLimit(30, 'working_day'), promised: localLimit(20, 'working_day') }, settings: setByPlace({ underAge: 3 }),
})

/** 困境儿童、留守儿童关爱. */
export const childInNeed = brief({
  ...common, code: 'matters.child-in-need', title: '困境儿童、留守儿童关爱帮扶', type: 'relief', kind: 'visit', lifeEvents: ['child', 'hardship'], audience: '家庭困难、缺少照看的孩子', department: '旗民政局、社区（嘎查村）儿童主任',
  summary: '父母外出、家里困难、身体有病、没人辅导的孩子，社区儿童主任上门了解，帮着联系监护、上学、救助和陪伴。',
  keywords: '留守儿童 困境儿童 孩子没人管 儿童主任 父母外出打工 孩子在家 帮帮孩子',
  basis: [[MINORS, '第四十三条']], conditions: ['未满18周岁', '监护人或孩子本人同意'], process: ['家人、学校、邻居提出', '儿童主任上门了解', '一起定帮扶办法', '按约定常去看看'], notes: ['孩子的情况只给办理的人看。', '孩子受到伤害的，请用“未成年人受侵害报告”，危险的先打110。'], eligibility: '住在本地的孩子，不看户籍。',
  step: '孩子的情况', asks: { ...child, with: ask.words('孩子现在跟谁生活'), needs: ask.several('需要什么', { guard: '有人照看', school: '上学、辅导', money: '生活困难', health: '看病、康复', heart: '说说心里话' }), consent: ask.promise('监护人或孩子本人同意上门') },
  stages: [stages.arrange('上门了解、定办法')], limits: { accept: localLimit(2, 'working_day'), handle: localLimit(10, 'working_day'), promised: localLimit(5, 'working_day') },
})

/** 侵害未成年人报告: whoever finds it may tell, staff must (未成年人保护法 art. 11). */
export const harmReport = brief({
  ...common, code: 'matters.minor-harm-report', title: '未成年人受侵害报告', type: 'none', kind: 'request', audience: '发现孩子受到伤害的任何人', department: '公安机关、旗民政局、社区（嘎查村）儿童主任',
  summary: '看到孩子挨打、没人管、被欺负、被骗，或者怀疑是这样，请告诉我们。正在发生的先打110。可以不留姓名。',
  keywords: '打孩子 虐待孩子 家暴孩子 校园欺凌 欺负 孩子被打 强制报告 拐孩子 孩子受伤 性侵',
  basis: [[MINORS, '第十一条']], conditions: ['发现或者怀疑孩子的身心健康受到侵害'], process: ['说明情况', '儿童主任立即核实，报公安机关', '孩子的安全先安排', '后续帮扶'], notes: ['正在发生的，先打110。', '报告人的信息保密。', '居委会、学校、医院的工作人员发现了必须立即报告。'], eligibility: '任何人都可以报告。',
  whoMayApply: '任何人', onBehalf: ['self', 'worker'], anonymous: true, channels: REPORT_CHANNELS, who: [], answerOnly: true, step: '发生了什么',
  asks: { now: ask.yes('现在就有危险'), where: ask.words('在哪里'), story: ask.story('看到、听到了什么'), phone: optional(ask.phone('愿意留的话，您的电话')) },
  stages: [stages.own('protect', '核实、报公安、安排孩子', 'community_worker', 'community', { police: ask.pick('报公安', { done: '已报', not: '核实后不属实，没有报' }), arranged: ask.story('怎样安排的') })],
  limits: { handle: localLimit(1, 'working_day', '未成年人保护法第十一条：立即报告'), begins: 'submit' }, urgency: [{ when: { field: 'now', equals: true }, urgency: 'urgent', handle: limitOf('HOT-05') }],
})
