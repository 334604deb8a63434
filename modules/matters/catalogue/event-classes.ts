import type { FieldSchema } from '../../../platform/web/form/definition.ts'
import type { Limit, Urgency } from '../definition.ts'

/*
 * Classes of the grid event taxonomy that the general matters use: A disputes, E public utilities. Default limits are local settings: a
 * place changes them in its pack (`urgency`), the codes stay.
 */
interface EventClass {
  code: string
  title: string
  urgency: Urgency
  amount: number
  unit: Limit['unit']
}

export const DISPUTE_CLASSES: readonly EventClass[] = [
  { code: 'A01', title: '邻里纠纷', urgency: 'ordinary', amount: 5, unit: 'working_day' },
  { code: 'A02', title: '婚姻家庭纠纷', urgency: 'ordinary', amount: 5, unit: 'working_day' },
  { code: 'A03', title: '物业纠纷', urgency: 'ordinary', amount: 5, unit: 'working_day' },
  { code: 'A04', title: '劳资纠纷', urgency: 'serious', amount: 3, unit: 'working_day' },
  { code: 'A05', title: '征地拆迁纠纷', urgency: 'serious', amount: 3, unit: 'working_day' },
  { code: 'A06', title: '医患纠纷', urgency: 'serious', amount: 3, unit: 'working_day' },
  { code: 'A07', title: '合同债务纠纷', urgency: 'ordinary', amount: 5, unit: 'working_day' },
  { code: 'A08', title: '噪声扰民纠纷', urgency: 'ordinary', amount: 5, unit: 'working_day' },
  { code: 'A09', title: '宅基地与土地承包纠纷', urgency: 'ordinary', amount: 5, unit: 'working_day' },
  // Not rows of the taxonomy but this platform's own: a matter of customs or diet is one by its subject (CAS-10), and what fits nothing has a place.
  { code: 'A10', title: '风俗习惯与饮食纠纷', urgency: 'ordinary', amount: 5, unit: 'working_day' },
  { code: 'A99', title: '其他纠纷', urgency: 'ordinary', amount: 5, unit: 'working_day' },
]

export const UTILITY_CLASSES: readonly EventClass[] = [
  { code: 'E01', title: '井盖缺损', urgency: 'urgent', amount: 2, unit: 'hour' },
  { code: 'E02', title: '路灯不亮', urgency: 'ordinary', amount: 3, unit: 'working_day' },
  { code: 'E03', title: '道路破损', urgency: 'ordinary', amount: 7, unit: 'working_day' },
  { code: 'E04', title: '供水', urgency: 'serious', amount: 24, unit: 'hour' },
  { code: 'E05', title: '供暖', urgency: 'serious', amount: 24, unit: 'hour' },
  { code: 'E06', title: '排水内涝', urgency: 'serious', amount: 24, unit: 'hour' },
  { code: 'E07', title: '电梯故障', urgency: 'urgent', amount: 2, unit: 'hour' },
  { code: 'E08', title: '健身与无障碍设施', urgency: 'ordinary', amount: 7, unit: 'working_day' },
]

export const choiceOf = (title: string, classes: readonly EventClass[]): FieldSchema => ({
  type: 'string',
  title,
  oneOf: classes.map((one) => ({ const: one.code, title: one.title })),
})

/** A rule for each urgency and limit that occurs, the most pressing first. */
export function urgencyRules(field: string, classes: readonly EventClass[], source = '本地处置时限，可由各地调整') {
  const order: Urgency[] = ['major', 'urgent', 'serious', 'ordinary']
  const groups = new Map<string, EventClass[]>()
  for (const one of classes) {
    const key = `${order.indexOf(one.urgency)} ${one.unit} ${one.amount}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first, ...rest]]) => ({
      when: { field, in: [first!, ...rest].map((one) => one.code) },
      urgency: first!.urgency,
      handle: { amount: first!.amount, unit: first!.unit, source },
    }))
}
