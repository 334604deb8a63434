import { ask, bring, brief, onlyWhen, optional, setByPlace, stages } from '../briefs.ts'
import { limitOf, localLimit } from '../limit-rules.ts'
import { idCard } from '../parts.ts'

/*
 * Health at the community. What is told of the body stays in the case (standards 09, boundary): no clinical word is asked beyond what the
 * service needs to come, nothing is listed.
 */
const PUBLIC = '国家基本公共卫生服务规范（第三版）'
const common = { lifeEvents: ['illness'] as const, department: '旗卫生健康委、社区卫生服务站' } as const

/** 家庭医生签约. */
export const familyDoctor = brief({
  ...common, code: 'matters.family-doctor', title: '家庭医生签约', kind: 'booking', lifeEvents: ['illness', 'old-age'], audience: '所有居民，老人、孕产妇、孩子、残疾人、慢病患者优先', summary: '和社区的家庭医生团队签个约，有固定的医生可以问、可以约、帮着转诊，慢病按时随访。基础服务不收费。',
  keywords: '家庭医生 签约医生 家庭医生签约 上门看病 社区医生 高血压 糖尿病 慢性病 量血压',
  basis: ['关于推进家庭医生签约服务高质量发展的指导意见', PUBLIC], conditions: ['住在本地', '同一时间只和一个团队签约'], process: ['选团队，或者由社区推荐', '和医生见面、签协议', '约定的服务按时来', '到期前提醒续签'], notes: ['基础服务包不收费；个性化服务包自愿选。', '身体情况只在卫生服务站，社区不看。'], eligibility: '住在本地的居民都可以，不看户籍。', onBehalf: ['self', 'family', 'worker'],
  asks: { team: optional(ask.words('想签哪个团队或医生')), why: ask.pick('主要为了', { general: '平时有个医生问', chronic: '慢病随访', elder: '家里老人', child: '孕产妇、孩子' }), visit: ask.yes('走不动，请上门签') }, stages: [stages.arrange('联系团队、约见')],
})

/** 65岁以上老年人健康体检. */
export const elderlyCheckup = brief({
  ...common, code: 'matters.elderly-checkup', title: '老年人免费健康体检', kind: 'booking', lifeEvents: ['old-age', 'illness'], audience: '65周岁以上老年人', summary: '65周岁以上的老人，每年可以免费体检一次：问诊、量血压、抽血、心电图、B超。约个时间，走不动的可以上门。',
  keywords: '体检 老人体检 免费体检 65岁 量血压 抽血 查身体 健康检查',
  basis: [PUBLIC], conditions: ['年满65周岁', '住在本地'], process: ['预约', '体检前一晚告诉您要不要空腹', '体检', '结果由医生当面讲'], notes: ['不收费，不看户籍。', '结果只给本人和医生。'], eligibility: '住在本地、年满65周岁的老人，一年一次。',
  asks: { when: optional(ask.day('哪天方便')), way: ask.pick('怎样来', { walk: '自己来', fetch: '需要接送', home: '走不动，请上门' }) }, stages: [stages.arrange('联系卫生服务站、约时间')], settings: { fromAge: 65 },
})

/** 孕产妇建册. */
export const maternalRecord = brief({
  ...common, code: 'matters.maternal-record', title: '孕产妇建册（母子健康手册）', kind: 'registration', lifeEvents: ['child', 'illness'], audience: '怀孕的妇女', summary: '怀孕13周以前到社区卫生服务站建册，领《母子健康手册》，产检、产后访视、新生儿访视都有人管。', keywords: '建册 产检 母子健康手册 孕妇 怀孕建卡 产后访视 叶酸 待产',
  basis: ['中华人民共和国母婴保健法', PUBLIC], conditions: ['怀孕，住在本地'], process: ['登记', '卫生服务站约建册', '按孕周提醒产检', '产后上门访视'], notes: ['建册不收费，不看户籍。', '只给卫生服务站看。'], eligibility: '住在本地的孕妇都可以，不看户籍。',
  asks: { weeks: ask.count('怀孕大约几周', '周', 42, 1), where: optional(ask.words('打算在哪家医院生')) }, stages: [stages.handOn('社区卫生服务站')], limits: { accept: localLimit(1, 'working_day'), handle: localLimit(5, 'working_day'), promised: localLimit(2, 'working_day') },
})

/** 城乡居民医保参保. */
export const residentMedical = brief({
  ...common, code: 'matters.resident-medical-insurance', title: '城乡居民医保参保、缴费协助', kind: 'registration', lifeEvents: ['illness', 'child'], department: '旗医疗保障局', audience: '没有参加职工医保的居民', summary: '没有单位的大人、老人、孩子参加城乡居民医保，社区帮着登记、教着缴费，困难家庭有资助。',
  keywords: '医保 合作医疗 新农合 交医保 居民医保 医疗保险 孩子医保 看病报销 没有医保',
  basis: ['中华人民共和国社会保险法', '本地城乡居民基本医疗保险办法'], conditions: ['没有参加职工基本医疗保险', '户籍在本地，或者持有本地居住证'], process: ['登记', '社区核对', '送医保经办机构', '自己在手机上缴费，不会的社区教'], notes: ['集中缴费期由本地公布，新生儿出生后按本地规定的期限参保。', '低保、特困、重残等按规定资助缴费。', '社区不代收现金。'], eligibility: '本地户籍的居民，和持居住证的外地户籍居民。',
  asks: { what: ask.pick('办什么', { join: '第一次参保', renew: '续缴，不会弄', born: '给新生儿参保', stop: '重复参保，要停' }), people: ask.count('给几个人办', '人', 20, 1), names: onlyWhen({ field: 'people', atLeast: 2 }, ask.story('都是谁', '写姓名和与您的关系')) },
  materials: [idCard], stages: [stages.check(), stages.handOn('医保经办机构')],
})

/** 异地就医备案. */
export const remoteTreatment = brief({
  ...common, code: 'matters.remote-treatment', title: '异地就医备案（社区代办）', kind: 'registration', department: '旗医疗保障局', audience: '要去外地看病、长期住在外地的参保人', summary: '去外地看病前先备案，住院、门诊可以直接刷社保卡报销，不用自己垫钱再回来报。手机不会弄的社区代办。', keywords: '异地就医 外地看病 去银川看病 去北京看病 转院 异地报销 备案 外地住院',
  basis: ['基本医疗保险跨省异地就医直接结算经办规程'], conditions: ['在本地参加基本医疗保险'], process: ['说明去哪里、哪种情况', '社区核对，网上备案', '当场告诉您结果'], notes: ['备案不收费，急诊可以先看再补。', '报销比例按本地规定。'], eligibility: '在本地参保的人；外地参保的，社区教您在手机上向参保地备案。', handling: 'at_once',
  asks: { to: ask.words('去哪个省、市'), why: ask.pick('哪种情况', { refer: '转诊', live: '长期住在外地', urgent: '急诊、临时外出' }), from: ask.past('从哪天起') }, materials: [idCard], stages: [stages.check('核对、备案')], limits: { accept: localLimit(1, 'working_day'), handle: localLimit(2, 'working_day'), promised: localLimit(1, 'working_day') },
})

/** 残疾人证: the community takes it in, the federation decides; the assessment stays with it. */
export const disabilityCertificate = brief({
  ...common, code: 'matters.disability-certificate', title: '残疾人证申领、换领（社区代收）', lifeEvents: ['illness', 'hardship'], department: '旗残疾人联合会', level: 'county', audience: '残疾人',
  summary: '申领、换领、补办残疾人证，社区代收材料送残联，约好到指定医院评定。走不动的可以申请上门评定。', keywords: '残疾证 残疾人证 办残疾证 评残 残疾鉴定 残疾证到期 残疾证换证 看不见 听不见 腿不好',
  basis: ['中华人民共和国残疾人证管理办法', '中华人民共和国残疾人保障法'], conditions: ['自愿申请', '符合残疾人残疾分类和分级标准，经指定机构评定'], process: ['本人或监护人申请', '社区代收，送旗残联', '约时间到指定医院评定', '残联审核、发证', '社区代领或者邮寄'], notes: ['发证不收费。', '评定结果只在残联和本人手里，社区不登记。', '不同意评定结果的，可以申请复核。'],
  eligibility: '经指定机构评定符合标准的人。可以在居住地申请。', visits: 1, asks: { what: ask.pick('办什么', { first: '第一次申领', renew: '到期换领', lost: '丢了补办', change: '等级变化' }), home: ask.yes('走不动，请上门评定') }, materials: [idCard, bring('photos', '近期免冠照片', '', { within: 14 })],
  stages: [stages.check('社区代收'), stages.handOn('旗残联')], limits: { accept: limitOf('LIC-01'), handle: localLimit(30, 'working_day'), promised: localLimit(20, 'working_day') }, settings: setByPlace(),
})
