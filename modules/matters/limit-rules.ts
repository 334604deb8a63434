import type { Limit } from './definition.ts'

/*
 * The rows of the schedule of statutory deadlines that matters cite, by rule id. A limit that has no row here is a place's own promise
 * and is written out in the definition, where a place pack can change it.
 */
export const LIMIT_RULES = {
  'LIC-01': { amount: 5, unit: 'working_day', source: '行政许可法第32条' },
  'DB-01': { amount: 3, unit: 'working_day', source: '最低生活保障审核确认办法第15条' },
  'DB-03': { amount: 7, unit: 'natural_day', source: '最低生活保障审核确认办法第19条' },
  'DB-04': { amount: 10, unit: 'working_day', source: '最低生活保障审核确认办法第20条' },
  'DB-06': { amount: 30, unit: 'working_day', source: '最低生活保障审核确认办法第22条' },
  'GX-01': { amount: 30, unit: 'working_day', source: '刚性支出困难家庭认定办法第8条' },
  'TK-01': { amount: 15, unit: 'working_day', source: '特困人员认定办法第13条' },
  'TK-02': { amount: 7, unit: 'natural_day', source: '特困人员认定办法第15条' },
  'TK-03': { amount: 15, unit: 'working_day', source: '特困人员认定办法第16条' },
  'LIC-02': { amount: 20, unit: 'working_day', source: '行政许可法第42条' },
  'VOL-00': { amount: 10, unit: 'working_day', source: '志愿服务记录与证明出具办法第11条' },
  'HOT-01': { amount: 5, unit: 'working_day', source: '济南、潍坊、安阳等地热线条例：派单之日起5个工作日' },
  'HOT-02': { amount: 5, unit: 'working_day', source: '安阳市政务服务条例第50条' },
  'HOT-04': { amount: 1, unit: 'working_day', source: '各地热线通行规定：咨询类1个工作日' },
  'RES-01': { amount: 15, unit: 'natural_day', source: '居住证暂行条例第九条' },
  'PET-03': { amount: 60, unit: 'natural_day', source: '信访工作条例第34条' },
  'PET-05': { amount: 30, unit: 'natural_day', source: '信访工作条例第35条' },
  'PET-06': { amount: 30, unit: 'natural_day', source: '信访工作条例第36条' },
  'HOT-05': { amount: 2, unit: 'hour', source: '各地热线通行规定：紧急诉求2小时' },
} as const satisfies Record<string, Pick<Limit, 'amount' | 'unit' | 'source'>>

export type LimitRule = keyof typeof LIMIT_RULES

/** The limit of a rule, with what is peculiar to the matter. */
export function limitOf(rule: LimitRule, more: Pick<Limit, 'mayExtendBy' | 'roll'> & { source?: string } = {}): Limit {
  return { ...LIMIT_RULES[rule], ...more, rule }
}

/** A limit that the place has set itself and may change; `why` says so to the reader. */
export function localLimit(
  amount: number,
  unit: Limit['unit'],
  why = '本地承诺时限，可由各地调整',
  more: Pick<Limit, 'mayExtendBy' | 'roll'> = {},
): Limit {
  return { amount, unit, source: why, ...more }
}

/** To tell once what is missing: statutory for licences, kept for every matter here. */
export const ACCEPT_LIMIT: Limit = limitOf('LIC-01', { source: '参照行政许可法第32条：5个工作日内一次告知' })
