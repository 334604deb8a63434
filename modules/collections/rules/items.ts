/*
 * The cells of a collection: what is asked, whether it is well filled, and how it adds up. Pure.
 */

/** Who writes a figure: communities, or the street for itself. What is written below adds up above. */
export const FILLERS = { community: '社区（嘎查）', township: '街道（苏木镇）' } as const
export type Filler = keyof typeof FILLERS

/** One figure that is asked for. */
export interface Item {
  key: string
  title: string
  unit: string
  decimals: number
  by: Filler
  note: string
  /** The indicator that an approved number is filed to, and as which part of it. */
  indicator: string | null
  part: 'numerator' | 'denominator' | null
  /** The numerator is contained in the denominator. */
  share: boolean
}

/** What stands in one cell. `value` null: no number, and `why`. `source`: document, ledger or count behind it. */
export interface Cell {
  value: number | null
  why: string
  source: string
}

export type Cells = Readonly<Record<string, Cell>>

/** A cell that was added up: `gaps` are the places whose number is lacking, so that the sum is no number at all. */
export interface SummedCell extends Cell {
  gaps: readonly string[]
}

export const EMPTY_CELL: Cell = { value: null, why: '', source: '' }

/** The items that a place of a level writes itself. */
export const ownItems = (items: readonly Item[], level: string): readonly Item[] => items.filter((item) => item.by === level)

/** What is wrong with a number; null when nothing is. */
export function faultOf(item: Item, value: number): string | null {
  if (!Number.isFinite(value) || value < 0) return '应是不小于0的数字'
  if (value > 1e12) return '数字太大，请核对'
  const scaled = value * 10 ** item.decimals
  if (Math.abs(scaled - Math.round(scaled)) > 1e-6) return item.decimals === 0 ? '应是整数' : `最多${item.decimals}位小数`
  return null
}

export interface Fault {
  key: string
  message: string
}

/** Every fault of the cells as they are written; blanks are no fault until they are sent. */
export function faultsOf(items: readonly Item[], cells: Cells): Fault[] {
  const faults: Fault[] = []
  for (const item of items) {
    const value = cells[item.key]?.value ?? null
    if (value === null) continue
    const fault = faultOf(item, value)
    if (fault) faults.push({ key: item.key, message: `${item.title}：${fault}` })
  }
  for (const item of items) {
    if (!item.share || item.part !== 'numerator') continue
    const whole = items.find((one) => one.indicator === item.indicator && one.part === 'denominator')
    const [part, all] = [cells[item.key]?.value, whole && cells[whole.key]?.value]
    if (whole && part != null && all != null && part > all) faults.push({ key: item.key, message: `${item.title}不能多于${whole.title}` })
  }
  return faults
}

/** What is lacking before a sheet can be sent: a number with its source, or the reason why there is none. */
export function lackingOf(items: readonly Item[], cells: Cells): Fault[] {
  return items.flatMap((item) => {
    const cell = cells[item.key] ?? EMPTY_CELL
    if (cell.value === null) return cell.why.trim().length >= 2 ? [] : [{ key: item.key, message: `${item.title}：请填数字；没有数据的写明原因` }]
    return cell.source.trim().length >= 2 ? [] : [{ key: item.key, message: `${item.title}：请写明数据出处` }]
  })
}

/** One place below with what it sent; null when it was excused. */
export interface Part {
  name: string
  cells: Readonly<Record<string, Cell & { gaps?: readonly string[] }>> | null
}

/**
 * What the places below add up to. A number that lacks anywhere makes the sum no number: `gaps` says whose it is. An excused place counts as
 * not asked. Without any part there is nothing to add: null.
 */
export function sumOf(item: Item, parts: readonly Part[]): SummedCell {
  const asked = parts.filter((part) => part.cells !== null && item.key in part.cells)
  const gaps = asked.flatMap((part) => {
    const cell = part.cells![item.key]!
    return cell.value !== null ? [] : cell.gaps?.length ? cell.gaps : [`${part.name}：${cell.why}`]
  })
  if (asked.length === 0) return { value: null, why: '下级没有填报这一项', source: '', gaps: [] }
  if (gaps.length) return { value: null, why: `${gaps.length}个地方没有数据，不能汇总`, source: '', gaps }
  const sum = asked.reduce((all, part) => all + part.cells![item.key]!.value!, 0)
  const rounded = Math.round(sum * 10 ** item.decimals) / 10 ** item.decimals
  return { value: rounded, why: '', source: `${asked.length}个地方汇总`, gaps: [] }
}

/** A number far from the one before is worth a look: more than half as much again, or less than half. */
export const isFar = (value: number | null, before: number | null): boolean =>
  value !== null && before !== null && before > 0 && (value > before * 1.5 || value < before * 0.5)
