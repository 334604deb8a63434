/** Where a sent file can be looked at. */
export const fileAddress = (id: string): string => `/api/files/${id}`

/** An id for a write that may be repeated: the same for the same content, a new one when the content changed. */
export function repeatable(): (content: unknown) => string {
  let last = { content: '', id: '' }
  return (content) => {
    const text = JSON.stringify(content)
    if (text !== last.content) last = { content: text, id: newId() }
    return last.id
  }
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
