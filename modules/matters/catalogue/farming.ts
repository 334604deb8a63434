import { ask, bring, brief, onlyWhen, optional, stages } from '../briefs.ts'
import { limitOf, localLimit } from '../limit-rules.ts'
import { REPORT_CHANNELS, householdBook, idCard } from '../parts.ts'

/** 受灾报告: snow, drought, fire, flood on farm and pasture; help first. */
export const disasterReport = brief({
  code: 'matters.disaster-report', title: '农牧业和家庭受灾报告', kind: 'request', type: 'none', lifeEvents: ['hardship', 'housing'], audience: '受灾的农牧民和居民', department: '旗应急管理局、农牧局、苏木镇', anonymous: true, channels: REPORT_CHANNELS,
  summary: '雪灾、旱灾、沙尘、洪水、火灾，牲畜冻死饿死、棚圈倒塌、庄稼绝收、房子受损，马上告诉我们。人有危险的先打110、119、120。', keywords: '雪灾 旱灾 受灾 牲畜死了 羊冻死 棚圈塌了 洪水 沙尘暴 没草料 庄稼绝收 火灾 房子烧了',
  basis: ['自然灾害救助条例'], conditions: ['住的、种的、养的受到灾害'], process: ['报告', '嘎查村核实', '先救人、安置', '上报，按规定救助、理赔'], notes: ['人有危险的先打110、119、120。', '拍照留证，先别急着清理。', '投了保险的，一并帮您报案。'], eligibility: '任何人都可以报告，不看户籍。', whoMayApply: '任何人', who: ['name', 'phone'], answerOnly: true, step: '受了什么灾',
  asks: { what: ask.pick('什么灾', { snow: '雪灾、冻灾', drought: '旱灾', flood: '洪水', wind: '沙尘、大风', fire: '火灾', pest: '虫灾、疫病' }), loss: ask.several('损失', { people: '人受伤、没处住', livestock: '牲畜', shed: '棚圈', crop: '庄稼、草场', house: '房子' }), number: onlyWhen({ field: 'loss', contains: 'livestock' }, ask.count('牲畜大约多少头（只）', '头（只）', 100_000, 1)), danger: ask.yes('人有危险、没处住'), story: ask.story('在哪里、什么情况') },
  stages: [stages.own('verify', '核实、上报', 'community_worker', 'community', { verified: ask.story('核实的损失'), helped: ask.story('已经做了什么') })], limits: { handle: localLimit(2, 'working_day', '本地应急规定，可由各地调整'), begins: 'submit' }, urgency: [{ when: { field: 'danger', equals: true }, urgency: 'urgent', handle: limitOf('HOT-05') }],
})

/** 牲畜防疫和病死畜无害化处理. */
export const livestock = brief({
  code: 'matters.livestock', title: '牲畜防疫、病死畜无害化处理', kind: 'request', lifeEvents: ['work'], audience: '养殖户、牧户', department: '旗农牧局、苏木镇畜牧兽医站', summary: '要打防疫针、牛羊病了请兽医、死了要拉走，报一下，兽医站上门。自己不要乱埋乱扔。', keywords: '牛病了 羊病了 兽医 打防疫针 牲畜防疫 死羊 死牛 病死畜 无害化 布病 口蹄疫',
  basis: ['中华人民共和国动物防疫法'], conditions: ['在本地养殖'], process: ['报告', '兽医站约时间', '上门防疫、诊断或者收走', '发给免疫、处理凭证'], notes: ['强制免疫不收费。', '怀疑是疫病的不要搬动、不要卖，等兽医来。', '投了保险的，凭处理凭证理赔。'], eligibility: '在本地养殖的都可以，不看户籍。', step: '什么事',
  asks: { what: ask.pick('什么事', { vaccine: '打防疫针', sick: '牲畜病了', dead: '死了，要处理' }), kind: ask.pick('什么牲畜', { sheep: '羊', cattle: '牛', camel: '骆驼', horse: '马、驴', pig: '猪', other: '其他' }), number: ask.count('多少头（只）', '头（只）', 100_000, 1), where: ask.words('在哪里') }, stages: [stages.handOn('畜牧兽医站')], limits: { accept: localLimit(1, 'working_day'), handle: localLimit(5, 'working_day'), promised: localLimit(2, 'working_day') },
})

/** 宅基地: approved at the sumu or town (土地管理法 art. 62). */
export const homestead = brief({
  code: 'matters.homestead', title: '农村宅基地申请（嘎查村代收）', level: 'township', lifeEvents: ['housing'], audience: '本嘎查村的农牧户', department: '苏木镇人民政府', summary: '要盖房的农牧户，一户只能有一处宅基地。向嘎查村提出，讨论、公示以后，苏木镇审核批准。', keywords: '宅基地 盖房 建房 批地 盖房子 宅基地审批 翻建',
  basis: [['中华人民共和国土地管理法', '第六十二条']], conditions: ['是本嘎查村集体经济组织成员', '一户一宅，没有出卖、出租、赠与过住宅', '面积不超过本地标准'], process: ['申请', '嘎查村讨论、公示', '苏木镇到现场看、审核批准', '开工放线，完工验收'], notes: ['占用耕地的要先办农用地转用。', '不收费。', '面积标准由本地公布。'], eligibility: '本嘎查村集体经济组织成员，以户为单位。', closed: '宅基地属于本集体经济组织，只分配给成员（土地管理法第六十二条）', step: '要盖的房',
  asks: { why: ask.pick('为什么申请', { none: '没有宅基地', divide: '分户', move: '搬迁、灾毁', rebuild: '原址翻建' }), where: ask.words('想在哪里'), area: ask.count('宅基地面积', '平方米', 2_000, 1), more: optional(ask.story('说明')) }, materials: [idCard, householdBook, bring('neighbours', '四邻意见', '嘎查村可以帮着问。', { within: 14 })],
  stages: [stages.own('meeting', '嘎查村讨论、公示', 'community_worker', 'community', { decided: ask.story('讨论结果'), publishedUntil: ask.past('公示到哪天') }), stages.street('苏木镇审核批准', limitOf('LIC-02'))], limits: { accept: limitOf('LIC-01'), handle: limitOf('LIC-02', { mayExtendBy: { amount: 10, unit: 'working_day' } }), promised: localLimit(15, 'working_day') },
})
