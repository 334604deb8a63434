import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import { getIndicatorValues } from '../indicators/contract.ts'
import { INDICATORS } from '../indicators/index.ts'
import * as c from './contract.ts'

// Any indicator that is filed as a share: which ones are, the catalogue says.
const filed = INDICATORS.find((one) => one.kind === 'reported' && !one.denominator && one.denominatorText !== undefined && one.factor === 100)!.code
let world: World
let statistician: Someone
let civil: Someone
let street: Someone
let streetHead: Someone
let head: Someone
let worker: Someone
let otherHead: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-07-01T09:00:00+08:00' })
  statistician = await world.staff('statistician', BANNER, '萨如拉')
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  street = await world.staff('street_officer', STREET, '郑军')
  streetHead = await world.staff('street_head', STREET, '白云')
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  otherHead = await world.staff('station_head', OTHER_COMMUNITY, '钱玲')
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
const clientId = () => `collections-${uuidv7()}`
const at = (day: string) => world.clock.moveTo(`${day}T09:00:00+08:00`)

const ASK = {
  title: '社会工作服务站', period: 'half' as const, day: '2026-06-30', places: [COMMUNITY, OTHER_COMMUNITY], dueCommunity: '2026-07-05', dueTownship: '2026-07-10', dueTop: '2026-07-15',
  items: [{ indicator: filed, by: 'community' as const }, { title: '社区议事会次数', unit: '次', by: 'community' as const }],
}
async function issued(more: object = {}): Promise<string> {
  const { id } = await ok(statistician.call(c.createCollection, { body: { ...ASK, ...more, clientId: clientId() } }), 201)
  await ok(statistician.call(c.issueCollection, { params: { id }, body: { version: 1, clientId: clientId() } }), 201)
  return id
}
const sheetOf = async (who: Someone, id: string, region: string) => {
  const page = await ok(who.call(c.listSheets, { params: { id }, query: {} }))
  return page.items.find((one) => one.region === region)!.id
}
const open = (who: Someone, id: string) => ok(who.call(c.getSheet, { params: { id } }))
const cell = (value: number | null, more: object = {}) => ({ value, why: '', source: '服务站台账', ...more })
const save = async (who: Someone, id: string, cells: Record<string, ReturnType<typeof cell>>, send = false) =>
  who.call(c.saveSheet, { params: { id }, body: { cells, send, version: (await open(who, id)).sheet.version, clientId: clientId() } })
const move = async (who: Someone, id: string, deed: 'send' | 'accept' | 'return' | 'approve' | 'reopen' | 'excuse' | 'take_back', words = '') =>
  who.call(c.moveSheet, { params: { id }, body: { move: deed, words, version: (await open(who, id)).sheet.version, clientId: clientId() } })
const figure = async (who: Someone, region: string) => (await ok(who.call(getIndicatorValues, { query: { region, codes: filed } }))).items[0]!

test('figures go up: community, street, banner; each level decides, numbers reach the indicator only when approved, and what was sent stays', async () => {
  const id = await issued()
  const [mine, other] = [await sheetOf(head, id, COMMUNITY), await sheetOf(otherHead, id, OTHER_COMMUNITY)]
  const [streets, top] = [await sheetOf(street, id, STREET), await sheetOf(statistician, id, BANNER)]
  // A community sees its own sheet and no other.
  expect((await ok(head.call(c.listSheets, { params: { id }, query: {} }))).items.map((one) => one.region)).toEqual([COMMUNITY])
  expect(await refused(head.call(c.getSheet, { params: { id: other } }))).toBe('404 collections.sheet_not_found')

  // A worker fills, the head signs; a part is not more than the whole, and a number has a source.
  expect(await refused(save(worker, mine, { n1: cell(3), n1d: cell(2), n2: cell(4) }))).toBe('422 collections.cells_wrong')
  await ok(save(worker, mine, { n1: cell(1), n1d: cell(2), n2: cell(4, { source: '' }) }), 201)
  expect(await refused(move(worker, mine, 'send'))).toBe('403 collections.not_yours')
  expect(await refused(move(head, mine, 'send'))).toBe('422 collections.cells_lacking')
  await ok(save(head, mine, { n1: cell(1), n1d: cell(2), n2: cell(4) }, true), 201)
  expect(await refused(save(worker, mine, { n1: cell(2) }))).toBe('409 collections.not_now')
  // The street is not finished while a community is, and says which.
  const early = await move(street, streets, 'send')
  expect([early.status, (early.body as unknown as { detail: string }).detail]).toEqual([409, expect.stringContaining('还有2个地方没有通过审核')])

  // Returned with a reason, sent again: two sendings, both kept, both hold.
  expect(await refused(move(street, mine, 'return'))).toBe('422 collections.reason_needed')
  await ok(move(street, mine, 'return', '全部数应为3'), 201)
  await ok(save(head, mine, { n1: cell(1), n1d: cell(3), n2: cell(4) }, true), 201)
  expect((await figure(head, COMMUNITY)).missing).not.toBeNull()
  expect(await ok(move(street, mine, 'accept'), 201)).toMatchObject({ filed: 1 })
  expect(await figure(head, COMMUNITY)).toMatchObject({ numerator: 1, denominator: 3 })
  expect((await open(head, mine)).sendings.map((one) => [one.round, one.holds, one.cells[1]!.value])).toEqual([[2, true, 3], [1, true, 2]])

  // A number that does not exist is a gap with a reason; the sum is then no number, and nothing is filed as 0.
  await ok(save(otherHead, other, { n1: cell(null, { why: '服务站正在筹建', source: '' }), n1d: cell(1), n2: cell(0) }, true), 201)
  expect(await ok(move(street, other, 'accept'), 201)).toMatchObject({ filed: 0 })
  const sums = (await open(street, streets)).cells
  expect(sums.map((one) => [one.key, one.value, one.gaps.length])).toEqual([['n1', null, 1], ['n1d', 4, 0], ['n2', 4, 0]])
  // The gap is closed before the street signs.
  await ok(move(street, other, 'return', '按在建0个填写'), 201)
  await ok(save(otherHead, other, { n1: cell(0), n1d: cell(1), n2: cell(0) }, true), 201)
  await ok(move(street, other, 'accept'), 201)
  await ok(move(street, streets, 'send'), 201)
  // Once it is added up above, a community's sheet is frozen.
  expect(await refused(move(street, mine, 'return', '再看看'))).toBe('409 collections.frozen_above')

  await ok(move(statistician, streets, 'accept'), 201)
  expect(await figure(street, STREET)).toMatchObject({ numerator: 1, denominator: 4 })
  await ok(move(statistician, top, 'send'), 201)
  expect(await refused(move(statistician, top, 'approve'))).toBe('403 collections.same_hands')
  await ok(move(civil, top, 'approve'), 201)
  expect(await figure(civil, BANNER)).toMatchObject({ value: 25, numerator: 1, denominator: 4 })
  const file = await ok(civil.call(c.getCollection, { params: { id } }))
  expect(file.collection.state).toBe('done')
  expect((await open(civil, top)).sendings[0]).toMatchObject({ parts: 1, holds: true })

  // Not even SQL changes what was sent, and a copy that was changed elsewhere does not hold.
  await expect(world.within((tx) => tx.run(sql`update collections.sendings set by_name = '某某'`))).rejects.toThrow(/permission denied/)
  await world.owner((client) => client.query(`update collections.sendings set body = jsonb_set(body, '{cells,n2,value}', '9') where sheet_id = $1 and round = 1`, [mine]))
  expect((await open(head, mine)).sendings.map((one) => one.holds)).toEqual([true, false])
})

test('a correction goes down the levels with its reason and comes back as a further version of the number', async () => {
  const id = await issued({ title: '更正演练', day: '2026-06-30', places: [COMMUNITY], period: 'once', items: [{ indicator: filed, by: 'community' }] })
  const [mine, streets, top] = [await sheetOf(head, id, COMMUNITY), await sheetOf(street, id, STREET), await sheetOf(statistician, id, BANNER)]
  const round = async (n: number, reason: string) => {
    await ok(save(head, mine, { n1: cell(n), n1d: cell(5) }, true), 201)
    await ok(move(streetHead, mine, 'accept'), 201)
    await ok(move(street, streets, 'send'), 201)
    await ok(move(civil, streets, 'accept'), 201)
    await ok(move(statistician, top, 'send'), 201)
    await ok(move(civil, top, 'approve', reason), 201)
  }
  // The same day already carries the numbers of the collection before: these are corrections of them.
  await world.owner((client) => client.query('delete from indicators.reports'))
  await round(2, '')
  expect(await figure(civil, BANNER)).toMatchObject({ numerator: 2, denominator: 5 })
  await ok(move(civil, top, 'reopen', '有一个站漏报'), 201)
  await ok(move(civil, streets, 'return', '有一个站漏报'), 201)
  await ok(move(street, mine, 'return', '有一个站漏报'), 201)
  await round(3, '')
  expect(await figure(civil, BANNER)).toMatchObject({ numerator: 3, denominator: 5 })
  const versions = await world.owner(async (client) => (await client.query('select version, reason from indicators.reports where region = $1 order by version', [BANNER])).rows)
  expect(versions).toEqual([{ version: 1, reason: '' }, { version: 2, reason: '有一个站漏报' }])
})

test('the level above sees gaps, not silence: who is late by how many days, who was excused and why; both are told', async () => {
  const id = await issued({ title: '催报演练', items: [{ title: '文化活动场次', unit: '场', by: 'community' }] })
  const other = await sheetOf(street, id, OTHER_COMMUNITY)
  await at('2026-07-08')
  const late = await ok(street.call(c.listSheets, { params: { id }, query: { show: 'late' } }))
  expect(late.items.map((one) => [one.region, one.lateDays])).toEqual([[COMMUNITY, 3], [OTHER_COMMUNITY, 3]])
  await world.job('collections.remind')
  await world.job('collections.remind')
  const told = (who: Someone) => world.owner(async (client) => Number((await client.query(`select count(*) from notices.messages where account_id = $1 and template = 'sheet_late' and title = '填报逾期' and body like '%催报演练%'`, [who.id])).rows[0].count))
  expect([await told(head), await told(street)]).toEqual([1, 2])
  await ok(move(street, other, 'excuse', '本年新设，没有场地'), 201)
  const page = await ok(statistician.call(c.listSheets, { params: { id }, query: { show: 'excused' } }))
  expect(page.items.map((one) => one.why)).toEqual(['本年新设，没有场地'])
  const due = await ok(statistician.call(c.listCollectionDeadlines, { query: { from: '2026-07-01', to: '2026-07-31' } }))
  expect(due.items.filter((one) => one.collectionId === id).map((one) => [one.day, one.level, one.asked, one.done])).toEqual([['2026-07-05', 'community', 2, 1], ['2026-07-10', 'township', 1, 0], ['2026-07-15', 'county', 1, 0]])
})

test('a sheet goes out as a workbook, comes back filled in, and nothing is written until it is saved; evidence lies with the figures', async () => {
  const id = await issued({ title: '表格演练', dueCommunity: '2026-07-20', dueTownship: '2026-07-21', dueTop: '2026-07-22', items: [{ title: '志愿活动场次', unit: '场', by: 'community' }] })
  const mine = await sheetOf(head, id, COMMUNITY)
  const book = await head.get(`/api/collections/sheets/${mine}/workbook`)
  expect(book.status).toBe(200)
  const file = (content: Buffer) => ({ name: '填报表.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content })
  const read = await ok(worker.upload(`/api/collections/sheets/${mine}/workbook`, file(book.raw)) as Promise<Answer<{ cells: object; read: number }>>, 201)
  expect(read).toMatchObject({ read: 1, cells: { n1: { value: null } } })
  // Another sheet's workbook is not taken.
  const wrong = await sheetOf(otherHead, id, OTHER_COMMUNITY)
  expect(await refused(otherHead.upload(`/api/collections/sheets/${wrong}/workbook`, file(book.raw)))).toBe('422 collections.not_this_workbook')

  const stored = await worker.upload('/api/files', { name: '台账.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') })
  expect(stored.status, JSON.stringify(stored.body)).toBe(201)
  const { id: proof } = await ok(worker.call(c.addEvidence, { params: { id: mine }, body: { fileId: stored.body.id, item: 'n1', clientId: clientId() } }), 201)
  await ok(save(head, mine, { n1: cell(7) }, true), 201)
  // The street that checks opens it, a neighbour does not; after sending it is not taken back.
  expect((await street.get(`/api/collections/evidence/${proof}`)).status).toBe(200)
  expect((await otherHead.get(`/api/collections/evidence/${proof}`)).status).toBe(404)
  expect(await refused(worker.call(c.dropEvidence, { params: { id: proof }, body: { clientId: clientId() } }))).toBe('409 collections.not_now')
  const all = await statistician.get(`/api/collections/${id}/workbook`)
  expect([all.status, all.raw.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})
