import type { PlainDate } from '../../platform/kernel/dates.ts'

/** Full years of someone born on one day, on another. Born on 29 February: a year older on 1 March where there is no such day. */
export function ageOn(bornOn: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** The latest birth day of whoever is at least `years` old on that day. */
export function bornAtLatest(day: PlainDate, years: number): PlainDate {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, '0')
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  return day.slice(5) === '02-29' && !isLeap ? `${year}-02-28` : year + day.slice(4)
}

/** The day on which somebody has lived that many full years; born on 29 February: 1 March where there is no such day. */
export function dayOfAge(bornOn: PlainDate, years: number): PlainDate {
  const year = String(Number(bornOn.slice(0, 4)) + years).padStart(4, '0')
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  return bornOn.slice(5) === '02-29' && !isLeap ? `${year}-03-01` : year + bornOn.slice(4)
}
