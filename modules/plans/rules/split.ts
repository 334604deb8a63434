import type { TargetDefinition } from '../define.ts'
import { reaches } from './reach.ts'

export interface Whole {
  comparator: TargetDefinition['comparator']
  value: number | null
  unit: string
  /** Parts are summed up; else each part meets the number by itself. */
  adds: boolean
}

const say = (n: number, unit: string) => `${Number(n.toFixed(4)).toLocaleString('zh-CN', { maximumFractionDigits: 4 })}${unit}`

/**
 * Whether the parts of a goal meet the whole (PLN-02): their sum where the number adds up, each of them where it is a share. A goal without a
 * number is met by any parts. @returns the sentence that is shown beside the parts.
 */
export function partsMeet(whole: Whole, parts: ReadonlyArray<{ name: string; value: number | null }>): { meets: boolean; words: string } {
  const { value, unit, comparator } = whole
  if (value === null) return { meets: parts.length > 0, words: `分给${parts.length}个地方` }
  const empty = parts.filter((part) => part.value === null)
  if (empty.length) return { meets: false, words: `${empty.map((part) => part.name).join('、')}还没有数值` }
  const target = { comparator, value }
  if (whole.adds) {
    const sum = parts.reduce((all, part) => all + part.value!, 0)
    const gap = value - sum
    if (reaches(sum, target)) return { meets: true, words: `各地合计${say(sum, unit)}，满足总目标${say(value, unit)}` }
    return { meets: false, words: `各地合计${say(sum, unit)}，比总目标${say(value, unit)}${gap > 0 ? '少' : '多'}${say(Math.abs(gap), unit)}` }
  }
  const short = parts.filter((part) => !reaches(part.value!, target))
  if (short.length) return { meets: false, words: `${short.map((part) => `${part.name}${say(part.value!, unit)}`).join('、')}达不到总目标${say(value, unit)}` }
  return { meets: parts.length > 0, words: `每个地方都满足总目标${say(value, unit)}` }
}
