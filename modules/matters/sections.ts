/** The sections in which a definition is written, checked and compared. */
export const SECTIONS = {
  basic: '基本信息',
  guide: '指南',
  eligibility: '资格条件',
  form: '表单',
  materials: '材料',
  stages: '环节',
  limits: '时限',
  routing: '派送规则',
  result: '结果文书',
  messages: '消息',
  settings: '设置',
} as const
export type Section = keyof typeof SECTIONS
export const sections = Object.keys(SECTIONS) as [Section, ...Section[]]

const HOME: Readonly<Record<string, Section>> = {
  guide: 'guide', fee: 'guide', handling: 'guide', visits: 'guide',
  eligibilityText: 'eligibility', whoMayApply: 'eligibility', onBehalf: 'eligibility', openToNonRegistered: 'eligibility', closedBecause: 'eligibility',
  anonymous: 'eligibility', form: 'form', materials: 'materials', stages: 'stages', limits: 'limits', urgency: 'routing', channels: 'routing',
  resultDocument: 'result', effect: 'result', messages: 'messages', settings: 'settings', rating: 'settings',
}

/** Where a part of a definition is written. */
export const sectionOf = (part: string): Section => HOME[part] ?? 'basic'

/** What the parts are called where people read them. */
export const PART_NAMES: Readonly<Record<string, string>> = {
  code: '事项编码', title: '事项名称', summary: '一句话说明', kind: '种类', type: '类型', lifeEvents: '生活里的事', keywords: '居民的说法', audience: '给谁办',
  department: '主管部门', level: '办结层级', 'guide.basis': '依据', 'guide.conditions': '条件', 'guide.process': '怎么办', 'guide.places': '在哪里办',
  'guide.hours': '办公时间', 'guide.phone': '咨询电话', 'guide.complaintPhone': '投诉电话', 'guide.notes': '请留意', fee: '收费', 'fee.fen': '收费金额', 'fee.basis': '收费依据', handling: '办理方式',
  visits: '跑动次数', eligibilityText: '谁可以申请', whoMayApply: '可以来办的人', onBehalf: '谁来办', openToNonRegistered: '非本地户籍可办', closedBecause: '不开放的依据',
  anonymous: '可以不留姓名', form: '表单', materials: '材料', stages: '环节', limits: '时限', 'limits.accept': '受理时限', 'limits.handle': '办理时限',
  'limits.promised': '承诺时限', 'limits.begins': '时限起算', urgency: '紧急程度规则', channels: '受理渠道', resultDocument: '结果文书', 'resultDocument.title': '结果文书名称', 'resultDocument.paragraphs': '文书正文',
  'resultDocument.refusedParagraphs': '不予办理时的正文', effect: '办结后自动办理', messages: '消息', settings: '本地标准', rating: '办结后请居民评价', effectiveFrom: '生效日期',
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  law: '文件名称', article: '条款', title: '名称', code: '编码', note: '说明', accept: '收件格式', copies: '复印件份数', withinDays: '补交天数', key: '编码',
  post: '办理岗位', level: '层级', amount: '时限长度', unit: '单位', source: '依据或来源', days: '公示天数', body: '正文', when: '条件', need: '什么时候要', form: '表单',
  mayExtendBy: '可以延长', urgency: '紧急程度', rule: '规定编号',
}

/** A path of a definition in words: 「环节第2项的名称」. */
export function pathInWords(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String)
  if (first === undefined) return '定义'
  const two = `${first}.${rest[0] ?? ''}`
  const [head, tail] = PART_NAMES[two] ? [PART_NAMES[two], rest.slice(1)] : [PART_NAMES[first] ?? first, rest]
  const words = tail.map((one) => (/^\d+$/.test(one) ? `第${Number(one) + 1}项` : `的${FIELD_NAMES[one] ?? one}`)).join('')
  return `${head}${words}`
}
