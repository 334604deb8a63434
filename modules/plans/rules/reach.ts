import type { TargetDefinition } from '../define.ts'

/** Whether a value reaches a target. Equality is taken to a billionth, since shares are computed. */
export function reaches(value: number, target: Pick<TargetDefinition, 'comparator' | 'value'>): boolean {
  const tolerance = 1e-9 * Math.max(1, Math.abs(target.value))
  switch (target.comparator) {
    case 'at_least':
      return value >= target.value - tolerance
    case 'at_most':
      return value <= target.value + tolerance
    case 'equal':
      return Math.abs(value - target.value) <= tolerance
  }
}
