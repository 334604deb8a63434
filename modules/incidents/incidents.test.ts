import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { getCase, listCases, moveCase, rateCase } from '../cases/contract.ts'
import * as c from './contract.ts'

let world: World
let batu: Someone
let neighbour: Someone
let head: Someone
let dispatcher: Someone
let county: Someone
let department: Someone
let chief: Someone
let stranger: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  batu = await world.staff('grid_worker', GRID, '巴特尔')
  neighbour = await world.staff('grid_worker', '152921405001002', '乌云')
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  dispatcher = await world.staff('dispatcher', STREET, '冯涛')
  county = await world.staff('dispatcher', BANNER, '陈静')
  department = await world.staff('department_officer', BANNER, '蒋波')
  chief = await world.staff('banner_head', BANNER, '苏和')
  stranger = await world.staff('grid_worker', OTHER_COMMUNITY, '钱玲')
})
afterAll(() => world?.close())

const ok = async <T>(answer: Promise<Answer<T>>, status = 201): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const clientId = () => `incidents-${uuidv7()}`
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const photo = async (who: Someone): Promise<string> => (await who.upload('/api/files', { name: '现场.png', type: 'image/png', content: PIXEL })).body.id as string

type Report = Parameters<typeof batu.call<typeof c.reportGridEvent>>[1]['body']
const event = async (who: Someone, more: Partial<Report> = {}): Promise<Report> => ({
  kind: 'D01', region: GRID, placeText: '和硕路南口', lon: 105.672, lat: 38.835, foundAt: world.clock.now().toISOString(), photosBefore: [await photo(who)], clientId: clientId(), ...more,
})
const report = async (who: Someone, more: Partial<Report> = {}) => ok(who.call(c.reportGridEvent, { body: await event(who, more) }))
const fileOf = (who: Someone, id: string) => ok(who.call(c.getGridEvent, { params: { id } }), 200)
const versionOf = async (who: Someone, id: string) => (await fileOf(who, id)).event.version
const end = async (who: Someone, id: string, body: Partial<Parameters<typeof batu.call<typeof c.endGridEvent>>[1]['body']> & { end: c.SaidEnd }) =>
  who.call(c.endGridEvent, { params: { id }, body: { answer: '已清运，请放心', version: await versionOf(who, id), clientId: clientId(), ...body } })
const caseMove = async (who: Someone, id: string, body: object) => {
  const { version } = await ok(who.call(getCase, { params: { id } }), 200)
  return ok(who.call(moveCase, { params: { id }, body: { version, ...body } as never }), 200)
}

test('[CAS-13] what a grid worker settles on the spot is closed only with a photo before and after', async () => {
  expect(await refused(batu.call(c.reportGridEvent, { body: { ...(await event(batu)), photosBefore: [] } }))).toBe('400 request.invalid')
  const closed = await report(batu, { settled: { what: '已当场清扫', photosAfter: [await photo(batu)] } })
  expect([closed.state, closed.ended]).toEqual(['concluded', 'solved'])
  expect(await fileOf(batu, closed.id)).toMatchObject({ selfHandled: true, beforePhotos: 1, afterPhotos: 1, event: { step: 6, ended: 'solved' } })

  // Without one after it is not called solved, by no door; not even SQL says so.
  const open = await report(batu)
  expect(open.state).toBe('accepted')
  expect(await refused(end(batu, open.id, { end: 'solved' }))).toBe('422 incidents.photos_missing')
  expect(await refused(end(batu, open.id, { end: 'partly' }))).toBe('422 incidents.reason_needed')
  await expect(world.owner((client) => client.query(`update incidents.events set ended = 'solved', ended_at = now() where id = $1`, [open.id]))).rejects.toThrow(/solved_shows_photos/)
  // A colleague of the next grid neither sees nor closes it; a stranger reports nothing here.
  expect(await refused(neighbour.call(c.getGridEvent, { params: { id: open.id } }))).toBe('404 incidents.event_not_found')
  expect(await refused(stranger.call(c.reportGridEvent, { body: await event(stranger) }))).toBe('422 case.region_not_found')
  await ok(end(batu, open.id, { end: 'solved', photosAfter: [await photo(batu)] }))
  expect((await fileOf(batu, open.id)).event.ended).toBe('solved')
})

test('[PRC-25] [CAS-02] the seven steps in turn, sent back once, and honest about what could not be solved', async () => {
  const made = await report(batu, { kind: 'E03', placeText: '额鲁特街12号前', sendUp: '要专业队伍' })
  expect((await fileOf(head, made.id)).event).toMatchObject({ level: 'community', step: 2, kindName: '道路破损' })
  await ok(head.call(c.climbGridEvent, { params: { id: made.id }, body: { reason: '社区没有养护力量', version: await versionOf(head, made.id), clientId: clientId() } }))
  expect((await fileOf(dispatcher, made.id)).event).toMatchObject({ level: 'township', step: 2 })
  await caseMove(dispatcher, made.id, { move: 'advance', result: { what: '已灌缝', photoAfter: [await photo(dispatcher)] } })
  await caseMove(batu, made.id, { move: 'advance', result: { told: '已电话告知' } })
  expect((await fileOf(batu, made.id)).event.step).toBe(4)
  // Checked and found wanting: back to whoever handled it.
  await caseMove(batu, made.id, { move: 'return', reason: '还有一处没有补' })
  await caseMove(batu, made.id, { move: 'return', reason: '还有一处没有补' })
  expect((await fileOf(batu, made.id)).event.step).toBe(2)
  await caseMove(dispatcher, made.id, { move: 'advance', result: { what: '已补齐', photoAfter: [await photo(dispatcher)] } })
  await caseMove(batu, made.id, { move: 'advance', result: { told: '已告知' } })
  await caseMove(batu, made.id, { move: 'advance', result: { checked: '路面平整' } })
  expect((await fileOf(dispatcher, made.id)).event.step).toBe(5)
  await ok(end(dispatcher, made.id, { end: 'partly', answer: '路面已补，路缘石待换', reason: '路缘石缺货' }))

  const gone = await report(batu, { kind: 'D04', placeText: '广场西侧' })
  await ok(end(batu, gone.id, { end: 'not_found', answer: '到场时摊点已离开', reason: '摊点已离开' }))
  const wall = await report(batu, { kind: 'D03', placeText: '南墙' })
  expect(await refused(end(batu, wall.id, { end: 'cannot', answer: '要由上级处理' }))).toBe('422 incidents.reason_needed')
  await ok(end(batu, wall.id, { end: 'cannot', answer: '已告知权属单位', reason: '涉及产权诉讼，等判决' }))
  const figures = await ok(dispatcher.call(c.getGridEventFigures, { query: {} }), 200)
  expect(figures.total).toMatchObject({ reported: 5, open: 0, solved: 2, partly: 1, notFound: 1, cannot: 1, duplicate: 0, selfHandled: 1 })
  expect(figures.total.reported).toBe(figures.places.reduce((sum, one) => sum + one.reported, 0))
})

test('the same sending makes one event, however often and however late it comes', async () => {
  const body = await event(batu, { kind: 'D06', placeText: '3号楼门洞' })
  const first = await ok(batu.call(c.reportGridEvent, { body }))
  expect(first.again).toBe(false)
  const all = await Promise.all([1, 2, 3].map(() => batu.call(c.reportGridEvent, { body })))
  expect(new Set(all.map((one) => one.body.number))).toEqual(new Set([first.number]))
  // Long after the kept answers are gone, with photos that have been taken over: still the same.
  await world.owner((client) => client.query('delete from platform.replies'))
  const late = await ok(batu.call(c.reportGridEvent, { body }))
  expect(late).toMatchObject({ number: first.number, again: true })
  expect(await refused(batu.call(c.reportGridEvent, { body: await event(batu, { kind: 'C03' }) }))).toBe('422 incidents.kind_elsewhere')
  expect(await refused(batu.call(c.reportGridEvent, { body: await event(batu, { kind: 'Z99' }) }))).toBe('422 incidents.kind_unknown')
  expect(await refused(batu.call(c.reportGridEvent, { body: await event(batu, { foundAt: '2026-03-02T12:00:00+08:00' }) }))).toBe('422 incidents.found_later')
  const { placeText: _p, lon: _x, lat: _y, ...nowhere } = await event(batu)
  expect(await refused(batu.call(c.reportGridEvent, { body: nowhere }))).toBe('422 incidents.place_needed')
})

test('reports of the same thing are worked once and every reporter is answered, may rate, and may say it was another thing', async () => {
  const [li, wang, zhao] = [await world.resident({ name: '李秀英' }), await world.resident({ name: '王建国' }), await world.resident({ name: '赵敏', region: '152921405001002' })]
  const first = await report(batu, { kind: 'E06', placeText: '和硕路涵洞', applicantId: li.personId! })
  // While a neighbour reports, the near one is shown; a farther one of another kind is not.
  const shown = await ok(head.call(c.listNearEvents, { query: { region: '152921405001002', kind: 'E06', lon: 105.673, lat: 38.835 } }), 200)
  expect(shown.items.map((one) => [one.number, one.alike])).toContainEqual([first.number, true])
  const second = await ok(head.call(c.reportGridEvent, { body: { ...(await event(head, { kind: 'E06', region: '152921405001002', placeText: '涵洞积水', applicantId: wang.personId! })), joinTo: first.id } }))
  expect(second.mainNumber).toBe(first.number)
  // After the fact: a third, by the dispatcher; not by the grid worker, not twice to itself.
  const third = await report(neighbour, { kind: 'E06', region: '152921405001002', placeText: '涵洞', applicantId: zhao.personId! })
  expect(await refused(batu.call(c.joinGridEvents, { params: { id: first.id }, body: { ids: [third.id], version: 1, clientId: clientId() } }))).toMatch(/^403/)
  const join = async (id: string, ids: string[]) => dispatcher.call(c.joinGridEvents, { params: { id }, body: { ids, version: await versionOf(dispatcher, id), clientId: clientId() } })
  expect(await refused(join(first.id, [first.id]))).toBe('422 incidents.same_thing')
  await ok(join(first.id, [third.id]))
  expect((await fileOf(dispatcher, first.id)).joined.map((one) => one.id).sort()).toEqual([second.id, third.id].sort())
  // Its desk is relieved of it.
  expect((await ok(neighbour.call(listCases, { query: { box: 'mine' } }), 200)).items.map((one) => one.id)).not.toContain(third.id)
  expect(await refused(end(neighbour, third.id, { end: 'not_found', reason: '没有' }))).toBe('409 incidents.joined_elsewhere')

  // The worker of the first grid, who reaches nothing of the second, closes it: all three hear of it once and may rate.
  await ok(end(batu, first.id, { end: 'solved', answer: '已疏通', photosAfter: [await photo(batu)] }))
  for (const [who, id] of [[li, first.id], [wang, second.id], [zhao, third.id]] as const) {
    const seen = await ok(who.call(getCase, { params: { id } }), 200)
    expect([seen.state, seen.result?.answer]).toEqual(['concluded', '已疏通'])
    const told = (await who.get('/api/me/messages')).body.items as { title: string }[]
    expect(told.filter((one) => one.title.startsWith('已办成'))).toHaveLength(1)
  }
  await ok(wang.call(rateCase, { params: { id: second.id }, body: { level: 2, text: '', clientId: clientId() } }))
  const figures = await ok(dispatcher.call(c.getGridEventFigures, { query: {} }), 200)
  expect(figures.total).toMatchObject({ solved: 3, duplicate: 2 })
  expect(await refused(neighbour.call(c.getGridEvent, { params: { id: first.id } }))).toBe('404 incidents.event_not_found')

  // One says it is not dry at his door: he stands for himself again, is worked anew and counted so.
  await ok(zhao.call(moveCase, { params: { id: third.id }, body: { move: 'reopen', reason: '我家门前还有水', version: (await ok(zhao.call(getCase, { params: { id: third.id } }), 200)).version } }), 200)
  expect((await fileOf(dispatcher, third.id)).event).toMatchObject({ mainId: null, ended: '', reopened: 1 })
  expect((await ok(neighbour.call(listCases, { query: { box: 'mine' } }), 200)).items.map((one) => one.id)).toContain(third.id)
  await ok(join(third.id, [(await report(head, { kind: 'E06', region: '152921405001002', applicantId: wang.personId! })).id]))
  const again = (await fileOf(dispatcher, third.id)).joined[0]!
  await ok(dispatcher.call(c.leaveGridEvent, { params: { id: again.id }, body: { reason: '在另一条街', version: again.version, clientId: clientId() } }))
  expect((await fileOf(neighbour, again.id)).event.mainId).toBeNull()
  expect((await ok(neighbour.call(listCases, { query: { box: 'mine' } }), 200)).items.map((one) => one.id)).toContain(again.id)
})

test('reopening restarts the clock, for all who reported', async () => {
  const li = await world.resident({ name: '孙桂兰' })
  const one = await report(batu, { kind: 'E02', placeText: '路灯' })
  const two = await report(batu, { kind: 'E02', placeText: '路灯杆', applicantId: li.personId!, joinTo: one.id })
  const before = (await fileOf(batu, one.id)).event.dueAt
  await ok(end(batu, one.id, { end: 'solved', answer: '已换灯', photosAfter: [await photo(batu)] }))
  world.clock.moveTo(new Date('2026-03-05T09:00:00+08:00'))
  await ok(batu.call(c.reopenGridEvent, { params: { id: one.id }, body: { reason: '又灭了', version: await versionOf(batu, one.id), clientId: clientId() } }))
  const now = await fileOf(batu, one.id)
  expect(now.event).toMatchObject({ state: 'accepted', ended: '', reopened: 1, step: 1 })
  expect(before!.slice(0, 10)).toBe('2026-03-05')
  expect(now.event.dueAt!.slice(0, 10)).toBe('2026-03-10')
  expect((await ok(li.call(getCase, { params: { id: two.id } }), 200)).state).toBe('accepted')
  // The old photo does not prove the new work.
  expect(await refused(end(batu, one.id, { end: 'solved' }))).toBe('422 incidents.photos_missing')
})

const SPAN = { amount: 4, unit: 'hour' } as const
const unit = (name: string, more: object = {}) => ({ unit: name, post: 'department_officer', atRegion: BANNER, job: `${name}到场处置`, limit: SPAN, ...more })

test('[CAS-14] one agency leads, others help: each sees its task with its own clock and the shared timeline; a refusal needs a legal reason and a binding decision', async () => {
  const made = await report(batu, { kind: 'B05', placeText: '农贸市场', sendUp: '涉及多个部门' })
  expect(await refused(batu.call(c.callUnits, { params: { id: made.id }, body: { helpers: [unit('市场监管局')], version: 1, clientId: clientId() } }))).toMatch(/^403/)
  const call = async (body: object) => dispatcher.call(c.callUnits, { params: { id: made.id }, body: { version: await versionOf(dispatcher, made.id), clientId: clientId(), ...body } as never })
  await ok(head.call(c.climbGridEvent, { params: { id: made.id }, body: { reason: '要部门执法', version: await versionOf(head, made.id), clientId: clientId() } }))
  const { ids } = await ok(call({ lead: unit('市场监管局', { limit: { amount: 24, unit: 'hour' } }), helpers: [unit('公安局'), unit('街道执法队', { post: 'street_officer', atRegion: STREET, limit: { amount: 1, unit: 'working_day' } })] }))
  const street = await world.staff('street_officer', STREET, '吴强')
  expect(await refused(call({ lead: unit('城管局') }))).toBe('409 incidents.lead_exists')

  const mine = async (who: Someone) => (await ok(who.call(c.listCallouts, { query: {} }), 200)).items
  const forCounty = await mine(department)
  expect(forCounty.map((one) => [one.unit, one.role]).sort()).toEqual([['公安局', 'helper'], ['市场监管局', 'lead']])
  const police = forCounty.find((one) => one.unit === '公安局')!
  const market = forCounty.find((one) => one.unit === '市场监管局')!
  expect([police.dueAt, market.dueAt].map((at) => Date.parse(at!) - world.clock.now().getTime())).toEqual([4 * 3_600_000, 24 * 3_600_000])
  expect((await mine(street)).map((one) => [one.unit, one.dueAt!.slice(0, 10)])).toEqual([['街道执法队', '2026-03-06']])
  // The helper's clock is its own also in the list of work, and stays when the case moves on.
  const task = (await ok(department.call(listCases, { query: { box: 'mine' } }), 200)).items.find((one) => one.id === made.id && one.taskRole === 'helper')
  expect(task).toBeDefined()

  // Who came when.
  await ok(department.call(c.arriveCallout, { params: { id: police.id }, body: { name: '民警王刚', version: police.version, clientId: clientId() } }))
  expect(await refused(street.call(c.arriveCallout, { params: { id: market.id }, body: { name: '冒名', version: market.version, clientId: clientId() } }))).toBe('403 incidents.not_yours')
  const there = (await mine(department)).find((one) => one.id === police.id)!
  expect([there.arrivedName, there.may.refuse]).toEqual(['民警王刚', false])

  // Refusing: only for a reason on the list, with its ground; while it is undecided nothing is called solved.
  const team = (await mine(street))[0]!
  const no = (refusal: string, version: number) => street.call(c.refuseCallout, { params: { id: team.id }, body: { refusal, text: '食品安全法第六条，由市场监管部门负责', version, clientId: clientId() } })
  expect(await refused(no('R9', team.version))).toBe('422 incidents.reason_unknown')
  await ok(no('R1', team.version))
  await ok(department.call(c.finishCallout, { params: { id: police.id }, body: { answer: '已维持秩序', version: there.version, clientId: clientId() } }))
  const decide = async (who: Someone, body: object) => {
    const one = (await ok(who.call(c.listCallouts, { query: { show: 'refused' } }), 200)).items[0]!
    return who.call(c.decideCallout, { params: { id: one.id }, body: { version: one.version, text: '现场秩序由街道负责', clientId: clientId(), ...body } as never })
  }
  expect(await refused(decide(dispatcher, { decision: 'released' }))).toBe('403 incidents.decision_not_yours')
  expect(await refused(decide(county, { decision: 'must' }))).toBe('422 incidents.reason_needed')
  await ok(decide(county, { decision: 'must', limit: { amount: 2, unit: 'hour' } }))
  const bound = (await mine(street))[0]!
  expect([bound.state, bound.decision, Date.parse(bound.dueAt!) - world.clock.now().getTime()]).toEqual(['called', 'must', 2 * 3_600_000])
  expect(await refused(no('R1', bound.version))).toBe('409 incidents.decision_binds')

  // Late: the unit hears of it, a day later the level above.
  world.clock.moveTo(new Date('2026-03-05T12:00:00+08:00'))
  await world.job('incidents.late_units')
  await world.job('incidents.late_units')
  world.clock.moveTo(new Date('2026-03-06T12:30:00+08:00'))
  await world.job('incidents.late_units')
  const told = async (who: Someone) => ((await who.get('/api/me/messages')).body.items as { title: string }[]).filter((one) => one.title.startsWith('吹哨超时')).length
  expect([await told(street), await told(county)]).toEqual([1, 1])
  expect(((await ok(county.call(c.listCallouts, { query: { show: 'late' } }), 200)).items).map((one) => [one.unit, one.climbed]).sort()).toEqual([['市场监管局', 1], ['街道执法队', 2]])

  await ok(street.call(c.finishCallout, { params: { id: team.id }, body: { answer: '已清场', version: (await mine(street))[0]!.version, clientId: clientId() } }))
  const lead = (await mine(department))[0]!
  expect(await refused(department.call(c.finishCallout, { params: { id: lead.id }, body: { answer: '已查封', version: lead.version, clientId: clientId() } }))).toBe('422 incidents.photos_missing')
  await ok(department.call(c.finishCallout, { params: { id: lead.id }, body: { answer: '已查封', photosAfter: [await photo(department)], version: lead.version, clientId: clientId() } }))
  // One timeline for all: what each did stands there for each.
  const line = (who: Someone) => who.call(getCase, { params: { id: made.id } }).then(({ body }) => body.timeline.map((one) => one.text).join('\n'))
  for (const who of [street, department, dispatcher]) expect(await line(who)).toMatch(/公安局：已维持秩序[\s\S]*街道执法队：已清场/)
  const steps = (await fileOf(chief, made.id)).steps.map((one) => one.step)
  expect(steps).toEqual(expect.arrayContaining(['units_called', 'unit_arrived', 'unit_refused', 'decided', 'unit_climbed', 'unit_finished']))
  expect(ids).toHaveLength(3)
})

test('the taxonomy is the county’s: set from a day, and running events keep theirs', async () => {
  const running = await report(batu, { kind: 'D02', placeText: '垃圾房' })
  const due = (await fileOf(batu, running.id)).event.dueAt
  const kind = { list: 'event_kind' as const, code: 'D02', class: 'D', className: '城市管理与市容环境', name: '垃圾分类', urgency: 'serious' as const, limit: { amount: 24, unit: 'hour' as const }, lead: '环卫中心', reason: '旗里创城要求' }
  const set = (who: Someone, more: object = {}) => who.call(c.setEventEntry, { body: { ...kind, validFrom: '2026-03-09', clientId: clientId(), ...more } as never })
  expect(await refused(set(dispatcher))).toBe('403 incidents.lists_not_yours')
  expect(await refused(set(batu))).toMatch(/^403/)
  expect(await refused(set(county, { validFrom: '2026-03-01' }))).toBe('422 incidents.day_past')
  expect(await refused(set(county, { code: 'E02' }))).toBe('422 incidents.entry_invalid')
  await ok(set(county))
  await ok(set(county, { code: 'D10', name: '共享单车乱停' }))
  const on = async (day: string) => (await ok(batu.call(c.getEventLists, { query: { day } }), 200)).kinds.filter((one) => ['D02', 'D10'].includes(one.code)).map((one) => [one.code, one.limit.unit])
  expect(await on('2026-03-08')).toEqual([['D02', 'working_day']])
  expect(await on('2026-03-09')).toEqual([['D02', 'hour'], ['D10', 'hour']])
  world.clock.moveTo(new Date('2026-03-09T09:00:00+08:00'))
  const after = await report(batu, { kind: 'D02', placeText: '垃圾房东侧' })
  expect(Date.parse(after.dueAt!) - world.clock.now().getTime()).toBe(24 * 3_600_000)
  await caseMove(batu, running.id, { move: 'claim' })
  expect((await fileOf(batu, running.id)).event).toMatchObject({ dueAt: due, kindName: '垃圾分类' })
  expect((await ok(county.call(c.listEntryVersions, { params: { list: 'event_kind', code: 'D02' } }), 200)).items.map((one) => [one.validFrom, one.byName])).toEqual([['2026-03-09', '陈静']])
})

test('a patrol keeps a simplified line that goes after its time; visits say when the next is due', async () => {
  const id = uuidv7()
  const track = Array.from({ length: 600 }, (_, i) => [105.67 + i * 0.00001, 38.83 + (i > 300 ? (i - 300) * 0.00001 : 0), i * 3] as [number, number, number])
  const body = { id, region: GRID, startedAt: '2026-03-09T07:30:00+08:00', endedAt: '2026-03-09T08:00:00+08:00', places: '和硕路、菜市场', track, clientId: clientId() }
  const made = await ok(batu.call(c.recordPatrol, { body }))
  await ok(batu.call(c.recordPatrol, { body }))
  expect(made.metres).toBeGreaterThan(500)
  const found = await report(batu, { kind: 'D01', patrolId: id, channel: 'PATROL' })
  const own = await ok(batu.call(c.getPatrol, { params: { id } }), 200)
  expect([own.track!.length < 20, own.trackUntil, own.found.map((one) => one.number)]).toEqual([true, '2026-06-07', [found.number]])
  expect((await ok(head.call(c.getPatrol, { params: { id } }), 200)).track).not.toBeNull()
  expect((await ok(dispatcher.call(c.getPatrol, { params: { id } }), 200)).track).toBeNull()
  expect(await refused(batu.call(c.recordPatrol, { body: { ...body, id: uuidv7(), endedAt: '2026-03-09T07:00:00+08:00', clientId: clientId() } }))).toBe('422 incidents.times_wrong')

  const li = await world.person({ name: '李秀英' })
  const visit = (more: object = {}) => batu.call(c.recordVisit, { body: { personId: li.id, cycle: 'V1', visitedAt: '2026-03-09T08:30:00+08:00', content: '问了水管的事', clientId: clientId(), ...more } as never })
  expect((await ok(visit())).nextDueOn).toBe('2026-04-08')
  expect(await refused(visit({ cycle: 'V8' }))).toBe('422 incidents.cycle_unknown')
  expect(await refused(stranger.call(c.recordVisit, { body: { personId: li.id, cycle: 'V1', visitedAt: '2026-03-09T08:30:00+08:00', clientId: clientId() } }))).toBe('404 incidents.household_not_found')
  world.clock.moveTo(new Date('2026-04-07T09:00:00+08:00'))
  const due = () => ok(batu.call(c.listVisits, { query: {} }), 200)
  expect((await due()).items.map((one) => [one.whom, one.nextDueOn])).toEqual([['李秀英', '2026-04-08']])
  // Nobody at home: still owed, soon.
  expect((await ok(visit({ visitedAt: '2026-04-07T08:30:00+08:00', met: false }))).nextDueOn).toBe('2026-04-14')
  expect((await due()).items.map((one) => one.nextDueOn)).toEqual(['2026-04-14'])
})

test('the map counts cells and places, no event and no person', async () => {
  const cells = await ok(dispatcher.call(c.listEventCells, { query: { show: 'all' } }), 200)
  expect(cells.cells.length).toBeGreaterThan(0)
  expect(Object.keys(cells.cells[0]!).sort()).toEqual(['lat', 'late', 'lon', 'n'])
  expect(cells.places.reduce((sum, one) => sum + one.n, 0)).toBe(cells.cells.reduce((sum, one) => sum + one.n, 0) + cells.withoutPoint)
  expect(await refused(stranger.call(c.listEventCells, { query: { region: STREET } }))).toBe('403 incidents.place_not_yours')
})
