/** Days as whole numbers since 1900-01-01 (day 0) with their written forms looked up instead of formatted. */

const EPOCH = Date.UTC(1900, 0, 1)
const LAST_YEAR = 2040

const iso: string[] = []
const compact: string[] = []
/** What the eight digits of the birth date add to the sum of a citizen number's check (weights of positions 7 to 14). */
const checkSum: number[] = []
const yearStart: number[] = []

/** Writes the days out on first use: some 40 ms that a program which makes nobody does not spend. */
function prepare() {
  if (iso.length > 0) return
  for (let day = 0, year = 1900; year <= LAST_YEAR; day++) {
    const date = new Date(EPOCH + day * 86_400_000)
    year = date.getUTCFullYear()
    if (date.getUTCMonth() === 0 && date.getUTCDate() === 1) yearStart[year] = day
    const text = date.toISOString().slice(0, 10)
    const digits = text.slice(0, 4) + text.slice(5, 7) + text.slice(8, 10)
    iso.push(text)
    compact.push(digits)
    checkSum.push([2, 1, 6, 3, 7, 9, 10, 5].reduce((sum, w, i) => sum + w * (digits.charCodeAt(i) - 48), 0))
  }
}

// The three below are asked for days that `dayOf` or `firstDayOf` gave, so the tables are there.
/** `YYYY-MM-DD`. */
export const dayText = (day: number): string => iso[day]!
/** `YYYYMMDD`. */
export const dayDigits = (day: number): string => compact[day]!
export const dayCheckSum = (day: number): number => checkSum[day]!
/** The first day of a year. */
export function firstDayOf(year: number): number {
  prepare()
  return yearStart[year]!
}
export const daysIn = (year: number): number => firstDayOf(year + 1) - firstDayOf(year)

/** The number of a date `YYYY-MM-DD` from 1900 to 2040; anything else is refused with a RangeError. */
export function dayOf(date: string): number {
  prepare()
  const day = Math.round((Date.parse(`${date}T00:00:00Z`) - EPOCH) / 86_400_000)
  if (iso[day] !== date) throw new RangeError(`not a date from 1900-01-01 to ${LAST_YEAR}-12-31: ${date}`)
  return day
}
