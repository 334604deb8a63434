import { makeCalendar, type WorkingDayCalendar } from './calendar.ts'
import { CALENDAR_DAYS, YEARS_COVERED } from './days.generated.ts'

export { makeCalendar, type CalendarDay, type DayFacts, type WorkingDayCalendar } from './calendar.ts'
export { CalendarNotCovered } from './errors.ts'
export { CALENDAR_DAYS, NOTICES, YEARS_COVERED } from './days.generated.ts'

const made = new Map<string, WorkingDayCalendar>()

/** The calendar a fresh installation starts with, from the committed notices; with `region` the holidays of that place are added. */
export function defaultCalendar(region = ''): WorkingDayCalendar {
  // By county: holidays of a place are set by a county government or one above it, and a map by full address would grow without end.
  const place = region.slice(0, 6)
  let calendar = made.get(place)
  if (!calendar) made.set(place, calendar = makeCalendar(CALENDAR_DAYS, YEARS_COVERED, place))
  return calendar
}
