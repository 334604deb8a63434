import { ask, bring, brief, idCard, localLimit, onlyWhen, optional, setByPlace, stages } from '../../matters/contract.ts'

const WORK = '中华人民共和国就业促进法'
const RULES = '就业服务与就业管理规定'
const common = { department: '旗人力资源和社会保障局', lifeEvents: ['work'] as const } as const

/** 失业登记. */
export const unemploymentRegistration = brief({
  ...common, code: 'employment.unemployment-registration', title: '失业登记', kind: 'registration', audience: '法定劳动年龄内、有劳动能力和就业要求的失业人员',
  summary: '没有工作、想找工作的，先做失业登记。登记以后可以免费求职、参加培训，符合条件的申领失业保险金、享受补贴。',
  keywords: '失业 失业登记 没工作 下岗 被辞退 失业证 失业金 失业保险 就业创业证',
  basis: [WORK, RULES], conditions: ['法定劳动年龄内', '有劳动能力、有就业要求、现在没有工作'], process: ['网上或社区提交', '社区核对', '当场登记，告诉您能享受的服务'],
  notes: ['登记不收费。', '失业金要另外申领，社区可以教您在网上申请。', '在居住地就能登记，不用回户籍地。'], eligibility: '在本地居住的失业人员，城镇、农村牧区户籍一样。',
  asks: { lastWork: optional(ask.words('原来做什么工作')), leftOn: ask.past('从哪天起没有工作'), why: ask.pick('原因', { ended: '合同到期', dismissed: '被辞退、裁员', quit: '自己离开', closed: '单位停业、自己关店', never: '没有工作过' }), wants: ask.yes('想找工作，请推荐岗位') },
  materials: [idCard], stages: [stages.check('核对、登记')], handling: 'at_once', limits: { accept: localLimit(2, 'working_day'), handle: localLimit(10, 'working_day'), promised: localLimit(1, 'working_day') },
})

/** 就业困难人员认定. */
export const hardshipRecognition = brief({
  ...common, code: 'employment.hardship-recognition', title: '就业困难人员认定', type: 'relief', level: 'county', lifeEvents: ['work', 'hardship'], audience: '因身体、技能、家庭等原因难以找到工作的失业人员',
  summary: '年龄大、长期找不到工作、家里没有人就业的，可以认定为就业困难人员，享受公益性岗位、社保补贴等援助。',
  keywords: '就业困难 4050 大龄失业 零就业家庭 公益岗 公益性岗位 长期失业 岁数大没人要',
  basis: [[WORK, '第五十二条'], RULES], conditions: ['已办失业登记', '属于本地规定的就业困难情形（大龄、长期失业、零就业家庭、低保家庭等）'],
  process: ['本人申请', '社区核对', '旗人社认定', '制定援助计划，推荐岗位'], notes: ['认定结果不公开张贴。', '找到工作稳定以后，认定自动结束。'], eligibility: '属于哪些情形、年龄线是多少，由本地公布。', step: '属于哪种情形',
  asks: { ground: ask.pick('属于哪种情形', { age: '年龄大', long: '长期失业', zero: '家里没有人就业', minimum: '低保家庭', land: '失地、失草场', other: '其他' }), since: ask.past('从哪天起没有工作') },
  materials: [idCard], stages: [stages.check(), stages.department('旗人社认定')], limits: { accept: localLimit(5, 'working_day'), handle: localLimit(20, 'working_day'), promised: localLimit(10, 'working_day') }, settings: setByPlace(),
})

/** 技能培训报名. */
export const training = brief({
  ...common, code: 'employment.training', title: '职业技能培训报名', kind: 'booking', audience: '想学一门手艺的劳动者',
  summary: '电工、家政、月嫂、烹饪、电商、农牧机械……报名参加免费或有补贴的培训班，凑够人就开班，考过了有证书。',
  keywords: '培训 学手艺 技能培训 月嫂培训 学电工 学电脑 免费培训 学开车 考证 学技术',
  basis: [WORK], conditions: ['法定劳动年龄内', '想学、能按时上课'], process: ['报名', '社区联系培训机构', '开班前通知时间地点', '考试合格发证书'], notes: ['要收费的会先告诉您，不交押金。'], eligibility: '在本地居住的劳动者都可以，外来务工人员也可以。',
  asks: { course: ask.several('想学什么', { home: '家政、月嫂', cook: '烹饪、面点', electric: '电工、焊工', web: '电商、直播', farm: '种养殖、农牧机械', craft: '手工艺', drive: '驾驶', other: '其他' }), other: optional(ask.words('其他想学的')), time: ask.pick('什么时候有空', { day: '白天', evening: '晚上', weekend: '周末' }) },
  stages: [stages.arrange('联系培训班')], limits: { accept: localLimit(5, 'working_day'), handle: localLimit(15, 'working_day'), promised: localLimit(10, 'working_day') },
})

/** 灵活就业社保补贴. */
export const flexibleSubsidy = brief({
  ...common, code: 'employment.flexible-subsidy', title: '灵活就业社会保险补贴', level: 'county', audience: '灵活就业的就业困难人员、离校未就业毕业生',
  summary: '打零工、摆摊、跑车，自己交社保的，符合条件可以领回一部分社保费。', keywords: '社保补贴 灵活就业 自己交社保 零工 摆摊 跑车 外卖 养老保险补贴 4050补贴',
  basis: [WORK, '就业补助资金管理办法'], conditions: ['已认定为就业困难人员，或者离校未就业的高校毕业生', '灵活就业并且自己缴纳了社会保险费'],
  process: ['申请', '社区核对', '旗人社审核', '补贴发到社会保障卡'], notes: ['先缴后补，按季度或年度申请。', '期限和比例由本地公布。'], eligibility: '两样都符合：是规定的人员、自己交了社保。', step: '就业和缴费',
  asks: { work: ask.words('现在做什么'), from: ask.past('从哪天开始做'), months: ask.count('这次补几个月', '个月', 12, 1) }, materials: [idCard, bring('paid', '社会保险缴费凭证', '社保系统查得到的不用提供。', { within: 14 })],
  stages: [stages.check(), stages.department('旗人社审核')], limits: { accept: localLimit(5, 'working_day'), handle: localLimit(20, 'working_day'), promised: localLimit(15, 'working_day') }, settings: setByPlace(),
})

/** 城乡居民养老保险参保. */
export const residentPension = brief({
  ...common, code: 'employment.resident-pension', title: '城乡居民基本养老保险参保登记', kind: 'registration', lifeEvents: ['old-age', 'work'], department: '旗社会保险经办机构', audience: '年满16周岁、没有参加职工养老保险的城乡居民',
  summary: '没有单位交社保的居民，参加城乡居民养老保险，每年选一个档次缴费，政府有补贴，满60周岁按月领养老金。',
  keywords: '养老保险 居民养老 农村养老保险 新农保 交养老钱 领养老金 60岁领钱 参保 补交养老保险 怎么领养老金',
  basis: [['中华人民共和国社会保险法', '第二十条'], ['中华人民共和国社会保险法', '第二十二条']], conditions: ['年满16周岁（不含在校学生）', '没有参加职工基本养老保险'],
  process: ['登记，选缴费档次', '社区核对', '送社保经办机构', '签约代扣或者自己缴费'], notes: ['低保、特困、重度残疾人由政府按规定代缴部分或全部。', '快满60周岁的，一并问清补缴和领取。'], eligibility: '在户籍地参保；档次和补贴由本地公布。',
  closed: '按国家规定在户籍地参保；住在本地的外地户籍居民，社区教您在网上办', asks: { what: ask.pick('要办什么', { join: '参保', level: '换缴费档次', claim: '满60周岁，申领养老金', stop: '注销、退保' }), level: onlyWhen({ field: 'what', in: ['join', 'level'] }, ask.words('想缴哪一档')) },
  materials: [idCard], stages: [stages.check(), stages.handOn('社保经办机构')],
})
