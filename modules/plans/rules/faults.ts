import type { PlanDefinition } from '../define.ts'
import { covers } from '../../regions/index.ts'

/** A thing that keeps a text from being submitted, and where it stands in the form. */
export interface DraftFault {
  path: string
  message: string
}

type Text = Omit<PlanDefinition, 'code' | 'version' | 'issuedOn' | 'replaces'>

/** What is wrong with a text: periods, targets outside them or said twice, places that the plan does not bind, a missing parent (PLN-14). Empty when it may be submitted. */
export function faultsOf(text: Text): DraftFault[] {
  const faults: DraftFault[] = []
  const say = (path: string, message: string) => void faults.push({ path, message })
  if (text.from > text.until) say('until', '规划期的最后一天早于第一天，请改正')
  if (!text.aims.length && !text.tasks.length) say('aims', '规划还没有目标和任务，请至少写一条')
  if (!text.links?.some((link) => link.kind !== 'related')) say('links', '请写明依据：至少一份上级规划、法规政策或相衔接的规划')
  const seen = new Set<string>()
  for (const [i, target] of text.targets.entries()) {
    const name = `第${i + 1}项目标（${target.indicator}）`
    const place = target.place ?? text.place
    const key = [target.indicator, place, target.year, target.atLevel ?? '', target.onlyFor ?? ''].join(' ')
    if (seen.has(key)) say(`targets.${i}`, `${name}和前面的重复：同一指标、同一地点、同一年份只能有一个目标`)
    seen.add(key)
    if (String(target.year) < text.from.slice(0, 4) || String(target.year) > text.until.slice(0, 4)) say(`targets.${i}.year`, `${name}的年份${target.year}不在规划期内`)
    if (!covers(text.place, place)) say(`targets.${i}.place`, `${name}的地点不在规划适用的范围内，目标不能定给别处`)
    if (target.unit === '%' && target.value > 100) say(`targets.${i}.value`, `${name}超过100%，请核对`)
  }
  const phases = text.phases ?? []
  for (const [i, phase] of phases.entries()) {
    if (phase.from > phase.until) say(`phases.${i}`, `阶段“${phase.title}”的最后一天早于第一天`)
    if (phase.from < text.from || phase.until > text.until) say(`phases.${i}`, `阶段“${phase.title}”不在规划期内`)
    const before = phases[i - 1]
    if (before && phase.from <= before.until) say(`phases.${i}`, `阶段“${phase.title}”和前一阶段的时间重叠`)
  }
  return faults
}
