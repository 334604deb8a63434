/** Whether the text is a real day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}

/** Writes an identity number as it is stored: half-width, without spaces, X upper case. */
export function tidyIdNumber(text: string): string {
  return halfWidth(text).replace(/[\s\u3000]/g, '').toUpperCase()
}

/** Writes a telephone number as it is stored: half-width, without spaces, country code; landlines keep one hyphen after the area code. */
export function tidyPhone(text: string): string {
  const plain = halfWidth(text).replace(/[\s\u3000()]/g, '').replace(/^(\+86|0086|86-)-?/, '')
  return /^1[\d-]+$/.test(plain) ? plain.replace(/-/g, '') : plain
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Whether an 18-character identity number is well formed: first digit, birth date not after `today` (`YYYY-MM-DD`) and check character
 * of GB 11643-1999 (ISO 7064 MOD 11-2); residence permits (8…) and permanent residence cards (9…) share it.
 * Whether the place code exists is asked elsewhere.
 */
export function isIdNumber(text: string, today?: string): boolean {
  const id = tidyIdNumber(text)
  if (!/^[1-9]\d{16}[\dX]$/.test(id)) return false
  const birth = birthDateIn(id)
  if (!birth || (today !== undefined && birth > today)) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(id[index]), 0)
  return '10X98765432'[sum % 11] === id[17]
}

/** The birth date inside an 18-character identity number; undefined when there is no such day. */
export function birthDateIn(idNumber: string): string | undefined {
  const match = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(tidyIdNumber(idNumber))
  const day = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  return isDay(day) ? day : undefined
}

/**
 * Whether it is a telephone on which a person can be reached: mobile, landline with area code, 400 number or a five-digit service
 * number.
 */
export function isPhone(text: string): boolean {
  const phone = tidyPhone(text)
  return /^1[3-9]\d{9}$/.test(phone) || /^0\d{2,3}-?\d{7,8}$/.test(phone) || /^400\d{7}$/.test(phone) || /^(1|9)\d{4}$/.test(phone)
}

/** Full years between two days (`YYYY-MM-DD`). */
export function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}
