/**
 * Case numbers: the day, a hyphen, a running number of at least six digits, a check digit — `20261122-0000173`. Read over a telephone, typed
 * by old hands: the check digit finds every single wrong digit and nearly every swap of two neighbours.
 */

/** ISO 7064 MOD 11,10 over the digits: one digit, also a digit (GB/T 17710 names the same system). */
export function checkDigit(digits: string): string {
  let rest = 10
  for (const digit of digits) {
    rest = (rest + Number(digit)) % 10 || 10
    rest = (rest * 2) % 11
  }
  return String((11 - rest) % 10)
}

/** The number of the `serial`-th case (from the sequence, never reset) on a day `YYYY-MM-DD`. */
export function caseNumber(day: string, serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError(`not a serial number: ${serial}`)
  const body = day.replaceAll('-', '') + String(serial).padStart(6, '0')
  return `${body.slice(0, 8)}-${body.slice(8)}${checkDigit(body)}`
}

/** The number as stored, from any way of writing it (spaces, no hyphen); undefined when the check digit does not fit. */
export function parseCaseNumber(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{15,22}$/.test(digits) || checkDigit(digits.slice(0, -1)) !== digits.at(-1)) return undefined
  return `${digits.slice(0, 8)}-${digits.slice(8)}`
}

/** The end of a number as people read it aloud: four figures at least, not a whole number; undefined for anything else. */
export function numberEndOf(text: string): string | undefined {
  const figures = text.replace(/[\s-]/g, '')
  return /^\d{4,22}$/.test(figures) ? text.replace(/\s/g, '') : undefined
}

/** Letters and digits that are not taken for one another when read aloud or in a bad print. */
const READABLE = 'ACDEFHJKMNPRTUVWXY34679'

/** A check code of six characters (23^6, about 150 million), from random bytes. With the number it shows progress; not a secret of the person. */
export function checkCodeFrom(random: Uint8Array): string {
  if (random.length < 12) throw new RangeError('twelve random bytes make a check code')
  let code = ''
  // Two bytes a character: the remainder favours none by more than one in a thousand.
  for (let i = 0; i < 12; i += 2) code += READABLE[(random[i]! * 256 + random[i + 1]!) % READABLE.length]
  return code
}
