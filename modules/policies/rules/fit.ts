/** Which support fits whom: conditions over facts of an applicant. Pure; nothing here is about a person's traits. */

export const APPLICANTS = { organisation: '登记的社会组织', filed: '备案的社区社会组织', service: '社区服务机构', enterprise: '企业', household: '个体工商户', committee: '社区（嘎查）', resident: '居民个人' } as const
export const TRADES = { elderly: '养老', childcare: '托育', housekeeping: '家政', retail: '便民零售', culture: '文化体育', health: '卫生健康', disabled: '助残', other: '其他服务' } as const

interface FactDefinition { title: string; type: 'choice' | 'yes' | 'number'; options?: Readonly<Record<string, string>>; unit?: string; question: string }
export const FACTS = {
  applicant: { title: '申请者', type: 'choice', options: APPLICANTS, question: '您是哪一种' },
  trade: { title: '服务种类', type: 'choice', options: TRADES, question: '主要做哪种服务' },
  nonprofit: { title: '非营利', type: 'yes', question: '是不是非营利的' },
  inCommunity: { title: '在社区提供服务', type: 'yes', question: '是不是在社区里提供服务' },
  ownPremises: { title: '有自己的场地', type: 'yes', question: '有没有自己的场地' },
  areaM2: { title: '场地面积', type: 'number', unit: '平方米', question: '场地有多大' },
  years: { title: '登记或备案满', type: 'number', unit: '年', question: '登记或备案满几年' },
  staff: { title: '工作人员', type: 'number', unit: '人', question: '有多少工作人员' },
  hires: { title: '招用登记失业人员', type: 'number', unit: '人', question: '招用了多少登记失业人员' },
} as const satisfies Record<string, FactDefinition>
export type Fact = keyof typeof FACTS
export const facts = Object.keys(FACTS) as [Fact, ...Fact[]]
const definition = (fact: Fact): FactDefinition => FACTS[fact]

/** `in`: one of; `yes`, `no`; `atLeast`, `atMost`: a number. */
export type Condition =
  | { fact: Fact; op: 'in'; values: string[] }
  | { fact: Fact; op: 'yes' }
  | { fact: Fact; op: 'no' }
  | { fact: Fact; op: 'atLeast'; number: number }
  | { fact: Fact; op: 'atMost'; number: number }

export type Facts = Partial<Record<Fact, string | boolean | number>>
export type Answer = 'yes' | 'no' | 'unknown'

/** Whether a condition suits its fact: a number is not one of a list. */
export function isSound(one: Condition): boolean {
  const { type, options } = definition(one.fact)
  if (one.op === 'in') return type === 'choice' && one.values.length > 0 && one.values.every((value) => options![value] !== undefined)
  if (one.op === 'yes' || one.op === 'no') return type === 'yes'
  return type === 'number' && Number.isFinite(one.number) && one.number >= 0
}

/** A condition in words: 「场地面积不少于100平方米」. */
export function conditionText(one: Condition): string {
  const { title, options, unit } = definition(one.fact)
  if (one.op === 'in') return `${title}是${one.values.map((value) => options?.[value] ?? value).join('、')}`
  if (one.op === 'yes') return title.startsWith('有') ? title : `是${title}的`.replace('是在', '在')
  if (one.op === 'no') return title.startsWith('有') ? `没${title}` : `不是${title}的`
  return `${title}${one.op === 'atLeast' ? '不少于' : '不超过'}${one.number}${unit ?? ''}`
}

/** What is not known is unknown, never no. */
export function answerOf(one: Condition, known: Facts): Answer {
  const value = known[one.fact]
  if (value === undefined || value === '') return 'unknown'
  if (one.op === 'in') return one.values.includes(String(value)) ? 'yes' : 'no'
  if (one.op === 'yes') return value === true ? 'yes' : 'no'
  if (one.op === 'no') return value === false ? 'yes' : 'no'
  if (typeof value !== 'number') return 'unknown'
  return (one.op === 'atLeast' ? value >= one.number : value <= one.number) ? 'yes' : 'no'
}

/** One no is a no; without one, what is unknown leaves the whole unknown. */
export function fitOf(conditions: readonly Condition[], known: Facts): { fit: Answer; reasons: { text: string; answer: Answer }[] } {
  const reasons = conditions.map((one) => ({ text: conditionText(one), answer: answerOf(one, known) }))
  const fit = reasons.some((one) => one.answer === 'no') ? 'no' : reasons.some((one) => one.answer === 'unknown') ? 'unknown' : 'yes'
  return { fit, reasons }
}
