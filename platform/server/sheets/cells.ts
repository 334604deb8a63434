/**
 * A text that a table program will not take for a formula: what begins with = + - @, a tab or a line's end gets an apostrophe in front
 * (OWASP, CSV injection). Plain negative numbers stay.
 */
export function safeCell(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
}

/** A text as one field of a CSV. */
export function csvCell(text: string): string {
  const safe = safeCell(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** `0` → A, `27` → AB. */
export function columnName(index: number): string {
  let name = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}
