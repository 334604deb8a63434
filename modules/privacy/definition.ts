/** What the catalogue of privacy is made of: data, read by pages and jobs, changed by a place without code. Browser-safe. */

/** 个人信息保护法 art. 13, the seven grounds. */
export const BASES = {
  consent: '本人同意', contract: '订立或履行合同', duty: '履行法定职责或法定义务', emergency: '应对突发公共卫生事件或紧急情况', news: '公共利益的新闻报道', public: '本人已公开或合法公开', law: '法律、行政法规规定的其他情形',
} as const
export type Basis = keyof typeof BASES

export interface Purpose {
  code: string
  title: string
  basis: Basis
  /** Statute and article. */
  law: string
  data: readonly string[]
  /** Art. 28: needs strict protection and, where it rests on consent, a separate one. */
  sensitive: boolean
  who: string
  keep: string
  /** Whether a person is asked. */
  consent: boolean
  separate?: boolean
  /** How long a consent holds before it is asked for anew. */
  validMonths?: number
  /** What the person agrees to, in the first person. */
  wording?: string
  /** What follows when it is withdrawn, in words, shown before. */
  withdrawal?: string
}

export interface RetentionRule {
  code: string
  title: string
  what: string
  /** Null: kept, never expired by the system. */
  keepDays: number | null
  since: string
  afterwards: 'delete' | 'anonymise' | 'archive'
  law: string
  /** Name of the job that does it already; else the nightly one of this module, through the part of that code. */
  elsewhere?: string
}

export interface SensitiveRead {
  code: string
  title: string
  /** Doors that it closes. */
  operations: readonly string[]
  /** What makes the read sensitive; all that are named must hold. */
  when: { field?: string; peoplePerDay?: number; underAge?: number; bodyFlag?: string }
  /** How long an approval holds. */
  hours: number
  law: string
  off?: boolean
}

export const AFTERWARDS = { delete: '删除', anonymise: '去除个人信息', archive: '保存' } as const
