/** Code points of characters that cannot be typed. Browser-safe. */

/** Whether a code point is a Chinese character: the basic block, the extensions A to I, compatibility ideographs. */
export const isHanCodePoint = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x20000 && code <= 0x323af) || (code >= 0xf900 && code <= 0xfaff)

/** The character of a code as it is written: U+5803, u5803, 5803, 0x2A6D6; null when it is none. */
export function characterOf(typed: string): string | null {
  const found = /^(?:u\+?|0x|\\u)?\{?([0-9a-f]{4,6})\}?$/i.exec(typed.normalize('NFKC').trim())
  if (!found) return null
  const code = Number.parseInt(found[1]!, 16)
  return isHanCodePoint(code) ? String.fromCodePoint(code) : null
}

/** How a character's code is written. */
export const codeOf = (character: string): string => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/** Codes inside a text as the characters they stand for: 王U+5803 → 王堃. So a name whose character cannot be typed is found. */
export const withCodesRead = (text: string): string => text.replace(/u\+([0-9a-f]{4,6})(?![0-9a-f])/gi, (whole) => characterOf(whole) ?? whole)
