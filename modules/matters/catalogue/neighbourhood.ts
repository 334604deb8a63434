import { ask, bring, brief, onlyWhen, optional, stages } from '../briefs.ts'
import { limitOf, localLimit } from '../limit-rules.ts'
import { idCard } from '../parts.ts'

/* What a community does beside relief: small shops, dogs, classes, gatherings, cards, and the papers one is sent for. */

/** 食品小作坊、小餐饮、摊贩登记: rules are the region's (食品安全法 art. 36). */
export const smallFood = brief({
  code: 'matters.small-food', title: '食品小作坊、小餐饮、摊贩登记（社区代收）', kind: 'registration', lifeEvents: ['work'], audience: '做小吃、开小饭馆、摆食品摊的人', department: '旗市场监督管理局、街道（苏木镇）',
  summary: '做奶食、烙饼、卖早点、开小饭馆、摆摊，先登记。社区告诉您要什么条件，代收材料，市场监管上门看。', keywords: '摆摊 小吃摊 卖早点 开饭馆 小作坊 食品摊贩 做奶食 开小店 营业执照 经营许可',
  basis: [['中华人民共和国食品安全法', '第三十六条'], ['中华人民共和国行政许可法', '第四十二条'], '本自治区食品生产加工小作坊和食品摊贩管理规定'], conditions: ['有固定的地方或者划定的摊点', '做饭的人身体健康，有健康证明'], process: ['申请', '社区代收、告知条件', '市场监管现场核查', '发登记证、卡'], notes: ['小作坊、小餐饮、摊贩的条件不一样，由本自治区规定。', '需要营业执照的，一并告诉您怎样办。'], eligibility: '在本地经营的人都可以，不看户籍。', step: '要做什么',
  asks: { kind: ask.pick('哪一种', { workshop: '小作坊', restaurant: '小餐饮店', stall: '食品摊贩' }), what: ask.words('做什么、卖什么'), where: ask.words('在哪里做') }, materials: [idCard, bring('health', '从业人员健康证明', '', { within: 30 })], stages: [stages.check('社区代收、告知'), stages.department('市场监管核查、登记')],
  limits: { accept: limitOf('LIC-01'), handle: limitOf('LIC-02', { mayExtendBy: { amount: 10, unit: 'working_day' } }), promised: localLimit(10, 'working_day') },
})

/** 住宅开店: neighbours concerned must agree (民法典 art. 279). */
export const shopAtHome = brief({
  code: 'matters.shop-at-home', title: '住宅改做经营用房：征求邻居意见', kind: 'request', lifeEvents: ['work', 'housing', 'neighbourhood'], audience: '想在住宅里开店、办公的人', department: '社区（嘎查村）',
  summary: '想在家里开小卖部、理发店、工作室、民宿，要有利害关系的业主一致同意。社区帮您问邻居、做记录，不收费、不盖“证明”章。', keywords: '在家开店 住改商 民宿 小卖部 理发店 住宅经营 邻居同意 家里办公',
  basis: [['中华人民共和国民法典', '第二百七十九条']], conditions: ['是业主，或者业主同意', '不违反法律法规和管理规约'], process: ['提出', '社区确定要问哪些邻居', '上门征求意见、记录', '把结果告诉您和登记机关'], notes: ['同一栋楼的业主都算有利害关系；别的楼的要证明受影响。', '社区只记录邻居的意见，不替登记机关作决定。'], eligibility: '业主或经业主同意的租户。', step: '想做什么',
  asks: { where: { schema: { type: 'string', title: '哪套房', minLength: 2, maxLength: 60 }, ui: { prefill: 'register.address' } }, what: ask.words('想做什么'), hours: ask.words('营业时间'), own: ask.pick('房子', { own: '自己的', rent: '租的' }), ownerAgrees: onlyWhen({ field: 'own', equals: 'rent' }, ask.promise('房主同意')) }, stages: [stages.arrange('征求意见、记录')],
  limits: { accept: localLimit(2, 'working_day'), handle: localLimit(15, 'working_day'), promised: localLimit(10, 'working_day') },
})

/** 养犬登记: with the proof of vaccination (动物防疫法 art. 30). */
export const dog = brief({
  code: 'matters.dog', title: '养犬登记（社区代收）', kind: 'registration', lifeEvents: ['neighbourhood'], audience: '养狗的居民', department: '本地养犬登记机关', summary: '养狗先打狂犬疫苗、再登记，领狗牌。社区代收，告诉您哪里打针、遛狗要注意什么。', keywords: '养狗 狗证 遛狗 狗牌 打狂犬疫苗 宠物 养犬证',
  basis: [['中华人民共和国动物防疫法', '第三十条']], conditions: ['按时免疫接种狂犬病疫苗', '不养本地禁养的犬'], process: ['申请', '社区代收', '登记机关登记、发牌'], notes: ['登记机关、费用和禁养范围由本地规定，收费的先告诉您。', '牧区的牧羊犬按本地规定。'], eligibility: '在本地养狗的人都要登记，不看户籍。', step: '狗的情况',
  asks: { breed: ask.words('品种'), dogName: optional(ask.words('名字')), vaccinated: ask.past('哪天打的疫苗') }, materials: [bring('vaccination', '免疫证明', '', { within: 14 })], stages: [stages.check('社区代收'), stages.handOn('养犬登记机关')],
})

/** 文化活动、兴趣班报名. */
export const classes = brief({
  code: 'matters.classes', title: '文化活动、兴趣班报名', kind: 'booking', lifeEvents: ['neighbourhood', 'old-age', 'child'], audience: '社区居民', department: '社区（嘎查村）、文化站', summary: '合唱、广场舞、书法、马头琴、剪纸、手机课、四点半课堂、暑期班，报个名，凑够人就开。', keywords: '兴趣班 学书法 唱歌 合唱 广场舞 老年大学 四点半课堂 暑期班 文化活动 学手机 马头琴 放学没人接 课后',
  basis: ['中华人民共和国公共文化服务保障法'], conditions: ['住在附近'], process: ['报名', '社区排班', '开课前通知'], notes: ['公益班不收费；要买材料的先告诉您。', '不满8周岁的孩子要有家长接送。'], eligibility: '住在附近的居民都可以，不看户籍。', step: '想参加什么',
  asks: { what: ask.several('想参加什么', { sing: '合唱、乐器', dance: '舞蹈、健身', write: '书法、手工', phone: '手机课', after: '四点半课堂', summer: '暑期班', other: '其他' }), whose: ask.pick('给谁报', { self: '自己', child: '孩子', elder: '家里老人' }), time: ask.pick('什么时候有空', { day: '白天', evening: '晚上', weekend: '周末' }) }, stages: [stages.arrange('排班、通知')],
})

/** 群众活动报备. */
export const gathering = brief({
  code: 'matters.gathering', title: '群众活动报备', kind: 'registration', lifeEvents: ['neighbourhood'], audience: '要在社区办活动的居民、队伍、单位', department: '社区（嘎查村）、派出所', summary: '在广场、小区办演出、赛马会、宣传、义卖，提前告诉社区，商量场地、安全和时间，别和别的活动撞上。', keywords: '办活动 搞活动 广场活动 演出 那达慕 赛马 宣传活动 义卖 场地报备 聚会',
  basis: ['大型群众性活动安全管理条例'], conditions: ['有人负责', '不影响居民休息和通行'], process: ['提前报备', '社区商量场地和安全', '需要的通知派出所、物业'], notes: ['预计参加人数达到1000人以上的，要由公安机关许可，社区报备不能代替。', '收费的、商业的，按规定另办手续。'], eligibility: '任何人都可以报备。', step: '什么活动',
  asks: { what: ask.words('什么活动'), when: ask.day('哪天'), people: ask.count('大约多少人', '人', 100_000, 1), where: ask.words('在哪里'), lead: ask.words('谁负责') }, stages: [stages.arrange('商量、告知')], limits: { accept: localLimit(1, 'working_day'), handle: localLimit(5, 'working_day'), promised: localLimit(2, 'working_day') },
})

/** 公交优待卡. */
export const busCard = brief({
  code: 'matters.bus-card', title: '老年人、残疾人等公交优待卡', lifeEvents: ['old-age'], audience: '老年人、残疾人、退役军人等', department: '旗交通运输局、公交公司', summary: '到了年龄的老人、残疾人、军人和退役军人，坐公交免费或优惠。社区代收，办好了在社区领；已经能刷社保卡的不用办。', keywords: '公交卡 老年卡 免费坐车 坐公交 老人坐车 乘车证 老年证 公交优惠',
  basis: [['中华人民共和国老年人权益保障法', '第五十八条'], '中华人民共和国残疾人保障法'], conditions: ['到本地规定的年龄，或者持有残疾人证、优待证'], process: ['申请', '社区核对', '公交公司制卡', '社区领卡'], notes: ['年龄线和优惠由本地公布。', '外地户籍的老人在本地居住的，同样优待。', '社会保障卡能乘车的，激活就行。'], eligibility: '住在本地的老年人、残疾人、优抚对象，不看户籍。', visits: 1,
  asks: { why: ask.pick('凭什么申请', { age: '年龄', disabled: '残疾人证', veteran: '优待证' }), card: ask.pick('想用', { social: '社会保障卡乘车', card: '公交卡' }) }, materials: [idCard, bring('photo', '近期照片', '', { within: 14 })], stages: [stages.check(), stages.handOn('公交公司')], settings: { fromAge: 60 },
})

/** 要开证明: most are not to be issued any more; the community says which, and helps with what stands instead. */
export const proof = brief({
  code: 'matters.proof', title: '要开证明，先问社区', kind: 'request', type: 'none', lifeEvents: ['neighbourhood', 'hardship'], audience: '被要求开证明的居民', department: '社区（嘎查村）', summary: '单位、银行、学校让您回社区开证明？先把要求告诉我们：不该开的，我们帮您去说；能查到的，我们帮您查；可以写承诺的，教您写。', keywords: '开证明 证明 盖章 亲属关系证明 住址证明 单身证明 无犯罪证明 社区盖章 居住证明 贫困证明 死亡证明',
  basis: ['关于改进和规范基层群众性自治组织出具证明工作的指导意见'], conditions: ['说清楚谁要、办什么事用'], process: ['说明哪里要什么证明', '社区查这项该不该开', '不该开的联系对方，该由别处开的告诉去哪里、能代办的代办', '答复您'], notes: ['国家已经明确不再由社区开的证明，社区不开；对方坚持要的，可以拨打12345。', '社区知道的、法律有依据的，可以如实出具。'], eligibility: '任何居民都可以问。', step: '要什么证明',
  asks: { whose: ask.words('哪里要的'), what: ask.words('要什么证明'), use: ask.words('办什么事用') }, stages: [stages.own('answer', '核对、答复', 'window_clerk', 'community', { way: ask.pick('怎样解决', { notNeeded: '已取消，联系对方不用交', looked: '查到了，告诉对方', elsewhere: '由别处出具，告诉怎样办', promise: '写承诺书', issued: '依法如实出具' }), told: ask.story('怎样答复的') })],
  limits: { accept: localLimit(1, 'working_day'), handle: localLimit(3, 'working_day'), promised: localLimit(1, 'working_day') },
})
