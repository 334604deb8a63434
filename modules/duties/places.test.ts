import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { DECLARED_DUTIES } from '../../apps/server/duties.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as liaison from '../liaison/contract.ts'
import * as c from './contract.ts'

/** What a place decides, who is told, and what is seen from above. */
let world: World
let civil: Someone
let banner: Someone
let street: Someone
let head: Someone
let worker: Someone

const EDUCATION = 'education.quarterly'
const LEGAL = 'dispute.legal-publicity'
const generate = (...codes: string[]) => world.job('duties.generate', { codes })

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  banner = await world.staff('banner_head', BANNER, '苏和')
  street = await world.staff('street_head', STREET, '郑军')
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  await ok(decide(civil, LEGAL, 'on', '2026-03-02'), 201)
  await generate(EDUCATION, LEGAL)
})
afterAll(() => world?.close())

const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const clientId = () => `duties-${uuidv7()}`
const at = (day: string, time = '09:00') => world.clock.moveTo(`${day}T${time}:00+08:00`)
const owed = async (who: Someone, code: string, more: object = {}) => (await ok(who.call(c.listOwedDuties, { query: { show: 'all', code, ...more } }))).items
const decide = async (who: Someone, code: string, kind: 'on' | 'off' | 'change', fromOn: string, more: object = {}) => {
  const { seen } = await ok(who.call(c.getDutyEntry, { params: { code } }))
  return who.call(c.decideDuty, { params: { code }, body: { kind, region: BANNER, fromOn, reason: '旗里研究决定', seen, clientId: clientId(), ...more } })
}
const messages = async (who: Someone) =>
  ((await who.get('/api/me/messages')).body.items as { template: string; title: string; body: string; link: string }[]).filter((one) => one.template.startsWith('duty_'))

test('the catalogue names a source and rows of the requirements for each of at least forty duties, and no text of one place holds in another', () => {
  const all = [...DECLARED_DUTIES.duties.values()]
  expect(all.length).toBeGreaterThanOrEqual(40)
  expect(all.filter((one) => one.serves.length === 0 || !/^(00\d|.*第\d+条|.*意见$)/.test(one.source)).map((one) => one.code)).toEqual([])
  // 000 is the text of 锡林郭勒盟, 001 of a city, 002 of 广州, 003 of 阿拉善盟: only 004 and statutes are of the whole country.
  expect(all.filter((one) => one.holds === '' && !/004-|第\d+条|意见$/.test(one.source)).map((one) => `${one.code}: ${one.source}`)).toEqual([])
  expect(all.filter((one) => one.holds).map((one) => [one.holds, one.source]).filter(([holds, source]) => !source!.includes({ '1525': '000', '4401': '002', '1529': '003' }[holds!]!))).toEqual([])
})

test('[PLT-09] a place adopts, re-dates and switches off duties without code, with a reason, from a day on; what was due before stays', async () => {
  expect(await owed(head, EDUCATION)).toEqual([])
  expect((await ok(civil.call(c.listDutyCatalogue, { query: { show: 'off' } }))).items.find((one) => one.code === EDUCATION)).toMatchObject({ on: false, textHolds: false, textPlace: '锡林郭勒盟', source: '000 §三（三）6' })
  expect(await refused(decide(worker, EDUCATION, 'on', '2026-03-02'))).toMatch(/^403/)
  expect(await refused(decide(head, EDUCATION, 'on', '2026-03-02'))).toMatch(/^403/)
  expect(await refused(decide(civil, EDUCATION, 'on', '2026-03-01'))).toBe('422 duties.from_past')
  expect(await refused(decide(civil, EDUCATION, 'off', '2026-03-02'))).toBe('409 duties.already_so')
  expect(await refused(decide(civil, EDUCATION, 'on', '2026-03-02', { region: '152922000000' }))).toBe('403 duties.place_not_yours')
  expect(await refused(decide(civil, EDUCATION, 'on', '2026-03-02', { seen: 5 }))).toBe('409 duties.changed_meanwhile')
  await ok(decide(civil, EDUCATION, 'on', '2026-03-02'), 201)
  await generate(EDUCATION)
  expect((await owed(head, EDUCATION)).map((one) => one.dueOn)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'])

  expect(await refused(decide(banner, EDUCATION, 'change', '2026-04-01'))).toBe('422 duties.nothing_changed')
  await ok(decide(banner, EDUCATION, 'change', '2026-04-01', { cycle: { kind: 'period', every: 'quarter', by: { month: 3, day: 20 } } }), 201)
  await generate(EDUCATION)
  expect((await owed(head, EDUCATION)).map((one) => one.dueOn)).toEqual(['2026-03-31', '2026-06-20', '2026-09-20', '2026-12-20'])
  // One street is let off from autumn on; its neighbours are not.
  await ok(decide(civil, EDUCATION, 'off', '2026-09-01', { region: STREET }), 201)
  await generate(EDUCATION)
  expect((await owed(head, EDUCATION)).map((one) => one.dueOn)).toEqual(['2026-03-31', '2026-06-20'])
  const elsewhere = await world.staff('station_head', '152921102001', '朝鲁')
  expect((await owed(elsewhere, EDUCATION)).map((one) => one.dueOn)).toEqual(['2026-03-31', '2026-06-20', '2026-09-20', '2026-12-20'])
  const file = await ok(civil.call(c.getDutyEntry, { params: { code: EDUCATION } }))
  expect(file.decisions.map((one) => [one.kind, one.fromOn, one.byName, one.what])).toEqual([
    ['on', '2026-03-02', '其木格', '启用'], ['change', '2026-04-01', '苏和', '每季度，第3个月20日前'], ['off', '2026-09-01', '其木格', '停用'],
  ])
})

test('a street sets a duty of its own for its communities; not for those above it, and nobody else owes it', async () => {
  const own = { title: '每月安全例会', sentence: '每月开一次安全例会。', topic: 'safety' as const, source: '街道工作制度', cycle: { kind: 'period' as const, every: 'month' as const }, unit: '次', proof: '会议记录', fromOn: '2026-03-02', reason: '街道党工委决定' }
  expect(await refused(street.call(c.createOwnDuty, { body: { ...own, level: 'county', clientId: clientId() } }))).toBe('422 duties.level_above')
  expect(await refused(street.call(c.createOwnDuty, { body: { ...own, clientId: clientId() } }))).toBe('422 duties.who_owes')
  expect(await refused(street.call(c.createOwnDuty, { body: { ...own, level: 'community', record: { source: 'legal.sessions', tags: ['nothing'] }, clientId: clientId() } }))).toBe('422 duties.record_unknown')
  expect(await refused(worker.call(c.createOwnDuty, { body: { ...own, level: 'community', clientId: clientId() } }))).toMatch(/^403/)
  const { code } = await ok(street.call(c.createOwnDuty, { body: { ...own, level: 'community', clientId: clientId() } }), 201)
  await generate(code)
  expect((await owed(head, code)).map((one) => one.dueOn).slice(0, 2)).toEqual(['2026-03-31', '2026-04-30'])
  expect((await ok(head.call(c.listDutyCatalogue, { query: { show: 'own' } }))).items.map((one) => one.code)).toEqual([code])
  const elsewhere = await world.staff('station_head', '152921102001', '布和')
  expect(await owed(elsewhere, code)).toEqual([])
  expect((await ok(elsewhere.call(c.listDutyCatalogue, { query: { show: 'own' } }))).items).toEqual([])
})

test('[PLT-09] missing is seen before and after its day: reminders once, then lateness climbs to the street and the banner, one message a day for each', async () => {
  at('2026-03-24')
  await world.job('duties.tell')
  await world.job('duties.tell')
  const first = await messages(head)
  expect(first).toHaveLength(1)
  expect(first[0]).toMatchObject({ template: 'duty_due', title: '有3项责任快到期', link: '/desk/duties?tab=soon' })
  expect(first[0]!.body).toContain('法治宣传教育（3月31日（周二）前）')
  expect(await messages(worker)).toEqual([])
  at('2026-04-01')
  await world.job('duties.tell')
  expect((await messages(head)).filter((one) => one.template === 'duty_late').map((one) => one.title)).toEqual(['有3项责任已逾期'])
  expect((await messages(street)).filter((one) => one.template === 'duty_climbed')).toEqual([])
  at('2026-04-03')
  await world.job('duties.tell')
  const climbed = (await messages(street)).filter((one) => one.template === 'duty_climbed')
  expect(climbed).toHaveLength(1)
  expect(climbed[0]!.link).toBe('/desk/duties?tab=late&whose=all')
  expect((await messages(civil)).filter((one) => one.template === 'duty_climbed')).toEqual([])
  at('2026-04-15')
  await world.job('duties.tell')
  await world.job('duties.tell')
  expect((await messages(civil)).filter((one) => one.template === 'duty_climbed')).toHaveLength(1)
  expect((await messages(street)).filter((one) => one.template === 'duty_climbed')).toHaveLength(1)
})

test('a place above sees how each place below keeps its duties, what is late and what is missing ahead; nobody sees a place beside', async () => {
  const seen = await ok(street.call(c.getDutyCoverage, { query: {} }))
  const mine = seen.places.find((one) => one.code === COMMUNITY)!
  expect([seen.region, mine.owed, mine.late, mine.onTime, mine.coverage]).toEqual([STREET, 4, 3, 0, 0])
  expect(seen.duties.find((one) => one.code === LEGAL)).toMatchObject({ late: seen.places.length })
  expect(seen.places.reduce((sum, one) => sum + one.owed, 0)).toBe(seen.all.owed)
  expect(await refused(head.call(c.getDutyCoverage, { query: { region: OTHER_COMMUNITY } }))).toBe('403 duties.place_not_yours')
  const month = await ok(street.call(c.getDutyCalendar, { query: { from: '2026-03-01', until: '2026-04-30', whose: 'all' } }))
  expect(month.days.find((one) => one.code === LEGAL)).toMatchObject({ dueOn: '2026-03-31', owed: seen.places.length, late: seen.places.length, state: 'late', id: null })
  expect(month.rest.find((one) => one.day === '2026-04-06')).toMatchObject({ working: false })
  expect(await refused(street.call(c.getDutyCalendar, { query: { from: '2026-01-01', until: '2029-01-01' } }))).toBe('422 duties.too_long')
})

test('[PLT-09] a calendar program reads the duties of a post by a secret address until it is revoked or the post ends', async () => {
  const { id, url } = await ok(head.call(c.createDutyFeed, { body: { clientId: clientId() } }), 201)
  const path = new URL(url).pathname
  const answer = await world.visitor.get(path)
  expect([answer.status, String(answer.headers['content-type'])]).toEqual([200, 'text/calendar; charset=utf-8'])
  // Read by a parser that was not written here.
  const text = answer.raw.toString('utf8')
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  const mine = await ok(head.call(c.listOwedDuties, { query: { show: 'all' } }))
  expect(events.map((one) => one.uid.split('@')[0]).sort()).toEqual(mine.items.map((one) => one.id).sort())
  const legal = events.filter((one) => one.summary.includes('法治宣传教育'))
  expect(legal.map((one) => [one.startDate.isDate, one.startDate.toString(), one.endDate.toString(), one.summary])).toContainEqual([true, '2026-06-30', '2026-07-01', '法治宣传教育（2026年第2季度）'])
  expect(legal.map((one) => one.summary)).toContain('【已逾期】法治宣传教育（2026年第1季度）')
  expect(calendar.getAllSubcomponents('vevent').flatMap((one) => one.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))))).toContain('-P30D')
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  // Another's feed is not the colleague's to revoke; the address of nobody answers nothing.
  expect(await refused(worker.call(c.revokeDutyFeed, { params: { id } }))).toBe('404 duties.feed_not_found')
  expect((await world.visitor.get(`${path.slice(0, -4)}abcd`)).status).toBe(404)
  expect((await ok(head.call(c.listDutyFeeds, {}))).items.map((one) => [one.id, one.readAt !== null])).toEqual([[id, true]])
  await ok(head.call(c.revokeDutyFeed, { params: { id } }))
  expect((await world.visitor.get(path)).status).toBe(404)

  const street2 = await world.staff('street_officer', STREET, '白云', { until: '2026-05-01' })
  const other = new URL((await ok(street2.call(c.createDutyFeed, { body: { clientId: clientId() } }), 201)).url).pathname
  expect((await world.visitor.get(other)).status).toBe(200)
  at('2026-05-01')
  expect((await world.visitor.get(other)).status).toBe(404)
})

test('a demonstration unit alone owes its half-yearly report, fulfilled by the report that it files, for the period that the report names', async () => {
  const PROGRESS = 'creation.progress-community'
  at('2026-05-01')
  await generate(PROGRESS)
  expect(await owed(street, PROGRESS, { whose: 'all' })).toEqual([])
  const { id } = await ok(civil.call(liaison.addUnit, { body: {
    region: COMMUNITY, kind: 'community', name: '王府社区', title: '全国和谐社区建设示范社区', namedOn: '2025-06-20', contactLevel: 'prefecture', contactBody: '盟民政局', reportEvery: 'quarter', reportDays: 10, clientId: clientId(),
  } }), 201)
  await generate(PROGRESS)
  expect((await owed(street, PROGRESS, { whose: 'all' })).map((one) => [one.region, one.period, one.state])).toEqual([[COMMUNITY, '2026年上半年', 'owed'], [COMMUNITY, '2026年下半年', 'later']])
  await ok(head.call(liaison.fileReport, { params: { id }, body: { kind: 'progress', period: '2026-Q1', title: '第一季度进展', plan: '工作要点', policy: '出台办法', tasks: '建成食堂', suggestions: '加强培训', clientId: clientId() } }), 201)
  const half = (await owed(head, PROGRESS))[0]!
  expect((await ok(head.call(c.getOwedDuty, { params: { id: half.id } }))).duty).toMatchObject({ state: 'done', doneOn: '2026-05-01' })
  expect((await ok(head.call(c.getOwedDuty, { params: { id: (await owed(head, PROGRESS))[1]!.id } }))).duty).toMatchObject({ state: 'later', amount: 0 })
})
