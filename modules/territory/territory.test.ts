import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Someone } from '../../e2e/support/world.ts'
import { CHECKLIST, TOWN, aTown, carryOut, places, strays, type Town } from './test-town.ts'
import { EXECUTE_JOB } from './jobs.ts'

let town: Town
let head: Someone
beforeAll(async () => {
  town = await aTown()
  head = await town.world.staff('street_head', TOWN.street, '街道主任')
}, 600_000)
afterAll(() => town?.close())

/** The lists that a street reads, page by page. They stand in the order of places, which a merger changes: compared as sets. */
const lists = async () => {
  const all = async (url: string) => {
    const ids: string[] = []
    for (let after = ''; ;) {
      const { body } = await head.get(`${url}${after ? `&after=${encodeURIComponent(after)}` : ''}`)
      ids.push(...body.items.map((each: { id: string }) => each.id))
      if (!body.next) return ids.sort()
      after = body.next
    }
  }
  return { people: await all(`/api/people?region=${TOWN.street}`), cases: await all('/api/cases?box=all'), dwellings: await all(`/api/dwellings?region=${TOWN.street}`) }
}

test('[TER-03] [PRC-23] a merger runs as a dossier; every row of every module goes along, people keep working, and it can be put back exactly', async () => {
  const { world, officer, civilAffairs, settled } = town
  const before = await places(world)
  const seen = await lists()
  const change = { kind: 'merge', level: 'community', places: [TOWN.A, TOWN.B], into: TOWN.B }
  const preview = await officer.post('/api/territory-changes/preview', { change })
  expect(preview.body).toMatchObject({ faults: [], title: expect.stringMatching(/^王府社区并入/) })
  expect(preview.body.obstacles.filter((o: any) => o.blocking)).toEqual([])
  const at = (code: string) => preview.body.places.find((p: any) => p.code === code)
  expect(at(TOWN.A)).toMatchObject({ state: 'ends', after: null })
  for (const name of ['households', 'people', 'dwellings', 'openCases', 'posts', 'grids']) {
    expect(at(TOWN.B).after[name], name).toBe(at(TOWN.A).before[name] + at(TOWN.B).before[name])
    expect(at(TOWN.A).before[name], name).toBeGreaterThan(0)
  }

  const made = await officer.post('/api/territory-changes', { change, reason: '两个社区合用一处服务站', checklist: CHECKLIST, clientId: crypto.randomUUID() })
  expect(made.status).toBe(201)
  const id = made.body.id as string
  const decide = { approve: true, effectiveOn: '2026-03-02', version: 1, clientId: crypto.randomUUID(), belowReason: '合并后服务更集中' }
  expect((await officer.post(`/api/territory-changes/${id}/decision`, { ...decide, clientId: crypto.randomUUID() })).body.code).toBe('territory.own_proposal')
  expect((await civilAffairs.post(`/api/territory-changes/${id}/decision`, decide)).body.code).toBe('territory.opinion_missing')
  await officer.post(`/api/territory-changes/${id}/opinions`, { kind: 'meeting', heldOn: '2026-02-20', asked: 60, agreed: 55, against: 2, text: '居民代表会议通过', clientId: crypto.randomUUID() })
  expect((await civilAffairs.post(`/api/territory-changes/${id}/decision`, { ...decide, clientId: crypto.randomUUID() })).body).toEqual({ state: 'approved' })
  await world.job(EXECUTE_JOB)

  const dossier = await civilAffairs.get(`/api/territory-changes/${id}`)
  expect(dossier.body).toMatchObject({ state: 'executed', blocked: [], stagesDone: 1 })
  const after = await places(world)
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
  expect(await strays(world)).toEqual([])
  expect([...after].filter(([row, region]) => region !== before.get(row)).length).toBeGreaterThan(1000)
  expect(await lists()).toEqual(seen)
  // Those who worked at the old place go on at once, with the session they had, and see their cases and people.
  const clerk = settled[0]!.clerk
  expect((await clerk.get(`/api/people/${settled[0]!.ids.person}?purpose=visit`)).status).toBeLessThan(400)
  expect((await clerk.get(`/api/cases/${settled[0]!.ids.case}`)).status).toBe(200)
  expect((await settled[0]!.resident.get(`/api/cases/${settled[0]!.ids.case}`)).status).toBe(200)
  // The tree of the day before is the old one.
  const tree = async (day: string) => (await officer.get(`/api/regions?parent=${TOWN.street}&day=${day}`)).body.items.map((r: any) => r.code)
  expect(await tree('2026-03-01')).toContain(TOWN.A)
  expect(await tree('2026-03-02')).not.toContain(TOWN.A)

  const undo = await carryOut(town, { kind: 'undo', level: 'community', undoes: id })
  expect((await civilAffairs.get(`/api/territory-changes/${undo}`)).body).toMatchObject({ state: 'executed', blocked: [] })
  expect((await civilAffairs.get(`/api/territory-changes/${id}`)).body.state).toBe('undone')
  expect(await places(world)).toEqual(before)
  expect(await strays(world)).toEqual([])
  expect(await lists()).toEqual(seen)
})

test('[TER-02] a community of 1,950 households in class 1 shows as short by 50, with the source of the number', async () => {
  const { world, civilAffairs, officer } = town
  const community = '152921405004'
  await world.owner((c) => c.query(`insert into register.households (county, id, region, valid_from, created_at)
    select '152921', gen_random_uuid(), $1, '2020-01-01', now() from generate_series(1, 1950)`, [community]))
  // One that was dissolved counts no more.
  await world.owner((c) => c.query(`insert into register.households (county, id, region, valid_from, valid_until, created_at) values ('152921', gen_random_uuid(), $1, '2020-01-01', '2025-01-01', now())`, [community]))
  expect((await officer.put(`/api/territory-changes/sizes/${community}`, { class: 'city', reason: '试', clientId: crypto.randomUUID() })).status).toBe(403)
  expect((await civilAffairs.put(`/api/territory-changes/sizes/${community}`, { class: 'mega', reason: '没有的类别', clientId: crypto.randomUUID() })).body.code).toBe('territory.no_such_class')
  expect((await civilAffairs.put(`/api/territory-changes/sizes/${community}`, { class: 'city', reason: '按较大城区管理', clientId: crypto.randomUUID() })).status).toBe(200)
  const { body } = await civilAffairs.get(`/api/territory-changes/sizes?place=${TOWN.street}`)
  expect(body.items.find((each: any) => each.code === community)).toMatchObject({ households: 1950, threshold: 2000, short: 50, class: 'city', set: true })
  expect(body.classes.map((c: any) => [c.code, c.households])).toEqual([['city', 2000], ['seat', 1000], ['sumu', 100], ['none', null]])
  expect(body.classes[0].source).toContain('§三(二)')
  // A county sets its own number, with a source; nobody overwrites another.
  const set = (version: number, households: number) => civilAffairs.put('/api/territory-changes/thresholds/city', { households, scope: '城区社区', source: '旗政府办文件', version, clientId: crypto.randomUUID() })
  expect((await set(0, 1900)).status).toBe(200)
  expect((await civilAffairs.get(`/api/territory-changes/sizes?place=${TOWN.street}`)).body.items.find((each: any) => each.code === community)).toBeUndefined()
  expect((await set(0, 1800)).body.code).toBe('territory.changed_meanwhile')
  // A street reads its own communities only.
  const seen = (await head.get('/api/territory-changes/sizes?only=all')).body.items
  expect(seen.every((each: any) => each.township === TOWN.street)).toBe(true)
  await world.owner((c) => c.query('delete from register.households where region = $1', [community]))
})

test('[TER-03] a set-up below the threshold is not approved without a written reason, and never by who proposed it', async () => {
  const { world, officer, civilAffairs } = town
  const grids = (await officer.get(`/api/regions?parent=${TOWN.A}`)).body.items.map((g: any) => g.code)
  const change = { kind: 'split', place: TOWN.A, parts: [{ name: '新苑社区', grids: grids.slice(0, 2) }] }
  const made = await officer.post('/api/territory-changes', { change, reason: '新小区入住，需要单独设居委会', checklist: CHECKLIST, clientId: crypto.randomUUID() })
  const id = made.body.id
  await officer.post(`/api/territory-changes/${id}/opinions`, { kind: 'residents', heldOn: '2026-02-20', text: '居民愿意', clientId: crypto.randomUUID() })
  const decide = (who: Someone, more: object = {}) => who.post(`/api/territory-changes/${id}/decision`, { approve: true, effectiveOn: '2026-03-09', version: 1, clientId: crypto.randomUUID(), ...more })
  const refused = await decide(civilAffairs)
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ code: 'territory.below_threshold', title: expect.stringMatching(/新苑社区\d+户，比下限1000户少\d+户.*写明理由/) })
  expect((await decide(officer)).body.code).toBe('territory.own_proposal')
  expect((await decide(head)).body.code).toBe('territory.not_yours')
  expect((await decide(civilAffairs, { effectiveOn: '2026-03-01', belowReason: '有' })).body.code).toBe('territory.day_needed')
  expect((await decide(civilAffairs, { version: 7, belowReason: '有' })).body.code).toBe('territory.changed_meanwhile')
  expect((await decide(civilAffairs, { belowReason: '三条路隔开，居民办事不便，已报旗政府' })).body).toEqual({ state: 'approved' })
  // Approved for next week: nothing has moved yet, and the job does nothing before the day.
  const before = await places(world)
  await world.job(EXECUTE_JOB)
  expect(await places(world)).toEqual(before)
  expect((await civilAffairs.post(`/api/territory-changes/${id}/execution`)).body.code).toBe('territory.too_early')
  const withdrawn = await officer.post(`/api/territory-changes/${id}/withdrawal`, { note: '等新小区交付', version: 2, clientId: crypto.randomUUID() })
  expect(withdrawn.body).toEqual({ state: 'withdrawn' })
  expect((await decide(civilAffairs, { version: 3, belowReason: '有' })).body.code).toBe('territory.closed')
})

test('[TER-03] a report for an old date uses the old boundary, and today’s figures can be read by either', async () => {
  const { world, civilAffairs } = town
  await world.job('population.recount')
  const living = async (region: string, query: string) => (await civilAffairs.get(`/api/population?region=${region}&${query}`)).body.total?.living
  const [a, b] = [await living(TOWN.A, 'day=2026-02-28'), await living(TOWN.B, 'day=2026-02-28')]
  expect(a).toBeGreaterThan(20)
  const id = await carryOut(town, { kind: 'abolish', place: TOWN.A, into: TOWN.B })
  await world.job('population.follow')
  expect(await living(TOWN.A, 'day=2026-02-28')).toBe(a)
  expect(await living(TOWN.B, 'day=2026-02-28')).toBe(b)
  expect(await living(TOWN.B, 'day=2026-03-02')).toBe(a + b)
  expect(await living(TOWN.B, 'day=2026-02-28&boundary=now')).toBe(a + b)
  const kin = async (sql: string) => (await world.owner((c) => c.query(sql))).rows
  expect(await kin(`select * from regions.successors_of('${TOWN.A}', '2026-02-28', '2026-03-02')`)).toEqual([{ code: TOWN.B, whole: true }])
  expect(await kin(`select code from regions.predecessors_of('${TOWN.B}', '2026-02-28', '2026-03-02') order by 1`)).toEqual([{ code: TOWN.A }, { code: TOWN.B }])
  const history = (await civilAffairs.get(`/api/territory-changes/places/${TOWN.A}`)).body
  expect(history.kin.at(-1)).toMatchObject({ way: 'to', code: TOWN.B, whole: true, dossier: id })
  await carryOut(town, { kind: 'undo', undoes: id })
  await world.job('population.follow')
  expect([await living(TOWN.A, 'day=2026-02-28'), await living(TOWN.B, 'day=2026-02-28')]).toEqual([a, b])
  expect(await kin(`select * from regions.successors_of('${TOWN.A}', '2026-02-28', '2026-03-02')`)).toEqual([{ code: TOWN.A, whole: true }])
})

test('[TER-03] what was registered after a merger and has no place to go back to is listed, and nothing is put back until it is settled', async () => {
  const { world, civilAffairs, settled } = town
  const before = await places(world)
  const id = await carryOut(town, { kind: 'merge', places: [TOWN.A, TOWN.B], name: '王府新社区' })
  const made = (await civilAffairs.get(`/api/territory-changes/${id}`)).body.preview.places.find((p: any) => p.state === 'new').code as string
  // The dossier of the new place had two stages, and the people there are served by those who were there before.
  expect((await civilAffairs.get(`/api/territory-changes/${id}`)).body).toMatchObject({ stages: 2, stagesDone: 2 })
  expect((await settled[1]!.clerk.get(`/api/cases/${settled[1]!.ids.case}`)).status).toBe(200)
  // What was changed in a file at the old place is still read by who keeps it today.
  const history = await settled[1]!.clerk.get(`/api/people/${settled[1]!.ids.person}/changes`)
  expect(history.body.items.length).toBeGreaterThan(0)
  const newcomer = await world.person({ name: '新来的人', region: made, bornOn: '1980-01-01' })
  const proposed = await town.officer.post('/api/territory-changes', { change: { kind: 'undo', undoes: id }, reason: '合并不成功', checklist: CHECKLIST, clientId: crypto.randomUUID() })
  const refused = await civilAffairs.post(`/api/territory-changes/${proposed.body.id}/decision`, { approve: true, effectiveOn: '2026-03-02', version: 1, clientId: crypto.randomUUID() })
  expect(refused.body).toMatchObject({ code: 'territory.does_not_fit', title: expect.stringContaining('新来的人') })
  const merged = await places(world)
  await world.owner((c) => c.query(`update register.people set region = $2 where id = $1`, [newcomer.id, `${made}001`]))
  await world.owner((c) => c.query(`update register.ties set region = $2 where person_id = $1`, [newcomer.id, `${made}001`]))
  await world.owner((c) => c.query(`delete from accounts.posts where region = $1 and account_id not in (select account_id from accounts.posts p where p.id::text = any ($2))`, [made, [...before.keys()].filter((k) => k.startsWith('accounts.posts.region ')).map((k) => k.split(' ')[1])]))
  await world.owner((c) => c.query(`update accounts.accounts set region = $2 where region = $1 and id::text <> all ($3)`, [made, TOWN.street, [...before.keys()].filter((k) => k.startsWith('accounts.accounts.region ')).map((k) => k.split(' ')[1])]))
  const approved = await civilAffairs.post(`/api/territory-changes/${proposed.body.id}/decision`, { approve: true, effectiveOn: '2026-03-02', version: 1, clientId: crypto.randomUUID() })
  expect(approved.body).toEqual({ state: 'approved' })
  await world.job(EXECUTE_JOB)
  const after = await places(world)
  expect([...before].filter(([row, region]) => after.get(row) !== region)).toEqual([])
  expect(await strays(world)).toEqual([])
  expect(merged.size).toBeGreaterThan(before.size)
  // Whoever came to a grid of the merged place goes back with that grid.
  expect(after.get(`register.people.region ${newcomer.id}`)).toBe(`${TOWN.A}001`)
})

test('a stage that fails half-way leaves everything as it was, says why on the dossier, and goes on when the hindrance is gone', async () => {
  const { world, officer, civilAffairs } = town
  const before = await places(world)
  const made = await officer.post('/api/territory-changes', { change: { kind: 'merge', places: [TOWN.A, TOWN.B], into: TOWN.B }, reason: '再次合并', checklist: CHECKLIST, clientId: crypto.randomUUID() })
  const id = made.body.id
  await officer.post(`/api/territory-changes/${id}/opinions`, { kind: 'residents', heldOn: '2026-02-20', text: '居民愿意', clientId: crypto.randomUUID() })
  await civilAffairs.post(`/api/territory-changes/${id}/decision`, { approve: true, effectiveOn: '2026-03-02', belowReason: '同前', version: 1, clientId: crypto.randomUUID() })
  // A site of the same name appears at both places in between.
  const sites = [crypto.randomUUID(), crypto.randomUUID()]
  await world.owner(async (c) => {
    for (const [i, region] of [TOWN.A, TOWN.B].entries()) {
      await c.query(`insert into facilities.facilities (county, id, region, kind, name, address, area_m2, open_from) values ('152921', $1, $2, 'other', '便民服务站', '某街', 80, '2020-01-01')`, [sites[i], region])
    }
  })
  await world.job(EXECUTE_JOB)
  const stopped = (await civilAffairs.get(`/api/territory-changes/${id}`)).body
  expect(stopped).toMatchObject({ state: 'approved', stagesDone: 0, blocked: [expect.stringContaining('便民服务站')] })
  const now = await places(world)
  expect([...before].filter(([row, region]) => now.get(row) !== region)).toEqual([])
  await world.owner((c) => c.query(`update facilities.facilities set name = '便民服务二站' where id = $1`, [sites[1]]))
  await world.job(EXECUTE_JOB)
  expect((await civilAffairs.get(`/api/territory-changes/${id}`)).body).toMatchObject({ state: 'executed', blocked: [] })
  // A row that a transaction beside it wrote at the old place is found by the next run.
  const late = await world.person({ name: '迟到的人', region: TOWN.B, bornOn: '1980-01-01' })
  await world.owner((c) => c.query('update register.people set region = $2 where id = $1', [late.id, `${TOWN.A}001`]))
  await world.job(EXECUTE_JOB)
  expect(await strays(world)).toEqual([])
  await carryOut(town, { kind: 'undo', undoes: id })
})

test('[TER-21] a community directly under the banner is changed like any other, with no street', async () => {
  const { world } = town
  const direct = '152921801001'
  await world.owner((c) => c.query(`insert into regions.regions (code, level, name, full_name, parent, kind) values ($1, 'community', '直管社区', '阿拉善左旗直管社区', '152921000000', 'community')`, [direct]))
  await world.owner((c) => c.query(`insert into regions.regions (code, level, name, full_name, parent, kind) values ($1 || '001', 'grid', '第一网格', '阿拉善左旗直管社区第一网格', $1, 'grid')`, [direct]))
  const resident = await world.person({ name: '直管居民', region: `${direct}001`, bornOn: '1980-01-01' })
  const other = await world.staff('civil_affairs_officer', '152921000000', '另一位民政干部')
  const id = await carryOut(town, { kind: 'merge', places: [direct, TOWN.B], into: TOWN.B }, { by: other })
  expect((await other.get(`/api/territory-changes/${id}`)).body).toMatchObject({ state: 'executed', region: '152921000000' })
  expect((await places(world)).get(`register.people.region ${resident.id}`)).toMatch(new RegExp(`^${TOWN.B}\\d{3}$`))
  // A street cannot propose what reaches beyond it.
  const beyond = await town.officer.post('/api/territory-changes', { change: { kind: 'undo', undoes: id }, reason: '超出街道的范围', checklist: CHECKLIST, clientId: crypto.randomUUID() })
  expect(beyond.status).toBeGreaterThanOrEqual(403)
  expect((await town.officer.get(`/api/territory-changes/${id}`)).status).toBe(404)
})

test('[TER-01] grids are the community’s own affair: its head proposes, the street decides; buildings go with everyone in them', async () => {
  const { world } = town
  const stationHead = await world.staff('station_head', TOWN.B, '社区书记')
  const grids = (await stationHead.get(`/api/regions?parent=${TOWN.B}`)).body.items as Array<{ code: string; name: string }>
  const grid = grids[0]!.code
  const buildings = (await stationHead.get(`/api/territory-changes/places/${grid}/buildings`)).body.items as Array<{ id: string; households: number }>
  expect(buildings.length).toBeGreaterThan(0)
  const chosen = buildings[0]!.id
  const change = { kind: 'split', level: 'grid', place: grid, parts: [{ name: '北区网格', buildings: [chosen] }] }
  const community = await stationHead.post('/api/territory-changes', { change: { ...change, level: 'community', kind: 'rename', place: TOWN.B, name: '改名社区' }, reason: '社区不能自己改名', checklist: CHECKLIST, clientId: crypto.randomUUID() })
  expect(community.body.code).toBe('territory.not_yours')
  const preview = (await stationHead.post('/api/territory-changes/preview', { change })).body
  const made = preview.places.find((p: any) => p.state === 'new')
  expect(made.after.households).toBe(buildings[0]!.households)
  const id = await carryOut(town, change, { by: stationHead, decider: head })
  expect((await stationHead.get(`/api/territory-changes/${id}`)).body.state).toBe('executed')
  const { rows } = await world.owner((c) => c.query(`
    select (select count(*)::int from register.dwellings where building_id = $1 and region <> $2) as dwellings,
      (select count(*)::int from register.households h join register.dwellings d on d.id = h.dwelling_id where d.building_id = $1 and h.region <> $2) as households,
      (select count(*)::int from register.people p join register.ties t on t.person_id = p.id and t.kind = 'living' and t.valid_until is null join register.dwellings d on d.id = t.dwelling_id
        where d.building_id = $1 and p.region <> $2) as people,
      (select count(*)::int from register.people p where p.region = $2) as there,
      (select count(*)::int from register.people p where p.region = $2 and not exists (select from register.ties t join register.dwellings d on d.id = t.dwelling_id where t.person_id = p.id and d.building_id = $1)) as strangers`,
  [chosen, made.code]))
  expect(rows[0]).toMatchObject({ dwellings: 0, households: 0, people: 0, strangers: 0 })
  expect(rows[0].there).toBe(made.after.people)
})
