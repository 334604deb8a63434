/**
 * How many households a community should have, by the kind of place: the classes of 000 §三(二) (「每个社区规模达到2000户以上」「居民户数应在100户以上」).
 * A county keeps its own numbers in `territory.thresholds`; these stand where it has none. `null`: no threshold is stated for such a place.
 */
export interface ThresholdClass {
  code: string
  name: string
  households: number | null
  scope: string
  source: string
}

export const THRESHOLD_CLASSES: readonly ThresholdClass[] = [
  { code: 'city', name: '一类：较大城区', households: 2000, scope: '锡林浩特市、二连浩特市城区的社区', source: '000 §三(二)' },
  { code: 'seat', name: '二类：旗县所在地', households: 1000, scope: '其他旗县人民政府所在地的社区', source: '000 §三(二)' },
  { code: 'sumu', name: '三类：苏木乡镇所在地', households: 100, scope: '苏木乡镇（含原苏木乡镇）所在地的社区', source: '000 §三(二)' },
  { code: 'none', name: '不设下限', households: null, scope: '嘎查、行政村', source: '文件没有规定下限' },
]

/** The class of a place as long as nobody has set one: by its kind and by what it lies in. */
export function usualClass(kind: string, parentKind: string): string {
  if (kind !== 'community') return 'none'
  return parentKind === 'street' ? 'seat' : 'sumu'
}

/** The principles of a change (000 §三(二)), each to be answered with a reason. */
export const PRINCIPLES = {
  size: '户数适当',
  border: '界线清楚',
  compact: '区域相对集中',
  resources: '资源配置合理',
  functions: '功能齐全',
} as const
export type Principle = keyof typeof PRINCIPLES
export const principles = Object.keys(PRINCIPLES) as [Principle, ...Principle[]]
