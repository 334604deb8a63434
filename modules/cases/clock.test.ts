import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOfDayNumber, dayNumber, endOfDay, shanghaiDate, shanghaiInstant } from '../../platform/kernel/dates.ts'
import { CALENDAR_DAYS, CalendarNotCovered, defaultCalendar } from '../calendar/index.ts'
import {
  computeDue, computeDueIfCovered, ESCALATION, escalationLevel, explainDue, grantExtension, reminders, SUSPENSION_NAMES,
  type ClockInput, type Extension, type LegalLimit, type Suspension,
} from './clock.ts'

// 借用社区活动室 is a matter we made up: its limits may be bent as the test needs.
const calendar = defaultCalendar()
const at = (text: string) => shanghaiInstant(text.slice(0, 10), text.slice(11) || '10:00')
const working = (amount: number, more: Partial<LegalLimit> = {}): LegalLimit => (
  { amount, unit: 'working_day', source: '活动室借用办法第3条', ...more })
const natural = (amount: number, roll = false): LegalLimit => ({ amount, unit: 'natural_day', roll, source: '信访工作条例第22条' })
const hours = (amount: number): LegalLimit => ({ amount, unit: 'hour', source: '热线工作规范' })
const pause = (from: string, to?: string, kind: Suspension['kind'] = 'waiting_applicant'): Suspension => (
  { from: at(from), kind, ...(to ? { to: at(to) } : {}) })
const longer = (amount: number, unit: Extension['unit'] = 'working_day'): Extension => (
  { amount, unit, reason: '需实地核实', approvedBy: '王主任', at: at('2026-03-03') })
const read = (limit: LegalLimit, startedAt: string, more: Partial<ClockInput> = {}) => (
  computeDue({ calendar, limit, startedAt: at(startedAt), now: at(startedAt), ...more }))

describe('[CAS-02] the last day', () => {
  test.each([
    ['2026-02-12', working(5), '2026-02-26'],
    ['2026-02-15', working(1), '2026-02-24'],
    ['2026-09-18', working(5), '2026-09-24'],
    ['2025-09-26', working(5), '2025-10-10'],
    ['2026-06-18', working(20), '2026-07-17'],
    ['2026-02-08', natural(7, true), '2026-02-24'],
    ['2026-02-08', natural(7), '2026-02-15'],
    ['2026-09-01', natural(30, true), '2026-10-08'],
    ['2026-01-05', natural(60, true), '2026-03-06'],
    ['2026-03-12', working(0), '2026-03-12'],
    ['2026-03-14', working(0), '2026-03-16'],
  ])('begun %s, %o: %s', (start, limit, dueOn) => {
    expect(read(limit, start)).toMatchObject({ dueOn, dueAt: endOfDay(dueOn) })
  })

  test('the day it begins is the day in Shanghai', () => {
    const justAfterMidnight = new Date('2026-03-08T16:01:00Z') // Monday 9 March, 00:01
    expect(computeDue({ calendar, limit: working(1), startedAt: justAfterMidnight, now: justAfterMidnight }).dueOn).toBe('2026-03-10')
  })

  test('hours run by the clock from the moment itself, over nights and weekends', () => {
    expect(read(hours(24), '2026-03-13 17:30').dueAt).toEqual(at('2026-03-14 17:30'))
    expect(read(hours(2), '2026-03-13 23:30')).toMatchObject({ dueAt: at('2026-03-14 01:30'), dueOn: '2026-03-14' })
  })

  test('hours stand still to the minute', () => {
    const suspensions = [pause('2026-03-13 18:00', '2026-03-13 20:30'), pause('2026-03-13 20:00', '2026-03-13 21:00')]
    const reading = read(hours(4), '2026-03-13 17:00', { suspensions, now: at('2026-03-13 22:00') })
    expect(reading).toMatchObject({ dueAt: at('2026-03-14 00:00'), usedDays: 2, remaining: 2, state: 'running' })
  })

  test.each([-1, 1.5, Number.NaN])('a limit of %d is a fault of the caller', (amount) => {
    expect(() => read(working(amount), '2026-03-09')).toThrow(RangeError)
  })
})

describe('[CAS-02] suspension', () => {
  test('the day it begins counts, the days up to its end do not', () => {
    expect(read(working(5), '2026-03-09', { suspensions: [pause('2026-03-10', '2026-03-12')] }).dueOn).toBe('2026-03-18')
    expect(read(natural(5), '2026-03-09', { suspensions: [pause('2026-03-10', '2026-03-12')] }).dueOn).toBe('2026-03-16')
  })

  test('one that ends on the day it began moves nothing', () => {
    expect(read(working(5), '2026-03-09', { suspensions: [pause('2026-03-10 09:00', '2026-03-10 17:00')] }).dueOn).toBe('2026-03-16')
  })

  test('begun on the last day, the rest of that day is given back when it ends', () => {
    expect(read(working(5), '2026-03-09', { suspensions: [pause('2026-03-16 11:00', '2026-03-19 15:00')] }).dueOn).toBe('2026-03-19')
    expect(read(working(5), '2026-03-09', { suspensions: [pause('2026-03-16 11:00', '2026-03-21 15:00')] }).dueOn).toBe('2026-03-23')
  })

  test('begun after the last day, it repairs nothing', () => {
    const reading = read(working(5), '2026-03-09', { suspensions: [pause('2026-03-17')], now: at('2026-03-18') })
    expect(reading).toMatchObject({ dueOn: '2026-03-16', state: 'overdue' })
  })

  test('while it lasts the clock stands: what is left stays, the last day moves on', () => {
    const open = (now: string) => read(working(5), '2026-03-09', { suspensions: [pause('2026-03-10')], now: at(now) })
    expect(open('2026-03-11')).toMatchObject({ state: 'suspended', usedDays: 1, remaining: 4, dueOn: '2026-03-17' })
    expect(open('2026-03-20')).toMatchObject({ state: 'suspended', usedDays: 1, remaining: 4, dueOn: '2026-03-26' })
  })

  test('an interval that ends before it begins is a fault of the caller', () => {
    expect(() => read(working(5), '2026-03-09', { suspensions: [pause('2026-03-12', '2026-03-11')] })).toThrow(RangeError)
  })
})

describe('[CAS-02] extension', () => {
  test('continues where the limit ended, before rest days are rolled over', () => {
    expect(read(working(20), '2026-06-18', { extension: longer(10) }).dueOn).toBe('2026-07-31')
    expect(read(natural(60, true), '2026-01-05', { extension: longer(30, 'natural_day') }).dueOn).toBe('2026-04-07') // 5 April is 清明
    expect(read(natural(5), '2026-03-09', { extension: longer(2) }).dueOn).toBe('2026-03-17')
    expect(read(working(5), '2026-03-09', { extension: longer(5, 'natural_day') }).dueOn).toBe('2026-03-21') // a Saturday: not to be rolled
    const suspensions = [pause('2026-03-17', '2026-03-21')] // ends on a Saturday
    expect(read(natural(5), '2026-03-09', { extension: longer(2), suspensions }).dueOn).toBe('2026-03-23')
    expect(read(hours(24), '2026-03-13 17:30', { extension: longer(2, 'hour') }).dueAt).toEqual(at('2026-03-14 19:30'))
  })

  const asked = longer(10)
  const limit = working(20, { mayExtendBy: { amount: 10, unit: 'working_day' }, source: '行政许可法第42条' })
  test('is granted once', () => {
    expect(grantExtension({ limit, asked })).toBe(asked)
    expect(() => grantExtension({ limit, asked, granted: [asked] }))
      .toThrow(expect.objectContaining({ code: 'case.extension_once', status: 409 }))
  })

  test.each<[string, Extension, string]>([
    ['without a reason', { ...asked, reason: '  ' }, 'case.extension_needs_reason'],
    ['without approval', { ...asked, approvedBy: '' }, 'case.extension_needs_approval'],
    ['by nothing', { ...asked, amount: 0 }, 'case.extension_amount'],
    ['by part of a day', { ...asked, amount: 0.5 }, 'case.extension_amount'],
    ['by hours', { ...asked, unit: 'hour' }, 'case.extension_unit'],
    ['by more than the statute allows', { ...asked, amount: 11 }, 'case.extension_too_long'],
    ['when the last day has ended', { ...asked, at: at('2026-07-18 00:00') }, 'case.extension_too_late'],
  ])('is refused %s', (_, extension, code) => {
    expect(() => grantExtension({ limit, asked: extension, dueAt: endOfDay('2026-07-17') })).toThrow(expect.objectContaining({ code }))
  })

  test('a recorded one without reason is not counted in silence', () => {
    expect(() => read(limit, '2026-06-18', { extension: { ...asked, reason: '' } }))
      .toThrow(expect.objectContaining({ code: 'case.extension_needs_reason' }))
  })
})

describe('[CAS-02] how it stands', () => {
  test.each([
    ['2026-03-09', 'running', 0, 5],
    ['2026-03-10', 'running', 1, 4],
    ['2026-03-13', 'due_soon', 4, 1],
    ['2026-03-14', 'due_soon', 4, 1],
    ['2026-03-16 23:59', 'due_soon', 5, 0],
    ['2026-03-17 00:00', 'overdue', 5, -1],
    ['2026-03-20', 'overdue', 5, -4],
    ['2026-03-21', 'overdue', 5, -4],
  ])('on %s: %s, %i used, %i left', (now, state, usedDays, remaining) => {
    expect(read(working(5), '2026-03-09', { now: at(now) })).toMatchObject({ state, usedDays, remaining, total: 5 })
  })

  test('on the Saturday after a Friday it is one day overdue, not due today', () => {
    expect(read(working(4), '2026-03-09', { now: at('2026-03-14') })).toMatchObject({ state: 'overdue', overdueBy: 1, remaining: -1 })
  })

  test('natural days are overdue in natural days, hours in hours', () => {
    expect(read(natural(5), '2026-03-09', { now: at('2026-03-17') })).toMatchObject({ state: 'overdue', overdueBy: 3, remaining: -3 })
    expect(read(hours(2), '2026-03-09 10:00', { now: at('2026-03-09 15:00') })).toMatchObject({ state: 'overdue', overdueBy: 3 })
    expect(read(hours(2), '2026-03-09 10:00', { now: at('2026-03-09 12:00') })).toMatchObject({ state: 'due_soon', overdueBy: 0 })
  })

  test('concluded, it is read at that moment for ever', () => {
    const done = (doneAt: string) => read(working(5), '2026-03-09', { doneAt: at(doneAt), now: at('2026-12-31') })
    expect(done('2026-03-11')).toMatchObject({ state: 'done', usedDays: 2, remaining: 3, overdueBy: 0 })
    expect(done('2026-03-18')).toMatchObject({ state: 'done', overdueBy: 2 })
  })
})

describe('[CAS-02] outside the years covered', () => {
  test('a last day that would lie in 2027 is refused, and told to those who may not fail', () => {
    const input = { calendar, limit: working(30), startedAt: at('2026-12-01'), now: at('2026-12-01') }
    expect(() => computeDue(input)).toThrow(CalendarNotCovered)
    expect(computeDueIfCovered(input)).toMatchObject({ covered: false, refusal: { year: 2027 } })
    expect(computeDueIfCovered({ ...input, limit: working(5) })).toMatchObject({ covered: true, clock: { dueOn: '2026-12-08' } })
  })

  test('overdue into such a year: certainly overdue, not known by how many working days', () => {
    expect(read(working(5), '2026-12-01', { now: at('2027-01-05') })).toMatchObject({ state: 'overdue', overdueBy: null, remaining: -1 })
  })

  test('natural days that are not rolled ask for no holiday', () => {
    const reading = read(natural(30), '2026-12-20', { now: at('2027-01-18') })
    expect(reading).toMatchObject({ dueOn: '2027-01-19', state: 'due_soon' })
    expect(explainDue(reading)).toBe('受理次日起30日；到2027年1月19日（周二）24:00为止。')
  })

  test('faults other than a missing year are not swallowed', () => {
    const startedAt = at('2026-03-09')
    expect(() => computeDueIfCovered({ calendar, limit: working(-1), startedAt, now: startedAt })).toThrow(RangeError)
  })
})

describe('[CAS-02] why this day', () => {
  test('the trace tells every day', () => {
    const suspensions = [pause('2026-09-29', '2026-10-08')]
    const { trace } = read(working(5), '2026-09-28', { suspensions })
    expect(trace.map(({ date, kind, n, name }) => [date.slice(5), kind, n ?? name])).toEqual([
      ['09-28', 'start', undefined],
      ['09-29', 'counted', 1],
      ['09-30', 'suspended', '补正'],
      ...['01', '02', '03', '04', '05', '06', '07'].map((day) => [`10-${day}`, 'holiday', '国庆节']),
      ['10-08', 'suspended', '补正'],
      ['10-09', 'counted', 2],
      ['10-10', 'in_lieu_workday', 3],
      ['10-11', 'weekend', undefined],
      ['10-12', 'counted', 4],
      ['10-13', 'counted', 5],
      ['10-13', 'due', 5],
    ])
  })

  test('begun on the day to which the end was rolled: the days it adds are told, and no more', () => {
    const { trace, dueOn } = read(natural(5, true), '2026-03-09', { suspensions: [pause('2026-03-16', '2026-03-18')] })
    expect(dueOn).toBe('2026-03-18')
    expect(trace.slice(5).map(({ date, kind }) => [date, kind])).toEqual([
      ['2026-03-14', 'counted'], ['2026-03-15', 'weekend'], ['2026-03-17', 'suspended'], ['2026-03-18', 'suspended'], ['2026-03-18', 'due']])
  })

  test.each<[string, ReturnType<typeof read>, string]>([
    ['holiday and correction', read(working(5), '2026-09-28', { suspensions: [pause('2026-09-29', '2026-10-08')] }),
      '受理次日起5个工作日；10月1日至7日国庆节放假不计；10月10日（周六）调休上班，计入；因补正暂停2个工作日；到10月13日（周二）24:00为止。'],
    ['plain', read(working(3), '2026-03-09'), '受理次日起3个工作日；到3月12日（周四）24:00为止。'],
    ['two holidays in a row', read(working(5), '2025-09-26'),
      '受理次日起5个工作日；10月1日至8日国庆节、中秋放假不计；9月28日（周日）调休上班，计入；到10月10日（周五）24:00为止。'],
    ['two holidays apart', read(working(10), '2026-09-22'), '受理次日起10个工作日；9月25日至27日中秋放假不计；10月1日至7日国庆节放假不计；'
      + '10月10日（周六）调休上班，计入；到10月13日（周二）24:00为止。'],
    ['extended', read(working(5), '2026-03-09', { extension: longer(2) }), '受理次日起5个工作日；经批准延长2个工作日（需实地核实）；到3月18日（周三）24:00为止。'],
    ['standing',
      read(working(5), '2026-03-09', { suspensions: [pause('2026-03-10', undefined, 'special_procedure')], now: at('2026-03-12') }),
      `受理次日起5个工作日；因${SUSPENSION_NAMES.special_procedure}暂停2个工作日；目前仍在暂停，恢复后按暂停的时间顺延；到3月18日（周三）24:00为止。`],
    ['hours', read(hours(24), '2026-03-13 17:30'), '受理时起24小时；到3月14日（周六）17:30为止。'],
    ['on the spot', read(working(0), '2026-03-12'), '受理当日办结；到3月12日（周四）24:00为止。'],
  ])('in a sentence: %s', (_, reading, sentence) => {
    expect(explainDue(reading)).toBe(sentence)
  })

  test('rolled over a holiday, and begun by dispatch', () => {
    expect(explainDue(read(natural(30, true), '2026-09-01'), '派单')).toBe('派单次日起30日；10月2日至7日国庆节放假不计；到10月8日（周四）24:00为止。')
  })
})

describe('[CAS-02] reminders and escalation', () => {
  const moments = (limit: LegalLimit, start: string) => (
    reminders({ calendar, limit, startedAt: at(start), now: at(start) }).map((one) => [one.kind, one.at]))

  test('half used, a working day before, and on the day', () => {
    expect(moments(working(5), '2026-09-29')).toEqual([ // 30 Sept, 8, 9, 10, 12 October
      ['half_used', at('2026-10-09 09:00')], ['day_before', at('2026-10-10 09:00')], ['due_day', at('2026-10-12 09:00')]])
    expect(moments(natural(5), '2026-03-11')).toEqual([ // ends on Monday 16: the working day before is Friday 13
      ['day_before', at('2026-03-13 09:00')], ['half_used', at('2026-03-14 09:00')], ['due_day', at('2026-03-16 09:00')]])
  })

  test('none twice a day, none before the start', () => {
    expect(moments(working(1), '2026-03-09')).toEqual([['due_day', at('2026-03-10 09:00')]])
    expect(moments(working(2), '2026-03-09')).toEqual([['day_before', at('2026-03-10 09:00')], ['due_day', at('2026-03-11 09:00')]])
  })

  test('of hours, at half and at three quarters', () => {
    expect(moments(hours(24), '2026-03-13 08:00')).toEqual([['half_used', at('2026-03-13 20:00')], ['day_before', at('2026-03-14 02:00')]])
  })

  test.each([[0, undefined], [1, '经办人'], [2, '单位负责人'], [4, '单位负责人'], [5, '上一级主管单位'], [60, '上一级主管单位']])(
    '%i working days overdue: %s', (days, name) => {
      expect(escalationLevel(days)?.name).toBe(name)
    })

  test('a place has its own table', () => {
    expect(escalationLevel(1, [{ from: 1, levelsUp: 2, name: '区指挥中心' }, ...ESCALATION.filter((step) => step.from > 1)])?.levelsUp).toBe(2)
  })
})

// Independent of clock.ts: lists of days, taken straight from the rows.
const rest = new Set(CALENDAR_DAYS.filter((row) => row.kind === 'holiday').map((row) => row.date))
const extraWork = new Set(CALENDAR_DAYS.filter((row) => row.kind === 'workday').map((row) => row.date))
const works = (date: string) => extraWork.has(date) || (!rest.has(date) && ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()))
const daysAfter = (start: string) => Array.from({ length: 500 }, (_, i) => addDays(start, i + 1))

type DayUnit = 'working_day' | 'natural_day'

function naiveDue(start: string, amount: number, unit: DayUnit, roll: boolean, pauses: { from: string; to: string }[]): string {
  const stood = new Set(pauses.flatMap(({ from, to }) => daysAfter(from).filter((day) => day <= to)))
  const standsAtNight = new Set(pauses.flatMap(({ from, to }) => [from, ...daysAfter(from)].filter((day) => day < to)))
  const counted = daysAfter(start).filter((day) => !stood.has(day) && (unit === 'natural_day' || works(day)))
  const last = amount === 0 ? start : counted[amount - 1]!
  return [last, ...daysAfter(last)].find((day) => !standsAtNight.has(day) && (works(day) || (unit === 'natural_day' && !roll)))!
}

const aDay = fc.integer({ min: dayNumber('2019-01-02'), max: dayNumber('2025-06-30') }).map(dateOfDayNumber)
const aMinute = fc.integer({ min: 0, max: 1439 })
const moment = (start: string, days: number, minute: number) => (
  new Date(shanghaiInstant(addDays(start, days), '00:00').getTime() + minute * 60_000))
const aPause = fc.record({ after: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 0, max: 25 }), a: aMinute, b: aMinute })
const aCase = fc.record({
  start: aDay, minute: aMinute, amount: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom<DayUnit>('working_day', 'natural_day'),
  roll: fc.boolean(), pauses: fc.array(aPause, { maxLength: 4 }),
})

function intervalsOf(start: string, pauses: { after: number; days: number; a: number; b: number }[]): (Suspension & { to: Date })[] {
  return pauses.map(({ after, days, a, b }) => ({
    from: moment(start, after, days === 0 ? Math.min(a, b) : a),
    to: moment(start, after + days, days === 0 ? Math.max(a, b) : b),
    kind: 'waiting_applicant',
  }))
}

describe('whatever the case', () => {
  interface Limit { start: string; minute: number; amount: number; unit: DayUnit; roll: boolean }
  const due = ({ start, minute, ...limit }: Limit, suspensions: Suspension[], extension?: Extension) => {
    const startedAt = moment(start, 0, minute)
    const begun = { calendar, limit: { ...limit, source: '' }, startedAt, suspensions, now: startedAt }
    return computeDue(extension ? { ...begun, extension } : begun)
  }

  test('a naive count of days agrees', () => {
    fc.assert(fc.property(aCase, (one) => {
      const suspensions = intervalsOf(one.start, one.pauses)
      const pauses = suspensions.map(({ from, to }) => ({ from: shanghaiDate(from), to: shanghaiDate(to) }))
      expect(due(one, suspensions).dueOn).toBe(naiveDue(one.start, one.amount, one.unit, one.roll, pauses))
    }))
  })

  test('a naive count of minutes agrees for hours', () => {
    const somePauses = fc.array(fc.tuple(fc.integer({ min: -120, max: 1500 }), fc.integer({ min: 0, max: 600 })), { maxLength: 5 })
    fc.assert(fc.property(fc.integer({ min: 0, max: 20 }), somePauses, (amount, pauses) => {
      const minute = (n: number) => new Date(at('2026-03-13 10:00').getTime() + n * 60_000)
      let [m, left] = [0, amount * 60]
      while (left > 0 || pauses.some(([from, length]) => from <= m && m < from + length)) {
        if (!pauses.some(([from, length]) => from <= m && m < from + length)) left -= 1
        m += 1
      }
      const suspensions = pauses.map(([from, length]): Suspension => (
        { from: minute(from), to: minute(from + length), kind: 'special_procedure' }))
      expect(read(hours(amount), '2026-03-13 10:00', { suspensions }).dueAt).toEqual(minute(m))
    }))
  })

  test('one more suspension never makes it earlier', () => {
    fc.assert(fc.property(aCase, aPause, (one, more) => {
      const before = intervalsOf(one.start, one.pauses)
      expect(due(one, [...before, ...intervalsOf(one.start, [more])]).dueAt.getTime())
        .toBeGreaterThanOrEqual(due(one, before).dueAt.getTime())
    }))
  })

  test('a suspension cut in two adjacent ones changes nothing, in days and in hours', () => {
    fc.assert(fc.property(aCase, aPause, fc.double({ min: 0, max: 1, noNaN: true }), (one, cut, share) => {
      const [whole] = intervalsOf(one.start, [cut]) as [Suspension & { to: Date }]
      const at = new Date(Math.round(whole.from.getTime() + (whole.to.getTime() - whole.from.getTime()) * share))
      const halves = [{ ...whole, to: at }, { ...whole, from: at }]
      const others = intervalsOf(one.start, one.pauses)
      expect(due(one, [...halves, ...others]).dueOn).toBe(due(one, [whole, ...others]).dueOn)
      const startedAt = moment(one.start, 0, one.minute)
      const hour = { calendar, limit: hours(one.amount), startedAt, now: startedAt }
      expect(computeDue({ ...hour, suspensions: [...halves, ...others] }).dueAt)
        .toEqual(computeDue({ ...hour, suspensions: [whole, ...others] }).dueAt)
    }))
  })

  test('a suspension within the limit moves the last day by the working days it covered', () => {
    fc.assert(fc.property(aDay, fc.integer({ min: 1, max: 40 }), aPause, (start, amount, one) => {
      const limit = { start, minute: 600, amount, unit: 'working_day' as const, roll: false }
      const plain = due(limit, []).dueOn
      const [only] = intervalsOf(start, [one]) as [Suspension & { to: Date }]
      fc.pre(shanghaiDate(only.from) < plain)
      const covered = calendar.workingDaysBetween(shanghaiDate(only.from), shanghaiDate(only.to))
      expect(due(limit, [only]).dueOn).toBe(covered === 0 ? plain : calendar.addWorkingDays(plain, covered))
    }))
  })

  test('the last day of working days is a working day, also when suspended and extended', () => {
    fc.assert(fc.property(aCase, fc.integer({ min: 1, max: 30 }), (one, more) => {
      const limit = { ...one, unit: 'working_day' as const }
      expect(works(due(limit, intervalsOf(one.start, one.pauses)).dueOn)).toBe(true)
      expect(works(due(limit, intervalsOf(one.start, one.pauses), longer(more)).dueOn)).toBe(true)
    }))
  })

  test('an extension adds exactly what it says', () => {
    fc.assert(fc.property(aCase, fc.integer({ min: 1, max: 30 }), (one, more) => {
      const suspensions = intervalsOf(one.start, one.pauses)
      expect(due(one, suspensions, longer(more, one.unit)).dueOn).toBe(due({ ...one, amount: one.amount + more }, suspensions).dueOn)
      if (one.unit === 'working_day' && one.amount > 0) {
        expect(due(one, [], longer(more)).dueOn).toBe(calendar.addWorkingDays(due(one, []).dueOn, more))
      }
    }))
  })

  test('used and left always make the whole, and the trace is in order and ends on the last day', () => {
    fc.assert(fc.property(aCase, fc.integer({ min: 0, max: 100 }), (one, later) => {
      const startedAt = moment(one.start, 0, one.minute)
      const reading = computeDue({
        calendar, limit: { ...one, source: '' }, startedAt, suspensions: intervalsOf(one.start, one.pauses),
        now: moment(one.start, later, 1439),
      })
      if (reading.state !== 'overdue') expect(reading.usedDays + reading.remaining).toBe(one.amount)
      else expect(reading.remaining).toBeLessThan(0)
      expect(reading.trace.map((entry) => entry.date)).toEqual(reading.trace.map((entry) => entry.date).toSorted())
      expect(reading.trace.at(-1)).toMatchObject({ date: reading.dueOn, kind: 'due' })
      expect(reading.trace.filter((entry) => entry.kind === 'counted' || entry.kind === 'in_lieu_workday').map((entry) => entry.n))
        .toEqual(Array.from({ length: one.amount }, (_, i) => i + 1))
    }))
  })

  test('a limit that reaches past the years covered is refused, one that does not is answered', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 80 }), (back, amount) => {
      const start = addDays('2026-12-31', -back)
      const left = daysAfter(start).filter((day) => day <= '2026-12-31' && works(day)).length
      const ask = () => due({ start, minute: 600, amount, unit: 'working_day', roll: false }, [])
      if (amount <= left) expect(ask().dueOn <= '2026-12-31').toBe(true)
      else expect(ask).toThrow(CalendarNotCovered)
    }))
  })
})
