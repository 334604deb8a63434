import { UNIT_KINDS, type SchemeItem, type Standard, type UnitKind } from '../define.ts'

/** What the scheme is checked against: indicators that the place counts or collects. */
export interface KnownIndicator { code: string; title: string; unit: string; counted: boolean }

/** Units that residents meet: their assessment asks residents (将居民满意度纳入绩效评价). */
const MET_BY_RESIDENTS: readonly UnitKind[] = ['community', 'township', 'department', 'service_body']

/** Items that are asked of a kind of unit, in their order. */
export const itemsFor = (standard: Pick<Standard, 'items'>, unit: UnitKind): SchemeItem[] => standard.items.filter((one) => one.units.length === 0 || one.units.includes(unit))

const bare = (text: string) => text.replaceAll(/[\s“”‘’（）()、，。：:·《》]/gu, '')

/** An indicator that already holds what a file item asks a unit to type or attach; none is asked twice. */
export const heldAlready = (item: Pick<SchemeItem, 'way' | 'title' | 'asks'>, indicators: readonly KnownIndicator[]): KnownIndicator | undefined => {
  if (item.way !== 'file') return undefined
  const asked = bare(`${item.title}${item.asks}`)
  return indicators.find((one) => one.counted && bare(one.title).length >= 4 && asked.includes(bare(one.title)))
}

/** Every reason why a scheme cannot be approved, in words; empty when it can. */
export function faultsOf(standard: Standard, indicators: readonly KnownIndicator[]): string[] {
  const faults: string[] = []
  const keys = new Set<string>()
  for (const one of standard.items) {
    if (keys.has(one.key)) faults.push(`“${one.title}”的代号${one.key}与别的指标项重复`)
    keys.add(one.key)
    if (one.way === 'indicator' || one.way === 'residents') {
      const known = one.indicator && indicators.find((each) => each.code === one.indicator!.code)
      if (!one.indicator) faults.push(`“${one.title}”自动取数，请选择指标和得分标准`)
      else if (!known) faults.push(`“${one.title}”选择的指标${one.indicator.code}不存在`)
      else if (one.way === 'residents' && known.unit !== '%') faults.push(`“${one.title}”请选择以百分比计的满意度指标`)
      else if (one.indicator.zero === one.indicator.full) faults.push(`“${one.title}”的零分值和满分值相同，无法计分`)
    }
    const held = heldAlready(one, indicators)
    if (held) faults.push(`“${one.title}”要单位报送系统里已有的“${held.title}”，请改为自动取数`)
    if (one.part && !standard.parts.some((part) => part.key === one.part)) faults.push(`“${one.title}”所属的部分不存在`)
    if (one.units.some((unit) => !standard.units.includes(unit))) faults.push(`“${one.title}”的适用单位不在参评范围内`)
  }
  for (const unit of standard.units) {
    const items = itemsFor(standard, unit)
    const sum = Math.round(items.reduce((all, one) => all + one.weight, 0) * 100) / 100
    if (sum !== 100) faults.push(`${UNIT_KINDS[unit]}的分值合计是${sum}分，应为100分`)
    if (MET_BY_RESIDENTS.includes(unit) && !items.some((one) => one.way === 'residents') && standard.noResidents.length < 4) {
      faults.push(`${UNIT_KINDS[unit]}没有居民满意度的项目，请加上，或写明不问居民的理由`)
    }
  }
  for (const part of standard.parts) if (!standard.items.some((one) => one.part === part.key)) faults.push(`“${part.title}”还没有指标项`)
  if (new Set(standard.stages.map((one) => one.key)).size !== standard.stages.length) faults.push('审核环节的代号重复')
  if (standard.stages.length === 0) faults.push('还没有审核环节，最后一个环节作出决定')
  for (const [i, grade] of standard.grades.entries()) if (i > 0 && grade.from >= standard.grades[i - 1]!.from) faults.push(`等级“${grade.title}”的起始分应低于前一等级`)
  if (standard.grades.length && standard.grades.at(-1)!.from < standard.passMark) faults.push('最低等级的起始分不能低于合格分')
  if (standard.grades.length && standard.validMonths === 0) faults.push('评定等级的，请写明有效期，到期应重新评定')
  return faults
}
