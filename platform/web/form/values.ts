import type { FormValues } from './definition.ts'

/**
 * Whether a value counts as not answered: nothing, blank text, an empty list, an object with only empty values. `false` and 0 are
 * answers.
 */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  if (typeof value === 'object') return Object.values(value).every(isEmpty)
  return false
}

export function isRecord(value: unknown): value is FormValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at a dotted path (`members.0.name`); undefined when any part is missing. Only own properties are read. */
export function valueAt(values: unknown, path: string): unknown {
  let at: unknown = values
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<string, unknown>)[key]
  }
  return at
}

/** A copy with the value at a dotted path replaced; `undefined` removes it. Missing parents are made. */
export function withValue(values: FormValues, path: string, value: unknown): FormValues {
  const [key, ...rest] = path.split('.') as [string, ...string[]]
  const next = (current: unknown): unknown => {
    if (rest.length === 0) return value
    if (Array.isArray(current)) {
      const index = Number(rest[0])
      const copy = [...current]
      copy[index] = rest.length === 1 ? value : withValue(isRecord(copy[index]) ? copy[index] : {}, rest.slice(1).join('.'), value)
      return copy
    }
    return withValue(isRecord(current) ? current : {}, rest.join('.'), value)
  }
  const copy: FormValues = { ...values }
  const made = next(values[key])
  if (made === undefined) delete copy[key]
  else copy[key] = made
  return copy
}

/** The path with every index replaced by `*`: the key of a field in the UI schema. */
export function patternOf(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, '.*')
}
