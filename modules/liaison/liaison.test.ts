import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import * as c from './contract.ts'

let world: World
let affairs: Someone
let head: Someone
let next: Someone
let street: Someone
let auditor: Someone
let unit: string
let other: string

beforeAll(async () => {
  world = await aWorld({ at: '2026-01-12T09:00:00+08:00' })
  affairs = await world.staff('civil_affairs_officer', BANNER, '其木格')
  head = await world.staff('station_head', COMMUNITY, '钱站长')
  next = await world.staff('station_head', OTHER_COMMUNITY, '周站长')
  street = await world.staff('street_officer', STREET, '吴强')
  auditor = await world.staff('auditor', BANNER, '韩梅')
  const add = async (region: string, name: string, contactBody: string) => (await ok(affairs.call(c.addUnit, {
    body: { region, kind: 'community', name, title: '全国和谐社区建设示范社区', namedOn: '2025-06-20', contactLevel: 'prefecture', contactBody, reportEvery: 'quarter', reportDays: 10, ...once() },
  }), 201)).id
  unit = await add(COMMUNITY, '甲社区', '盟民政局')
  other = await add(OTHER_COMMUNITY, '乙社区', '')
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
const once = () => ({ clientId: `liaison-${uuidv7()}` })
const names = async (show: 'all' | 'no_contact' | 'no_officer' | 'late' | 'no_self_check' | 'ended') => (await ok(affairs.call(c.listUnits, { query: { show } }))).items.map((one) => one.name).sort()
const file = (id = unit, who = affairs) => ok(who.call(c.getUnit, { params: { id } }))
const parts = { plan: '工作要点', policy: '出台办法', tasks: '建成食堂', suggestions: '加强培训' }
const report = (who: Someone, id: string, period: string, more: object = {}) => who.call(c.fileReport, { params: { id }, body: { kind: 'progress', period, title: '季度进展', ...parts, ...more, ...once() } })

test('[EVL-10] every unit has one contact body, and one without is listed', async () => {
  expect(await names('no_contact')).toEqual(['乙社区'])
  const { unit: one } = await file(other)
  await ok(affairs.call(c.updateUnit, { params: { id: other }, body: { kind: 'community', name: '乙社区', title: one.title, namedOn: one.namedOn!, contactLevel: 'prefecture', contactBody: '盟民政局', reportEvery: 'quarter', reportDays: 10, recommendedOn: '2026-01-10', version: one.version, ...once() } }))
  expect(await names('no_contact')).toEqual([])
  expect(await refused(next.call(c.getUnit, { params: { id: unit } }))).toBe('404 liaison.unit_not_found')
  expect(await refused(head.call(c.addUnit, { body: {} as never }))).toBe('403 access.not_yours')
  const view = await world.within((tx) => tx.raw.query('select kind, count(*)::int as n, count(recommended_on)::int as recommended from liaison.published_units group by kind'))
  expect(view.rows).toEqual([{ kind: 'community', n: 2, recommended: 1 }])
})

test('[EVL-11][PRC-37] one liaison officer a unit, a missing one is listed; an area meeting has minutes and tasks', async () => {
  expect(await names('no_officer')).toEqual(['乙社区', '甲社区'])
  const name = (who: string, day: string) => ok(head.call(c.setOfficer, { params: { id: unit }, body: { name: who, duty: '社区副主任', phone: '0483-8221234', address: '社区路1号', fromDay: day, ...once() } }), 201)
  await name('张三', '2025-07-01')
  const { id } = await name('李四', '2026-01-10')
  expect((await file()).officers.map((one) => [one.name, one.untilDay])).toEqual([['李四', null], ['张三', '2026-01-10']])
  expect(await names('no_officer')).toEqual(['乙社区'])
  // The number lies sealed, is masked, and shown on asking, which is written down.
  expect(JSON.stringify(await file())).not.toContain('8221234')
  expect((await ok(affairs.call(c.revealOfficerPhone, { params: { id }, body: once() }), 201)).phone).toContain('8221234')
  expect(await refused(next.call(c.revealOfficerPhone, { params: { id }, body: once() }))).toBe('404 liaison.officer_not_found')

  const meeting = await ok(affairs.call(c.planGathering, { body: { region: BANNER, kind: 'area_meeting', title: '西部片会', fromDay: '2026-01-20', untilDay: '2026-01-20', signupBy: '2026-01-15', ...once() } }), 201)
  await ok(head.call(c.signUp, { params: { id: meeting.id }, body: { unitId: unit, people: 2, ...once() } }), 201)
  expect(await refused(head.call(c.signUp, { params: { id: meeting.id }, body: { unitId: other, people: 2, ...once() } }))).toBe('404 liaison.unit_not_found')
  const hold = (minutes: string, version: number) => affairs.call(c.moveGathering, { params: { id: meeting.id }, body: { move: 'hold', minutes, tasks: [{ what: '互查一次', who: '甲社区', due: '2026-03-31' }], version, ...once() } })
  expect(await refused(hold('', 1))).toBe('422 liaison.words_needed')
  expect(await refused(hold('交流了助餐经验。', 1))).toBe('422 liaison.days_wrong')
  world.clock.moveTo('2026-01-20T15:00:00+08:00')
  await ok(hold('交流了助餐经验。', 1), 201)
  expect((await ok(next.call(c.getGathering, { params: { id: meeting.id } }))).gathering).toMatchObject({ state: 'held', units: 1, people: 2, tasks: [{ what: '互查一次', doneOn: null }] })
})

test('[EVL-12][IND-90] a unit reports each quarter with its four parts, news at any time; late ones are listed and reminded', async () => {
  // Named in June: the third and fourth quarter are over. The ten days of grace of the fourth end on 10 January.
  expect((await file()).unit.owed.map((one) => [one.period, one.late])).toEqual([['2025-Q4', true], ['2025-Q3', true]])
  expect(await names('late')).toEqual(['乙社区', '甲社区'])
  expect(await refused(report(head, unit, '2025-H2'))).toBe('422 liaison.period_wrong')
  expect(await refused(report(head, unit, '2026-Q2'))).toBe('422 liaison.period_wrong')
  expect(await refused(report(head, unit, '2025-Q4', { policy: '' }))).toBe('422 liaison.words_needed')
  expect(await refused(report(next, unit, '2025-Q4'))).toBe('404 liaison.unit_not_found')
  for (const period of ['2025-Q3', '2025-Q4']) await ok(report(head, unit, period), 201)
  expect(await refused(report(head, unit, '2025-Q4'))).toBe('409 liaison.reported_already')
  await ok(head.call(c.fileReport, { params: { id: unit }, body: { kind: 'news', title: '食堂开业', tasks: '今天开业。', ...once() } }), 201)
  expect(await names('late')).toEqual(['乙社区'])
  await world.job('liaison.remind')
  await world.job('liaison.remind')
  const told = (await next.get('/api/me/messages')).body.items.map((one: any) => one.title)
  expect(told).toEqual(['示范单位报告催报'])
  expect((await head.get('/api/me/messages')).body.items).toEqual([])
  const view = await world.within((tx) => tx.raw.query(`select kind, count(*)::int as n from liaison.published_filings where unit_id = $1 group by kind order by kind`, [unit]))
  expect(view.rows).toEqual([{ kind: 'news', n: 1 }, { kind: 'progress', n: 2 }])
})

test('[EVL-13] an issue is compiled from reports, and shows who received and who read it', async () => {
  const reports = (await ok(affairs.call(c.listReports, { query: { kind: 'news' } }))).items
  const { id } = await ok(affairs.call(c.createBriefing, { body: { region: BANNER, title: '一季度动态', reportIds: reports.map((one) => one.id), ...once() } }), 201)
  expect(await refused(head.call(c.getBriefing, { params: { id } }))).toBe('404 liaison.briefing_not_found')
  expect(await ok(affairs.call(c.sendBriefing, { params: { id }, body: { unitIds: [unit, other], version: 1, ...once() } }), 201)).toMatchObject({ sent: 2 })
  expect(await refused(affairs.call(c.writeBriefing, { params: { id }, body: { title: '改', items: [], version: 2, ...once() } }))).toBe('409 liaison.sent_already')
  expect((await head.get('/api/me/messages')).body.items[0].title).toBe('工作动态第1期')
  const here = await ok(head.call(c.getBriefing, { params: { id } }))
  expect([here.briefing.items.map((one) => [one.title, one.source]), here.mayRead, here.receivers.length]).toEqual([[['食堂开业', '甲社区']], true, 1])
  expect(await refused(street.call(c.readBriefing, { params: { id }, body: once() }))).toBe('404 liaison.briefing_not_found')
  await ok(head.call(c.readBriefing, { params: { id }, body: once() }), 201)
  const all = await ok(affairs.call(c.getBriefing, { params: { id } }))
  expect(all.receivers.map((one) => [one.unitName, one.readBy]).sort()).toEqual([['乙社区', ''], ['甲社区', '钱站长']])
  // A street without a unit of its own kind still sees what its communities received; a community that got none sees nothing.
  expect((await ok(street.call(c.listBriefings, {}))).items.map((one) => one.id)).toEqual([id])
})

test('[EVL-14][IND-94] a forum every two years: units sign up and share papers, which stay in the archive', async () => {
  const { id } = await ok(affairs.call(c.planGathering, { body: { region: BANNER, kind: 'forum', title: '城区论坛', theme: '社区治理', fromDay: '2026-02-10', untilDay: '2026-02-11', ...once() } }), 201)
  await ok(head.call(c.sharePaper, { params: { id }, body: { unitId: unit, title: '助餐怎样办', author: '钱站长', text: '从二十人开始。', ...once() } }), 201)
  world.clock.moveTo('2026-03-02T09:00:00+08:00')
  await ok(affairs.call(c.moveGathering, { params: { id }, body: { move: 'hold', minutes: '开好了。', version: 1, ...once() } }), 201)
  const archive = await ok(next.call(c.listGatherings, { query: { show: 'past', kind: 'forum' } }))
  expect([archive.items.map((one) => [one.title, one.papers]), archive.forumNote]).toEqual([[['城区论坛', 1]], expect.stringContaining('2028年2月11日')])
  expect((await ok(next.call(c.getGathering, { params: { id } }))).papers.map((one) => one.title)).toEqual(['助餐怎样办'])
  const view = await world.within((tx) => tx.raw.query(`select kind, day::text, state from liaison.published_gatherings where kind = 'forum'`))
  expect(view.rows).toEqual([{ kind: 'forum', day: '2026-02-10', state: 'held' }])
})

test('[EVL-15][PRC-15] self-check every year, spot check with a day for correction, urging, proposal, decision', async () => {
  expect(await names('no_self_check')).toEqual(['乙社区', '甲社区'])
  const check = (who: Someone, id: string, body: object) => who.call(c.addCheck, { params: { id }, body: { year: 2026, onDay: '2026-03-01', finding: '逐条对照标准', result: 'good', ...body, ...once() } as never })
  await ok(check(head, unit, { kind: 'self' }), 201)
  expect(await refused(check(head, unit, { kind: 'self' }))).toBe('409 liaison.checked_already')
  expect(await names('no_self_check')).toEqual(['乙社区'])
  expect(await refused(check(head, unit, { kind: 'spot', byBody: '自治区民政厅' }))).toBe('403 liaison.not_yours')
  expect(await refused(check(affairs, other, { kind: 'spot', byBody: '自治区民政厅', result: 'improve' }))).toBe('422 liaison.days_wrong')
  await ok(check(affairs, other, { kind: 'spot', byBody: '自治区民政厅', finding: '台账不全', result: 'improve', correctBy: '2026-04-01' }), 201)
  const standing = async (move: c.StandingMove) => affairs.call(c.moveStanding, { params: { id: other }, body: { move, note: '抽查发现问题', version: (await file(other)).unit.version, ...once() } })
  expect(await refused(standing('propose_removal'))).toBe('409 liaison.not_now')
  await ok(standing('urge'), 201)
  world.clock.moveTo('2026-04-02T09:00:00+08:00')
  const late = (await file(other)).checks[0]!
  expect(late.late).toBe(true)
  await ok(next.call(c.correctCheck, { params: { id: late.id }, body: { correction: '补齐了台账', version: late.version, ...once() } }), 201)
  await ok(standing('propose_removal'), 201)
  await ok(standing('remove'), 201)
  expect([await names('ended'), await names('all')]).toEqual([['乙社区'], ['甲社区']])
  expect(await refused(report(next, other, '2026-Q1'))).toBe('409 liaison.not_now')
})

test('[EVL-16] a result of reform is reviewed, issued and praised, and the library counts where it was taken up', async () => {
  const { id } = await ok(head.call(c.submitPractice, { body: { region: COMMUNITY, unitId: unit, kind: 'practice', title: '邻里食堂', summary: '小食堂大民生', text: '做法……', author: '钱站长', ...once() } }), 201)
  const move = async (who: Someone, name: 'review' | 'return' | 'issue' | 'resubmit', note = '') => who.call(c.movePractice, { params: { id }, body: { move: name, note, version: (await ok(affairs.call(c.getPractice, { params: { id } }))).practice.version, ...once() } })
  expect(await refused(next.call(c.getPractice, { params: { id } }))).toBe('404 liaison.practice_not_found')
  expect(await refused(move(head, 'review'))).toBe('403 liaison.not_yours')
  expect(await refused(move(street, 'return'))).toBe('422 liaison.words_needed')
  await ok(move(street, 'return', '补充数据'), 201)
  await ok(move(head, 'resubmit'), 201)
  await ok(move(street, 'review', '属实'), 201)
  expect(await refused(move(street, 'issue'))).toBe('403 liaison.not_yours')
  await ok(move(affairs, 'issue', '全旗学习'), 201)
  await ok(next.call(c.reusePractice, { params: { id }, body: { note: '改成流动餐车', onDay: '2026-04-01', ...once() } }), 201)
  expect(await refused(next.call(c.reusePractice, { params: { id }, body: { note: '再来', onDay: '2026-04-01', ...once() } }))).toBe('409 liaison.reused_already')
  expect((await ok(next.call(c.listPractices, {}))).items.map((one) => [one.title, one.praise, one.reuses])).toEqual([['邻里食堂', '全旗学习', 1]])
})

test('[EVL-24] a story stands on the portal with its source, with the consent of whom it names', async () => {
  const story = { region: COMMUNITY, kind: 'good_deed' as const, title: '雪天送药', text: '志愿者冒雪送药。', author: '钱站长', source: '甲社区' }
  const { id } = await ok(head.call(c.writeStory, { body: { ...story, consented: false, ...once() } }), 201)
  const show = (version: number) => street.call(c.moveStory, { params: { id }, body: { move: 'show', version, ...once() } })
  expect(await refused(show(1))).toBe('422 liaison.consent_needed')
  const { region: _, ...words } = story
  await ok(head.call(c.updateStory, { params: { id }, body: { ...words, consented: true, version: 1, ...once() } }))
  await ok(show(2), 201)
  expect((await ok(world.visitor.call(c.listPublicStories, {}))).items.map((one) => [one.title, one.source])).toEqual([['雪天送药', '甲社区']])
  await ok(street.call(c.moveStory, { params: { id }, body: { move: 'withdraw', version: 3, ...once() } }), 201)
  expect((await ok(world.visitor.call(c.listPublicStories, {}))).items).toEqual([])
})

test('[EVL-25] a pilot ends with a decision; one that is over without is listed', async () => {
  const { id } = await ok(street.call(c.addPilot, { body: { region: COMMUNITY, title: '错时停车', what: '机关车位夜间开放', body: '街道办', fromDay: '2026-03-01', untilDay: '2026-04-01', ...once() } }), 201)
  const list = async () => (await ok(affairs.call(c.listPilots, { query: { show: 'undecided' } }))).items.map((one) => one.title)
  expect(await list()).toEqual(['错时停车'])
  const decide = (body: object, version: number) => street.call(c.decidePilot, { params: { id }, body: { result: '多出40个车位', ...body, version, ...once() } as never })
  expect(await refused(decide({ decision: 'spread' }, 1))).toBe('422 liaison.words_needed')
  await ok(decide({ decision: 'adjust', untilDay: '2026-06-01' }, 1), 201)
  expect(await list()).toEqual([])
  await ok(decide({ decision: 'spread', spreadTo: '全街道' }, 2), 201)
  expect(await refused(decide({ decision: 'stop' }, 3))).toBe('409 liaison.not_now')
})

test('[EVL-21] campaign tasks are listed with their effect, before and after', async () => {
  const task = { region: COMMUNITY, campaign: '新时代新社区新生活', title: '缩短窗口等候', body: '甲社区', measure: '平均等候', unit: '分钟', higher: false, before: 18, beforeOn: '2026-03-01', dueOn: '2026-04-01' }
  const { id } = await ok(street.call(c.addCampaignTask, { body: { ...task, ...once() } }), 201)
  expect((await ok(head.call(c.listCampaignTasks, {}))).items.map((one) => [one.late, one.better])).toEqual([[true, null]])
  await ok(head.call(c.measureTask, { params: { id }, body: { after: 7.5, afterOn: '2026-04-01', version: 1, ...once() } }), 201)
  expect((await ok(street.call(c.listCampaignTasks, {})))).toMatchObject({ items: [{ before: 18, after: 7.5, better: true }], counts: { open: 0, measured: 1, better: 1 } })
})

test('[EVL-26] an overdue matter and a complaint appear once each in the feed and close with their correction', async () => {
  const resident = await world.resident({ name: '萨日娜', region: `${COMMUNITY}001` })
  const submit = (kind: string) => resident.post('/api/cases', { matterCode: 'matters.resident-request', form: { kind, content: '楼道灯不亮，请帮忙看看。', phone: resident.phone, name: resident.name }, ...once() })
  const [help, complaint] = [(await submit('help')).body, (await submit('complaint')).body]
  await world.owner((client) => client.query(`update cases.cases set due_at = '2026-04-01T00:00:00Z', state = 'accepted' where id = $1`, [help.id]))
  await world.job('liaison.feed')
  await world.job('liaison.feed')
  const feed = async (who: Someone, show: 'open' | 'found' | 'corrected') => (await ok(who.call(c.listFeed, { query: { show } }))).items
  const open = await feed(auditor, 'open')
  expect(open.map((one) => [one.kind, one.number]).sort()).toEqual([['complaint', complaint.number], ['overdue', help.number]].sort())
  for (const words of ['萨日娜', '楼道灯']) expect(JSON.stringify(open)).not.toContain(words)
  expect(await feed(next, 'open')).toEqual([])
  const late = open.find((one) => one.kind === 'overdue')!
  expect(await refused(head.call(c.findFeed, { params: { id: late.id }, body: { finding: '无', foundBy: '自己', version: 1, ...once() } }))).toBe('403 access.not_yours')
  await ok(auditor.call(c.findFeed, { params: { id: late.id }, body: { finding: '未派单', foundBy: '旗监察室', version: 1, ...once() } }), 201)
  await ok(head.call(c.correctFeed, { params: { id: late.id }, body: { correction: '已办结并回访', version: 2, ...once() } }), 201)
  await world.job('liaison.feed')
  expect([(await feed(auditor, 'open')).length, (await feed(auditor, 'corrected')).map((one) => one.number)]).toEqual([1, [help.number]])
})
