import type { Urgency } from '../../matters/definition.ts'

/** How long something may take. */
export interface Span {
  amount: number
  unit: 'hour' | 'working_day' | 'natural_day'
}

/** A kind of grid event as it holds from a day. */
export interface EventKind {
  code: string
  class: string
  className: string
  name: string
  urgency: Urgency
  limit: Span
  /** The department that leads, as the place names it. */
  lead: string
  /**
   * Not taken in as a grid event: where it goes instead, in one sentence. Events are about things and places (CAS-13); what is about a person
   * has its own door, and clues about persons are never written into a general list.
   */
  elsewhere: string
}

export type Lists = {
  event_kind: EventKind
  refusal_reason: { code: string; name: string; basis: string }
  visit_cycle: { code: string; name: string; days: number }
}
export type ListName = keyof Lists

/** A version of an entry as it was written down. */
export interface Version<T> {
  code: string
  validFrom: string
  inUse: boolean
  data: T
}

/**
 * What holds on a day: what ships, under what the place has set since. Of several versions of a code that hold already the one with the latest
 * day counts, of one day the one written last (`versions` come in the order they were written).
 */
export function inForce<T extends { code: string }>(shipped: readonly T[], versions: readonly Version<T>[], day: string): { entry: T; from: string | null }[] {
  const found = new Map<string, { entry: T; from: string | null; inUse: boolean }>(shipped.map((entry) => [entry.code, { entry, from: null, inUse: true }]))
  for (const one of versions) {
    const now = found.get(one.code)
    if (one.validFrom > day || (now?.from && now.from > one.validFrom)) continue
    found.set(one.code, { entry: { ...one.data, code: one.code }, from: one.validFrom, inUse: one.inUse })
  }
  return [...found.values()].filter(({ inUse }) => inUse).map(({ entry, from }) => ({ entry, from })).sort((a, b) => (a.entry.code < b.entry.code ? -1 : 1))
}

const LEVELS: Record<string, Urgency> = { 一般: 'ordinary', 较重: 'serious', 紧急: 'urgent', 重大: 'major' }

/** Where kinds that are no grid events go: by class, then by code. */
const ELSEWHERE: Record<string, string> = {
  A: '矛盾纠纷由调解受理：请到“调解”登记，或请当事人联系社区调委会。',
  C: '治安线索请直接拨打110，由公安机关受理；这里不登记可疑人员和线索。',
  F: '个人和家庭的诉求请到“受理窗口”按事项代为申请，不作为网格事件。',
  G: '涉及具体人的情况不在网格事件里登记：有危险先拨打110或120，再按服务事项由专人办理。',
  I: '信息有变动的，请到“居民”或“地址核对”里直接更新，不用报事件。',
  J: '咨询、建议和表扬请到“民意”或“受理窗口”登记。',
  C04: '',
  H01: '传染病线索请立即电话报告疾控中心，不在网格事件里写个人情况。',
  G05: '发现未成年人受侵害，须立即向公安机关报告（强制报告），请马上拨打110。',
  I04: '',
}

/** Reads the committed table of kinds (class, level, limit, department; all of it a place's own choice). Throws on a line it does not understand. */
export function readKinds(csv: string): EventKind[] {
  return csv.trim().split(/\r?\n/).slice(1).map((line) => {
    const [code = '', group = '', className = '', name = '', level = '', limit = '', lead = ''] = line.split(',')
    const span = /^(\d+) (hours?|working days?)/.exec(limit)
    const urgency = LEVELS[level]
    if (!urgency || (!span && !limit.startsWith('immediately'))) throw new Error(`a kind of event is not understood: ${line}`)
    return {
      code, class: group, className, name: name.replaceAll('(', '（').replaceAll(')', '）'), urgency, lead,
      limit: span ? { amount: Number(span[1]), unit: span[2]!.startsWith('hour') ? 'hour' : 'working_day' } : { amount: 1, unit: 'hour' },
      elsewhere: ELSEWHERE[code] ?? ELSEWHERE[group] ?? '',
    }
  })
}

const UNITS = { hour: '小时', working_day: '个工作日', natural_day: '日' } as const
export const spanWords = ({ amount, unit }: Span): string => `${amount}${UNITS[unit]}`
