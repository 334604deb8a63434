import { ask, bring, brief, idCard, localLimit, onlyWhen, stages } from '../../matters/contract.ts'

/*
 * 社会保障卡 at the community (MAT-16): asked for, looked up, replaced and collected at the station. The card is issued by the social-insurance
 * agency; the station takes in, tells how far it is and hands over.
 */
const LAW = '中华人民共和国社会保障卡管理办法'
const common = { department: '旗社会保险经办机构', lifeEvents: ['work', 'old-age', 'illness'] as const, audience: '所有居民' } as const
const collect = ask.pick('在哪里领卡', { station: '社区站代领，我来取', home: '送到家', bank: '自己去银行网点' })
const collected = stages.own('collect', '领卡', 'window_clerk', 'community', { handedOn: ask.past('哪天交给本人'), to: ask.pick('交给谁', { self: '本人', family: '家人（有委托）' }), checked: ask.promise('核对了身份，当面交付') })

export const socialCardApplication = brief({
  ...common, code: 'employment.social-card', title: '社会保障卡申领', summary: '没有社保卡的，在社区交一张照片就能申领，办好了在社区站领。看病、领养老金和补贴、坐车都用这张卡。',
  keywords: '社保卡 社会保障卡 办社保卡 医保卡 新办卡 孩子社保卡 第三代社保卡 一卡通',
  basis: [[LAW, '']], conditions: ['在本地参加社会保险或者住在本地'], process: ['网上或社区提交', '社区核对照片', '送经办机构、银行制卡', '在社区站领卡，或者送到家'],
  notes: ['首次申领不收费。', '没有领卡前，可以用手机里的电子社保卡。', '领卡要核对身份，代领的要有委托。'], eligibility: '所有居民都可以申领，婴儿由监护人办理。', visits: 1,
  asks: { first: ask.pick('是不是第一次办', { yes: '第一次', change: '换第三代卡' }), collect }, materials: [idCard, bring('photo', '近期白底免冠照片', '手机拍的也行。', { within: 14 })],
  stages: [stages.check('核对、收件'), stages.own('made', '送制卡、登记到卡', 'window_clerk', 'community', { sentOn: ask.past('哪天送去制卡'), arrivedOn: ask.past('哪天卡到站') }), collected],
  limits: { accept: localLimit(5, 'working_day'), handle: localLimit(30, 'working_day', '经办机构制卡周期，可由各地调整'), promised: localLimit(20, 'working_day') },
})

export const socialCardProgress = brief({
  ...common, code: 'employment.social-card-progress', title: '社会保障卡进度和信息查询', kind: 'request', summary: '卡办到哪一步了、卡里为什么没钱、绑的哪家银行、密码忘了找谁，社区帮您查、告诉您。',
  keywords: '社保卡进度 社保卡查询 社保卡办好没 卡到哪了 社保卡密码 社保卡没钱 社保卡激活',
  basis: [[LAW, '']], conditions: ['查本人的，或者监护人查孩子的'], process: ['说明要查什么', '社区核对身份后查询', '当场或电话告诉您'], notes: ['在本系统里申领的，“我的”里随时能看到办到哪一步。', '不会向您要卡的密码。'], eligibility: '查本人的卡。', handling: 'at_once',
  asks: { what: ask.pick('要查什么', { progress: '办到哪一步', money: '待遇发到没有', bank: '哪家银行、怎样激活', other: '其他' }), more: onlyWhen({ field: 'what', equals: 'other' }, ask.story('要问的')) },
  stages: [stages.own('answer', '查询、告知', 'window_clerk', 'community', { told: ask.story('告诉了什么') })], limits: { accept: localLimit(1, 'working_day'), handle: localLimit(2, 'working_day'), promised: localLimit(1, 'working_day') },
})

export const socialCardReplacement = brief({
  ...common, code: 'employment.social-card-replacement', title: '社会保障卡挂失、补换', summary: '卡丢了先挂失，坏了、信息变了可以补换。社区收件送办，办好在社区站领。',
  keywords: '社保卡丢了 社保卡补办 社保卡挂失 换社保卡 社保卡坏了 社保卡到期 卡丢了',
  basis: [[LAW, '']], conditions: ['卡遗失、损坏，或者姓名、照片等信息变了'], process: ['卡丢了的先打12333或银行电话挂失', '网上或社区提交', '送经办机构、银行补换', '在社区站领卡'], notes: ['补换是否收工本费按本地规定，收的话先告诉您。', '补换期间可以用电子社保卡看病、取药。'], eligibility: '持卡人本人、监护人，或受委托的人。', visits: 1,
  asks: { why: ask.pick('为什么补换', { lost: '丢了', broken: '坏了', changed: '信息变了', expired: '到期了' }), reported: onlyWhen({ field: 'why', equals: 'lost' }, ask.promise('已经挂失')), collect },
  materials: [idCard], stages: [stages.check('核对、收件'), stages.own('made', '送补换、登记到卡', 'window_clerk', 'community', { sentOn: ask.past('哪天送去'), arrivedOn: ask.past('哪天卡到站') }), collected],
  limits: { accept: localLimit(5, 'working_day'), handle: localLimit(20, 'working_day', '经办机构制卡周期，可由各地调整'), promised: localLimit(15, 'working_day') },
})

export const insuranceRecord = brief({
  ...common, code: 'employment.insurance-record', title: '社会保险信息查询、打印', kind: 'request', summary: '交了多少年养老、断没断、医保在哪里、要参保证明，社区帮您查、打印，不收费。',
  keywords: '社保查询 缴费记录 参保证明 社保证明 养老交了几年 社保断了 打印社保 工龄 缴费年限',
  basis: [['中华人民共和国社会保险法', '第七十四条']], conditions: ['查本人的，或者有本人委托'], process: ['说明查哪一种', '社区核对身份后查询、打印', '当场交给您'], notes: ['个人有权免费查询、核对缴费和待遇记录。', '打印件只交给本人或受委托的人，站里不留。'], eligibility: '参保的人本人。', handling: 'at_once', onBehalf: ['self', 'agent', 'worker'],
  asks: { which: ask.several('查哪些', { pension: '养老保险', medical: '医疗保险', unemployment: '失业保险', benefit: '待遇发放' }), paper: ask.yes('要打印') }, materials: [idCard],
  stages: [stages.own('answer', '查询、打印', 'window_clerk', 'community', { told: ask.promise('已当面交给本人或受委托的人') })], limits: { accept: localLimit(1, 'working_day'), handle: localLimit(2, 'working_day'), promised: localLimit(1, 'working_day') },
})
