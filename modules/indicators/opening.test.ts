import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import { loadIndicators, refresh, SOURCES } from './index.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
  await world.within(async (tx) => {
    await loadIndicators(tx, world.clock.now())
    const add = (region: string, kind: string, name: string, until: string | null = null) => tx.run(sql`
      insert into facilities.facilities (county, id, region, kind, name, address, area_m2, open_from, closed_on)
      values ('152921', ${uuidv7()}, ${region}, ${kind}, ${name}, '中心路1号', 120, '2020-01-01', ${until})`)
    await add(COMMUNITY, 'day_care', '王府日间照料中心')
    await add(OTHER_COMMUNITY, 'day_care', '二社区日间照料中心')
    await add(COMMUNITY, 'day_care', '已停办的照料点', '2025-01-01')
    await add(COMMUNITY, 'comprehensive', '综合服务中心')
  })
  await refresh(world.app.db, SOURCES, () => world.clock.now(), 60_000)
})
afterAll(() => world?.close())

test('[PLN-04] a figure opens to exactly the rows that it counts, within the place of the post and as far as the post may see them', async () => {
  const officer = await world.staff('street_officer', STREET)
  const opened = (who: typeof officer, region: string, more = '') => who.get(`/api/indicators/IND-38/rows?region=${region}&show=records${more}`)
  const street = (await opened(officer, STREET)).body
  expect(street.indicator.opensTo).toBe('rows')
  expect(street.records).toHaveLength(street.total.value)
  expect(street.records.map((row: { title: string }) => row.title).sort()).toEqual(['二社区日间照料中心', '王府日间照料中心'])
  expect((await opened(officer, COMMUNITY)).body.records).toHaveLength(1)
  expect((await opened(officer, BANNER)).body.code).toBe('indicators.place_not_found')
  // Rows are those of now: a past day shows its number alone.
  expect((await opened(officer, STREET, '&day=2026-03-01')).body).toMatchObject({ records: [], recordsWithheld: '逐件明细只有当前的；过去的日期和期间只能看汇总数' })
  // Who may not see cases does not get them by way of a figure either.
  const clerk = await world.staff('statistician', STREET)
  expect((await clerk.get(`/api/indicators/CASE-OPEN/rows?region=${STREET}&show=records`)).body).toMatchObject({ records: [], recordsWithheld: expect.stringContaining('只能查看汇总数') })
})
