import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../platform/kernel/dates.ts'
import { aWorld, BANNER, COMMUNITY, type Someone, type World } from '../../e2e/support/world.ts'
import { getCase, moveCase, submitCase } from '../cases/contract.ts'
import { CALENDAR_DAYS, defaultCalendar, makeCalendar, useNotices, YEARS_COVERED } from './index.ts'
import { listHolidayNotices, settleHolidayNotice, writeHolidayNotice } from './contract.ts'
import { daysOf, laidOn, noticeDoubts, noticeFaults } from './notices.ts'

const NEW_YEAR = { name: '元旦', from: '2027-01-01', until: '2027-01-03', workdays: [] as string[] }

describe('what a notice says', () => {
  test('a working day in exchange is a weekend day, no day is told twice, the year is the notice’s', () => {
    expect(noticeFaults(2027, [NEW_YEAR])).toEqual([])
    expect(noticeFaults(2027, [{ ...NEW_YEAR, workdays: ['2027-01-04'] }]).join()).toContain('2027-01-04不是周末')
    expect(noticeFaults(2027, [NEW_YEAR, { ...NEW_YEAR, name: '又一个' }]).join()).toContain('写了两次')
    expect(noticeFaults(2026, [NEW_YEAR]).join()).toContain('日期不在2026年')
    expect(noticeFaults(2027, []).join()).toContain('还没有填写')
    expect(noticeDoubts([NEW_YEAR]).join()).toContain('没有春节')
    expect(noticeDoubts([NEW_YEAR], '152921')).toEqual([])
  })

  test('laid on the committed days, a year is as its notice says and every other year as before', () => {
    const arrangement = fc.record({ start: fc.integer({ min: 0, max: 350 }), length: fc.integer({ min: 0, max: 7 }) })
    fc.assert(fc.property(fc.uniqueArray(arrangement, { selector: (one) => Math.floor(one.start / 20), maxLength: 8 }), (all) => {
      const arrangements = all.map(({ start, length }, i) => ({ name: `节${i}`, from: addDays('2027-01-01', start), until: addDays('2027-01-01', Math.min(364, start + Math.min(length, 19 - (start % 20)))), workdays: [] }))
      const { days, years } = laidOn({ days: CALENDAR_DAYS, years: YEARS_COVERED }, [{ year: 2027, region: '', days: daysOf(arrangements) }])
      const calendar = makeCalendar(days, years)
      for (let day = '2027-01-01'; day <= '2027-12-31'; day = addDays(day, 3)) {
        const rests = arrangements.some((one) => one.from <= day && day <= one.until)
        expect(calendar.isWorkingDay(day)).toBe(!rests && weekdayOf(day) !== 0 && weekdayOf(day) !== 6)
      }
      for (const day of ['2026-10-10', '2026-10-01', '2025-01-26']) expect(calendar.dayFacts(day)).toEqual(makeCalendar(CALENDAR_DAYS, YEARS_COVERED).dayFacts(day))
    }), { numRuns: 30 })
  })
})

describe('a notice comes out while cases run', () => {
  let world: World
  let administrator: Someone
  let officer: Someone
  let worker: Someone
  let n = 0
  const once = () => `holiday-${process.pid}-${++n}`
  beforeAll(async () => {
    world = await aWorld({ at: '2026-12-28T09:00:00+08:00' })
    administrator = await world.staff('administrator', BANNER, '高峰')
    officer = await world.staff('civil_affairs_officer', BANNER, '赵丽')
    worker = await world.staff('community_worker', COMMUNITY, '王敏')
  })
  afterAll(async () => {
    useNotices([])
    await world?.close()
  })

  test('written by one, published by another; the last days of running cases are made up for and the applicants told', async () => {
    const person = await world.resident({ name: '周冬梅' })
    const made = await person.call(submitCase, { body: { matterCode: 'matters.resident-request', form: { kind: 'help', content: '楼道里的暖气不热' }, clientId: once() } as never })
    const { id } = made.body
    const { version } = (await worker.call(getCase, { params: { id } })).body
    const accepted = await worker.call(moveCase, { params: { id }, body: { move: 'accept', version, clientId: once() } })
    expect(accepted.body.clock).toMatchObject({ state: 'unknown', dueOn: null })

    const body = { year: 2027, title: '关于2027年部分节假日安排的通知（演示）', arrangements: [NEW_YEAR], clientId: once() }
    expect((await worker.call(writeHolidayNotice, { body })).status).toBe(403)
    const faulty = await administrator.call(writeHolidayNotice, { body: { ...body, arrangements: [{ ...NEW_YEAR, workdays: ['2027-01-05'] }], clientId: once() } })
    expect([faulty.status, (faulty.body as unknown as { code: string }).code]).toEqual([422, 'calendar.notice_faulty'])
    const written = await administrator.call(writeHolidayNotice, { body })
    expect(written.status, JSON.stringify(written.body)).toBe(201)
    const settle = (who: Someone, step: 'publish' | 'drop') => who.call(settleHolidayNotice, { params: { id: written.body.id }, body: { step, version: 1, clientId: once() } })
    const own = await settle(administrator, 'publish')
    expect([own.status, (own.body as unknown as { code: string }).code]).toEqual([403, 'calendar.same_hands'])
    expect(defaultCalendar().yearsCovered).not.toContain(2027)

    const published = await settle(officer, 'publish')
    expect(published.body).toMatchObject({ state: 'published', checkedBy: '赵丽' })
    await world.job('cases.recount_days')
    // 12月29、30、31日，1月4、5日: five working days after the day of acceptance.
    expect((await worker.call(getCase, { params: { id } })).body.clock).toMatchObject({ state: 'running', dueOn: '2027-01-05' })
    const messages = (await person.get('/api/me/messages')).body.items as { title: string; body: string }[]
    expect(messages.some((one) => one.body.includes('放假安排已公布'))).toBe(true)

    const list = (await officer.call(listHolidayNotices, {})).body
    expect(list.years).toContainEqual({ year: 2027, source: 'published' })
    expect(list.recount).toMatchObject({ done: 1, total: 1, ended: true })
    expect((await settle(officer, 'drop')).status).toBe(409)
  })
})
