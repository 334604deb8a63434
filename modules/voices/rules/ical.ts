/** A timetable as iCalendar (RFC 5545). Pure. */
export interface CalendarEvent { id: string; on: string; from: string; until: string; title: string; venue: string; words: string; cancelled: boolean; version: number }

const escaped = (text: string) => text.replace(/\\/g, '\\\\').replace(/;/g, '\\;').replace(/,/g, '\\,').replace(/\r?\n/g, '\\n')
const stamp = (day: string, time: string) => `${day.replaceAll('-', '')}T${time.replace(':', '')}00`

/** Lines of at most 75 octets (section 3.1), never within a character. */
export function folded(line: string): string {
  const lines: string[] = []
  let now = ''
  for (const char of line) {
    if (Buffer.byteLength(now + char) > (lines.length ? 74 : 75)) {
      lines.push(now)
      now = ''
    }
    now += char
  }
  return [...lines, now].join('\r\n ')
}

/** Times are those of Shanghai, which has had one offset since 1991. `at` is when the calendar was made. */
export function calendarOf(name: string, events: readonly CalendarEvent[], at: Date, host: string): string {
  const made = at.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Linli//Contact days//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, 'X-WR-TIMEZONE:Asia/Shanghai',
    'BEGIN:VTIMEZONE', 'TZID:Asia/Shanghai', 'BEGIN:STANDARD', 'DTSTART:19910915T000000', 'TZOFFSETFROM:+0900', 'TZOFFSETTO:+0800', 'TZNAME:CST', 'END:STANDARD', 'END:VTIMEZONE',
    ...events.flatMap((one) => [
      'BEGIN:VEVENT', `UID:${one.id}@${host}`, `DTSTAMP:${made}`, `SEQUENCE:${one.version}`, `DTSTART;TZID=Asia/Shanghai:${stamp(one.on, one.from)}`, `DTEND;TZID=Asia/Shanghai:${stamp(one.on, one.until)}`,
      `SUMMARY:${escaped(one.title)}`, `LOCATION:${escaped(one.venue)}`, ...(one.words ? [`DESCRIPTION:${escaped(one.words)}`] : []), `STATUS:${one.cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
