import { makeCalendar, type CalendarDay, type WorkingDayCalendar } from './calendar.ts'
import { CALENDAR_DAYS, YEARS_COVERED } from './days.generated.ts'
import { laidOn, type PublishedNotice } from './notices.ts'

const made = new Map<string, WorkingDayCalendar>()
let inForce: { days: readonly CalendarDay[]; years: readonly number[] } = { days: CALENDAR_DAYS, years: YEARS_COVERED }

/** Lays the notices of this installation on the committed ones, for all that counts days in this process from now on. */
export function useNotices(notices: readonly PublishedNotice[]): void {
  inForce = laidOn({ days: CALENDAR_DAYS, years: YEARS_COVERED }, notices)
  made.clear()
}

/** The working days of a place: the committed notices with those published here; with `region` the holidays of that place are added. */
export function defaultCalendar(region = ''): WorkingDayCalendar {
  // By county: holidays of a place are set by a county government or one above it, and a map by full address would grow without end.
  const place = region.slice(0, 6)
  let calendar = made.get(place)
  if (!calendar) made.set(place, calendar = makeCalendar(inForce.days, inForce.years, place))
  return calendar
}
