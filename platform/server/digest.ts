import { createHash } from 'node:crypto'

/** JSON with keys in order, so that the same content is the same text wherever it is read. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** SHA-256 of a content together with the digest of what stood before it, so that no version can be slipped in or left out. Hexadecimal. */
export const digestOf = (body: unknown, before: string): string => createHash('sha256').update(`${before}\n${canonical(body)}`).digest('hex')

/** SHA-256 of bytes, hexadecimal. */
export const digestOfBytes = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
