import { t } from '../../../platform/web/text.ts'
import { AREA_TYPES, ESTATE_DECISIONS, ESTATE_STATES, FAULTS, RESPONSIBLE_KINDS, type AreaType, type Fault, type ResponsibleKind } from '../words.ts'

/** Names of codes in the reader's language. */
export const kindName = (kind: string): string =>
  kind === 'grid_worker' ? t('网格员') : kind === 'grid_deputy' ? t('网格员（B角）') : kind === 'station' ? t('服务站') : t(RESPONSIBLE_KINDS[kind as ResponsibleKind] ?? kind)
export const faultName = (fault: Fault): string => t(FAULTS[fault])
export const areaTypeName = (kind: AreaType): string => t(AREA_TYPES[kind])
export const estateStateName = (state: keyof typeof ESTATE_STATES): string => t(ESTATE_STATES[state])
export const decisionName = (decision: keyof typeof ESTATE_DECISIONS): string => t(ESTATE_DECISIONS[decision])
export const options = <K extends string>(codes: readonly K[], name: (code: K) => string) => codes.map((value) => ({ value, label: name(value) }))
/** 12,345平方米, or square kilometres from one on. */
export const areaSize = (m2: number): string =>
  m2 >= 1_000_000 ? t('{n}平方公里', { n: (m2 / 1_000_000).toFixed(2) }) : t('{n}平方米', { n: Math.round(m2).toLocaleString('zh-CN') })
