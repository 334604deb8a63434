import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, aWorld, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'

/*
 * 2009 to 2010 in 王府街道: a community of twelve, its neighbour of six. The year-end is filed, checked and summed; then people move, somebody who
 * was forgotten is entered, and a boundary moves. What was filed stays, and the year-end can be counted again.
 */

let world: World
let worker: Someone
let neighbour: Someone
let street: Someone
let statistician: Someone
let home: string
let far: string

const settle = () => world.job('population.follow')
const file = (who: Someone, region: string, more: object = {}) =>
  who.post('/api/population/filings', { region, period: '2009', version: 0, clientId: uuidv7(), ...more })
const check = (who: Someone, id: string, step = 'checked', reason = '') => who.post(`/api/population/filings/${id}/steps`, { step, reason, clientId: uuidv7() })
const read = async (who: Someone, query: string) => (await who.get(`/api/population?${query}`)).body

async function somebody(who: Someone, n: number, given: { registered: string | null; living: string | null; since: string; born?: string }) {
  const tie = (kind: string, to: string | null) => (to ? { dwellingId: to } : { elsewhereCode: '620102000000', elsewhere: '甘肃省兰州市城关区' })
  const made = await who.post('/api/people', {
    name: `住户${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'[n % 16]}`, sex: n % 2 ? '1' : '2', bornOn: given.born ?? `19${50 + n}-05-05`, region: who === worker ? GRID : OTHER_COMMUNITY,
    ties: [{ kind: 'registered', ...tie('registered', given.registered), validFrom: given.since }, { kind: 'living', ...tie('living', given.living), validFrom: given.since }],
    clientId: uuidv7(),
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body.id as string
}

beforeAll(async () => {
  world = await aWorld({ at: '2010-01-04T09:00:00+08:00' })
  const from = { from: '2005-01-01' }
  worker = await world.staff('community_worker', COMMUNITY, '社区小王', from)
  neighbour = await world.staff('community_worker', OTHER_COMMUNITY, '邻社区小张', from)
  street = await world.staff('street_officer', STREET, '街道老赵', from)
  statistician = await world.staff('statistician', BANNER, '统计沈洁', from)
  home = (await worker.post('/api/dwellings', { region: GRID, estate: '翠湖家园', building: '3号楼', door: '1单元101室' })).body.id
  far = (await neighbour.post('/api/dwellings', { region: OTHER_COMMUNITY, estate: '胡杨小区', building: '1号楼', door: '1单元101室' })).body.id
  for (let n = 0; n < 6; n++) await somebody(worker, n, { registered: home, living: home, since: '2001-03-01' })
  for (let n = 6; n < 12; n++) await somebody(worker, n, { registered: null, living: home, since: n < 8 ? '2009-11-01' : '2006-09-01' })
  for (let n = 0; n < 6; n++) await somebody(neighbour, n, { registered: far, living: far, since: '2003-03-01' })
  await settle()
})
afterAll(() => world?.close())

describe('the three populations', () => {
  test('[REG-10] a community’s bases on a day, with what reconciles them, the day, the rule and the source', async () => {
    const p = await read(worker, 'day=2009-12-31')
    expect(p.total).toMatchObject({ registered: 6, stay: 6, away: 0, came: 6, living: 12, resident: null, mobile: 6 })
    expect(p.method).toMatchObject({ day: '2009-12-31', boundary: '当日界线', residentAfterMonths: 6, mobileBeyond: 'township', source: '居民登记（户籍、居住关系）' })
    // Two who came in November are not yet resident: ten are, and neither number is told while the other would follow from it.
    expect(p.total.fresh).toBeNull()
    const later = await read(worker, 'day=2009-06-30')
    expect(later.total).toMatchObject({ living: 10, resident: 10, fresh: 0 })
  })

  test('[TER-01] a street is the sum of its communities on the same day, and the banner of its streets', async () => {
    const day = 'day=2009-12-31'
    const one = (await read(street, day)).total
    const parts = [(await read(worker, day)).total, (await read(neighbour, day)).total]
    expect(one.registered).toBe(parts[0].registered + parts[1].registered)
    expect(one.living).toBe(parts[0].living + parts[1].living)
    const banner = await read(statistician, day)
    expect(banner.total.living).toBe(one.living)
    expect(banner.parts.find((p: { region: string }) => p.region === STREET).living).toBe(one.living)
  })

  test('who may read: nobody beyond the own place, and no day that has not come', async () => {
    expect((await worker.get(`/api/population?region=${OTHER_COMMUNITY}`)).body.code).toBe('population.place_not_found')
    expect((await worker.get(`/api/population?region=${STREET}`)).body.code).toBe('population.place_not_found')
    expect((await worker.get('/api/population?day=2030-01-01')).body.code).toBe('population.day_in_future')
    expect((await world.visitor.get('/api/population')).status).toBe(401)
    const grid = await world.staff('grid_worker', GRID, '网格员小孟', { from: '2005-01-01' })
    expect((await read(grid, 'day=2009-12-31')).total.living).toBe(12)
  })

  test('ages, households, 人户分离 and movements tell the same; small numbers are withheld everywhere', async () => {
    const s = (await worker.get('/api/population/structure?day=2009-12-31&base=living')).body
    expect(s.total).toBe(12)
    expect(s.bands.map((b: { label: string }) => b.label)).toEqual(['0–2', '3–6', '7–15', '16–59', '60–64', '65–79', '80+'])
    for (const band of [...s.pyramid, ...s.bands]) for (const n of [band.male, band.female, band.all]) expect(n === null || n === 0 || n >= 5).toBe(true)
    const apart = (await worker.get('/api/population/apart?day=2009-12-31')).body
    expect(apart.all).toBe(12)
    expect(apart.columns.map((c: { name: string }) => c.name)).toContain('户籍在旗外')
    const trend = (await worker.get('/api/population/trend?day=2009-12-31&years=10')).body
    expect(trend.years.find((y: { day: string }) => y.day === '2005-12-31')).toMatchObject({ registered: 6, living: 6 })
    expect(trend.years.at(-1)).toMatchObject({ day: '2009-12-31', living: 12 })
  })

  test('[PLT-10] the same question gives the same file, with its day, place, boundary, rule and source', async () => {
    const url = '/api/population/file?day=2009-12-31'
    const [one, two] = [await worker.get(url), await worker.get(url)]
    expect(one.headers['content-type']).toContain('text/csv')
    expect(one.raw.equals(two.raw)).toBe(true)
    const text = one.raw.toString('utf8')
    for (const word of ['统计日,2009-12-31', '界线,当日界线', '来源,居民登记', '户籍人口']) expect(text).toContain(word)
  })
})

describe('filings', () => {
  let own: string
  let other: string
  let sum: string

  test('[REG-09] a community confirms its counted figures; the street checks, returns one, and its sum is traceable to the station’s rows', async () => {
    const early = await street.get('/api/population/filings?period=2010')
    expect(early.body.code).toBe('population.period_not_over')
    const list = (await street.get('/api/population/filings?period=2009')).body
    expect(list).toMatchObject({ day: '2009-12-31', mayFile: false, own: { state: 'missing', due: '2010-01-10' } })
    expect(list.parts.find((p: { region: string }) => p.region === COMMUNITY)).toMatchObject({ state: 'missing', due: '2010-01-05', late: false })

    expect((await file(street, COMMUNITY)).body.code).toBe('population.not_your_level')
    expect((await file(street, STREET)).body.code).toBe('population.parts_missing')
    own = (await file(worker, COMMUNITY)).body.id
    expect((await file(worker, COMMUNITY)).body.code).toBe('population.seen_older')
    expect((await file(worker, COMMUNITY, { version: 1 })).body.code).toBe('population.filed_already')
    other = (await file(neighbour, OTHER_COMMUNITY, { corrections: [{ figure: 'registered', value: 8, reason: '派出所底册多两人，待补录' }] })).body.id

    expect((await check(worker, own)).status).toBe(403)
    expect((await check(street, other, 'returned')).body.code).toBe('population.reason_needed')
    await check(street, other, 'returned', '请先补录再上报')
    expect((await check(street, other)).body.code).toBe('population.stepped_already')
    const again = await file(neighbour, OTHER_COMMUNITY, { version: 1 })
    expect(again.body).toMatchObject({ version: 2 })
    other = again.body.id
    await check(street, own)
    await check(street, other)
    for (const community of ['152921405003', '152921405004']) {
      const head = await world.staff('station_head', community, '负责人', { from: '2005-01-01' })
      const made = await file(head, community)
      await check(street, made.body.id)
    }
    expect((await file(street, STREET, { corrections: [{ figure: 'living', value: 20, reason: '凑整看着好' }] })).body.code).toBe('population.sum_is_not_typed')
    const filed = await file(street, STREET)
    expect(filed.status).toBe(201)
    sum = filed.body.id
    const f = (await street.get(`/api/population/filings/${sum}`)).body
    expect(f.filed).toMatchObject({ registered: 12, living: 18, resident: 16, mobile: 6 })
    expect(f.parts.map((p: { id: string }) => p.id)).toEqual(expect.arrayContaining([own, other]))
    for (const key of ['registered', 'living', 'resident', 'mobile', 'households']) {
      expect(f.parts.reduce((all: number, p: any) => all + p.figures[key], 0)).toBe(f.filed[key])
    }
    expect((await worker.get(`/api/population/filings/${own}`)).body).toMatchObject({ method: { day: '2009-12-31', boundary: '当日界线' }, versions: [{ version: 1 }], differs: false })
    expect((await neighbour.get(`/api/population/filings/${own}`)).body.code).toBe('population.filing_not_found')
  })

  test('missing ones and those past their day are told, not left out', async () => {
    world.clock.moveTo('2010-02-01T09:00:00+08:00')
    const banner = (await statistician.get('/api/population/filings?period=2009')).body
    expect(banner.parts.length).toBeGreaterThan(10)
    expect(banner.parts.filter((p: any) => p.state === 'missing').every((p: any) => p.late)).toBe(true)
    expect(banner.waitsFor).toMatch(/没有报齐/)
  })

  test('[REG-15] years later the 2009 figures come out as they were filed: after moves, a death and a changed boundary; what was entered late is told beside them', async () => {
    world.clock.moveTo('2016-03-01T09:00:00+08:00')
    const people = await world.owner((c) => c.query(`select id, version from register.people where region like $1 and state = 'present' order by born_on`, [`${COMMUNITY}%`]))
    const [gone, moved] = people.rows
    const death = await worker.post('/api/household-events/deaths', { personId: gone.id, version: gone.version, diedOn: '2015-05-01', source: '医学死亡证明' })
    expect(death.status, JSON.stringify(death.body)).toBe(201)
    const left = await worker.post(`/api/people/${moved.id}/ties`, { kind: 'living', elsewhereCode: '620102000000', elsewhere: '甘肃省兰州市城关区', validFrom: '2014-02-01', version: moved.version })
    expect(left.status).toBe(201)
    await settle()
    expect((await read(worker, 'day=2016-03-01')).total.living).toBe(10)
    const kept = (await worker.get(`/api/population/filings/${own}`)).body
    expect(kept).toMatchObject({ filed: { registered: 6, living: 12, resident: 10, mobile: 6 }, differs: false })
    expect((await read(worker, 'day=2009-12-31')).filed).toMatchObject({ period: '2009', registered: 6, living: 12, differs: false })

    // The boundary: the dwelling and everybody in it go to the neighbour on 1 January 2016.
    await world.owner(async (c) => {
      await c.query(`insert into register.former_places (county, id, region, subject, subject_id, until, change_id)
        select county, gen_random_uuid(), region, 'tie', id, '2016-01-01', gen_random_uuid() from register.ties where dwelling_id = $1`, [home])
      await c.query('update register.ties set region = $2 where dwelling_id = $1', [home, OTHER_COMMUNITY])
    })
    await world.job('population.recount')
    expect((await read(worker, 'day=2016-03-01')).total.living).toBe(0)
    expect((await read(worker, 'day=2009-12-31')).total.living).toBe(12)
    expect((await read(worker, 'day=2009-12-31&boundary=now')).total.living).toBe(0)
    expect((await read(neighbour, 'day=2009-12-31&boundary=now')).total.living).toBe(18)
    expect((await read(worker, 'day=2016-03-01&boundary=2009-12-31')).total.living).toBe(10)
    expect((await worker.get(`/api/population/filings/${own}`)).body.differs).toBe(false)
    const eitherWay = (await worker.get('/api/population/comparison?day=2009-12-31&otherDay=2016-03-01&boundary=2009-12-31')).body
    expect([eitherWay.one.living, eitherWay.other.living]).toEqual([12, 10])

    // Somebody who lived next door in 2009 is entered only now: both numbers stand, with the reason.
    await somebody(neighbour, 14, { registered: far, living: far, since: '2008-01-01' })
    await settle()
    const late = (await neighbour.get(`/api/population/filings/${other}`)).body
    expect(late).toMatchObject({ differs: true, filed: { living: 6 }, today: { living: 7, registered: 7 } })
    expect(late.since.map((s: any) => s.what)).toContain('居民档案')
  })
})

test('the portal shows what is public of a community, at the end of last month, and no small number', async () => {
  const p = (await world.visitor.get(`/api/population/public/${OTHER_COMMUNITY}`)).body
  expect(p).toMatchObject({ day: '2016-02-29', regionName: expect.any(String), living: 17 })
  for (const band of p.bands) expect(band.n === null || band.n === 0 || band.n >= 5).toBe(true)
  expect((await world.visitor.get('/api/population/public/152921999999')).body.code).toBe('population.place_not_found')
})

test('[REG-10] the board counts over the same bases, and every figure names its base and day: a move within the township begins no new half-year', async () => {
  const third = '152921405003'
  const worker3 = await world.staff('community_worker', third, '第三社区小陈', { from: '2005-01-01' })
  const home3 = (await worker3.post('/api/dwellings', { region: third, estate: '金沙小区', building: '2号楼', door: '1单元101室' })).body.id
  for (let n = 0; n < 8; n++) {
    const made = await worker3.post('/api/people', {
      name: `移居${'甲乙丙丁戊己庚辛'[n]}`, sex: n % 2 ? '1' : '2', bornOn: `19${60 + n}-03-03`, region: third,
      ties: [{ kind: 'registered', elsewhereCode: '620102000000', elsewhere: '甘肃省兰州市城关区', validFrom: '2012-01-01' }], clientId: uuidv7(),
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    await world.owner((c) => c.query(`insert into register.ties (county, id, region, person_id, kind, dwelling_id, valid_from, valid_until) values
      ('152921', $1, '152921405004', $2, 'living', null, '2012-01-01', '2016-02-01'), ('152921', $3, $4, $2, 'living', $5, '2016-02-01', null)`,
    [uuidv7(), made.body.id, uuidv7(), third, home3]))
  }
  await settle()
  await world.job('population.recount')
  await world.job('indicators.recount')
  const page = (await read(street, `region=${third}`)).total
  expect(page).toMatchObject({ living: 8, resident: 8, mobile: 8, fresh: 0 })
  const list = (await street.get('/api/indicators')).body.items as { code: string; base: string; numerator: string }[]
  const codes = list.filter((one) => /户籍人口|常住人口|流动人口/.test(one.numerator) && !/60岁/.test(one.numerator)).map((one) => one.code)
  const values = (await street.get(`/api/indicators/values?region=${third}&codes=${codes.join(',')}`)).body.items as any[]
  const resident = values.find((one) => one.numerator === 8 && /常住/.test(one.basis + one.title))
  expect(resident, JSON.stringify(values)).toBeDefined()
  for (const one of values) expect(one.basis).toMatch(/\d{4}-\d{2}-\d{2}/)
})
