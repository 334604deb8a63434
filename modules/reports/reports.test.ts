import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { openSheets } from '../../platform/server/sheets/index.ts'
import { INDICATORS } from '../indicators/index.ts'
import * as c from './contract.ts'

let world: World
let statistician: Someone
let civil: Someone
let street: Someone
let streetHead: Someone
let head: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-12-20T09:00:00+08:00' })
  statistician = await world.staff('statistician', BANNER, '萨如拉')
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  street = await world.staff('street_officer', STREET, '郑军')
  streetHead = await world.staff('street_head', STREET, '白云')
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  await world.job('indicators.recount')
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
const clientId = () => `reports-${uuidv7()}`
const open = (who: Someone, id: string) => ok(who.call(c.getReport, { params: { id } }))
const build = (who: Someone, year: number, more: object = {}) => who.call(c.buildReport, { body: { year, ...more, clientId: clientId() } })
const move = async (who: Someone, id: string, deed: 'rebuild' | 'submit' | 'return' | 'file' | 'publish' | 'withdraw' | 'drop', words = '') =>
  who.call(c.moveReport, { params: { id }, body: { move: deed, words, version: (await open(who, id)).report.version, clientId: clientId() } })
const TEXTS = { work: '开展了网格化服务。', problems: '服务设施不足，居民王某某反映停车难。', next: '新建一处综合服务设施。' }
const write = async (who: Someone, id: string, texts: object = TEXTS) => who.call(c.writeReport, { params: { id }, body: { texts, version: (await open(who, id)).report.version, clientId: clientId() } })
const paper = (who: Someone, id: string, format: 'pdf' | 'docx') => who.get(`/api/reports/${id}/paper?format=${format}`)

test('[PLN-05] the report builds from the year’s values in one step, is filed by another, and is locked: only a new edition with its reason corrects it', async () => {
  const { id } = await ok(build(statistician, 2026), 201)
  const made = await open(statistician, id)
  // Every figure says where it was counted from; what is not known says who owes it, and is never 0.
  expect(made.content.figures.length).toBeGreaterThan(10)
  for (const one of made.content.figures) {
    expect(c.traceOf(one).length, one.code).toBeGreaterThan(3)
    if (one.missing) expect([one.value, one.missing.reason.length > 0], one.code).toEqual([null, true])
  }
  expect(made.texts.overview).toContain('2026年，')
  expect(made.content.places.length).toBeGreaterThan(1)
  expect(await refused(build(civil, 2026))).toBe('409 reports.exists_already')
  expect(await refused(build(civil, 2027))).toBe('422 reports.year_wrong')

  const draft = await paper(statistician, id, 'pdf')
  expect([draft.status, draft.raw.subarray(0, 4).toString()]).toEqual([200, '%PDF'])
  expect(await refused(move(statistician, id, 'submit'))).toBe('422 reports.text_missing')
  await ok(write(statistician, id), 201)
  await ok(move(statistician, id, 'submit'), 201)
  expect(await refused(write(statistician, id))).toBe('409 reports.not_now')
  expect(await refused(move(statistician, id, 'file'))).toBe('403 reports.same_hands')
  expect(await refused(move(civil, id, 'return'))).toBe('422 reports.reason_needed')
  await ok(move(civil, id, 'file'), 201)

  const filed = await open(civil, id)
  expect(filed).toMatchObject({ report: { state: 'filed' }, filed: { holds: true, byName: '其木格' }, texts: TEXTS })
  const [pdf, word] = [await paper(civil, id, 'pdf'), await paper(civil, id, 'docx')]
  expect([pdf.raw.subarray(0, 4).toString(), word.raw.subarray(0, 2).toString()]).toEqual(['%PDF', 'PK'])
  // The world goes on; the report does not. Page and papers are the same byte for byte.
  // Three people: too few to be told.
  const few = INDICATORS.flatMap((one) => ('numerator' in one && one.aboutPeople === true && !one.denominator ? [one.numerator.key] : []))[0]!
  await world.owner((client) => client.query('update indicators.figures set value = 3 where measure = $1 and region = $2', [few, COMMUNITY]))
  for (const deed of ['rebuild', 'submit', 'drop'] as const) expect(await refused(move(civil, id, deed, '再改改'))).toBe('409 reports.not_now')
  expect((await open(civil, id)).content).toEqual(filed.content)
  expect([(await paper(civil, id, 'pdf')).raw.equals(pdf.raw), (await paper(civil, id, 'docx')).raw.equals(word.raw)]).toEqual([true, true])
  for (const table of ['filed', 'papers', 'publications']) {
    await expect(world.within((tx) => tx.raw.query(`update reports.${table} set region = region`)), table).rejects.toThrow(/permission denied/)
    await expect(world.within((tx) => tx.raw.query(`delete from reports.${table}`)), table).rejects.toThrow(/permission denied/)
  }

  const { id: second } = await ok(civil.call(c.correctReport, { params: { id }, body: { words: '人口数更正', clientId: clientId() } }), 201)
  expect(await refused(civil.call(c.correctReport, { params: { id }, body: { words: '再更正', clientId: clientId() } }))).toBe('409 reports.exists_already')
  await ok(move(statistician, second, 'rebuild'), 201)
  await ok(move(statistician, second, 'submit'), 201)
  await ok(move(civil, second, 'file'), 201)
  expect((await open(civil, second)).editions.map((one) => [one.edition, one.reason])).toEqual([[2, '人口数更正'], [1, '']])
  expect((await open(civil, id)).content).toEqual(filed.content)
  // What an owner of the tables changed is seen.
  await world.owner((client) => client.query(`update reports.filed set body = jsonb_set(body, '{texts,work}', '"别的话"') where id = $1`, [id]))
  expect((await open(civil, id)).filed).toMatchObject({ holds: false })
})

test('a street makes its own; a community reads what lies at its place and nothing above or beside', async () => {
  const { id } = await ok(build(street, 2026), 201)
  expect((await open(streetHead, id)).content.region).toBe(STREET)
  expect(await refused(head.call(c.getReport, { params: { id } }))).toBe('404 reports.not_found')
  expect(await refused(build(street, 2026, { region: BANNER }))).toBe('404 reports.place_not_found')
  expect(await refused(build(head, 2026))).toMatch(/^403 /)
  const { id: own } = await ok(build(street, 2025, { region: COMMUNITY }), 201)
  expect((await open(head, own)).content.year).toBe(2025)
  expect((await ok(head.call(c.listReports, { query: {} }))).items.map((one) => one.region)).toEqual([COMMUNITY])
})

test('open data: only what was published, sums without people or their words, small numbers withheld; addresses stay, an edition is named for good', async () => {
  expect((await world.visitor.get(`/api/open-data/reports/${BANNER}/2026`)).status).toBe(404)
  const report = (await ok(civil.call(c.listReports, { query: { show: 'filed' } }))).items.find((one) => one.edition === 2)!
  await ok(move(civil, report.id, 'publish'), 201)
  const set = await ok(world.visitor.call(c.getOpenDataset, { params: { region: BANNER, year: 2026 }, query: {} }))
  expect(set).toMatchObject({ edition: 2, correction: '人口数更正', region: BANNER })
  // Nothing that a person wrote, no name.
  expect(JSON.stringify(set)).not.toContain('王某某')
  expect(JSON.stringify(set)).not.toContain('其木格')
  const people = (await open(civil, report.id)).content.figures.filter((one) => one.aboutPeople && (one.suppressed || (one.numerator !== null && one.numerator < 5 && one.numerator > 0)))
  expect(people.length).toBeGreaterThan(0)
  for (const one of people) expect(set.figures.find((each) => each.code === one.code), one.code).toMatchObject({ value: null, numerator: null, denominator: null, suppressed: true })

  const csv = await world.visitor.get(`/api/open-data/reports/${BANNER}/2026/figures.csv`)
  expect([csv.status, csv.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  const table = await rowsOf(csv.raw)
  expect(table[0]).toEqual(expect.arrayContaining(['区划代码', '数值', '单位', '统计口径', '说明']))
  expect(table.length - 1).toBe(set.figures.length)
  expect((await world.visitor.get(`/api/open-data/reports/${BANNER}/2026/places.csv`)).status).toBe(200)
  expect((await world.visitor.get(`/api/open-data/reports/${BANNER}/2026/report.pdf`)).raw.subarray(0, 4).toString()).toBe('%PDF')

  const catalogue = JSON.parse((await world.visitor.get('/api/open-data/catalog')).raw.toString()) as { '@type': string; 'dcat:dataset': Array<Record<string, any>> }
  expect(catalogue['@type']).toBe('dcat:Catalog')
  const dataset = catalogue['dcat:dataset'][0]!
  // Terms that DCAT-AP asks of a dataset and of its files.
  for (const term of ['dct:title', 'dct:description', 'dct:publisher', 'dct:spatial', 'dct:temporal', 'dcat:theme', 'dcat:keyword']) expect(dataset[term], term).toBeTruthy()
  for (const one of dataset['dcat:distribution'] as Array<Record<string, any>>) {
    const url = new URL(one['dcat:downloadURL']['@id'] as string)
    expect((await world.visitor.get(url.pathname)).status, url.pathname).toBe(200)
  }
  // The first edition was never public; withdrawn, nothing is.
  expect((await world.visitor.get(`/api/open-data/reports/${BANNER}/2026?edition=1`)).status).toBe(404)
  expect((await world.visitor.get(`/api/open-data/reports/${BANNER}/2026?edition=2`)).status).toBe(200)
  await ok(move(civil, report.id, 'withdraw', '核对数据'), 201)
  expect((await world.visitor.get(`/api/open-data/reports/${BANNER}/2026?edition=2`)).status).toBe(404)
  expect((await ok(world.visitor.call(c.listOpenData, { query: {} }))).items).toEqual([])
})

async function rowsOf(bytes: Buffer): Promise<string[][]> {
  const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const { join } = await import('node:path')
  const folder = mkdtempSync(join(tmpdir(), 'linli-open-'))
  try {
    writeFileSync(join(folder, 'figures.csv'), bytes)
    const book = await openSheets(join(folder, 'figures.csv'))
    const rows: string[][] = []
    for await (const row of book.rows(0)) rows.push(row.cells)
    await book.close()
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

