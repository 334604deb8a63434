/**
 * A place's changes laid on a definition: JSON merge patch (RFC 7396) with one addition for lists whose items have a `key` or `code`
 * (stages, materials): an object laid on such a list changes the items it names and removes those named with null. A list replaces a list.
 */
export function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  if (Array.isArray(target) && target.length > 0 && target.every((item) => nameOf(item) !== undefined)) {
    return target.flatMap((item) => {
      const name = nameOf(item)!
      if (!Object.hasOwn(patch, name)) return [item]
      return patch[name] === null ? [] : [merged(item, patch[name])]
    })
  }
  const out: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete out[key]
    else Object.defineProperty(out, key, { value: merged(out[key], value), enumerable: true, writable: true, configurable: true })
  }
  return out
}

/** JSON with its keys in order, so that the same content has the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nameOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined
  const name = item['key'] ?? item['code']
  return typeof name === 'string' ? name : undefined
}
