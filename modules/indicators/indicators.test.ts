import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, todayOf, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { EVERYWHERE, type Tx } from '../../platform/server/db.ts'
import { sql } from '../../platform/server/sql.ts'
import { loadPlans } from '../plans/index.ts'
import { SOURCES } from './catalogue/sources.ts'
import { loadIndicators, recountAll, refresh, snapshotDay, touch } from './index.ts'

const COUNTY = '152921'
const LEAGUE = '152900000000'

let world: World
const now = () => world.clock.now()

const get = (who: Someone, url: string) => who.get(url)

beforeAll(async () => {
  world = await aWorld()
  await world.within(async (tx) => {
    await loadPlans(tx, now())
    await loadIndicators(tx, now())
  })
  // What the cases module is asked to publish for the share of reopened cases; the same statement stands in our report to it.
  await world.owner((client) => client.query(`
    create or replace view cases.published_reopenings with (security_invoker = true) as
      select county, case_id, region, at from cases.moves where name = 'reopen';
    grant select on cases.published_reopenings to linli_staff`))
})
afterAll(async () => {
  await world?.close()
})

interface CaseGiven {
  region: string
  state?: string
  channel?: string
  submittedAt?: Date
  dueAt?: Date | null
  concludedAt?: Date | null
  rating?: number
}

async function addCase(tx: Tx, given: CaseGiven): Promise<string> {
  const id = uuidv7()
  const at = given.submittedAt ?? now()
  await tx.run(sql`insert into cases.cases (county, id, region, number, matter_code, matter_version, kind, title, state, channel, submitted_at, due_at,
      concluded_at, outcome, check_code, created_at, updated_at)
    values (${COUNTY}, ${id}, ${given.region}, ${id}, 'test.matter', 1, 'request', '路灯不亮', ${given.state ?? 'accepted'}, ${given.channel ?? 'WINDOW'}, ${at},
      ${given.dueAt ?? null}, ${given.concludedAt ?? null}, ${given.concludedAt ? 'done' : ''}, 'ABC234', ${at}, ${at})`)
  if (given.rating) {
    await tx.run(sql`insert into cases.ratings (county, id, case_id, region, level, at) values (${COUNTY}, ${uuidv7()}, ${id}, ${given.region}, ${given.rating}, ${now()})`)
  }
  return id
}

const deed = (tx: Tx, name: string, region: string) => recordAudit(tx, now(), { id: 't', name: 't', post: '' }, name, { region })

/** All figures of all leaves as they stand. */
const figures = () =>
  world.within(async (tx) =>
    new Map((await tx.many<{ key: string; value: number }>(sql`select region || ' ' || measure as key, value from indicators.figures where value <> 0`)).map((r) => [r.key, r.value])))

const turn = (sources = SOURCES) => refresh(world.app.db, sources, now, 60_000)
const valueOf = async (who: Someone, code: string, region: string, day?: string) =>
  (await get(who, `/api/indicators/values?region=${region}&codes=${code}${day ? `&day=${day}` : ''}`)).body.items[0]

describe('counting', () => {
  test('before anything is counted a figure is missing, not 0; data that nobody collects yet says who owes it', async () => {
    const head = await world.staff('banner_head', BANNER)
    const open = await valueOf(head, 'CASE-OPEN', BANNER)
    expect(open).toMatchObject({ value: null, missing: { reason: '尚未统计，系统正在首次统计' } })
    const trained = await valueOf(head, 'IND-77', BANNER)
    expect(trained).toMatchObject({ value: null, numerator: null, missing: { owedBy: '旗民政局' }, targetState: 'none' })
    expect(trained.missing.reason).toContain('尚未采集')
    await turn()
    expect(await valueOf(head, 'CASE-OPEN', BANNER)).toMatchObject({ value: 0, missing: null })
  })

  test('[PLN-04] a submission moves the figure of its community and of all places above, with its time; its deed is enough', async () => {
    const head = await world.staff('banner_head', BANNER)
    await turn()
    const before = { street: (await valueOf(head, 'CASE-OPEN', STREET)).value, other: (await valueOf(head, 'CASE-OPEN', OTHER_COMMUNITY)).value }
    world.clock.forward(60_000)
    await world.within(async (tx) => {
      await addCase(tx, { region: GRID })
      await deed(tx, 'cases.submitted', GRID)
    })
    await turn()
    const street = await valueOf(head, 'CASE-OPEN', STREET)
    expect(street.value).toBe(before.street + 1)
    expect((await valueOf(head, 'CASE-OPEN', OTHER_COMMUNITY)).value).toBe(before.other)
    expect((await valueOf(head, 'CASE-OPEN', COMMUNITY)).asOf).toBe(now().toISOString())
    expect(Date.parse(street.asOf)).toBeLessThanOrEqual(now().getTime())
  })

  test('a deed in a transaction that commits late is not missed, though a later one was read before it', async () => {
    const before = (await figures()).get(`${COMMUNITY} cases.open`) ?? 0
    let goOn!: () => void
    const waits = new Promise<void>((resolve) => (goOn = resolve))
    let started!: () => void
    const begun = new Promise<void>((resolve) => (started = resolve))
    const slow = world.within(async (tx) => {
      await addCase(tx, { region: COMMUNITY })
      await deed(tx, 'cases.submitted', COMMUNITY)
      started()
      await waits
    })
    await begun
    await world.within(async (tx) => {
      await addCase(tx, { region: OTHER_COMMUNITY })
      await deed(tx, 'cases.submitted', OTHER_COMMUNITY)
    })
    await turn()
    goOn()
    await slow
    await turn()
    expect((await figures()).get(`${COMMUNITY} cases.open`)).toBe(before + 1)
  })

  test('a count that fails leaves its mark, and the next turn makes it good', async () => {
    await turn()
    await world.within(async (tx) => {
      await addCase(tx, { region: COMMUNITY })
      await touch(tx, { region: COMMUNITY, events: ['cases.submitted'], at: now() })
    })
    const broken = SOURCES.map((one) => (one.name === 'cases' ? { ...one, count: () => sql`select 1 / 0` } : one))
    await expect(turn(broken)).rejects.toThrow()
    const waiting = () => world.within((tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from indicators.touched`))
    expect((await waiting()).n).toBe(1)
    const before = (await figures()).get(`${COMMUNITY} cases.open`)!
    await turn()
    expect((await figures()).get(`${COMMUNITY} cases.open`)).toBe(before + 1)
    expect((await waiting()).n).toBe(0)
  })

  test('a write that told nobody is found by the slow round; a database moved to another server is counted anew', async () => {
    await turn()
    const before = (await figures()).get(`${COMMUNITY} cases.open`)!
    const open = async () => (await figures()).get(`${COMMUNITY} cases.open`)
    await world.within((tx) => addCase(tx, { region: COMMUNITY }))
    await turn()
    expect(await open()).toBe(before)
    await world.owner((client) => client.query(`update indicators.counts set counted_at = $1 where region = $2`, ['2020-01-01', COMMUNITY]))
    await turn()
    expect(await open()).toBe(before + 1)
    await world.within((tx) => addCase(tx, { region: COMMUNITY }))
    await world.owner((client) => client.query(`update indicators.progress set seen = '99999999999:99999999999:'`))
    await turn()
    expect(await open()).toBe(before + 2)
    await world.within(async (tx) => {
      await addCase(tx, { region: COMMUNITY })
      await deed(tx, 'case.submitted', COMMUNITY)
    })
    await turn()
    expect(await open()).toBe(before + 3)
  })

  test('opening a file marks nothing', async () => {
    await turn()
    await world.within(async (tx) => {
      for (const name of ['register.person_opened', 'case.opened', 'case.printed', 'register.number_unmasked']) await deed(tx, name, COMMUNITY)
    })
    expect(await turn()).toMatchObject({ touched: 0 })
    await world.within((tx) => deed(tx, 'case.accept', COMMUNITY))
    expect(await turn()).toMatchObject({ touched: 2 })
  })

  test('a case becomes overdue by the passing of time alone', async () => {
    await world.within(async (tx) => {
      await addCase(tx, { region: COMMUNITY, dueAt: new Date(now().getTime() + 3_600_000) })
      await touch(tx, { region: COMMUNITY, events: ['cases.accepted'], at: now() })
    })
    await turn()
    const before = (await figures()).get(`${COMMUNITY} cases.overdue`) ?? 0
    world.clock.forward(3_700_000)
    await turn()
    expect((await figures()).get(`${COMMUNITY} cases.overdue`)).toBe(before + 1)
  })

  test('counting what was touched equals counting everything, and both equal a count by hand, whatever happens', async () => {
    const concerned = SOURCES.filter((one) => ['population', 'cases', 'staff', 'places'].includes(one.name))
    const places = [COMMUNITY, OTHER_COMMUNITY, STREET, GRID]
    const step = fc.oneof(
      fc.record({ do: fc.constant('submit' as const), place: fc.nat(3), due: fc.integer({ min: 1, max: 60 }), how: fc.constantFrom('WINDOW', 'SELF_APP') }),
      fc.record({ do: fc.constant('conclude' as const), nth: fc.nat(20), level: fc.integer({ min: 0, max: 5 }) }),
      fc.record({ do: fc.constant('person' as const), place: fc.nat(3), since: fc.constantFrom('2020-01-01', '2026-02-01'), registered: fc.boolean() }),
      fc.record({ do: fc.constant('hire' as const), place: fc.nat(1) }),
      fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
      fc.record({ do: fc.constant('turn' as const) }),
    )
    interface Kept { id: string; region: string; due: Date; concluded?: Date; how: string }
    const base = await figures()
    const mine: Kept[] = []
    const leafOf = (region: string) => region.slice(0, 12)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        for (const one of steps) {
          if (one.do === 'wait') world.clock.forward(one.minutes * 60_000)
          else if (one.do === 'turn') await turn(concerned)
          else await world.within(async (tx) => {
            switch (one.do) {
              case 'submit': {
                const region = places[one.place]!
                const due = new Date(now().getTime() + one.due * 60_000)
                mine.push({ id: await addCase(tx, { region, dueAt: due, channel: one.how }), region, due, how: one.how })
                await touch(tx, { region, events: ['cases.submitted'], at: now() })
                break
              }
              case 'conclude': {
                const open = mine.filter((c) => !c.concluded)
                const chosen = open[one.nth % Math.max(1, open.length)]
                if (!chosen) return
                chosen.concluded = now()
                await tx.run(sql`update cases.cases set state = 'concluded', outcome = 'done', concluded_at = ${now()} where county = ${COUNTY} and id = ${chosen.id}`)
                if (one.level) await tx.run(sql`insert into cases.ratings (county, id, case_id, region, level, at)
                  values (${COUNTY}, ${uuidv7()}, ${chosen.id}, ${chosen.region}, ${one.level}, ${now()})`)
                await deed(tx, 'cases.concluded', chosen.region)
                break
              }
              case 'person': {
                const region = places[one.place]!
                const id = uuidv7()
                await tx.run(sql`insert into register.people (county, id, region, name, initials, grams, sex, born_on, created_at)
                  values (${COUNTY}, ${id}, ${region}, '测试', 'cs', '{}', '1', '1950-01-01', ${now()})`)
                await tx.run(sql`insert into register.ties (county, id, region, person_id, kind, valid_from)
                  values (${COUNTY}, ${uuidv7()}, ${region}, ${id}, 'living', ${one.since})`)
                if (one.registered) await tx.run(sql`insert into register.ties (county, id, region, person_id, kind, valid_from)
                  values (${COUNTY}, ${uuidv7()}, ${OTHER_COMMUNITY}, ${id}, 'registered', ${one.since})`)
                await touch(tx, { region, events: ['register.person_created'], at: now() })
                await touch(tx, { region: OTHER_COMMUNITY, events: ['register.person_created'], at: now() })
                break
              }
              case 'hire': {
                const account = uuidv7()
                await tx.run(sql`insert into accounts.accounts (county, id, region, kind, name, identifier, created_at)
                  values (${COUNTY}, ${account}, ${places[one.place]!}, 'staff', '新人', ${account}, ${now()})`)
                await tx.run(sql`insert into accounts.posts (county, id, account_id, kind, region, valid_from, granted_at)
                  values (${COUNTY}, ${uuidv7()}, ${account}, 'community_worker', ${places[one.place]!}, '2026-01-01', ${now()})`)
                await deed(tx, 'post.granted', places[one.place]!)
              }
            }
          })
        }
        await turn(concerned)
        const step1 = await figures()
        await recountAll(world.app.db, concerned, now)
        expect(Object.fromEntries(step1)).toEqual(Object.fromEntries(await figures()))
        for (const leaf of [COMMUNITY, OTHER_COMMUNITY, STREET]) {
          const here = mine.filter((c) => leafOf(c.region) === leaf)
          const moved = (column: string) => (step1.get(`${leaf} cases.${column}`) ?? 0) - (base.get(`${leaf} cases.${column}`) ?? 0)
          expect(moved('received')).toBe(here.length)
          expect(moved('open')).toBe(here.filter((c) => !c.concluded).length)
          expect(moved('online')).toBe(here.filter((c) => c.how === 'SELF_APP').length)
          expect(moved('on_time')).toBe(here.filter((c) => c.concluded && c.concluded <= c.due).length)
          expect(moved('overdue')).toBe(here.filter((c) => !c.concluded && c.due < now()).length)
        }
      }),
      { numRuns: 12, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false },
    )
  }, 600_000)
})

describe('population bases', () => {
  test('[REG-10] registered, resident and mobile by community and date; every figure names base and day', async () => {
    const place = '152921102001'
    const tie = (tx: Tx, id: string, region: string, kind: string, from: string, until: string | null = null, elsewhere = '') =>
      tx.run(sql`insert into register.ties (county, id, region, person_id, kind, elsewhere_code, valid_from, valid_until)
        values (${COUNTY}, ${uuidv7()}, ${region}, ${id}, ${kind}, ${elsewhere}, ${from}, ${until})`)
    await world.within(async (tx) => {
      const person = async () => {
        const id = uuidv7()
        await tx.run(sql`insert into register.people (county, id, region, name, initials, grams, sex, born_on, created_at)
          values (${COUNTY}, ${id}, ${place}, '测试', 'cs', '{}', '1', '1980-01-01', ${now()})`)
        return id
      }
      // Seven at home; six registered here who live outside the county; five from elsewhere for a year; five from elsewhere for a month.
      for (let i = 0; i < 7; i++) { const id = await person(); await tie(tx, id, place, 'registered', '2010-01-01'); await tie(tx, id, place, 'living', '2010-01-01') }
      for (let i = 0; i < 6; i++) { const id = await person(); await tie(tx, id, place, 'registered', '2010-01-01'); await tie(tx, id, place, 'living', '2022-01-01', null, '640100000000') }
      for (let i = 0; i < 5; i++) { const id = await person(); await tie(tx, id, place, 'living', '2025-01-01'); await tie(tx, id, place, 'registered', '2000-01-01', null, '640100000000') }
      for (let i = 0; i < 5; i++) { const id = await person(); await tie(tx, id, place, 'living', '2026-02-10'); await tie(tx, id, place, 'registered', '2000-01-01', null, '640100000000') }
      // One who has gone: neither.
      const gone = await person(); await tie(tx, gone, place, 'living', '2010-01-01', '2026-01-01')
      await touch(tx, { region: place, events: ['register.imported'], at: now() })
    })
    await turn()
    const statistician = await world.staff('statistician', BANNER)
    const { body } = await get(statistician, `/api/indicators/values?region=${place}&codes=POP-REGISTERED,POP-RESIDENT,POP-MOBILE`)
    expect(Object.fromEntries(body.items.map((one: { code: string; value: number }) => [one.code, one.value]))).toEqual({
      'POP-REGISTERED': 13, 'POP-RESIDENT': 12, 'POP-MOBILE': 10,
    })
    for (const one of body.items) {
      expect(one.basis).toContain(body.day)
      expect(one.asOf).toMatch(/^2026-/)
    }
  })

  test('numbers of people under five are not shown, and cannot be had by subtraction', async () => {
    const [few, more] = ['152921102200', '152921102201']
    await world.within(async (tx) => {
      for (const [region, n] of [[few, 3], [more, 8]] as const) {
        for (let i = 0; i < n; i++) {
          const id = uuidv7()
          await tx.run(sql`insert into register.people (county, id, region, name, initials, grams, sex, born_on, created_at)
            values (${COUNTY}, ${id}, ${region}, '测试', 'cs', '{}', '1', '1950-01-01', ${now()})`)
          await tx.run(sql`insert into register.ties (county, id, region, person_id, kind, valid_from) values (${COUNTY}, ${uuidv7()}, ${region}, ${id}, 'living', '2010-01-01')`)
        }
        await touch(tx, { region, events: ['register.imported'], at: now() })
      }
    })
    await turn()
    const statistician = await world.staff('statistician', BANNER)
    expect(await valueOf(statistician, 'POP-RESIDENT', few)).toMatchObject({ suppressed: true, value: null, numerator: null })
    const rows = (await get(statistician, '/api/indicators/POP-RESIDENT/rows?region=152921102000')).body
    const hidden = rows.communities.filter((one: { suppressed: boolean }) => one.suppressed).map((one: { region: string }) => one.region)
    expect(hidden).toContain(few)
    expect(hidden).toHaveLength(2)
    expect(rows.communities.filter((one: { suppressed: boolean; value: number | null }) => one.suppressed && one.value !== null)).toEqual([])
  })
})

describe('reading', () => {
  test('[PLN-04] a value opens to the rows behind it, and their number is the value', async () => {
    await turn()
    const clerk = await world.staff('window_clerk', COMMUNITY)
    const open = await valueOf(clerk, 'CASE-OPEN', COMMUNITY)
    const ids: string[] = []
    for (let after = ''; ;) {
      const page = (await get(clerk, `/api/indicators/CASE-OPEN/rows?region=${COMMUNITY}&show=records${after ? `&after=${after}` : ''}`)).body
      expect(page.recordsWithheld).toBeNull()
      ids.push(...page.records.map((one: { id: string }) => one.id))
      if (!page.next) break
      after = page.next
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(open.value)
    expect(open.value).toBeGreaterThan(0)
  })

  test('the communities of a figure add up to it, and can be sorted', async () => {
    const officer = await world.staff('street_officer', STREET)
    const street = await valueOf(officer, 'CASE-RECEIVED', STREET)
    const rows = (await get(officer, `/api/indicators/CASE-RECEIVED/rows?region=${STREET}&sort=value&order=desc`)).body.communities
    expect(rows.reduce((all: number, one: { value: number }) => all + one.value, 0)).toBe(street.value)
    const values = rows.map((one: { value: number }) => one.value)
    expect(values).toEqual([...values].sort((a, b) => b - a))
  })

  test('a post that may not open cases reads the sum and is told why there is no list', async () => {
    const statistician = await world.staff('statistician', STREET)
    const page = (await get(statistician, `/api/indicators/CASE-OPEN/rows?region=${STREET}&show=records`)).body
    expect(page.records).toEqual([])
    expect(page.recordsWithheld).toContain('汇总')
    expect(page.total.value).toBeGreaterThan(0)
  })

  test('nobody reads a place outside their own: not found, as if it were not there', async () => {
    const clerk = await world.staff('window_clerk', COMMUNITY)
    for (const url of [
      `/api/indicators/values?region=${OTHER_COMMUNITY}`, `/api/board?region=${STREET}`, `/api/indicators/CASE-OPEN/rows?region=${BANNER}`, '/api/board?region=999999999999',
    ]) {
      expect((await get(clerk, url)).body.code).toBe('indicators.place_not_found')
    }
    expect((await world.visitor.get('/api/board')).status).toBe(401)
    const resident = await world.resident()
    for (const url of ['/api/board', '/api/indicators/values', '/api/plans']) expect((await resident.get(url)).status).toBe(403)
  })

  test('a grid worker reads the sums of the community, no row of it', async () => {
    const worker = await world.staff('grid_worker', GRID)
    const board = await get(worker, '/api/board')
    expect(board.body.region).toBe(COMMUNITY)
    expect((await valueOf(worker, 'CASE-OPEN', COMMUNITY)).value).toBeGreaterThan(0)
    expect((await get(worker, '/api/indicators/CASE-OPEN/rows?show=records')).body.recordsWithheld).not.toBeNull()
    expect((await get(worker, `/api/indicators/values?region=${OTHER_COMMUNITY}`)).status).toBe(404)
  })

  test('bad questions are told apart: unknown code, future day, nonsense', async () => {
    const head = await world.staff('banner_head', BANNER)
    expect((await get(head, '/api/indicators/values?codes=NO-SUCH')).body.code).toBe('indicators.not_found')
    expect((await get(head, '/api/indicators/values?day=2099-01-01')).body.code).toBe('indicators.day_in_future')
    for (const bad of ['region=15', 'codes=%00', 'day=yesterday', 'x=1']) expect((await get(head, `/api/indicators/values?${bad}`)).status).toBe(400)
  })

  test('[IND-48] [PLN-04] a board has at least twelve figures; a league target is shown to the banner and not applied to it', async () => {
    const head = await world.staff('banner_head', BANNER)
    const board = (await get(head, '/api/board')).body
    const all = board.groups.flatMap((group: { figures: Array<{ value: { code: string; value: number | null } }> }) => group.figures)
    expect(all.filter((one: { value: { value: number | null } }) => one.value.value !== null).length).toBeGreaterThanOrEqual(12)
    expect(board.breakdown.rows.length).toBeGreaterThan(10)
    const coverage = await valueOf(head, 'IND-48', BANNER)
    expect(coverage).toMatchObject({ denominator: 34, target: null, targetState: 'none', targetElsewhere: { place: LEAGUE, placeName: '阿拉善盟', value: 90 } })
    const league = await world.staff('league_reader', LEAGUE)
    const there = await valueOf(league, 'IND-48', LEAGUE)
    expect(there).toMatchObject({ target: { place: LEAGUE, year: 2025, value: 90, planState: 'ended' }, targetState: 'short', numerator: coverage.numerator })
  })

  test('[PLN-18] a map gives every community of a place at once, and stated starting points stand beside the counted number', async () => {
    const head = await world.staff('banner_head', BANNER)
    await turn()
    const { body } = await get(head, `/api/indicators/IND-10/map?region=${STREET}`)
    const rows = (await get(head, `/api/indicators/IND-10/rows?region=${STREET}`)).body.communities
    expect(body.places.length).toBeGreaterThan(1)
    expect(body.places.every((one: { region: string }) => one.region.startsWith(STREET.slice(0, 9)) && !one.region.endsWith('000'))).toBe(true)
    for (const one of body.places) expect(rows.find((row: { region: string }) => row.region === one.region)).toMatchObject({ value: one.value, numerator: one.numerator })
    expect((await get(head, `/api/indicators/NO-SUCH/map`)).body.code).toBe('indicators.not_found')
    const worker = await world.staff('community_worker', COMMUNITY)
    expect((await get(worker, `/api/indicators/IND-10/map?region=${STREET}`)).body.code).toBe('indicators.place_not_found')
    const board = (await get(head, '/api/board')).body
    expect(board.baselines.find((one: { title: string }) => one.title === '社区办公经费（阿左旗）')).toMatchObject({ indicator: 'IND-87', value: '每社区每年7.5万元', placeName: '阿拉善左旗', planTitle: '阿拉善盟“十四五”城乡社区发展规划' })
    // Another banner's is not shown, and a counted number does not become the stated one.
    expect(board.baselines.some((one: { title: string }) => one.title === '社区办公经费（额济纳旗）')).toBe(false)
    expect((await valueOf(head, 'IND-87', BANNER)).value).toBeNull()
    expect(board.above).toEqual([])
    const league = await world.staff('league_reader', LEAGUE)
    expect((await get(league, `/api/board?region=${STREET}`)).body.above.map((one: { region: string }) => one.region)).toEqual([LEAGUE, BANNER])
  })

  test('[IND-48] a community counts as using the platform once it has staff and a case', async () => {
    const place = '152921102001'
    const head = await world.staff('banner_head', BANNER)
    await turn()
    const before = (await valueOf(head, 'IND-48', place)).numerator
    await world.staff('community_worker', place)
    await world.within(async (tx) => {
      await addCase(tx, { region: place, state: 'accepted' })
      await touch(tx, { region: place, events: ['cases.submitted', 'post.granted'], at: now() })
    })
    await turn()
    expect([before, (await valueOf(head, 'IND-48', place)).numerator]).toEqual([0, 1])
    expect(await valueOf(head, 'IND-48', place)).toMatchObject({ value: 100, denominator: 1 })
  })

  test('[IND-119] a dwelling without a grid is seen in the share', async () => {
    const place = '152921102202'
    const at = now()
    await world.within(async (tx) => {
      for (const [i, region] of [place, `${place}001`, `${place}001`, `${place}001`].entries()) {
        await tx.run(sql`insert into register.dwellings (county, id, region, building_id, door, address, created_at)
          values (${COUNTY}, ${uuidv7()}, ${region}, ${uuidv7()}, ${String(i)}, '测试', ${at})`)
      }
      await touch(tx, { region: place, events: ['register.imported'], at })
    })
    await turn()
    expect(await valueOf(await world.staff('banner_head', BANNER), 'IND-119', place)).toMatchObject({ value: 75, numerator: 3, denominator: 4 })
  })

  test('a case reopened twice counts once in the share of reopened cases', async () => {
    const place = '152921102204'
    await world.within(async (tx) => {
      for (let i = 0; i < 4; i++) {
        const id = await addCase(tx, { region: place, state: 'concluded', concludedAt: now() })
        if (i === 0) for (const seq of [1, 2]) {
          await tx.run(sql`insert into cases.moves (county, id, case_id, region, seq, name, from_state, to_state, at)
            values (${COUNTY}, ${uuidv7()}, ${id}, ${place}, ${seq}, 'reopen', 'concluded', 'accepted', ${now()})`)
        }
      }
      await deed(tx, 'case.reopened', place)
    })
    await turn()
    expect(await valueOf(await world.staff('banner_head', BANNER), 'CASE-REOPENED', place)).toMatchObject({ value: 25, numerator: 1, denominator: 4 })
  })

  test('[IND-63] the mean counts first ratings only, five stars for 非常满意, and stays hidden under five', async () => {
    const place = '152921102203'
    const rated = (levels: number[]) => world.within(async (tx) => {
      for (const level of levels) {
        const id = await addCase(tx, { region: place, state: 'concluded', concludedAt: now(), rating: level })
        await tx.run(sql`insert into cases.ratings (county, id, case_id, region, round, level, at) values (${COUNTY}, ${uuidv7()}, ${id}, ${place}, 2, 1, ${now()})`)
      }
      await touch(tx, { region: place, events: ['cases.rated'], at: now() })
    })
    const head = await world.staff('banner_head', BANNER)
    await rated([1, 5, 4])
    await turn()
    expect(await valueOf(head, 'IND-63', place)).toMatchObject({ suppressed: true, value: null })
    await rated([1, 2])
    await turn()
    expect(await valueOf(head, 'IND-63', place)).toMatchObject({ value: (5 + 1 + 2 + 5 + 4) / 5, denominator: 5 })
    expect((await valueOf(head, 'CASE-SATISFIED', place)).value).toBe(60)
  })
})

describe('facilities, volunteers, assistance', () => {
  const site = (tx: Tx, region: string, kind: string, m2: number, closed: string | null = null) =>
    tx.run(sql`insert into facilities.facilities (county, id, region, kind, name, address, area_m2, open_from, closed_on)
      values (${COUNTY}, ${uuidv7()}, ${region}, ${kind}, ${uuidv7()}, '测试', ${m2}, '2020-01-01', ${closed})`)

  test('[IND-66] [IND-59] [IND-61] [IND-38] sites count by class of community, each target only where the text sets it', async () => {
    const head = await world.staff('banner_head', BANNER)
    const [town, gacha] = ['152921102001', '152921102202']
    await turn()
    expect(await valueOf(head, 'IND-61', gacha)).toMatchObject({ value: null, missing: { reason: '尚未采集：设施台账还没有录入' } })
    await world.within(async (tx) => {
      await site(tx, town, 'comprehensive', 280)
      await site(tx, town, 'day_care', 40)
      await site(tx, town, 'reading', 500, '2024-01-01')
      await site(tx, gacha, 'culture', 120)
      for (const region of [town, gacha]) await touch(tx, { region, events: ['facilities.opened_site'], at: now() })
    })
    await turn()
    expect(await valueOf(head, 'IND-59', town)).toMatchObject({ value: 320, targetState: 'met', target: { value: 300 } })
    expect(await valueOf(head, 'IND-61', gacha)).toMatchObject({ value: 120, targetState: 'short', target: { value: 150 } })
    // A mean over many places is not measured by what the text sets for each of them.
    expect(await valueOf(head, 'IND-59', BANNER)).toMatchObject({ target: null, targetState: 'none', targetElsewhere: { value: 300 } })
    expect(await valueOf(head, 'IND-66', town)).toMatchObject({ value: 100, targetState: 'met' })
    const banner = await valueOf(head, 'IND-66', BANNER)
    expect(banner).toMatchObject({ denominator: 34, targetState: 'short', target: { value: 100, place: LEAGUE } })
    expect(await valueOf(head, 'IND-38', town)).toMatchObject({ value: 1 })
    expect((await valueOf(head, 'IND-59', gacha)).value).toBeNull()
  })

  test('volunteers over residents, and grants in force of the month, as totals', async () => {
    const head = await world.staff('banner_head', BANNER)
    const place = '152921102001'
    const before = await valueOf(head, 'POP-RESIDENT', place)
    await world.within(async (tx) => {
      for (let i = 0; i < 6; i++) {
        await tx.run(sql`insert into volunteers.volunteers (county, id, region, person_id, number, case_id, registered_at, left_at)
          values (${COUNTY}, ${uuidv7()}, ${place}, ${uuidv7()}, ${uuidv7()}, ${uuidv7()}, '2026-01-05T00:00:00Z', ${i === 5 ? '2026-02-01T00:00:00Z' : null})`)
      }
      for (const [from, until] of [...Array(5).fill(['2026-01-01', null]), ['2026-01-01', '2026-02-01'], ['2026-12-01', null]] as Array<[string, string | null]>) {
        const id = uuidv7()
        await tx.run(sql`insert into assistance.grants (county, id, region, person_id, programme, mode, amount_fen, from_month, case_id, case_number, decided_at)
          values (${COUNTY}, ${id}, ${place}, ${uuidv7()}, 'test', 'monthly', 10000, ${from}, ${uuidv7()}, 'x', '2026-01-05T00:00:00Z')`)
        if (until) await tx.run(sql`insert into assistance.grant_ends (county, id, region, grant_id, from_month, reason, ended_at)
          values (${COUNTY}, ${uuidv7()}, ${place}, ${id}, ${until}, 'moved', '2026-01-20T00:00:00Z')`)
      }
      await deed(tx, 'case.concluded', place)
    })
    await turn()
    expect((await valueOf(head, 'VOL-REGISTERED', place)).value).toBe(5)
    expect((await valueOf(head, 'IND-18', place)).value).toBeCloseTo((5 / before.value) * 100, 9)
    expect((await valueOf(head, 'AID-MONTHLY', place)).value).toBe(5)
  })
})

describe('past days', () => {
  test('a past day comes out as it was; parts add up; a correction is a further version with its reason', async () => {
    await turn()
    const head = await world.staff('banner_head', BANNER)
    const day = todayOf(world)
    const before = await valueOf(head, 'CASE-RECEIVED', BANNER)
    await snapshotDay(world.app.db, now())
    expect(await snapshotDay(world.app.db, now())).toBe(0)
    await world.within(async (tx) => {
      await addCase(tx, { region: COMMUNITY })
      await touch(tx, { region: COMMUNITY, events: ['cases.submitted'], at: now() })
    })
    await turn()
    expect(await snapshotDay(world.app.db, now(), '补录一件')).toBeGreaterThan(0)
    const reasons = await world.within((tx) => tx.many(sql`select version, reason from indicators.snapshots where region = ${COMMUNITY} and day = ${day} order by version`))
    expect(reasons).toEqual([{ version: 1, reason: '' }, { version: 2, reason: '补录一件' }])
    world.clock.forward(86_400_000)
    await world.within(async (tx) => {
      await addCase(tx, { region: COMMUNITY })
      await touch(tx, { region: COMMUNITY, events: ['cases.submitted'], at: now() })
    })
    await turn()
    expect((await valueOf(head, 'CASE-RECEIVED', BANNER)).value).toBe(before.value + 2)
    expect((await valueOf(head, 'CASE-RECEIVED', BANNER, day)).value).toBe(before.value + 1)
    expect(await valueOf(head, 'CASE-RECEIVED', BANNER, '2026-01-15')).toMatchObject({ value: null, missing: { reason: '这一天没有留存统计' } })
    const parts = await world.within((tx) => tx.one<{ leaves: number; whole: number }>(sql`
      with last as (select distinct on (region) region, measures from indicators.snapshots where day = ${day} order by region, version desc)
      select (select sum((l.measures ->> 'cases.received')::float8) from last l join regions.published_regions r on r.code = l.region
          where r.level in ('community', 'township', 'county') and (r.level = 'community')) as leaves,
        (select (measures ->> 'cases.received')::float8 from last where region = ${LEAGUE}) as whole`))
    const ownOfTownships = await world.within((tx) => tx.one<{ n: number }>(sql`
      select count(*) as n from cases.published_cases where length(region) = 12 and right(region, 3) = '000'`))
    expect(parts.whole).toBe(parts.leaves + ownOfTownships.n)
    const figure = (await get(head, '/api/board')).body.groups[0].figures[0]
    expect(figure.trend.at(-2)).toEqual({ day, value: before.value + 1, corrected: true })
    expect(figure.trend.at(-1).value).toBe(before.value + 2)
  })

  test('records of days and filed numbers cannot be changed or removed by the server', async () => {
    for (const table of ['indicators.snapshots', 'indicators.reports', 'indicators.definitions']) {
      await expect(world.within((tx) => tx.run({ text: `delete from ${table}`, values: [], name: undefined }))).rejects.toThrow(/permission denied/)
      await expect(world.within((tx) => tx.run({ text: `update ${table} set version = 9`, values: [], name: undefined }))).rejects.toThrow(/permission denied/)
    }
  })
})

describe('filing', () => {
  test('[PLN-04] a computed number cannot be typed; a filed one carries evidence, and its correction a reason', async () => {
    const officer = await world.staff('civil_affairs_officer', BANNER)
    const day = todayOf(world)
    const file = (code: string, more: object = {}) => officer.post(`/api/indicators/${code}/reports`, { region: BANNER, day, numerator: 19, denominator: 20, evidence: '民政局年报', ...more })
    expect((await file('CASE-OPEN')).body.code).toBe('indicators.computed_is_not_typed')
    expect((await file('IND-70')).body.code).toBe('indicators.computed_is_not_typed')
    expect(await valueOf(officer, 'IND-102', BANNER)).toMatchObject({ value: null, missing: { owedBy: '规划主管部门' } })
    expect((await file('IND-102', { evidence: '' })).status).toBe(400)
    expect((await file('IND-102')).body).toMatchObject({ version: 1 })
    expect(await valueOf(officer, 'IND-102', BANNER)).toMatchObject({ value: 95 })
    expect((await file('IND-102', { numerator: 20 })).body.code).toBe('indicators.reason_needed')
    expect((await file('IND-102', { numerator: 20, reason: '漏报一处' })).body).toMatchObject({ version: 2 })
    expect(await valueOf(officer, 'IND-102', BANNER)).toMatchObject({ value: 100 })
    const clerk = await world.staff('window_clerk', COMMUNITY)
    expect((await clerk.post('/api/indicators/IND-102/reports', { region: COMMUNITY, day, numerator: 1, evidence: '台账' })).status).toBe(403)
    const other = await world.staff('statistician', STREET)
    expect((await other.post('/api/indicators/IND-102/reports', { region: BANNER, day, numerator: 1, evidence: '台账' })).body.code).toBe('indicators.place_not_found')
  })
})

describe('plans', () => {
  test('[PLN-01] the void text stays readable and says what replaced it and when', async () => {
    const head = await world.staff('banner_head', BANNER)
    const list = (await get(head, '/api/plans')).body.items
    const ours = list.filter((one: { code: string }) => one.code === 'alxa-145')
    expect(ours.map((one: { version: number; state: string }) => [one.version, one.state])).toEqual([[2, 'ended'], [1, 'replaced']])
    const old = (await get(head, '/api/plans/alxa-145?version=1')).body
    expect(old).toMatchObject({ state: 'replaced', mark: '本文本已废止，自2022年9月7日起由《阿拉善盟“十四五”城乡社区发展规划》新印发的文本替代', replacedBy: { version: 2, on: '2022-09-07' } })
    const newest = (await get(head, '/api/plans/alxa-145')).body
    expect(newest).toMatchObject({ version: 2, replaces: [{ version: 1, on: '2022-09-07' }], placeName: '阿拉善盟' })
    expect(newest.targets.length).toBeGreaterThan(10)
    expect((await get(head, '/api/plans/alxa-145?version=1&day=2022-08-01')).body.state).toBe('in_force')
    expect((await get(head, '/api/plans/none')).body.code).toBe('plans.not_found')
  })

  test('loading twice adds nothing', async () => {
    const again = await world.app.db.within({ as: 'staff', ...EVERYWHERE }, async (tx) => [await loadPlans(tx, now()), await loadIndicators(tx, now())])
    expect(again).toEqual([0, 0])
  })
})
