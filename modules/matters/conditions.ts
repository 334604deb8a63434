import type { Condition } from '../../platform/web/form/definition.ts'
import { isEmpty, valueAt } from '../../platform/web/form/values.ts'

/**
 * Whether a condition holds over plain values (dotted paths from the top). Used where no form is shown: stages, materials, urgency.
 * Give it answers from which hidden fields were cleared, as they are stored.
 */
export function holds(condition: Condition, values: Readonly<Record<string, unknown>>): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, values))
  if ('any' in condition) return condition.any.some((one) => holds(one, values))
  if ('not' in condition) return !holds(condition.not, values)
  const value = valueAt(values, condition.field)
  if ('equals' in condition) return value === condition.equals
  if ('notEquals' in condition) return value !== condition.notEquals
  if ('in' in condition) return condition.in.some((one) => one === value)
  if ('contains' in condition) return Array.isArray(value) && value.includes(condition.contains)
  if ('atLeast' in condition) return typeof value === 'number' && value >= condition.atLeast
  if ('atMost' in condition) return typeof value === 'number' && value <= condition.atMost
  if ('notEmpty' in condition) return !isEmpty(value)
  return isEmpty(value)
}

/** The paths that a condition reads. */
export function pathsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(pathsIn)
  if ('any' in condition) return condition.any.flatMap(pathsIn)
  if ('not' in condition) return pathsIn(condition.not)
  return [condition.field]
}
