import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import { SOURCES } from './catalogue/sources.ts'
import { recountAll } from './index.ts'

/*
 * Twenty-six figures worked out a second time, by hand-written sums over what leaves by the product's doors: the three lists of the register as CSV, and the
 * lists of facilities and organisations. No table, view or source of the indicators is asked.
 */
const COUNTY = '152921'
const GRIDS = [`${COMMUNITY}001`, `${COMMUNITY}002`]
let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world?.close())

/** Seventeen people in seven households, one of which is collective, in nine dwellings, two of them in no grid; sites with rooms; bodies. */
async function furnish(): Promise<void> {
  const at = world.clock.now()
  await world.within(async (tx) => {
    const building = uuidv7()
    await tx.run(sql`insert into register.buildings (county, id, region, estate, name, address, grams) values (${COUNTY}, ${building}, ${GRIDS[0]!}, '西园', '1栋', '西园1栋', '{}')`)
    const dwellings: string[] = []
    for (let i = 0; i < 9; i++) {
      const id = uuidv7()
      dwellings.push(id)
      const region = i < 7 ? GRIDS[i % 2]! : COMMUNITY
      await tx.run(sql`insert into register.dwellings (county, id, region, building_id, door, address, created_at) values (${COUNTY}, ${id}, ${region}, ${building}, ${`${i}室`}, ${`西园1栋${i}室`}, ${at})`)
    }
    const households: string[] = []
    for (let i = 0; i < 7; i++) {
      const id = uuidv7()
      households.push(id)
      await tx.run(sql`insert into register.households (county, id, region, kind, number, dwelling_id, valid_from, created_at)
        values (${COUNTY}, ${id}, ${GRIDS[i % 2]!}, ${i === 6 ? 'collective' : 'family'}, ${`H${i}`}, ${dwellings[i]!}, '2020-01-01', ${at})`)
    }
    for (let i = 0; i < 17; i++) {
      const id = uuidv7()
      const region = GRIDS[i % 2]!
      const home = i < 15 ? i % 7 : null
      await tx.run(sql`insert into register.people (county, id, region, name, initials, grams, sex, born_on, created_at)
        values (${COUNTY}, ${id}, ${region}, ${`居民${i}`}, 'jm', '{}', '1', ${i % 3 ? '1990-05-01' : '1950-05-01'}, ${at})`)
      const tie = (kind: string) => tx.run(sql`insert into register.ties (county, id, region, person_id, kind, household_id, dwelling_id, valid_from)
        values (${COUNTY}, ${uuidv7()}, ${region}, ${id}, ${kind}, ${home === null ? null : households[home]!}, ${home === null ? null : dwellings[home]!}, '2020-01-01')`)
      if (i !== 16) await tie('living')
      if (i < 9 || i === 16) await tie('registered')
    }
    const site = async (kind: string, m2: number, rooms: Array<[kind: string, m2: number, bookable: boolean]>) => {
      const id = uuidv7()
      await tx.run(sql`insert into facilities.facilities (county, id, region, kind, name, address, area_m2, open_from) values (${COUNTY}, ${id}, ${COMMUNITY}, ${kind}, ${id}, '测试', ${m2}, '2020-01-01')`)
      for (const [room, area, bookable] of rooms) {
        await tx.run(sql`insert into facilities.rooms (county, id, region, facility_id, number, name, kind, area_m2, capacity, bookable)
          values (${COUNTY}, ${uuidv7()}, ${COMMUNITY}, ${id}, ${uuidv7()}, '房间', ${room}, ${area}, 10, ${bookable})`)
      }
    }
    await site('comprehensive', 333.3, [['office', 71.5, false], ['culture', 64.2, true], ['elderly', 40.1, true]])
    await site('day_care', 120, [['elderly', 33.4, false]])
    await site('sports', 210.7, [['ground', 200, true]])
    for (const kind of ['party_community', 'committee', 'filed_social', 'registered_social', 'filed_social', 'volunteers', 'firm', 'school', 'station']) {
      const id = uuidv7()
      await tx.run(sql`insert into organisations.organisations (county, id, region, kind, name, valid_from) values (${COUNTY}, ${id}, ${COMMUNITY}, ${kind}, ${id}, '2020-01-01')`)
      const facts = kind === 'party_community' ? { staff: 2, office: true, funds: false } : kind === 'school' ? { agreedOn: '2024-03-01' } : {}
      await tx.run(sql`insert into organisations.details (county, id, region, facts) values (${COUNTY}, ${id}, ${COMMUNITY}, ${JSON.stringify(facts)})`)
    }
  })
}

/** The rows of a list as it leaves by the export door, by the titles of its columns. */
async function list(who: Someone, kind: string, fields: readonly string[]): Promise<Array<Record<string, string>>> {
  const asked = await who.post('/api/exports', { kind, place: COMMUNITY, fields, purpose: 'visit', note: '核对指标', format: 'csv' })
  if (asked.status !== 201) throw new Error(`${kind}: ${JSON.stringify(asked.body)}`)
  await world.job('exports.make')
  const text = (await who.get(`/api/exports/${asked.body.id}/file`)).raw.toString().replace('\uFEFF', '')
  const [titles, ...rows] = text.trim().split(/\r?\n/).filter((line) => !line.replace('"', '').startsWith('#')).map((line) => line.split(','))
  return rows.map((cells) => Object.fromEntries(titles!.map((title, i) => [title, cells[i] ?? ''])))
}

test('[PLN-04] twenty-six figures worked out from the exports come out the same to the last digit', async () => {
  await furnish()
  const head = await world.staff('station_head', COMMUNITY)
  const banner = await world.staff('banner_head', BANNER)
  const needed = SOURCES.filter((one) => ['population', 'dwellings', 'files', 'sizes', 'places', 'facilities', 'sites', 'bodies'].includes(one.name))
  await recountAll(world.app.db, needed, () => world.clock.now())

  const people = await list(head, 'people', ['sex', 'bornOn', 'place', 'household', 'ties'])
  const households = await list(head, 'households', ['number', 'kind'])
  const dwellings = await list(head, 'dwellings', ['address', 'place'])
  const sites: Array<{ kind: string; areaM2: number; rooms: Array<{ kind: string; areaM2: number; bookable: boolean }> }> = (await head.get(`/api/facilities?region=${COMMUNITY}`)).body.items
  const bodies: Array<{ id: string; kind: string }> = (await head.get(`/api/organisations?region=${COMMUNITY}`)).body.items
  const facts = new Map<string, Record<string, unknown>>()
  for (const body of bodies) facts.set(body.id, (await head.get(`/api/organisations/${body.id}`)).body.facts)
  expect([people.length, households.length, dwellings.length, sites.length, bodies.length]).toEqual([17, 7, 9, 3, 9])

  const day = world.clock.now().toISOString().slice(0, 10)
  const sixty = `${Number(day.slice(0, 4)) - 60}${day.slice(4)}`
  const living = people.filter((one) => one['人户情况']!.includes('居住'))
  const registered = people.filter((one) => one['人户情况']!.includes('户籍'))
  const old = living.filter((one) => one['出生日期']! <= sixty)
  const housed = living.filter((one) => one['户号'] !== '')
  const family = households.filter((one) => one['户别'] === '家庭户').length
  const communityName = (await head.get(`/api/regions/${COMMUNITY}`)).body.region.name
  const inGrid = dwellings.filter((one) => one['网格或社区'] !== communityName)
  const m2 = (list: ReadonlyArray<{ areaM2: number }>) => list.reduce((sum, one) => sum + one.areaM2 * 10, 0) / 10
  const rooms = sites.flatMap((site) => site.rooms)
  const office = m2(rooms.filter((room) => room.kind === 'office'))
  const activity = m2(rooms.filter((room) => ['elderly', 'culture', 'reading', 'children', 'lecture'].includes(room.kind)))
  const of = (...kinds: string[]) => bodies.filter((body) => kinds.includes(body.kind))
  const yes = (there: boolean) => (there ? 100 : 0)

  const expected: Record<string, number> = {
    'POP-REGISTERED': registered.length,
    'POP-RESIDENT': living.length,
    'POP-MOBILE': living.filter((one) => !one['人户情况']!.includes('户籍')).length,
    'POP-ELDERLY': (old.length / living.length) * 100,
    'POP-HOUSEHOLDS': family,
    'IND-04': family,
    'IND-106': (housed.length / living.length) * 100,
    'IND-119': (inGrid.length / dwellings.length) * 100,
    'IND-06': office,
    'IND-07': activity,
    'IND-08': yes(office >= 80 && activity >= 120),
    'IND-09': office + activity,
    'IND-11': (m2(sites.filter((site) => site.kind === 'comprehensive')) / family) * 100,
    'IND-38': sites.filter((site) => site.kind === 'day_care').length,
    'IND-39': yes(rooms.some((room) => room.kind === 'reading') || sites.some((site) => site.kind === 'reading')),
    'IND-43': (sites.filter((site) => site.kind === 'comprehensive' && site.rooms.some((room) => room.kind === 'culture')).length / sites.filter((site) => site.kind === 'comprehensive').length) * 100,
    'IND-45': yes(sites.some((site) => site.kind === 'sports')),
    'IND-62': sites.filter((site) => site.rooms.some((room) => room.bookable)).length,
    'IND-66': yes(sites.some((site) => site.kind === 'comprehensive')),
    'IND-68': (m2(sites) / family) * 100,
    'IND-10': yes(of('party_community').length > 0),
    'IND-12': yes(of('station').length > 0),
    'IND-115': (of('party_community').filter((body) => Number(facts.get(body.id)!['staff']) > 0 && facts.get(body.id)!['office'] && facts.get(body.id)!['funds']).length / of('party_community').length) * 100,
    'IND-21': of('registered_social', 'filed_social').length,
    'IND-22': (of('firm', 'school').filter((body) => facts.get(body.id)!['agreedOn']).length / of('firm', 'school').length) * 100,
    'IND-23': of('volunteers').length,
  }
  const { items } = (await banner.get(`/api/indicators/values?region=${COMMUNITY}&codes=${Object.keys(expected).join()}`)).body
  const counted = Object.fromEntries(items.map((one: { code: string; value: number }) => [one.code, one.value]))
  expect(Object.keys(expected).length).toBe(26)
  expect(counted).toEqual(expected)
})
