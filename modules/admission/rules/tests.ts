/**
 * The four rules of admission (准入, 004-A §三(四)2) as plain functions over what a request says. Pure; each finding carries its reason in Chinese, so that
 * the department reads before it asks what the county will say.
 */
export const ADMISSION_RULES = {
  level: '上级能办的不下放',
  own_duty: '部门自己的职责不转嫁',
  assist: '依法协助的给经费、给条件',
  entrust: '委托办理的权随责走、费随事转',
} as const
export type AdmissionRule = keyof typeof ADMISSION_RULES

export interface AdmissionAsk {
  kind: 'assist' | 'entrust'
  districtCan: boolean
  streetCan: boolean
  ownDuty: boolean
  basis: string
  authority: string
  people: string
  conditions: string
  priceFen: number
  moneySource: string
}

export interface Finding {
  rule: AdmissionRule
  title: string
  passed: boolean
  /** Whether the rule has anything to say: assistance is not tested as entrustment. */
  applies: boolean
  reason: string
}

const empty = (text: string) => text.trim() === ''
const finding = (rule: AdmissionRule, passed: boolean, reason: string, applies = true): Finding => ({ rule, title: ADMISSION_RULES[rule], passed, applies, reason })

/** Refuse if the district or the street can do it. */
export function testLevel({ districtCan, streetCan }: Pick<AdmissionAsk, 'districtCan' | 'streetCan'>): Finding {
  if (districtCan && streetCan) return finding('level', false, '旗县区和街道都能办，不应交给社区')
  if (districtCan) return finding('level', false, '旗县区能办，不应交给社区')
  if (streetCan) return finding('level', false, '街道（苏木镇）能办，不应交给社区')
  return finding('level', true, '旗县区和街道都办不了，需要社区来办')
}

/** Refuse if it is the department's own duty. */
export function testOwnDuty({ ownDuty }: Pick<AdmissionAsk, 'ownDuty'>): Finding {
  return ownDuty ? finding('own_duty', false, '这是部门自己的法定职责，不得转嫁给社区') : finding('own_duty', true, '不是部门自己的法定职责')
}

const moneyMissing = (ask: Pick<AdmissionAsk, 'priceFen' | 'moneySource'>) => [...(ask.priceFen > 0 ? [] : ['经费标准']), ...(empty(ask.moneySource) ? ['经费来源'] : [])]

/** What the law asks the community to assist in comes with money and conditions. */
export function testAssist(ask: AdmissionAsk): Finding {
  if (ask.kind !== 'assist') return finding('assist', true, '不是依法协助事项', false)
  const missing = [...(empty(ask.basis) ? ['法律依据'] : []), ...moneyMissing(ask), ...(empty(ask.conditions) ? ['工作条件'] : [])]
  return missing.length ? finding('assist', false, `依法协助的事项还缺${missing.join('、')}`) : finding('assist', true, '有法律依据，经费和工作条件已写明')
}

/** What is entrusted comes with the power to do it and the money for it: 权随责走、费随事转. */
export function testEntrust(ask: AdmissionAsk): Finding {
  if (ask.kind !== 'entrust') return finding('entrust', true, '不是委托办理事项', false)
  const missing = [...(empty(ask.authority) ? ['随之下放的权限'] : []), ...moneyMissing(ask)]
  return missing.length ? finding('entrust', false, `委托办理的事项要权随责走、费随事转，还缺${missing.join('、')}`) : finding('entrust', true, '权限和经费随事项一并下放')
}

/** All four, in the order of the rule. */
export const testAdmission = (ask: AdmissionAsk): Finding[] => [testLevel(ask), testOwnDuty(ask), testAssist(ask), testEntrust(ask)]

/** The rules that are against it. */
export const failed = (findings: readonly Finding[]): Finding[] => findings.filter((one) => !one.passed)
